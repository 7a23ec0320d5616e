"""The examples of each rule are its tests, and its documentation."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import check_files

from engage.model.text import LANGS
from engage.rules.language.lint import WORDING
from engage.rules.registry import all_rules
from engage.rules.rule import Example, Rule
from engage.usecase.check import CheckOptions

RULES = all_rules()


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{kind}-{place}-{example.lang}")
        for rule in RULES
        for place, example in enumerate(getattr(rule, kind), 1)
    ]


def _codes(root: Path, rule: Rule, example: Example) -> set[str]:
    view = check_files(
        root, dict(example.files), example.as_of, CheckOptions(select=(rule.code,)), example.before
    )
    return {found.code for found in view.diagnostics}


@pytest.mark.parametrize(("rule", "example"), _cases("bad"))
def test_a_bad_example_has_the_fault(tmp_path: Path, rule: Rule, example: Example) -> None:
    assert rule.code in _codes(tmp_path, rule, example)


@pytest.mark.parametrize(("rule", "example"), _cases("good"))
def test_a_good_example_has_no_fault_at_all(tmp_path: Path, rule: Rule, example: Example) -> None:
    assert _codes(tmp_path, rule, example) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_examples_in_both_languages(rule: Rule) -> None:
    assert {example.lang for example in rule.bad} == {"en", "fr"}
    assert {example.lang for example in rule.good} == {"en", "fr"}
    assert min(len(rule.bad), len(rule.good)) >= 3


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code in WORDING], ids=lambda rule: rule.code)
def test_a_rule_about_wording_has_three_examples_in_each_language(rule: Rule) -> None:
    for lang in LANGS:
        assert min(sum(e.lang == lang for e in rule.bad), sum(e.lang == lang for e in rule.good)) >= 3
