"""The records after delivery and after a breach: feedback and recovery."""

from typing import Annotated, Literal

from engage.model.base import Record, internal, public
from engage.model.plan_of_work import Action
from engage.model.types import Day, Id, Line, Lines, Listed, Money, Whole, Yes


class Feedback(Record):
    """How the client saw it."""

    on: Day = internal("The day of the answer.")
    moment: Literal["gate", "delivery", "later"] | None = internal("When it was asked.", None)
    milestone: Id | None = internal("The gate it is about; default: the whole.", None)
    nps: Whole | None = internal("From 0 to 10: would they recommend us?", None)
    kept_for_client: Yes | None = internal("Whether the promise was kept, for the client.", None)
    causes: Lines = internal("Causes named, from the taxonomy.", ())
    by: Line | None = internal("Who answered.", None)
    note: Line | None = internal("What they said.", None)


class Step(Record):
    """A step of a recovery: who, due, done."""

    on: Day | None = internal("The day it happened.", None)
    by: Line | None = internal("Who did it.", None)
    text: Line | None = internal("What was said.", None)
    reviewed_by: Line | None = internal("Who reviewed the text before it was released.", None)
    who: Line | None = internal("Who is to do it.", None)
    due: Day | None = internal("By when.", None)
    done: Day | None = internal("The day it was done.", None)
    proof: Line | None = internal("What shows it.", None)


class Compensation(Record):
    """What the client receives for the breach."""

    kind: Line = public("Discount, extended warranty, extra services, …")
    cost: Money | None = internal("What it costs us.", None)
    approved_by: Line | None = internal("Who approved it.", None)
    given: Day | None = public("The day it was given.", None)
    who: Line | None = internal("Who sees to it.", None)
    due: Day | None = internal("By when.", None)


class RootCause(Record):
    """Why the promise was broken."""

    cause: Line = internal("The cause.")
    evidence: Line | None = internal("What shows it.", None)


class Lesson(Record):
    """What was learnt, and the change it made."""

    what: Line = internal("The lesson.")
    change: Line | None = internal("The file and field that changed.", None)
    who: Line | None = internal("Who makes the change.", None)
    due: Day | None = internal("By when.", None)
    done: Day | None = internal("The day it was made.", None)


class Recovery(Record):
    """How trust is won back after a breach."""

    opened: Day | None = internal("The day it was opened.", None)
    acknowledged: Step | None = internal("The breach, plainly acknowledged.", None)
    explained: Step | None = internal("Facts and consequences, without excuses.", None)
    compensation: Annotated[tuple[Compensation, ...], Listed] = internal("What is given for it.", ())
    progress_plan: Annotated[tuple[Action, ...], Listed] = internal("Actions agreed with the client.", ())
    causes: Annotated[tuple[RootCause, ...], Listed] = internal("Root causes.", ())
    lessons: Annotated[tuple[Lesson, ...], Listed] = internal("What was learnt.", ())
    follow_up: Step | None = internal("The proof, some weeks later.", None)
    closed: Step | None = internal("The client's word that it is over.", None)
