"""The records of the work: estimates, links, gates, milestones, risks, actions."""

from typing import Annotated, Any, Literal

from engage.model.base import Record, internal, public
from engage.model.fault import Fault
from engage.model.quantity import Duration
from engage.model.reading import Before
from engage.model.types import (
    AnyDuration,
    Day,
    Id,
    Ids,
    Lag,
    Line,
    Listed,
    Mapped,
    Money,
    Need,
    OneOrMore,
    Probability,
    Ref,
    Target,
    Working,
    Yes,
)

LinkKind = Literal["FS", "SS", "FF", "SF"]


class Estimate(Record):
    """An uncertain duration: 10 %, most likely, 90 %; a single value gives `likely` alone."""

    low: Working | None = internal("Ten times out of a hundred it takes no longer than this.", None)
    likely: Working = internal("The most likely duration, in working time.")
    high: Working | None = internal("Nine times out of ten it takes no longer than this.", None)

    def check_together(self) -> None:
        """Low, likely and high do not decrease."""
        low, high = self.low or self.likely, self.high or self.likely
        if low.days() > self.likely.days() or self.likely.days() > high.days():
            raise Fault(
                f"low {low}, likely {self.likely}, high {high}: they must not decrease",
                f"low {low}, likely {self.likely}, high {high} : l’ordre croissant n’est pas respecté",
            )

    @property
    def is_single(self) -> bool:
        """Whether no uncertainty was given."""
        return self.low is None and self.high is None


def _single(value: Any) -> Any:
    return {"likely": value} if isinstance(value, str | Duration) else value


Estimated = Annotated[Estimate, Before(_single, accepts=Working | Estimate)]


class Link(Record):
    """What a milestone waits for."""

    milestone: Ref = internal("The milestone it follows; `commitment/milestone` in another promise.")
    type: LinkKind = internal("Finish-to-start, start-to-start, finish-to-finish or start-to-finish.", "FS")
    lag: Lag | None = internal("Time between the two; negative for a lead; `cd` for calendar days.", None)


def _linked(value: Any) -> Any:
    return {"milestone": value} if isinstance(value, str) else value


Linked = Annotated[Link, Before(_linked, accepts=Ref | Link)]
Links = Annotated[tuple[Linked, ...], OneOrMore]


class Agreement(Record):
    """The client's word that something is what they want."""

    on: Day | None = public("The day the client agreed.", None)
    by: Line | None = public("Who agreed, on the client's side.", None)
    ref: Line | None = public("Where it is written: mail, minutes, contract.", None)
    digest: Line | None = internal("Digest over what was agreed; written by `engage agree`.", None)


class Reservation(Record):
    """A defect that the client accepted to see corrected later."""

    what: Line = public("What is not right yet.")
    owner: Line | None = public("Who corrects it.", None)
    due: Day | None = public("By when.", None)
    lifted: Day | None = public("The day the client lifted it.", None)


class Acceptance(Record):
    """The client's acceptance of a delivery."""

    on: Day = public("The day of acceptance.")
    by: Line | None = public("Who accepted, on the client's side.", None)
    ref: Line | None = public("Minutes or message that say so.", None)
    reservations: Annotated[tuple[Reservation, ...], Listed] = public("What remains to be corrected.", ())


class Rejection(Record):
    """The client's refusal to accept; silence then accepts nothing, until it is handed over again."""

    on: Day = public("The day of the refusal.")
    by: Line | None = public("Who refused, on the client's side.", None)
    ref: Line | None = public("Minutes or message that say so.", None)
    reason: Line | None = public("Why.", None)


class Criterion(Record):
    """Something measured, with the target that says when it is good enough."""

    measure: Line = public("What is measured.")
    target: Target | None = public("Operator, number and unit, such as `<= 800 ms`.", None)
    method: Line | None = public("How it is measured.", None)
    actual: Target | None = public("The measured value.", None)
    evidence: Line | None = public("A link or file that shows it.", None)
    baseline: Target | None = public("The value before the work, where the target compares.", None)


class Raci(Record):
    """Who does, answers for, advises on and hears of the work."""

    responsible: Ids = internal("Who does the work.", ())
    accountable: Ids = internal("The one person who answers for it.", ())
    consulted: Ids = internal("Who is asked before.", ())
    informed: Ids = internal("Who hears of it.", ())


class Milestone(Record):
    """The work that leads to a gate, and the gate."""

    id: Id = public("Unique within the commitment.")
    title: Line | None = public("What the client sees reached; default: the id.", None)
    work: Estimated | None = internal(
        "Duration in working days at the given needs; load is duration times need.", None
    )
    after: Links = internal("The milestones it waits for.", ())
    not_before: Day | None = internal("Work does not start before this day.", None)
    needs: Annotated[dict[Line, Need], Mapped] = internal(
        "Shares of people, units of equipment, people of a skill and level not yet named; of a budget, the "
        "amount that the whole of the work takes.",
        {},
    )
    due: Day | None = public("Only where the client was given a date for it.", None)
    critical: Yes = public("A gate that matters to the client.", False)
    quality: Annotated[tuple[Criterion, ...], Listed] = public("When the gate is good enough.", ())
    agreed: Agreement | None = public("The client's agreement to the gate's criteria.", None)
    agreements: Annotated[tuple[Agreement, ...], Listed] = public(
        "Earlier agreements, oldest first; `engage agree` moves `agreed` here.", ()
    )
    raci: Raci | None = internal("Overrides the commitment's.", None)
    started: Day | None = public("The day work started.", None)
    spent: Working | None = internal("Work done so far.", None)
    remaining: Working | None = internal("Duration left; rules over `progress` where both are given.", None)
    progress: Probability | None = public("Share of the work done.", None)
    done: Day | None = public("The day the gate was reached, as we claim; kept once accepted.", None)
    rejected: Rejection | None = public("The client's refusal of the gate, while it stands.", None)
    accepted: Acceptance | None = public("The client's acceptance of the gate.", None)
    invoice: Money | None = internal("What is invoiced when the gate is passed.", None)

    @property
    def refused(self) -> Rejection | None:
        """The client's refusal, where the gate was not claimed or accepted since."""
        if self.rejected is None or self.done is None or self.accepted or self.rejected.on < self.done:
            return None
        return self.rejected


class Prevention(Record):
    """What is done so that a risk does not strike."""

    what: Line = internal("The measure.")
    who: Line | None = internal("Who does it.", None)
    due: Day | None = internal("By when.", None)
    done: Day | None = internal("The day it was done.", None)


class Impact(Record):
    """What a risk costs when it strikes."""

    delay: Estimated | None = internal("Delay of the milestones hit, in working days.", None)
    cost: Money | None = internal("Money lost.", None)
    continuity: Line | None = internal("What stops for the client.", None)


class Trigger(Record):
    """What tells that a risk strikes."""

    when: Line | None = internal("The sign to watch for.", None)
    by: Day | None = internal("The last day on which the sign can be seen.", None)


class ContingencyStep(Record):
    """Who does what when a risk strikes."""

    who: Line = internal("Who acts.")
    does: Line = internal("What they do.")
    within: AnyDuration | None = internal("Time from the trigger.", None)


class Contingency(Record):
    """The plan for the day a risk strikes; internal unless shared."""

    share: Literal["internal", "client"] = internal("Who may see the plan.", "internal")
    trigger: Trigger | None = internal("What sets it off.", None)
    plan: Annotated[tuple[ContingencyStep, ...], Listed] = internal("The steps.", ())


class Action(Record):
    """Something somebody does by a day."""

    id: Id | None = internal("Unique within the commitment.", None)
    what: Line = internal("What is done.")
    who: Line | None = internal("Who does it.", None)
    due: Day | None = internal("By when.", None)
    done: Day | None = internal("The day it was done.", None)
    source: Line | None = internal("Where it comes from: review, risk, recovery, feedback.", None)


class RiskRecord(Record):
    """What may go wrong."""

    id: Id = internal("Unique within the commitment or the register.")
    what: Line = internal("What may happen.")
    hits: Ids = internal("The milestones it delays; default: the whole promise.", ())
    probability: Probability | None = internal("How likely it is.", None)
    impact: Impact | None = internal("What it costs.", None)
    owner: Line | None = internal("Who watches it.", None)
    prevention: Annotated[tuple[Prevention, ...], Listed] = internal("What is done against it.", ())
    contingency: Contingency | None = internal("What is done when it strikes.", None)
    struck: Day | None = internal("The day it happened.", None)
    closed: Day | None = internal("The day from which it could no longer happen.", None)
