"""The figures of the wording rules as Markdown."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from measure import table

from wording.gold import Half
from wording.score import Share, Tally, merged, together

#: Language -> half -> rule -> counts.
Figures = Mapping[str, Mapping[Half, Mapping[str, Tally]]]

_HALVES: tuple[Half, ...] = ("frozen", "tune")
_NAMES = {"en": "English", "fr": "French"}
_HEAD = ("", "labels", "findings", "precision", "recall", "other rule")

# A rule that is wrong more often is off by default.
FLOOR = 0.6

_INTRODUCTION = """\
# How well the wording rules read

Repeat with `python benchmarks/wording/measure.py`. The texts, and how they were labelled, are in
`benchmarks/wording`. Each cell is the share, its Wilson 95 % interval and the counts. *Precision*: of the
findings, those on a fault of their rule. *Recall*: of the faults labelled, those found under their rule.
*Other rule*: findings on a fault of another rule; they count against precision. Rules marked ° are off by
default and not part of the group.

Who tunes a rule reads the *tune* half only, so the figures to believe are those of the *frozen* half. With so
few faults a rule the intervals are wide: they are part of the figure.
"""


def text(figures: Figures, sizes: Mapping[str, Mapping[Half, tuple[int, int]]], off: Collection[str]) -> str:
    """The whole report; `sizes` are texts and clean texts of each language and half."""
    both = merged(halves["frozen"] for halves in figures.values())
    parts = [_INTRODUCTION, "\n## Both languages, frozen half\n", _below(both, off)]
    parts.append(table(_HEAD, _rows(both, off)))
    for lang, halves in figures.items():
        for half in _HALVES:
            texts, clean = sizes[lang][half]
            parts += [f"\n## {_NAMES[lang]}, {half} half\n", f"{texts} texts, {clean} of them clean.\n"]
            parts.append(table(_HEAD, _rows(halves[half], off)))
    return "\n".join(parts)


_FRESH = """
# On fresh texts

Texts of other trades (`benchmarks/wording/fresh_*.txt`), written and labelled after the rules were tuned, and
committed before any rule had run on them. {texts} texts, {clean} of them clean. Their first measurement is in
`benchmarks/wording/labelling.md`: where a rule is changed later, only that one is untouched evidence.
"""


def fresh_text(
    figures: Mapping[str, Mapping[str, Tally]], size: tuple[int, int], off: Collection[str]
) -> str:
    """The report on the fresh set: rule by rule over both languages, then each language as a whole."""
    parts = [_FRESH.format(texts=size[0], clean=size[1])]
    rows = _rows(merged(figures.values()), off)
    for lang, by_rule in figures.items():
        on = {rule: tally for rule, tally in by_rule.items() if rule not in off}
        rows.append(_row(f"{_NAMES[lang]}, together", together(on)))
    return "\n".join(["", *parts, table(_HEAD, rows)])


def _below(by_rule: Mapping[str, Tally], off: Collection[str]) -> str:
    weak = [
        rule
        for rule, tally in by_rule.items()
        if rule not in off and tally.precision is not None and tally.precision.value < FLOOR
    ]
    return f"On by default with a precision below {FLOOR}: {', '.join(weak) or 'none'}.\n"


def _rows(by_rule: Mapping[str, Tally], off: Collection[str]) -> list[tuple[str, ...]]:
    on = {rule: tally for rule, tally in by_rule.items() if rule not in off}
    rows = [_row(rule if rule in on else f"{rule}°", tally) for rule, tally in by_rule.items()]
    return [*rows, _row("**together**", together(on))]


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    counts = (str(tally.labels), str(tally.findings))
    return (name, *counts, share(tally.precision), share(tally.recall), str(tally.misnamed))


def share(figure: Share | None) -> str:
    """Such as `0.83 [0.55–0.95] 10/12`; a dash where nothing was there to count."""
    if figure is None:
        return "–"
    return f"{figure.value:.2f} [{figure.low:.2f}–{figure.high:.2f}] {figure.hits}/{figure.of}"
