"""`engage calibrate` as text: what deliveries say, how honest forecasts were, what is proposed."""

from __future__ import annotations

from collections.abc import Iterator

from engage.learn.backtest import SHARES
from engage.model.text import Text
from engage.render import calibrate_words as words
from engage.render.layout import Column, cut, line, widths, wrap
from engage.render.theme import Style, Theme, escaped
from engage.usecase.calibrate import CalibrateView

_RIGHT, _LEFT = Column("right"), Column()
# Of a type: n, took, factor and P80 stay longest.
_FIGURES = tuple(Column("right", drop=rank) for rank in (0, 0, 0, 2, 5, 1, 3, 4))
_LOSSES = tuple(Column("right", drop=rank) for rank in (3, 1, 2))  # Brier first to go, then the error
_ALL = Text("all", "toutes")


def text(view: CalibrateView, change: str, theme: Theme, *, written: bool) -> str:
    """The whole report; `change` is the difference of `engage.yaml`, empty where there is none."""
    sections = (
        _answer(view, theme),
        _kinds(view, theme),
        _test(view, theme),
        _risks(view, theme),
        _lessons(view, theme),
        _change(view, change, theme, written=written),
    )
    lines: list[str] = []
    for found in (list(section) for section in sections):
        lines += [""] if lines and found else []
        lines += found
    return "\n".join(lines) + "\n"


def _told(sentence: Text | None, theme: Theme, *styles: Style) -> Iterator[str]:
    if sentence is None:
        return
    told = escaped(theme.say(sentence))
    for each in wrap(told[:1].upper() + told[1:], theme.width):
        yield theme.paint(each, *styles) if styles else each


def _answer(view: CalibrateView, theme: Theme) -> Iterator[str]:
    yield from _told(words.answer(view), theme, "bold")
    yield from _told(words.sources(view), theme)
    yield from _told(words.not_enough(view), theme)


def _kinds(view: CalibrateView, theme: Theme) -> Iterator[str]:
    if not view.kinds:
        return
    names = [
        Text("type", "type"), Text("n", "n"), Text("took", "réel"), Text("factor", "facteur"), Text("±", "±"),
        Text("now", "actuel"), Text("P80", "P80"), Text("P90", "P90"), Text("P95", "P95"),
    ]  # fmt: skip
    rows = [
        [
            escaped(row.kind) if row.kind else theme.say(_ALL),
            str(row.fitted.cases),
            *(
                words.ratio_cell(value, theme.lang)
                for value in (row.fitted.raw, row.fitted.ratio, row.fitted.spread, row.now, *row.bounds)
            ),
        ]
        for row in view.kinds
    ]
    yield from _table(names, rows, [Column(flex=1, least=8), *_FIGURES], theme)
    yield from _told(words.BOUNDS_LEGEND, theme, "dim")


def _test(view: CalibrateView, theme: Theme) -> Iterator[str]:
    if not view.kinds:
        return
    yield theme.paint(theme.say(Text("How honest?", "Honnête ?".replace(" ", "\u202f"))), "bold")
    yield from _told(words.tested(view.back_test), theme)
    yield from _told(words.verdict(view.back_test), theme)
    if not view.back_test.scores:
        return
    names = [
        Text("", ""), Text("P50", "P50"), Text("P80", "P80"), Text("P90", "P90"), Text("Brier", "Brier"),
        Text("P80 loss", "perte P80"), Text("error", "erreur"),
    ]  # fmt: skip
    rows = []
    for score in view.back_test.scores:
        found = {each.share: each for each in score.coverage}
        rows.append(
            [
                theme.say(words.METHOD[score.method]),
                *(words.coverage_cell(found.get(share)) for share in SHARES),
                *(words.ratio_cell(value, theme.lang) for value in (score.brier, score.pinball, score.crps)),
            ]
        )
    yield from _table(names, rows, [_LEFT, *[_RIGHT] * 3, *_LOSSES], theme)
    yield from _told(words.SCORES_LEGEND, theme, "dim")


def _table(names: list[Text], rows: list[list[str]], columns: list[Column], theme: Theme) -> Iterator[str]:
    head = [theme.say(name) for name in names]
    sizes = widths(columns, [head, *rows], theme.width)
    yield theme.paint(line(head, columns, sizes), "dim")
    yield from (line(row, columns, sizes) for row in rows)


def _risks(view: CalibrateView, theme: Theme) -> Iterator[str]:
    if not view.deliveries:
        return
    yield theme.paint(theme.say(Text("Risks and correlation", "Risques et corrélation")), "bold")
    for row in view.risks:
        said = Text(row.record.id, row.record.id), words.risk_words(row)
        colon = ": " if theme.lang == "en" else "\u00a0: "
        first, *others = wrap(escaped(colon.join(theme.say(each) for each in said)), theme.width)
        yield first
        yield from (f"  {other}" for other in others)
    yield from _told(words.all_risks(view), theme)
    yield from _told(words.together_words(view), theme)


def _lessons(view: CalibrateView, theme: Theme) -> Iterator[str]:
    if not view.lessons:
        return
    title = Text("Lessons to apply, by hand", "Leçons à appliquer, à la main")
    yield theme.paint(theme.say(title), "bold")
    for row in view.lessons:
        first, *others = wrap(escaped(theme.say(words.lesson_words(row))), theme.width - 2)
        yield f"- {first}"
        yield from (f"  {other}" for other in others)


def _change(view: CalibrateView, change: str, theme: Theme, *, written: bool) -> Iterator[str]:
    if view.block is None:
        if view.enough:
            said = Text(
                "Nothing new to propose: engage.yaml says so already.",
                "Rien de nouveau à proposer\u00a0: engage.yaml le dit déjà.",
            )
            yield from _told(said, theme)
        return
    title = Text("Written to engage.yaml", "Écrit dans engage.yaml") if written else Text(
        "Proposed for engage.yaml", "Proposé pour engage.yaml"
    )  # fmt: skip
    yield theme.paint(theme.say(title), "bold")
    for each in change.splitlines():
        style: Style = "green" if each.startswith("+") else "red" if each.startswith("-") else "dim"
        shown = escaped(each)
        yield theme.paint(cut(shown, theme.width) if style == "dim" else shown, style)  # context may be long
    if not written:
        said = Text(
            "`engage calibrate --write` makes the change; forecasts and buffers read it from then on.",
            "`engage calibrate --write` fait le changement\u202f; prévisions et tampons le liront ensuite.",
        )
        yield from _told(said, theme)
