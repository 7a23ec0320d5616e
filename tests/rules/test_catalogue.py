"""What holds for all rules: stable codes, names of faults, two languages, pages generated from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engage.render.rule_page import pages
from engage.rules import catalogue
from engage.rules.registry import LETTERS, all_rules, find_rule, matching
from engage.rules.rule import PROFILES, Rule
from engage.usecase.rule import rule as look_up

RULES = all_rules()
REPOSITORY = Path(__file__).parents[2]

#: Released codes and their names. They are never changed and never used again for something else.
RELEASED = {
    "X001": "yaml-syntax",
    "X002": "duplicate-key",
    "X003": "schema",
    "X004": "duplicate-id",
    "X005": "dangling-reference",
    "X006": "dependency-cycle",
    "X007": "nothing-checked",
    "S101": "missing-deliverable",
    "S115": "missing-how",
    "M201": "missing-acceptance-criteria",
    "M207": "milestone-without-quality-criteria",
    "A301": "accountable-not-exactly-one",
    "A304": "person-overcommitted",
    "R402": "buffer-out-of-range",
    "T501": "missing-due-date",
    "T502": "invalid-date",
    "T507": "milestone-after-due",
    "T508": "order-conflict",
    "T509": "overdue",
    "X010": "yaml-surprise",
    "X008": "suppression-without-reason",
    "X009": "stale-suppression",
    "S112": "missing-boundary",
    "S116": "missing-for-its-type",
    "M206": "missing-verification-method",
    "M209": "done-without-evidence",
    "A302": "responsible-missing",
    "A303": "unknown-or-departed-person",
    "A305": "effort-missing",
    "A306": "client-input-undated",
    "A307": "decision-missing",
    "A308": "override-without-reason",
    "A309": "waiting-without-date",
    "R401": "buffer-missing",
    "R403": "effort-exceeds-window",
    "R405": "risk-without-response",
    "R406": "not-validated-by-client",
    "R407": "changed-since-validation",
    "R408": "too-many-open-promises",
    "R409": "promised-above-the-record",
    "R410": "single-holder",
    "X011": "unknown-holidays",
    "T514": "due-on-a-day-off",
    "R411": "weakened-without-amendment",
    "T510": "silent",
    "T512": "long-gap",
    "T513": "acceptance-pending",
    "S102": "vague-quality",
    "S103": "vague-quantifier",
    "S104": "vague-verb",
    "S105": "open-ended-list",
    "S106": "escape-clause",
    "S107": "best-effort",
    "S108": "weak-modal",
    "S109": "placeholder",
    "S110": "unclear-agent",
    "S111": "compound-promise",
    "S113": "marketing-claim",
    "S114": "fine-print",
    "M202": "criterion-not-measurable",
    "M203": "number-without-unit",
    "M204": "unbounded-target",
    "M205": "comparative-without-baseline",
    "M208": "rate-without-denominator",
    "R404": "absolute-promise",
    "T503": "ambiguous-date",
    "T504": "indefinite-time",
    "T505": "deadline-without-anchor",
    "T506": "day-kind-unspecified",
    "T511": "imprecise-period",
}


def test_released_codes_keep_their_names() -> None:
    assert {rule.code: rule.name for rule in RULES}.items() >= RELEASED.items()


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_rules_stand_in_the_order_of_smart_then_of_codes() -> None:
    assert [rule.code for rule in RULES] == sorted(
        (rule.code for rule in RULES), key=lambda code: (LETTERS.index(code[0]), code)
    )


def test_a_file_of_the_catalogue_is_named_after_its_rule() -> None:
    files = {path.stem for path in Path(catalogue.__path__[0]).glob("[!_]*.py")}
    assert files == {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_codes_names_and_profiles_are_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"[XSMART]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.profile in PROFILES
    assert (rule.profile == "load") is (rule.code[0] == "X")
    assert rule.each is None or rule.whole is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_french_explanations_have_french_typography(rule: Rule) -> None:
    for said in (rule.catches, rule.harm, rule.instead, *([rule.options] if rule.options else [])):
        prose = re.sub(r"`[^`]*`", "", said.fr)
        assert said.en
        assert not re.search(r"[ ][;!?%:»]|« |'", prose), prose


def test_the_committed_pages_are_those_that_the_rules_generate() -> None:
    folder = REPOSITORY / "docs" / "rules"
    committed = {f"docs/rules/{path.name}": path.read_text("utf-8") for path in folder.glob("*.md")}
    assert committed == pages(RULES)


@pytest.mark.parametrize("query", ["T507", "t507", "milestone-after-due", "Milestone-After-Due", " T507 "])
def test_a_rule_is_found_by_its_code_or_name_in_any_case(query: str) -> None:
    found = find_rule(query)
    assert found is not None
    assert found.code == "T507"


def test_the_beginning_of_a_code_means_all_rules_that_begin_so() -> None:
    assert [rule.code for rule in matching("T50")] == [f"T50{place}" for place in range(1, 10)]
    assert matching("") == ()


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    view = look_up("milestone-after-date")
    assert view.rules == ()
    assert view.unknown is not None
    assert view.unknown.en == "there is no rule `milestone-after-date`: did you mean `milestone-after-due`?"


def test_without_a_query_all_rules_are_listed() -> None:
    assert look_up(None).rules == RULES
