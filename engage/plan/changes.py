"""The changes of a plan that people think of when a date does not hold, each a value with a name.

`written` is how a person asks for the change (`--what-if`), and how it is named in JSON: it can be given
back as it is. What each does to the records is in `change_effects`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from engage.model.commitment import Importance
from engage.model.text import Text
from engage.plan.figures import NARROW, figure, long_day, percent

#: Ids of newcomers begin so: no id of a file can.
_PERSON, _PROVIDER = "person:", "provider:"


def newcomer_skill(name: str) -> str | None:
    """The skill of somebody who was added; `None` for all others."""
    kind, colon, skill = name.partition(":")
    return skill if f"{kind}{colon}" in {_PERSON, _PROVIDER} else None


@dataclass(frozen=True, slots=True)
class Due:
    """The promise, or one of its gates, is promised for another date."""

    kind: ClassVar[str] = "due"
    commitment: str
    due: date
    milestone: str | None = None

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        where = f"{self.commitment}/{self.milestone}" if self.milestone else self.commitment
        return f"{where} due {self.due}"

    @property
    def words(self) -> Text:
        """What to do."""
        day = long_day(self.due)
        if self.milestone:
            return Text(f"gate {self.milestone} on {day.en}", f"jalon {self.milestone} le {day.fr}")
        return Text(f"promise {day.en} instead", f"promettre le {day.fr}")


@dataclass(frozen=True, slots=True)
class Start:
    """The work begins on another day."""

    kind: ClassVar[str] = "start"
    commitment: str
    start: date

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{self.commitment} start {self.start}"

    @property
    def words(self) -> Text:
        """What to do."""
        day = long_day(self.start)
        return Text(f"start on {day.en}", f"commencer le {day.fr}")


@dataclass(frozen=True, slots=True)
class Drop:
    """Milestones are left out; what waited for them waits for what they waited for."""

    kind: ClassVar[str] = "drop"
    commitment: str
    milestones: tuple[str, ...]
    what: str | None = None  # the deliverable that goes with them

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return "drop " + ", ".join(f"{self.commitment}/{name}" for name in self.milestones)

    @property
    def words(self) -> Text:
        """What to do."""
        what = self.what or ", ".join(self.milestones)
        return Text(f"leave out: {what}", f"renoncer à\u00a0: {what}")


@dataclass(frozen=True, slots=True)
class Cut:
    """The work of a promise, or of one milestone, is cut to a share of what it is."""

    kind: ClassVar[str] = "cut"
    commitment: str
    share: float
    milestone: str | None = None

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        where = f"{self.commitment}/{self.milestone}" if self.milestone else self.commitment
        return f"cut {where} to {self.share:.0%}"

    @property
    def words(self) -> Text:
        """What to do."""
        to, what = percent(self.share), self.milestone or self.commitment
        return Text(f"cut {what} to {to.en} of its work", f"réduire {what} à {to.fr} de son travail")


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody is away."""

    kind: ClassVar[str] = "absent"
    person: str
    first: date
    last: date

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{self.person} absent {self.first}..{self.last}"

    @property
    def words(self) -> Text:
        """What happens."""
        first, last = long_day(self.first), long_day(self.last)
        return Text(
            f"{self.person} away from {first.en} to {last.en}",
            f"absence de {self.person} du {first.fr} au {last.fr}",
        )


@dataclass(frozen=True, slots=True)
class Add:
    """Somebody joins the work that needs a skill: one more person, or an outside provider.

    `share`: of full time, or units of the provider. `commitment`: the promise that is helped; `milestone`:
    only that work of it.
    """

    kind: ClassVar[str] = "add"
    skill: str
    share: float
    since: date
    commitment: str
    milestone: str | None = None
    provider: bool = False

    @property
    def who(self) -> str:
        """The id that stands for the newcomer."""
        return f"{_PROVIDER if self.provider else _PERSON}{self.skill}"

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        kind = "provider" if self.provider else "person"
        where = f"{self.commitment}/{self.milestone}" if self.milestone else self.commitment
        return f"add {kind} {self.skill} {self.share:.0%} from {self.since} for {where}"

    @property
    def words(self) -> Text:
        """What to do."""
        share, day = percent(self.share), long_day(self.since)
        en = "an outside provider" if self.provider else "one more person"
        fr = "un prestataire" if self.provider else "une personne de plus"
        return Text(
            f"{en} for {self.skill}, {share.en} from {day.en}",
            f"{fr} en {self.skill}, {share.fr} dès le {day.fr}",
        )


@dataclass(frozen=True, slots=True)
class Swap:
    """One person does the work in place of another, as long and with the same share."""

    kind: ClassVar[str] = "swap"
    commitment: str
    old: str
    new: str
    milestone: str | None = None

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        where = f"{self.commitment}/{self.milestone}" if self.milestone else self.commitment
        return f"swap {self.old} {self.new} in {where}"

    @property
    def words(self) -> Text:
        """What to do."""
        on_en = on_fr = f" ({self.milestone})" if self.milestone else ""
        return Text(
            f"{self.new} in place of {self.old}{on_en}", f"{self.new} à la place de {self.old}{on_fr}"
        )


@dataclass(frozen=True, slots=True)
class Rank:
    """A promise matters less, or more, than it did: it gives way to others, or they to it."""

    kind: ClassVar[str] = "importance"
    commitment: str
    importance: Importance

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{self.commitment} importance {self.importance}"

    @property
    def words(self) -> Text:
        """What to do."""
        fr = {"standard": "standard", "major": "majeur", "strategic": "stratégique"}[self.importance]
        return Text(
            f"rank {self.commitment} as {self.importance}", f"classer {self.commitment} «\u00a0{fr}\u00a0»"
        )


@dataclass(frozen=True, slots=True)
class Move:
    """What is not begun of a promise, or of one milestone, begins no earlier than a day."""

    kind: ClassVar[str] = "move"
    commitment: str
    to: date
    milestone: str | None = None

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        where = f"{self.commitment}/{self.milestone}" if self.milestone else self.commitment
        return f"move {where} to {self.to}"

    @property
    def words(self) -> Text:
        """What to do."""
        what = f"{self.commitment}/{self.milestone}" if self.milestone else self.commitment
        day = long_day(self.to)
        return Text(f"move {what} to {day.en}", f"reporter {what} au {day.fr}")


@dataclass(frozen=True, slots=True)
class After:
    """Another order: what is not begun of one promise waits until another is done."""

    kind: ClassVar[str] = "after"
    commitment: str
    other: str

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{self.commitment} after {self.other}"

    @property
    def words(self) -> Text:
        """What to do."""
        return Text(f"{self.commitment} after {self.other}", f"{self.commitment} après {self.other}")


@dataclass(frozen=True, slots=True)
class Yield:
    """Of the people and machines that both need, one promise is served after another."""

    kind: ClassVar[str] = "yields"
    commitment: str
    to: str

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{self.commitment} yields to {self.to}"

    @property
    def words(self) -> Text:
        """What to do."""
        return Text(f"serve {self.to} before {self.commitment}", f"servir {self.to} avant {self.commitment}")


Change = Due | Start | Drop | Cut | Absent | Add | Swap | Rank | Move | After | Yield


def together(changes: tuple[Change, ...]) -> Text:
    """Several changes in one sentence."""
    said = [change.words for change in changes]
    return Text("; ".join(each.en for each in said), f"{NARROW}; ".join(each.fr for each in said))


def written(changes: tuple[Change, ...]) -> str:
    """Several changes as they are asked for."""
    return "; ".join(change.written for change in changes)


def units(amount: float) -> Text:
    """A number of people or units: `1`, `1.5`."""
    return figure(amount, 2)
