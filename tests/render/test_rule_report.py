"""What a reader of `engage rule` sees."""

from __future__ import annotations

import pytest

from engage.render.layout import cells
from engage.render.rule import document, text
from engage.render.theme import Theme
from engage.rules.registry import all_rules
from engage.usecase.rule import rule

T501 = """\
T501 missing-due-date
error, from profile `draft` on

What it catches
  A promise without `promise.due`.

Why it hurts a client
  Without a date a promise can never be late, so it is never first. The client
  has a date in mind, and it is earlier than yours.

Instead
  Give a whole day. Where it is not known yet, promise the day on which you will
  know it.

To accept a finding
  In the commitment, for a time: `waivers: [{rule: T501, reason: …, by: …,
  until: …}]`. For some files, in `engage.yaml`: `rules: {overrides: [{paths:
  ["commitments/legacy/**"], rules: {T501: info}}]}`; everywhere: `rules:
  {ignore: [T501]}`.

Bad (as of 2026-09-07)
  id: ACME-014
  title: Dealer portal in production
  client: acme

Bad (as of 2026-09-07)
  id: ACME-016
  title: Test report
  client: acme
  promise: {start: 2026-09-07}

Good (as of 2026-09-07)
  id: ACME-014
  title: Dealer portal in production
  client: acme
  promise: {due: 2027-02-26}

Good (as of 2026-09-07)
  id: ACME-016
  title: Test report
  client: acme
  status: accepted
"""


def test_a_rule_is_explained_with_its_examples() -> None:
    assert text(rule("T501"), Theme("en", 80)) == T501


def test_examples_are_those_of_the_readers_language() -> None:
    shown = text(rule("T501"), Theme("fr", 80))
    assert "Boutique en ligne" in shown
    assert "Dealer portal" not in shown


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_list_has_a_line_for_each_rule_and_fits(lang: str, width: int) -> None:
    lines = text(rule(None), Theme(lang, width)).splitlines()  # type: ignore[arg-type]
    assert [line.split()[0] for line in lines] == [found.code for found in all_rules()]
    assert max(cells(line) for line in lines) <= width


def test_the_beginning_of_a_code_lists_its_rules() -> None:
    lines = text(rule("T50"), Theme("en", 80)).splitlines()
    listed = [line.split()[0] for line in lines]
    assert listed == [found.code for found in all_rules() if found.code.startswith("T50")]
    assert {"T501", "T502", "T507", "T508", "T509"} <= set(listed)


def test_an_unknown_rule_is_answered_in_one_line() -> None:
    assert text(rule("T999"), Theme("en", 80)).count("\n") == 1


def test_json_holds_everything_about_the_rules_asked_for() -> None:
    (found,) = document(rule("t501"), "fr")["rules"]
    assert (found["code"], found["severity"], found["profile"]) == ("T501", "error", "draft")
    assert found["catches"] == "Un engagement sans `promise.due`."
    assert found["bad"][0] == {
        "lang": "en",
        "as_of": "2026-09-07",
        "files": {
            "commitments/promise.yaml": "id: ACME-014\ntitle: Dealer portal in production\nclient: acme\n"
        },
        "before": None,
    }
    assert len(document(rule(None), "en")["rules"]) == len(all_rules())
