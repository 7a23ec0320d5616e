"""What a reader of `engage check` sees."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from checking import check_files

from engage.model.asof import known_on
from engage.model.text import Lang
from engage.render.check import concise, full, text
from engage.render.check_json import document
from engage.render.layout import cells
from engage.render.theme import Theme
from engage.store.load import load_workspace
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

FILES = {
    "clients/acme.yaml": "id: acme\n",
    "resources.yaml": "people: [{id: ana}]\n",
    "commitments/portal.yaml": """
        id: ACME-014
        title: Dealer portal in production
        client: acme
        type: custom-project
        status: active
        owner: anna
        promise: {made: 2026-09-01, start: 2026-09-07, due: 2027-02-26}
        deliverables:
          - {what: Portal, how: Blue/green, acceptance: [{measure: p95, target: "<= 800 ms"}]}
        milestones:
          - {id: ux, work: 10d, needs: {ana: 90%}}
          - id: live
            due: 2027-03-05
            quality: [{measure: blocking defects, target: "= 0"}]
        raci: {accountable: ana}
        waivers: [{rule: S112, reason: annexed}]
        """,
}
ENGLISH, FRENCH = Theme("en", 80), Theme("fr", 80)

IN_FULL = """\
commitments/portal.yaml:6:8: error X005 dangling-reference
  nobody is known as `anna`
   6 | owner: anna
     |        ^^^^
  help: did you mean `ana`?
  why it matters: The alert goes to nobody, the load is counted on nobody, the
    link holds nothing back.

commitments/portal.yaml:11:33: warning A304 person-overcommitted
  `ana` has 4.5 d of work for 5 d in the week of 2026-09-07 (90%, 85% may be
  planned), the worst of 2 weeks from 2026-09-07 to 2026-09-14: `ACME-014` 4.5 d
  11 |   - {id: ux, work: 10d, needs: {ana: 90%}}
     |                                 ^^^
  help: move one of them, give part of it to somebody else, or agree a later
    date
  why it matters: Each promise looks feasible alone. Together they are not,
    and a client finds out which one gives way.

commitments/portal.yaml:13:10: error T507 milestone-after-due
  milestone `live` is due on 2027-03-05, after the promise itself (2027-02-26)
  13 |     due: 2027-03-05
     |          ^^^^^^^^^^
  help: move the milestone before the promised date, or agree a later date
    with the client
  see also commitments/portal.yaml:7:53
   7 | promise: {made: 2026-09-01, start: 2026-09-07, due: 2027-02-26}
     |                                                     ^^^^^^^^^^
  why it matters: The client was given two dates that cannot both be kept.

not checked: A304 the whole load of people: not all work is estimated in
  `ACME-014`

2 errors, 1 warning in 3 files, as of 2026-09-07
"""

IN_FRENCH = """\
commitments/portal.yaml:6:8: erreur X005 dangling-reference
  personne n’est connu sous le nom `anna`
   6 | owner: anna
     |        ^^^^
  aide : vouliez-vous dire `ana` ?
"""

A_LINE_EACH = """\
commitments/portal.yaml:6:8: error X005 nobody is known as `anna` [dangling-reference]
commitments/portal.yaml:13:10: error T507 milestone `live` is due on 2027-03-05, after the promise itself \
(2027-02-26) [milestone-after-due]
2 errors in 3 files, as of 2026-09-07
"""


def _checked(root: Path, *select: str) -> tuple[CheckView, Any]:
    options = CheckOptions(select=select or ("X005", "A304", "T507"))
    view = check_files(root, FILES, options=options)
    return view, load_workspace(root).source_line


def test_the_full_report_shows_source_help_other_places_and_why(tmp_path: Path) -> None:
    view, source_line = _checked(tmp_path)
    assert full(view, ENGLISH, source_line) == IN_FULL


def test_the_report_in_french_with_its_typography(tmp_path: Path) -> None:
    view, source_line = _checked(tmp_path)
    shown = text(view, FRENCH, source_line)
    assert shown.replace("\u00a0", " ").replace("\u202f", " ").startswith(IN_FRENCH)
    assert "aide\u00a0: vouliez-vous dire `ana`\u202f?" in shown


def test_the_usual_report_leaves_out_other_places_and_reasons(tmp_path: Path) -> None:
    view, source_line = _checked(tmp_path)
    shown = text(view, ENGLISH, source_line)
    assert "see also" not in shown
    assert "why it matters" not in shown
    assert sum("^" in line for line in shown.splitlines()) == 3


def test_a_line_each_for_editors_and_grep(tmp_path: Path) -> None:
    view, _ = _checked(tmp_path, "X005", "T507")
    assert concise(view, ENGLISH) == A_LINE_EACH


def test_nothing_found_is_said_with_what_was_looked_at(tmp_path: Path) -> None:
    view, source_line = _checked(tmp_path, "S101")
    assert text(view, ENGLISH, source_line) == "No fault in 3 files, as of 2026-09-07\n"
    assert text(view, FRENCH, source_line) == "Aucun défaut dans 3 fichiers, au 2026-09-07\n"


def test_colour_marks_words_but_never_replaces_them(tmp_path: Path) -> None:
    view, source_line = _checked(tmp_path)
    painted = text(view, Theme("en", 80, colour=True), source_line)
    assert "\x1b[31merror\x1b[0m" in painted
    plain = text(view, ENGLISH, source_line)
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_text_of_files_cannot_command_the_terminal(tmp_path: Path) -> None:
    files = {
        "commitments/a.yaml": 'id: A\ntitle: Report\nclient: acme\nowner: "ana\\e[2J\u202e"\n',
        "clients/acme.yaml": "id: acme\n",
        "resources.yaml": "people: [{id: ana}]\n",
    }
    view = check_files(tmp_path, files, options=CheckOptions(select=("X005",)))
    shown = full(view, ENGLISH, load_workspace(tmp_path).source_line)
    assert len(view.diagnostics) == 1
    assert "`ana\\x1b[2J\\u202e`" in shown
    assert not {"\x1b", "\u202e"} & set(shown)


def test_the_json_document_has_what_the_contract_names(tmp_path: Path) -> None:
    view, _ = _checked(tmp_path)
    found = document(view, "en")
    assert (found["schema"], found["as_of"], found["left_out"]) == ("engage/check/1", "2026-09-07", [])
    assert found["summary"] == {
        "files": 3,
        "errors": 2,
        "warnings": 1,
        "infos": 0,
        "suppressed": 0,
        "known": 0,
    }
    assert found["diagnostics"][2] == {
        "code": "T507",
        "name": "milestone-after-due",
        "severity": "error",
        "path": "commitments/portal.yaml",
        "line": 13,
        "column": 10,
        "end_line": 13,
        "end_column": 20,
        "message": "milestone `live` is due on 2027-03-05, after the promise itself (2027-02-26)",
        "help": "move the milestone before the promised date, or agree a later date with the client",
        "commitment": "ACME-014",
        "pointer": "milestones/1/due",
        "related": [{"path": "commitments/portal.yaml", "line": 7, "column": 53}],
        "fix": None,
        "letter": "T",
        "confidence": "high",
        "excerpt": None,
        "why_it_matters": "The client was given two dates that cannot both be kept.",
        "suggestion": "move the milestone before the promised date, or agree a later date with the client",
        "fingerprint": view.diagnostics[2].fingerprint,
        "suppressed": None,
    }
    assert len(view.diagnostics[2].fingerprint) == 32
    assert found["rules_skipped"] == [
        {
            "code": "A304",
            "name": "person-overcommitted",
            "why": "the whole load of people: not all work is estimated in `ACME-014`",
            "commitment": None,
        }
    ]


def test_codes_and_values_of_json_are_not_translated(tmp_path: Path) -> None:
    view, _ = _checked(tmp_path)
    english, french = document(view, "en"), document(view, "fr")
    for one, other in zip(english["diagnostics"], french["diagnostics"], strict=True):
        assert {key for key in one if one[key] != other[key]} <= {
            "message",
            "help",
            "suggestion",
            "why_it_matters",
        }


def test_an_example_workspace_is_read_as_of_a_day(tmp_path: Path) -> None:
    check_files(tmp_path, FILES)
    loaded = load_workspace(tmp_path)
    assert known_on(loaded.workspace, date(2026, 9, 7)).commitment["ACME-014"].due == date(2027, 2, 26)


def test_the_plain_report_has_all_places_of_a_cycle(tmp_path: Path) -> None:
    gates = "milestones:\n  - {id: m, after: n}\n  - {id: n, after: m}\n"
    files = {"commitments/a.yaml": f"id: A\ntitle: T\nclient: c\n{gates}"}
    view = check_files(tmp_path, files, options=CheckOptions(select=("X006",)))
    shown = text(view, Theme("en", 80), lambda _, line: files["commitments/a.yaml"].split("\n")[line - 1])
    assert "   5 |   - {id: m, after: n}" in shown
    assert "see also commitments/a.yaml:6:" in shown
    assert "   6 |   - {id: n, after: m}" in shown


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("folders", [0, 3, 9])
def test_no_line_of_the_plain_report_is_wider_than_the_width(
    tmp_path: Path, lang: Lang, folders: int
) -> None:
    path = f"commitments/{'a-folder-of-some-length/' * folders}p.yaml"
    written = f"id: A\ntitle: {'modern ' * 40}\nclient: c\npromise: {{due: 2026-02-30}}\nnope: 1\n"
    view = check_files(tmp_path, {path: written})
    for report in (text, full):
        shown = report(view, Theme(lang, 80), lambda _, line: written.split("\n")[line - 1])
        assert max(map(cells, shown.split("\n"))) <= 80
