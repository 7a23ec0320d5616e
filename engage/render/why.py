"""Why, as text: the answer, the causes in plain words, what would bring the date back, then the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from engage.model.text import Text
from engage.render.layout import Column, cells, listing, wrap
from engage.render.shades import SYMBOL, badge, day_of, share_of, tinted
from engage.render.theme import Theme, escaped
from engage.render.why_words import answer, question
from engage.usecase.why.answer import Why
from engage.usecase.why.chain import Step
from engage.usecase.why.changes import Remedy
from engage.usecase.why.tree import Node, Source

_LEAST = 24
_DEEPEST = 100


def text(view: Why, theme: Theme, *, everything: bool = False) -> str:
    """The answer in the columns of the theme; of a colour the reasons that decide it, or all of them."""
    writer = _Writer(view, theme, everything)
    cause = (writer.chain(), writer.remedies())
    first = view.topic == "colour" or view.milestone is not None
    sections = (
        (writer.heading(), writer.tree(), *cause) if first else (writer.heading(), *cause, writer.tree())
    )
    return "\n\n".join("\n".join(found) for lines in sections if (found := list(lines))) + "\n"


class _Writer:
    """Writes the sections; a part of the tree that was shown is not shown again."""

    def __init__(self, view: Why, theme: Theme, everything: bool) -> None:
        self._view = view
        self._theme = theme
        self._everything = everything
        self._shown: set[tuple[str, str, str]] = set()

    def heading(self) -> Iterator[str]:
        view, theme = self._view, self._theme
        name = f"{view.id}/{view.milestone}" if view.milestone else view.id
        left = f"{badge(view.status, theme)}  " if view.status else ""
        left += f"{escaped(name)}  "
        first, *others = wrap(escaped(view.title), max(12, theme.width - cells(left)))
        yield left + theme.paint(first, "bold")
        yield from (" " * cells(left) + theme.paint(part, "bold") for part in others)
        yield from wrap(escaped(theme.say(answer(view))), theme.width)

    def chain(self) -> Iterator[str]:
        steps = self._view.chain
        if not steps:
            return
        yield self._title("What makes the date, in order", "Ce qui fait la date, dans l’ordre")
        for number, step in enumerate(steps, 1):
            yield from self._step(number, step)

    def _step(self, number: int, step: Step) -> Iterator[str]:
        words = escaped(self._theme.say(step.words))
        words = words[:1].upper() + words[1:]
        yield from self._with_source(f"{number:>2}. ", " " * 4, words, step.source)

    def remedies(self) -> Iterator[str]:
        found = self._view.remedies
        if not found:
            return
        words = Text(
            "No change that was tried brings it back; what helps most (each recomputed)",
            "Aucun changement essayé ne la ramène\u202f; ce qui aide le plus (recalculé)",
        )
        if any(each.brings_back for each in found[:-1]):
            words = Text(
                "What would bring it back, least effort first (each recomputed)",
                "Ce qui la ramènerait, du moindre effort au plus grand (recalculé)",
            )
        for part in wrap(self._theme.say(words), self._theme.width):
            yield self._theme.paint(part, "bold")
        head = tuple(
            self._theme.say(each)
            for each in (
                Text("", ""),
                Text("end", "fin"),
                Text("safe", "sûr"),
                Text("on time", "à l’heure"),
                Text("change", "changement"),
            )
        )
        rows = [head, *(self._remedy(each) for each in found)]
        yield from listing(rows, (Column(), Column("right"), Column("right"), Column("right")), self._theme)

    def _remedy(self, remedy: Remedy) -> tuple[str, ...]:
        theme, today = self._theme, self._view.as_of
        mark = "✓" if remedy.brings_back else "·"
        return (
            mark,
            day_of(remedy.finish, today, theme.lang),
            day_of(remedy.safe_date, today, theme.lang),
            share_of(remedy.on_time, theme.lang),
            escaped(theme.say(remedy.words)),
        )

    def tree(self) -> Iterator[str]:
        view = self._view
        if not view.tree:
            return
        yield self._title(*question(view))
        for node in view.tree:
            yield from self._node(node, "", "", self._depth(node))
        if view.tree[0].colour and not self._everything and not view.milestone:
            more = Text(
                "`--all` shows the tree to its end, that of the milder reasons too",
                "`--all` montre l’arbre jusqu’au bout, aussi pour les raisons plus légères",
            )
            yield from (
                self._theme.paint(part, "dim") for part in wrap(self._theme.say(more), self._theme.width)
            )

    def _depth(self, node: Node) -> int:
        """How many levels below are shown: of a colour what decides it, and of that what it was made from."""
        if self._everything or node.colour is None or self._view.milestone:
            return _DEEPEST
        return 1 if node.colour == self._view.status else 0

    def _node(self, node: Node, prefix: str, below: str, depth: int) -> Iterator[str]:
        say = self._theme.say
        mark = f"{tinted(SYMBOL[node.colour], node.colour, self._theme)} " if node.colour else ""
        words = escaped(say(node.label))
        if node.value is not None:
            words += f"{':' if self._theme.lang == 'en' else chr(0xA0) + ':'} {escaped(say(node.value))}"
        if node.formula is not None:
            link = (
                " = "
                if node.value is not None
                else f"{':' if self._theme.lang == 'en' else chr(0xA0) + ':'} "
            )
            words += f"{link}{escaped(say(node.formula))}"
        if node.note is not None:
            words += f"{', ' if node.value is not None else ' '}{escaped(say(node.note))}"
        if node.default:
            words += say(Text(" (default)", " (par défaut)"))
        known = (node.key, node.label.en, node.value.en if node.value else "")
        again = bool(node.children) and known in self._shown
        if again:
            words += say(Text(" (see above)", " (voir plus haut)"))
        hang = below + (" " * (2 if mark else 0))
        yield from self._with_source(prefix + mark, hang, words, node.source)
        if node.children and depth and not again:
            self._shown.add(known)
            yield from self._below(node.children, below + ("  " if mark else ""), depth - 1)

    def _below(self, children: Iterable[Node], below: str, depth: int) -> Iterator[str]:
        children = tuple(children)
        for place, child in enumerate(children):
            last = place == len(children) - 1
            yield from self._node(
                child, below + ("└ " if last else "├ "), below + ("  " if last else "│ "), depth
            )

    def _with_source(self, first: str, hang: str, words: str, source: Source | None) -> Iterator[str]:
        """The words, then where they stand; on a line of its own where there is no room."""
        room = max(_LEAST, self._theme.width - cells(first))
        place = escaped(self._place(source)) if source else ""
        lines = wrap(words, room)
        if place and cells(lines[-1]) + 2 + cells(place) <= room:
            lines[-1] += "  " + self._theme.paint(place, "cyan")
        elif place:
            lines += [self._theme.paint(part, "cyan") for part in wrap(place, room)]
        yield first + lines[0]
        yield from (hang + line for line in lines[1:])

    def _place(self, source: Source) -> str:
        """The promise's own file by its name alone, others by their path."""
        path = PurePosixPath(source.path)
        name = path.name if path.stem == self._view.id else source.path
        return f"{name}:{source.span.line}"

    def _title(self, en: str, fr: str) -> str:
        return self._theme.paint(self._theme.say(Text(en, fr)), "bold")
