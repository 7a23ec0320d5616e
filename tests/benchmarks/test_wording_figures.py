"""From a text of the gold set to a figure on a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from processes import AS_OF, REPOSITORY, engage

from engage.render.rule import document
from engage.render.rule_page import page
from engage.rules.measured import measured
from engage.rules.registry import all_rules, by_code
from engage.usecase.rule import RuleView

sys.path.insert(0, str(REPOSITORY / "benchmarks"))

from wording import measure, report
from wording.gold import FIELDS, Mark, Promise, fresh, parse
from wording.reading import RULES, findings, placed
from wording.score import Tally, wilson


def _promise(field: str, text: str, lang: str = "en") -> Promise:
    (promise,) = parse(f"{lang}-001 it {field}\n{text}\n", lang)
    return promise


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_is_read_in_the_field_it_was_written_for(field: str) -> None:
    record, pointer = placed(_promise(field, "Twelve tables"))

    value: Any = record
    for step in pointer:
        value = value[step]
    assert value == "Twelve tables"


def test_findings_carry_the_place_of_their_words() -> None:
    text = "A modern shop, delivered as soon as possible"

    assert findings(_promise("wording", text)) == (Mark("S102", 2, 8), Mark("T504", 25, 44))


def test_places_count_code_points_behind_no_break_spaces_and_combining_accents() -> None:
    text = "E\u0301te\u0301 2027\u00a0: un site moderne\u202f!"
    start = text.index("moderne")

    assert Mark("S102", start, start + 7) in findings(_promise("what", text, "fr"))


def test_a_criterion_without_anything_to_check_is_one_finding_over_its_whole_text() -> None:
    text = "The client is satisfied."

    assert findings(_promise("criterion", text)) == (Mark("M202", 0, len(text)),)


@pytest.mark.parametrize(
    ("share", "cell"),
    [(wilson(10, 12), "0.83 [0.55–0.95] 10/12"), (wilson(0, 4), "0.00 [0.00–0.49] 0/4"), (None, "–")],
)
def test_a_figure_shows_its_interval_and_its_counts(share: Any, cell: str) -> None:
    assert report.share(share) == cell


def test_the_report_leaves_rules_that_are_off_out_of_the_group() -> None:
    counts = {"S102": Tally(4, 3, 4, 3, 1), "S110": Tally(4, 0, 6, 0, 0)}
    figures = {"en": {"tune": {}, "frozen": counts}}

    text = report.text(figures, {"en": {"tune": (1, 1), "frozen": (8, 2)}}, {"S110"})

    rows = {
        cells[0]: cells[1:]
        for line in text.split("English, frozen half")[1].split("## ")[0].splitlines()
        if line.startswith("| ")
        for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
    }
    assert "8 texts, 2 of them clean." in text
    assert rows["S102"] == ["4", "4", "0.75 [0.30–0.95] 3/4", "0.75 [0.30–0.95] 3/4", "1"]
    assert rows["S110°"] == ["4", "6", "0.00 [0.00–0.39] 0/6", "0.00 [0.00–0.49] 0/4", "0"]
    assert rows["**together**"] == rows["S102"]


def test_the_report_names_rules_that_are_on_and_mostly_wrong_in_the_frozen_half() -> None:
    english = {"S102": Tally(9, 9, 10, 6, 0), "S103": Tally(9, 5, 10, 3, 0), "S110": Tally(9, 0, 9, 0, 0)}
    french = {"S102": Tally(9, 9, 10, 5, 0), "S103": Tally(9, 9, 10, 9, 0), "M203": Tally(labels=4)}
    figures = {"en": {"tune": {}, "frozen": english}, "fr": {"tune": {}, "frozen": french}}
    sizes = {lang: {"tune": (0, 0), "frozen": (9, 0)} for lang in figures}

    assert "below 0.6: S102.\n" in report.text(figures, sizes, {"S110"})


def test_the_committed_figures_are_those_of_the_rules_as_they_are() -> None:
    kept = REPOSITORY / "benchmarks" / "results" / "wording.md"

    assert kept.read_text(encoding="utf-8") == measure.results(), "run python benchmarks/wording/measure.py"


def test_the_figures_of_the_pages_are_those_of_the_rules_as_they_are() -> None:
    assert measure.MEASURED.read_text("utf-8") == measure.counts(), "run python benchmarks/wording/measure.py"


def test_a_rule_that_is_mostly_wrong_is_off_by_default() -> None:
    for rule in all_rules():
        found = measured(rule.code, "frozen")
        precision = found.precision if found else None
        if precision is not None and not rule.off:
            assert precision.value >= report.FLOOR, rule.code


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_that_was_measured_shows_it(code: str) -> None:
    rule = by_code()[code]
    (shown,) = document(RuleView((rule,)), "en")["rules"]
    assert {(each["set"], each["lang"]) for each in shown["measured"]} >= {("frozen", "en"), ("frozen", "fr")}
    assert "## How well it reads" in page(rule)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_fresh_texts_are_of_other_trades(lang: str) -> None:
    texts, known = fresh(lang), measure.read(lang)
    assert len(texts) >= 40
    assert not {each.trade for each in texts} & {each.trade for each in known}
    assert not {each.text for each in texts} & {each.text for each in known}


def test_engage_check_reports_the_rules_that_were_measured(tmp_path: Path) -> None:
    texts = [promise for lang in ("en", "fr") for promise in measure.read(lang)][::15]
    for folder in ("commitments", "clients"):
        (tmp_path / folder).mkdir()
    (tmp_path / "clients" / "c.yaml").write_text("id: c\nname: C\n")
    for promise in texts:
        record, _ = placed(promise)
        document = {"id": promise.id, "title": promise.id, "client": "c", "lang": promise.lang, **record}
        path = tmp_path / "commitments" / f"{promise.id}.yaml"
        path.write_text(yaml.safe_dump(document, allow_unicode=True, width=9999), encoding="utf-8")

    done = engage("check", "-w", tmp_path, "--format", "json", "--as-of", AS_OF)

    reported = [(d["commitment"], d["code"]) for d in done.json["diagnostics"]]
    assert sorted(pair for pair in reported if pair[1] in RULES) == sorted(
        (promise.id, mark.rule) for promise in texts for mark in findings(promise) if mark.rule != "S110"
    )


def test_figures_count_every_label_of_both_languages_and_halves() -> None:
    figures = measure.figures()

    for lang, halves in figures.items():
        for half, by_rule in halves.items():
            labels = [label.rule for each in measure.read(lang) if each.half == half for label in each.labels]
            assert {rule: tally.labels for rule, tally in by_rule.items() if tally.labels} == {
                rule: labels.count(rule) for rule in set(labels)
            }
            assert set(by_rule) <= RULES


def test_the_list_for_tuning_never_shows_the_frozen_half() -> None:
    shown = {line.split()[2] for line in measure.misses()}
    frozen = {each.id for lang in ("en", "fr") for each in measure.read(lang) if each.half == "frozen"}

    assert not shown & frozen
