"""Changes of scope and weight: milestones left out, work cut, a promise that matters less or gives way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Final

from engage.model.commitment import Commitment, Importance
from engage.model.fault import Fault
from engage.model.plan_of_work import Estimate, Link, Milestone
from engage.model.quantity import Duration
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.changes.records import each_of, meant, no_milestone, promise_of, where, with_commitment
from engage.plan.figures import percent
from engage.plan.placing import target

_HUNDREDTHS: Final = Decimal("0.01")


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

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002  # as all changes
        """The workspace without the milestones.

        Raises:
            Fault: there is no such milestone.
        """
        commitment = promise_of(workspace, self.commitment)
        gone = {each.id: each for each in commitment.milestones if each.id in self.milestones}
        for name in self.milestones:
            if name not in gone:
                raise no_milestone(commitment, name)
        kept = tuple(
            milestone.model_copy(update={"after": _bridged(commitment, milestone, gone)})
            for milestone in commitment.milestones
            if milestone.id not in gone
        )
        return with_commitment(workspace, commitment.model_copy(update={"milestones": kept}))


def _bridged(commitment: Commitment, milestone: Milestone, gone: dict[str, Milestone]) -> tuple[Link, ...]:
    """Its links; in place of one to work that goes, those of that work."""
    found: dict[tuple[str, str], Link] = {}
    waiting, seen = list(milestone.after), set(gone)
    while waiting:
        link = waiting.pop(0)
        owner, name = target(commitment, link)
        if owner == commitment.id and name in gone:
            if name in seen:
                seen.discard(name)
                waiting = [*gone[name].after, *waiting]
            continue
        found.setdefault((owner, name), link)
    return tuple(found.values())


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
        return f"cut {where(self.commitment, self.milestone)} to {self.share:.0%}"

    @property
    def words(self) -> Text:
        """What to do."""
        to, what = percent(self.share), self.milestone or self.commitment
        return Text(f"cut {what} to {to.en} of its work", f"réduire {what} à {to.fr} de son travail")

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002
        """The workspace with less work."""
        commitment = promise_of(workspace, self.commitment)
        names = meant(commitment, self.milestone)
        return each_of(workspace, commitment, names, lambda m: scaled(m, self.share))


def scaled(milestone: Milestone, factor: float) -> Milestone:
    """A milestone whose remaining work takes that many times as long."""
    changes: dict[str, Any] = {}
    if milestone.work:
        work = milestone.work
        changes["work"] = Estimate.model_construct(
            low=work.low and _times(work.low, factor),
            likely=_times(work.likely, factor),
            high=work.high and _times(work.high, factor),
        )
    if milestone.remaining:
        changes["remaining"] = _times(milestone.remaining, factor)
    return milestone.model_copy(update=changes)


def _times(duration: Duration, factor: float) -> Duration:
    return Duration((duration.amount * Decimal(repr(factor))).quantize(_HUNDREDTHS), duration.unit)


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

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002
        """The workspace with the other importance."""
        commitment = promise_of(workspace, self.commitment)
        return with_commitment(workspace, commitment.model_copy(update={"importance": self.importance}))


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

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002
        """The same workspace: who is served first is for those to know who share out people's days.

        Raises:
            Fault: there is no such promise, or both are one.
        """
        promise_of(workspace, self.commitment)
        promise_of(workspace, self.to)
        if self.commitment == self.to:
            raise Fault(f"{self.to} cannot yield to itself", f"{self.to} ne peut pas passer après lui-même")
        return workspace
