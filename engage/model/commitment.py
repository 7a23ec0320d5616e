"""A commitment: one promise to a client, one file."""

from typing import Annotated, Any, Literal

from engage.model.aftermath import Feedback, Recovery
from engage.model.base import FileRecord, Record, internal, public
from engage.model.plan_of_work import (
    Acceptance,
    Action,
    Agreement,
    Criterion,
    Milestone,
    Raci,
    Rejection,
    RiskRecord,
)
from engage.model.quantity import Duration, parse_duration
from engage.model.reading import Before
from engage.model.sla import SlaTarget
from engage.model.types import (
    AnyDuration,
    Day,
    Id,
    Ids,
    Line,
    Lines,
    Listed,
    Mapped,
    Money,
    Probability,
    Share,
    Working,
    Yes,
)

Status = Literal[
    "draft", "proposed", "active", "suspended", "delivered", "accepted", "broken", "lost", "cancelled"
]
Importance = Literal["standard", "major", "strategic"]
Colour = Literal["red", "orange", "green"]
Verdict = Literal["promise", "renegotiate", "refuse"]


class Promise(Record):
    """What the client was told."""

    made: Day | None = public("When the client was told.", None)
    start: Day | None = public("First working day of the work.", None)
    due: Day | None = public("The date the client holds us to; kept if delivered on or before it.", None)
    value: Money | None = internal("The contract's value.", None)
    wording: Line | None = public("The promise as the client reads it.", None)
    excludes: Annotated[tuple[Line, ...], Listed] | None = public("What is not promised; may be empty.", None)


class Penalties(Record):
    """What a late delivery costs by contract."""

    rate: Share | None = internal("Share of the value for each period of delay.", None)
    per: AnyDuration | None = internal("The period.", None)
    cap: Share | None = internal("At most this share of the value.", None)
    grace: AnyDuration | None = internal("Delay that costs nothing.", None)


class Contract(Record):
    """The paper behind the promise."""

    ref: Line | None = internal("Its number.", None)
    signed: Agreement | None = internal("When and by whom.", None)
    penalties: Penalties | None = internal("What a delay costs.", None)
    tacit_acceptance: AnyDuration | None = internal(
        "Term after the delivery at whose end silence accepts it, in working days of the client (`15d`) or "
        "calendar days (`15cd`); default: silence never accepts.",
        None,
    )


class Offer(Record):
    """An offer not yet won: a soft booking of the people it would need."""

    expires: Day | None = internal("Last day of the offer.", None)
    win_probability: Probability | None = internal("How likely it is to be won.", None)


class Decision(Record):
    """Who decided to promise, on which figures."""

    on: Day = internal("The day of the decision.")
    verdict: Verdict = internal("What the assessment said.")
    on_time: Probability | None = internal("Its probability of keeping the date.", None)
    signed_by: Line | None = internal("Who signed.", None)
    ops_agreed_by: Line | None = internal("Who agreed for those who do the work.", None)
    override_reason: Line | None = internal("Why it was signed against the verdict.", None)


class Baseline(Record):
    """The plan at signature or at the last agreed amendment; frozen."""

    on: Day = internal("The day it was frozen.")
    start: Day = internal("First working day.")
    finish: Day = internal("End of the chain, without the buffer.")
    buffer: Working = internal("The buffer, in working days.")


class Assumption(Record):
    """What must hold for the promise to hold."""

    text: Line = public("What is taken for granted.")
    owner: Line | None = public("Who makes sure of it.", None)
    due: Day | None = public("By when it must hold.", None)


class ClientInput(Record):
    """What the client must give, and when."""

    what: Line = public("What is needed.")
    who: Line | None = public("Who gives it, on the client's side.", None)
    by: Day | None = public("By when.", None)
    received: Day | None = public("The day it came.", None)


class Deliverable(Record):
    """Something the client receives."""

    what: Line = public("What is delivered.")
    how: Line | None = public("How it is made and handed over.", None)
    acceptance: Annotated[tuple[Criterion, ...], Listed] = public("When it is accepted.", ())
    milestones: Ids = internal("The milestones whose work makes it, and goes where it is left out.", ())


class Pause(Record):
    """Days on which the work could not go on."""

    from_: Day = public("First day.", alias="from")
    to: Day | None = public("Last day; open while missing.", None)
    cause: Line | None = public("Why.", None)
    waiting_on: Literal["client", "us", "third_party"] = public("Whom the work waited for.", "us")
    notified: Day | None = public("The day the client was told.", None)


class HandColour(Record):
    """A colour set by hand; it is shown beside the computed one, never instead."""

    set: Colour = internal("The colour.")
    by: Line | None = internal("Who set it.", None)
    reason: Line | None = internal("Why.", None)
    until: Day | None = internal("Last day on which it holds.", None)


class JournalEntry(Record):
    """What happened."""

    on: Day = internal("The day it was written.")
    by: Line | None = internal("Who wrote it.", None)
    note: Line = internal("What happened.")
    known: Day | None = internal("The day it was known inside.", None)
    client_told: Day | None = internal("The day the client was told.", None)
    solved: Day | None = internal("The day it was solved, and the promise safe from it again.", None)
    raised_by: Literal["us", "client"] | None = internal("Who noticed first.", None)


class Exchange(Record):
    """A message to or from the client."""

    on: Day = public("The day.")
    with_: Line | None = public("Who, on the client's side.", None, alias="with")
    channel: Line | None = public("email, phone, meeting, …", None)
    direction: Literal["in", "out"] | None = public("From the client, or to the client.", None)
    answers: Day | None = public("The day of the message it answers.", None)
    text: Line | None = public("What was said.", None)


class Amendment(Record):
    """A change of the promise that the client agreed to."""

    on: Day = public("The day of the change.")
    kind: Literal["deadline", "scope", "target", "price"] = public("What changed.")
    milestone: Id | None = public("Of which milestone, where it is not of the whole promise.", None)
    from_: Line | None = public("Before.", None, alias="from")
    to: Line | None = public("After.", None)
    asked_by: Literal["client", "us", "third_party"] | None = public("Who asked for it.", None)
    agreed_by: Line | None = public("Who agreed, on the client's side.", None)
    client_told: Day | None = public("The day the client was told.", None)
    reason: Line | None = public("Why.", None)

    @property
    def moves_promise(self) -> bool:
        """Whether it moves the promised date itself, not that of a milestone."""
        return self.kind == "deadline" and self.milestone is None


class Waiver(Record):
    """A finding accepted for a time."""

    rule: Line = internal("The rule's code.")
    reason: Line | None = internal("Why it is accepted.", None)
    by: Line | None = internal("Who accepts it.", None)
    until: Day | None = internal("Last day on which it holds.", None)


def _buffer(value: Any) -> Any:
    from engage.model.quantity import parse_share

    if isinstance(value, str) and value.strip().endswith("%"):
        return parse_share(value)
    if isinstance(value, str) and value.strip() not in {"auto", "none"}:
        return parse_duration(value)
    return value.strip() if isinstance(value, str) else value


BufferWish = Annotated[
    Literal["auto", "none"] | float | Duration,
    Before(_buffer, accepts=Literal["auto", "none"] | Share | Working),
]


class Commitment(FileRecord):
    """One promise to a client."""

    id: Id = public("Unique in the workspace.")
    title: Line = public("What is promised, in one line.")
    client: Id = public("The client's id.")
    type: Id | None = internal("The type, from `engage.yaml` or shipped.", None)
    status: Status = public("Where it is in its life.", "draft")
    owner: Line | None = public("The project lead.", None)
    team: Line | None = internal("The team that does it.", None)
    product_line: Line | None = internal("For the figures.", None)
    region: Line | None = internal("For the figures.", None)
    refs: Annotated[dict[Line, Line], Mapped] = public("Numbers that the client and other tools use.", {})
    lang: Literal["en", "fr"] | None = internal("Language of the client-facing texts.", None)
    obligation: Literal["result", "means"] = public("Obligation of result or of means.", "result")
    importance: Importance = internal("How much it matters.", "standard")
    small: Yes = internal(
        "Said in passing, one thing by one day: `check` asks only who, what and by when. Ignored where the "
        "promise has milestones, a contract, a value or targets.",
        False,
    )
    visibility: Literal["public", "private"] = internal("Who outside knows of it.", "private")
    promise: Promise | None = public("What the client was told.", None)
    contract: Contract | None = internal("The paper behind it.", None)
    offer: Offer | None = internal("While draft or proposed.", None)
    decision: Decision | None = internal("Who decided to promise.", None)
    agreed: Agreement | None = public("The client's agreement to the promise.", None)
    agreements: Annotated[tuple[Agreement, ...], Listed] = public(
        "Earlier agreements, oldest first; `engage agree` moves `agreed` here.", ()
    )
    baseline: Baseline | None = internal("The plan at signature.", None)
    assumptions: Annotated[tuple[Assumption, ...], Listed] = public("What must hold.", ())
    needs_from_client: Annotated[tuple[ClientInput, ...], Listed] = public("What the client must give.", ())
    deliverables: Annotated[tuple[Deliverable, ...], Listed] = public("What the client receives.", ())
    milestones: Annotated[tuple[Milestone, ...], Listed] = public("The work and its gates.", ())
    sla: Annotated[tuple[SlaTarget, ...], Listed] = public("A running promise, in place of milestones.", ())
    buffer: BufferWish = internal("`auto`, a share such as 20%, or working days such as 15d.", "auto")
    pauses: Annotated[tuple[Pause, ...], Listed] = public("Days on which the work waited.", ())
    risks: Annotated[tuple[RiskRecord, ...], Listed] = internal("What may go wrong.", ())
    raci: Raci | None = internal("Who does and answers for what.", None)
    colour: HandColour | None = internal("A colour set by hand.", None)
    actions: Annotated[tuple[Action, ...], Listed] = internal("Who does what by when.", ())
    journal: Annotated[tuple[JournalEntry, ...], Listed] = internal("What happened.", ())
    exchanges: Annotated[tuple[Exchange, ...], Listed] = public("Messages to and from the client.", ())
    amendments: Annotated[tuple[Amendment, ...], Listed] = public("Agreed changes.", ())
    waivers: Annotated[tuple[Waiver, ...], Listed] = internal("Accepted findings.", ())
    delivered: Day | None = public("The day the whole was delivered.", None)
    in_full: Yes | None = public("Whether all that was promised was delivered.", None)
    rejected: Rejection | None = public("The client's refusal of the delivery, while it stands.", None)
    accepted: Acceptance | None = public("The client's acceptance of the whole.", None)
    feedback: Annotated[tuple[Feedback, ...], Listed] = internal("How the client saw it.", ())
    recovery: Recovery | None = internal("How trust is won back after a breach.", None)
    supersedes: Id | None = internal("The promise that this one replaces.", None)
    glossary: Annotated[dict[Line, Line], Mapped] = public("Terms that the two sides defined.", {})
    notes: Lines = internal("Anything else; never shown to the client.", ())

    @property
    def due(self) -> Any:
        """The promised date, where there is one."""
        return self.promise.due if self.promise else None


def is_small(commitment: Commitment) -> bool:
    """Whether a promise is a small one, said in passing: nothing in it says otherwise."""
    value = commitment.promise.value if commitment.promise else None
    return commitment.small and not (
        commitment.milestones or commitment.contract or commitment.sla or value is not None
    )


def open_status(commitment: Commitment) -> bool:
    """Whether the promise is live: reviewed every week (contract, `review`)."""
    if commitment.status == "broken":
        recovery = commitment.recovery
        return bool(recovery and recovery.opened and not (recovery.closed and recovery.closed.on))
    return commitment.status in {"active", "suspended", "delivered"}
