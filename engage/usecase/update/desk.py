"""What each kind of fact is recorded with: the promise, the day, and the search for what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Milestone
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.rules.words import both, did_you_mean, listed
from engage.usecase.change import Change, NotPossible
from engage.usecase.folded import folded


@dataclass(frozen=True, slots=True)
class Desk:
    """The promise as its file has it, in the workspace as known today."""

    workspace: Workspace
    commitment: Commitment
    today: date

    def gate(self, wanted: str) -> tuple[Pointer, Milestone]:
        """A milestone by its id, and where it stands.

        Raises:
            NotPossible: the promise has none of that id.
        """
        gates = self.commitment.milestones
        for place, gate in enumerate(gates):
            if gate.id == wanted:
                return ("milestones", place), gate
        near = did_you_mean(wanted, [gate.id for gate in gates])
        if near is None and gates:
            known = listed([gate.id for gate in gates])
            near = Text(f"it has {known.en}", f"il a {known.fr}")
        raise NotPossible(
            both(
                f"`{self.commitment.id}` has no milestone `{wanted}`" + (f"; {near.en}" if near else ""),
                f"`{self.commitment.id}` n'a pas de jalon `{wanted}`" + (f" ; {near.fr}" if near else ""),
            )
        )

    def name(self, milestone: str | None) -> str:
        """`ACME-014`, or `ACME-014/ux`."""
        return f"{self.commitment.id}/{milestone}" if milestone else self.commitment.id


@dataclass(frozen=True, slots=True)
class Recorded:
    """The changes that record a fact, and what is told of it; no changes where it was recorded before."""

    changes: tuple[Change, ...]
    said: Text


def recorded(changes: Iterator[Change], en: str, fr: str, words: str = "") -> Recorded:
    """The changes, with the sentence about them; the French one is typeset, but not the user's own `words`.

    They follow it.
    """
    made, sentence = tuple(changes), both(en, fr)
    told = Text(sentence.en + words, sentence.fr + words)
    return Recorded(made, told) if made else Recorded((), already(told))


def already(told: Text) -> Text:
    """What was recorded before."""
    return Text(f"{told.en} (already recorded)", f"{told.fr} (déjà noté)")


def pick(wanted: str, names: Sequence[str], what: Text, where: str) -> int:
    """Which of some names is meant: the same one, else the only one that begins with the words, or has them.

    Args:
        wanted: what was given.
        names: those that can be meant.
        what: the kind of thing, such as “criterion”.
        where: whose they are.

    Raises:
        NotPossible: none is meant, or several are.
    """
    sought = folded(wanted)
    tests = (
        [n for n, name in enumerate(names) if name == wanted],
        [n for n, name in enumerate(names) if folded(name) == sought],
        [n for n, name in enumerate(names) if folded(name).startswith(sought)],
        [n for n, name in enumerate(names) if sought in folded(name)],
    )
    found = next((hits for hits in tests if hits), [])
    if len(found) == 1:
        return found[0]
    if found:
        several = listed([names[n] for n in found])
        raise NotPossible(
            both(
                f"`{where}`: `{wanted}` can mean {several.en}",
                f"`{where}` : `{wanted}` peut désigner {several.fr}",
            )
        )
    known = listed(list(names))
    raise NotPossible(
        both(
            f"`{where}` has no {what.en} `{wanted}`" + (f"; it has {known.en}" if names else ""),
            f"`{where}` n'a pas de {what.fr} `{wanted}`" + (f" ; il a {known.fr}" if names else ""),
        )
    )


def not_ahead(on: date, today: date) -> None:
    """Stop at a fact that has not happened yet.

    Raises:
        NotPossible: its day lies ahead.
    """
    if on > today:
        raise NotPossible(
            both(
                f"{on} lies ahead, today is {today}: what has not happened is not recorded",
                f"le {on} est à venir, nous sommes le {today} : ce qui n'a pas eu lieu ne se note pas",
            )
        )
