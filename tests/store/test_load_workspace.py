"""A workspace from its files."""

from datetime import date
from pathlib import Path

import pytest

from engage.model.asof import known_on
from engage.model.diagnostic import Span
from engage.store.discover import find_workspace
from engage.store.load import load_workspace
from engage.store.loaded import Loaded

GOOD = "id: {id}\ntitle: A portal\nclient: acme\nstatus: active\n"


def workspace(root: Path, **files: str) -> Loaded:
    """Files by name, `__` for `/`, written as they are; `.yaml` where no ending is given."""
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path = path if path.suffix else path.with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_workspace(root)


def said(loaded: Loaded) -> list[str]:
    return [f"{d.path}:{d.span.line}:{d.span.column} {d.code} {d.message.en}" for d in loaded.diagnostics]


def test_every_kind_of_file_is_read(tmp_path: Path) -> None:
    loaded = workspace(
        tmp_path,
        engage="lang: fr\n",
        commitments__deep__a=GOOD.format(id="A"),
        clients__acme="id: acme\n",
        resources__people="people: [{id: lea}]\n",
        resources__machines="equipment: [{id: crane}]\n",
        risks="risks: [{id: R1, what: strike}]\n",
        records__incidents__one="incidents: [{id: I1, opened: 2026-11-02T10:00+01:00}]\n",
    )
    (tmp_path / "records/incidents/two.csv").write_text("id,opened\nI2,2026-11-03T09:00\n")
    loaded = load_workspace(tmp_path)
    checked = loaded.checked
    assert said(loaded) == []
    assert checked.policy.lang == "fr"
    assert [c.path for c in checked.commitments] == ["commitments/deep/a.yaml"]
    assert [r.id for r in checked.resources.all()] == ["lea", "crane"]  # type: ignore[attr-defined]
    assert [i.id for i in checked.incidents] == ["I1", "I2"]
    assert checked.risks[0].pointer == ("risks", 0)


def test_a_folder_with_commitments_is_a_workspace_with_defaults(tmp_path: Path) -> None:
    loaded = workspace(tmp_path, commitments__a=GOOD.format(id="A"))
    assert loaded.workspace.policy.buffer.band == (0.15, 0.25)
    assert [c.id for c in loaded.workspace.commitments] == ["A"]


def test_a_broken_file_costs_only_itself(tmp_path: Path) -> None:
    loaded = workspace(
        tmp_path,
        commitments__a=GOOD.format(id="A") + "promise:\n  due: [2027-03-01\n",
        commitments__b=GOOD.format(id="B"),
    )
    assert [c.id for c in loaded.workspace.commitments] == ["B"]
    assert loaded.workspace.left_out == ("commitments/a.yaml",)
    assert [line.split(" ")[1] for line in said(loaded)] == ["X001"]


def test_a_file_with_broken_syntax_is_checked_as_far_as_it_goes_but_not_planned_with(tmp_path: Path) -> None:
    text = (
        GOOD.format(id="A")
        + "deliverables:\n- {what: x, acceptance: [{measure: m, target: >= 95 %}]}\nbufer: 20%\n"
    )
    loaded = workspace(tmp_path, commitments__a=text)
    assert [line.split(" ")[1] for line in said(loaded)] == ["X001", "X003"]
    assert [c.id for c in loaded.checked.commitments] == ["A"]
    assert loaded.workspace.commitments == ()
    assert loaded.workspace.left_out == ("commitments/a.yaml",)


def test_a_faulty_field_has_its_line_and_column(tmp_path: Path) -> None:
    text = GOOD.format(id="A") + "promise:\n  due: 2026-02-30\nmilestones:\n  - id: m\n    wrok: 3d\n"
    loaded = workspace(tmp_path, commitments__a=text)
    assert said(loaded) == [
        "commitments/a.yaml:6:8 T502 2026-02-30: February 2026 has 28 days",
        "commitments/a.yaml:9:5 X003 unknown field `wrok`: did you mean `work`?",
    ]
    assert {d.commitment for d in loaded.diagnostics} == {"A"}
    assert loaded.partly_read == ("commitments/a.yaml",)
    assert loaded.workspace.left_out == ()


def test_positions_of_a_record_are_those_of_the_file_after_an_item_was_left_out(tmp_path: Path) -> None:
    text = GOOD.format(id="A") + "milestones:\n  - title: no id\n  - id: m\n    work: 3d\n"
    loaded = workspace(tmp_path, commitments__a=text)
    assert [m.id for m in loaded.workspace.commitments[0].milestones] == ["m"]
    span = loaded.locate("commitments/a.yaml", ("milestones", 0, "work"), on_key=False, words=None)
    assert span == Span(8, 11, 8, 13)
    assert loaded.source_line("commitments/a.yaml", 8) == "    work: 3d"


def test_a_promise_with_an_unreadable_status_stays_in_sight(tmp_path: Path) -> None:
    loaded = workspace(tmp_path, commitments__a=GOOD.format(id="A").replace("active", "actve"))
    assert loaded.workspace.commitments[0].status == "active"
    assert "did you mean `active`" in said(loaded)[0]


def test_a_file_without_an_id_is_left_out(tmp_path: Path) -> None:
    loaded = workspace(tmp_path, commitments__a="title: A portal\nclient: acme\n")
    assert loaded.workspace.left_out == ("commitments/a.yaml",)
    assert said(loaded) == ["commitments/a.yaml:1:1 X003 the field `id` is required here"]


def test_a_folder_or_a_dangling_link_in_place_of_a_file_is_said(tmp_path: Path) -> None:
    workspace(tmp_path, commitments__a=GOOD.format(id="A"))
    (tmp_path / "commitments/folder.yaml").mkdir()
    (tmp_path / "commitments/gone.yaml").symlink_to("nowhere.yaml")
    loaded = load_workspace(tmp_path)
    assert loaded.workspace.left_out == ("commitments/folder.yaml", "commitments/gone.yaml")
    assert [line.split(" ")[:2] for line in said(loaded)] == [
        ["commitments/folder.yaml:1:1", "X001"],
        ["commitments/gone.yaml:1:1", "X001"],
    ]


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    loaded = workspace(tmp_path, commitments__a=GOOD.format(id="A"))
    (tmp_path / "commitments/.a.yaml").write_text(":")
    assert said(loaded) == said(load_workspace(tmp_path)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("id,opened\nI1\n", ["2:1 X001 this row has 1 cells, the header 2"]),
        ("id,opened\nI1,yesterday\n", ["2:4 X003 'yesterday' is not a time"]),
        ("id,openned\nI1,2026-11-03\n", ["1:4 X003 unknown field `openned`", "2:1 X003 the field `opened`"]),
        ("", ["1:1 X001 the file has no header row"]),
        (
            "id,opened,severity\nI1,yesterday\n",
            ["2:1 X001 this row has 2 cells, the header 3", "2:4 X003 'yesterday' is not a time"],
        ),
        ("id,opened,severity\nI1,2026-11-03T09:00\n", ["2:1 X001 this row has 2 cells, the header 3"]),
        ("id,opened\nI1,yesterday,x\n", ["2:1 X001 this row has 3 cells, the header 2: put texts"]),
    ],
)
def test_faults_of_a_table_have_their_row_and_column(tmp_path: Path, rows: str, expected: list[str]) -> None:
    loaded = workspace(tmp_path, engage="lang: en\n")
    (tmp_path / "records/incidents").mkdir(parents=True)
    (tmp_path / "records/incidents/a.csv").write_text(rows)
    lines = said(load_workspace(tmp_path))
    assert [
        line.removeprefix("records/incidents/a.csv:")[: len(want)]
        for line, want in zip(lines, expected, strict=True)
    ] == expected
    assert loaded.workspace.incidents == ()


def test_the_workspace_is_the_nearest_with_settings(tmp_path: Path) -> None:
    inner = tmp_path / "examples/one"
    (inner / "commitments/deep").mkdir(parents=True)
    (inner / "engage.yaml").touch()
    (tmp_path / "engage.yaml").touch()
    assert find_workspace(inner / "commitments/deep") == inner
    assert find_workspace(tmp_path / "examples") == tmp_path


def test_without_settings_the_workspace_has_commitments(tmp_path: Path) -> None:
    (tmp_path / "commitments/deep").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    assert find_workspace(tmp_path / "commitments/deep") == tmp_path


def test_the_search_ends_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "engage.yaml").touch()
    (tmp_path / "repository/.git").mkdir(parents=True)
    assert find_workspace(tmp_path / "repository") is None


@pytest.mark.parametrize(
    ("name", "text", "expected", "kept"),
    [
        ("a.csv", "on,value\n2026-11-02,97 %\n2026-11-03T07:00+01:00,98\n", [], ["97 %", "98"]),
        ("a.yaml", "values:\n- {on: 2026-11-02, value: yes}\n", [], ["yes"]),
        ("a.csv", "on,value,client\n2026-11-02,97\n", ["2:1 X001 this row has 2 cells, the header 3"], []),
        ("a.csv", "on,value\n2026-11-02,97,98\n", ["2:1 X001 this row has 3 cells, the header 2"], []),
        ("a.csv", "on,value\n2026-11-31,97\n", ["2:1 T502 2026-11-31: November 2026 has 30 days"], []),
        ("a.csv", "on,value\nMonday,97\n", ["2:1 X003 'Monday' is not a date"], []),
        ("a.csv", "on,value\n2026-11-02,good\n", ["2:12 X003 'good' is not a value"], []),
        ("a.csv", "on,value\n2026-11-02,>= 97\n", ["2:12 X003 '>= 97' is not a value"], []),
        ("a.csv", "on,value\n2026-11-02,\n", ["2:1 X003"], []),
        (
            "a.csv",
            "on,value\n2026-11-02,97\n2026-11-02,98\n",
            ["3:1 X003 2026-11-02 has a value already, at records/series/a.csv:2"],
            ["97"],
        ),
        ("a.csv", "on,value,commitment\n2026-11-02,97,A\n2026-11-02,98,B\n", [], ["97", "98"]),
        (
            "a.yaml",
            "values:\n- {on: 2026-11-02, value: 1}\n- {on: 2026-11-02, value: 2}\n",
            ["3:8 X003 2026-11-02 has a value already, at records/series/a.yaml:2"],
            ["1"],
        ),
        ("a.csv", "on,valeur\n2026-11-02,97\n", ["1:4 X003", "2:1 X003"], []),
    ],
)
def test_series_are_read_and_their_faults_have_line_and_column(
    tmp_path: Path, name: str, text: str, expected: list[str], kept: list[str]
) -> None:
    (tmp_path / "records/series").mkdir(parents=True)
    (tmp_path / "records/series" / name).write_text(text)
    loaded = workspace(tmp_path, engage="lang: en\n")
    lines = said(loaded)
    assert [
        line.removeprefix(f"records/series/{name}:")[: len(want)]
        for line, want in zip(lines, expected, strict=True)
    ] == expected
    assert [(value.series, value.value.text) for value in loaded.workspace.series] == [
        ("a", one) for one in kept
    ]


def test_lines_are_those_of_the_file_also_where_later_entries_are_hidden(tmp_path: Path) -> None:
    """On the 15th, the record knows one of several messages, amendments and pauses."""
    text = """\
id: A
title: t
client: c
exchanges:
  - {on: 2026-11-20, text: later}
  - {text: of no day}
  - {on: 2026-11-12, text: earlier}
amendments:
  - {on: 2026-11-30, kind: scope}
  - {on: 2026-11-02, kind: scope}
pauses:
  - {from: 2026-12-01}
  - {from: 2026-11-03}
"""
    (tmp_path / "commitments").mkdir()
    (tmp_path / "commitments/A.yaml").write_text(text, encoding="utf-8")
    loaded = load_workspace(tmp_path)
    known = known_on(loaded.checked, date(2026, 11, 15)).commitments[0]
    assert [len(known.exchanges), len(known.amendments), len(known.pauses)] == [1, 1, 1]
    then = loaded.as_known(date(2026, 11, 15))

    def lines(files: Loaded, name: str, count: int) -> list[int]:
        return [files.locate(known.path, (name, at), False, None).line for at in range(count)]

    assert lines(then, "exchanges", 1) == [7]
    assert lines(then, "amendments", 1) == [10]
    assert lines(then, "pauses", 1) == [13]
    assert lines(loaded, "amendments", 2) == [9, 10]
    assert then.in_file(known.path, ("exchanges", 0, "text")) == ("exchanges", 2, "text")
