"""Precision and recall of the rules that read wording, on the project's own gold set.

    python benchmarks/wording/measure.py            # prints, and writes what follows
    python benchmarks/wording/measure.py --misses   # what to look at while tuning: the tune half only

It writes `benchmarks/results/wording.md`, and the counts of the texts that nobody tuned on to
`engage/rules/data/measured.tsv`, from where each rule's page and `engage rule` show them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import keep

from engage.rules.registry import all_rules
from wording import report
from wording.gold import LANGUAGES, Half, Mark, Promise, fresh, read
from wording.reading import findings
from wording.score import Tally, tallies

MEASURED = Path(__file__).parents[2] / "engage/rules/data/measured.tsv"
HALVES: tuple[Half, ...] = ("tune", "frozen")


def main() -> None:
    """Measure, print and keep the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="list the disagreements of the tune half")
    parser.add_argument("--no-results", action="store_true", help="do not write results/wording.md")
    options = parser.parse_args()
    if options.misses:
        sys.stdout.writelines(f"{line}\n" for line in misses())
        return
    text = results()
    sys.stdout.write(text)
    if not options.no_results:
        keep("wording.md", text)
        MEASURED.write_text(counts(), encoding="utf-8")


def results() -> str:
    """The report, as it stands in results/wording.md."""
    sizes = {lang: {half: _size(lang, half) for half in HALVES} for lang in LANGUAGES}
    off = {rule.code for rule in all_rules() if rule.off}
    texts = [each for lang in LANGUAGES for each in fresh(lang)]
    size = (len(texts), sum(not each.labels for each in texts))
    return report.text(figures(), sizes, off) + report.fresh_text(fresh_figures(), size, off)


def figures() -> dict[str, dict[Half, dict[str, Tally]]]:
    """Counts by language, half and rule; `Tally.precision` and `Tally.recall` carry their intervals."""
    return {
        lang: {half: tallies((each.labels, findings(each)) for each in _texts(lang, half)) for half in HALVES}
        for lang in LANGUAGES
    }


def fresh_figures() -> dict[str, dict[str, Tally]]:
    """Counts of the fresh set by language and rule."""
    return {lang: tallies((each.labels, findings(each)) for each in fresh(lang)) for lang in LANGUAGES}


def counts() -> str:
    """The counts of the texts that nobody tuned on, a line a set, language and rule."""
    frozen = {lang: halves["frozen"] for lang, halves in figures().items()}
    lines = ["# Written by benchmarks/wording/measure.py: set, language, rule, labels, met, findings, right."]
    for name, by_lang in (("frozen", frozen), ("fresh", fresh_figures())):
        for lang, by_rule in by_lang.items():
            for rule, tally in by_rule.items():
                cells = (name, lang, rule, tally.labels, tally.met, tally.findings, tally.right)
                lines.append("\t".join(map(str, cells)))
    return "\n".join(lines) + "\n"


def misses() -> Iterator[str]:
    """Each disagreement of the tune half: `-` a fault not found, `+` a finding that is no such fault."""
    for lang in LANGUAGES:
        for promise in _texts(lang, "tune"):
            found = findings(promise)
            for sign, marks, others in (("-", promise.labels, found), ("+", found, promise.labels)):
                for mark in marks:
                    if not any(mark.rule == other.rule and mark.overlaps(other) for other in others):
                        yield _line(sign, mark, promise)


def _line(sign: str, mark: Mark, promise: Promise) -> str:
    text = promise.text
    shown = f"{text[: mark.start]}[{text[mark.start : mark.end]}]{text[mark.end :]}"
    return f"{sign} {mark.rule} {promise.id} {promise.field}: {shown}"


def _texts(lang: str, half: Half) -> Iterator[Promise]:
    return (promise for promise in read(lang) if promise.half == half)


def _size(lang: str, half: Half) -> tuple[int, int]:
    texts = list(_texts(lang, half))
    return len(texts), sum(not each.labels for each in texts)


if __name__ == "__main__":
    main()
