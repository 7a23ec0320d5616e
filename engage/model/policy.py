"""`engage.yaml`: the organisation's settings, all optional, every default documented here."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from engage.model.base import FileRecord, Record, internal
from engage.model.calibration import CalibrationPolicy
from engage.model.escalation import AlertPolicy, ChannelPolicy, EscalationRule
from engage.model.fault import Fault
from engage.model.party import Closure, Criticality, Weekday
from engage.model.plan_of_work import Raci
from engage.model.quantity import Duration, Unit
from engage.model.reading import Before
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
    Number,
    Opening,
    Probability,
    Share,
    Whole,
    Working,
    Zone,
)

Level = Literal["error", "warning", "info", "off"]
ONE_YEAR = 366


class CalendarPolicy(Record):
    """When the organisation works."""

    country: Line | None = internal("Country code, for its public holidays; none: weekends only.", None)
    region: Line | None = internal("Region code, for its own holidays.", None)
    hours: Working = internal("Working hours in a day.", Duration(7, Unit.HOUR))  # type: ignore[arg-type]
    opening: Opening | None = internal(
        "Opening hours, such as `09:00-12:30, 13:30-17:00`: the business hours of running promises. "
        "Default: from 09:00 on, as many hours as a day has.",
        None,
    )
    days: Annotated[tuple[Weekday, ...], Listed] = internal(
        "The days worked in a week.", ("mo", "tu", "we", "th", "fr")
    )
    closures: Annotated[tuple[Closure, ...], Listed] = internal("Days on which nobody works.", ())


class Spread(Record):
    """Uncertainty of a single-valued estimate: factors for 10 % and 90 %."""

    low: Number = internal("Times the likely duration, at 10 %.", 0.8)
    high: Number = internal("Times the likely duration, at 90 %.", 1.6)


class TypePolicy(Record):
    """What holds for all promises of a type."""

    complexity: Literal["low", "medium", "high"] = internal("How complex such promises are.", "medium")
    spread: Spread | None = internal("Uncertainty where an estimate gives none.", None)
    raci: Raci | None = internal("Who does and answers for what, by default.", None)
    requires: Annotated[tuple[Line, ...], Listed] = internal(
        "Fields that every such promise gives, such as `contract.ref` or `refs.order`.", ()
    )


class BufferPolicy(Record):
    """How much time protects the promised date."""

    band: Annotated[tuple[Share, Share], Listed] = internal("Least and most share.", (0.15, 0.25))
    basis: Literal["total", "chain"] = internal(
        "`total`: share r of chain + buffer, so r/(1-r) times the chain; `chain`: r times the chain.", "total"
    )
    confidence: Probability = internal("Service level of the promised date.", 0.9)
    near_critical: Working = internal(
        "Float up to which a milestone counts as nearly critical.",
        Duration(3, Unit.DAY),  # type: ignore[arg-type]
    )

    def check_together(self) -> None:
        """The lesser share first."""
        low, high = self.band
        if not low <= high < 1:
            raise Fault(
                "band: two shares, the lesser first, both below 100%",
                "band : deux parts, la plus petite d’abord, toutes deux sous 100%",
            )


class Weights(Record):
    """What a day late costs, by the importance of the promise."""

    standard: Number = internal("Of a standard promise.", 1.0)
    major: Number = internal("Of a major one.", 3.0)
    strategic: Number = internal("Of a strategic one.", 9.0)


class CapacityPolicy(Record):
    """How full people may be planned, and who goes first where that is not enough."""

    plan_to: Share = internal("Share of capacity that may be promised.", 0.85)
    open_promises: Whole = internal("Promises that one person may lead at a time.", 10)
    weights: Weights = internal(
        "What a working day late costs when `schedule --level` decides who goes first.",
        Weights.model_construct(),
    )


class AssessPolicy(Record):
    """What `assess` and `diff` call a promise that can be made. The service level is `buffer.confidence`."""

    refuse_below: Probability = internal(
        "Refuse, rather than renegotiate, a date whose probability is below this.", 0.1
    )
    fill_to: Share = internal("Share of capacity that new work may fill, other promises included.", 1.0)
    holds: Criticality = internal(
        "Who holds a date back where they have no room: those of this criticality and above (`essential`, "
        "`important`, `support`). Too much asked of others is said, and moves no date.",
        "important",
    )
    helper: Share = internal(
        "What an added person's share counts for, since newcomers are taught by those who work.", 0.7
    )


def _days(count: int) -> Duration:
    return Duration(Decimal(count), Unit.DAY)


class HealthPolicy(Record):
    """When a promise needs attention: thresholds of its colour. On one, the milder colour holds."""

    on_time: Annotated[tuple[Probability, Probability], Listed] = internal(
        "Probability of keeping the date below which a promise is orange, and below which it is red "
        "(`unlikely`).",
        (0.70, 0.40),
    )
    fever: Annotated[tuple[Share, Share, Share], Listed] = internal(
        "Fever chart (`buffer-burn`): slope of the orange line, then offset and slope of the red one, "
        "buffer consumed over progress.",
        (0.75, 0.20, 0.70),
    )
    drift: Working = internal(
        "Working days behind the baseline beyond which `drift` is orange; it is said from the first day.",
        _days(10),
    )
    milestone_grace: Working = internal(
        "Working days by which a gate may miss the date told to the client (`milestone-late`).", _days(0)
    )
    not_begun: Working = internal(
        "A gate due in fewer working days than this of which nothing has begun is orange "
        "(`milestone-not-begun`).",
        _days(5),
    )
    due_soon: Working = internal(
        "Working days before its date from which a small promise not delivered is orange (`due-soon`).",
        _days(2),
    )
    unmeasured: Working = internal(
        "Working days after a gate was claimed until its criteria are measured (`quality-unmeasured`).",
        _days(5),
    )
    answer: Working = internal(
        "Working days in which a client's message is to be answered.",
        Duration(2, Unit.DAY),  # type: ignore[arg-type]
    )
    risk_answer: Working = internal(
        "Working days from the day a risk struck to the first action that answers it; beyond, red "
        "(`risk-struck`).",
        _days(3),
    )
    single_holder: Working = internal(
        "A critical gate due in fewer working days than this that hangs on the only holder of a skill is "
        "orange (`single-holder`).",
        _days(15),
    )
    severe_overload: Share = internal(
        "Load above which somebody essential turns a promise red, as a share of capacity (`overload-ahead`); "
        "orange above `capacity.plan_to`.",
        1.25,
    )
    action_grace: Working = internal(
        "Working days by which an action may be late (`action-overdue`).", _days(0)
    )
    stale: Working = internal("Working days without any record (`stale-record`).", _days(10))
    client_silence: Working = internal(
        "Working days without a word to the client while orange or red (`client-silence`).", _days(3)
    )
    untold: Annotated[tuple[Working, Working], Listed] = internal(
        "Working days from knowing a slip to telling the client: orange beyond the first, red beyond the "
        "second (`slip-untold`).",
        (_days(1), _days(5)),
    )
    acceptance: Working = internal(
        "Working days after which a delivery, or a critical gate, without the client's acceptance is "
        "reported (`acceptance-pending`, `gate-acceptance-pending`).",
        _days(20),
    )
    error_budget: Share = internal(
        "Share of the misses that a service level allows in its period; beyond it orange, beyond the whole "
        "red (`error-budget`).",
        0.75,
    )


class KpiTarget(Record):
    """A figure to reach; of all, or of the group that it names."""

    name: Line = internal("Which figure: `on_time`, `sla`, `kept`, … (docs/kpi.md).")
    value: Share | None = internal("At least this share (at most, where less is better).", None)
    at_most: Number | None = internal("At most so many hours or days.", None)
    at_least: Number | None = internal("At least so many days, or so many.", None)
    team: Line | None = internal("For this team only.", None)
    product_line: Line | None = internal("For this product line only.", None)
    account: Id | None = internal("For this client only.", None)
    type: Id | None = internal("For this type of commitment only.", None)
    region: Line | None = internal("For this region only.", None)
    from_: Day | None = internal("From this day on; before it the earlier one holds.", None, alias="from")


_ON_TIME = KpiTarget.model_construct(name="on_time", value=0.95)
_SLA = KpiTarget.model_construct(name="sla", value=0.98)


class KpiPolicy(Record):
    """Which figures are to be reached."""

    period: Literal["month", "quarter", "year"] = internal("Over which they are counted.", "quarter")
    targets: Annotated[tuple[KpiTarget, ...], Listed] = internal(
        "The targets; default: `on_time` 95 %, `sla` 98 %.", (_ON_TIME, _SLA)
    )
    few: Whole = internal("Below so many cases a figure is too small to say anything.", 5)
    critical: Line = internal("The severity whose time to resolve is counted.", "critical")


class FeedbackPolicy(Record):
    """When clients are asked how they saw it, and which causes are counted."""

    gate: AnyDuration = internal(
        "Time from the acceptance of a critical gate to the day to ask by.",
        Duration(5, Unit.DAY),  # type: ignore[arg-type]
    )
    delivery: AnyDuration = internal(
        "Time from the delivery to the day to ask by.",
        Duration(10, Unit.DAY),  # type: ignore[arg-type]
    )
    later: AnyDuration = internal(
        "Time from the delivery to the later question: does it still hold?",
        Duration(90, Unit.CALENDAR_DAY),  # type: ignore[arg-type]
    )
    causes: Annotated[dict[Id, Line], Mapped] = internal(
        "Causes beside those shipped (over-ambitious-promise, badly-managed-dependency, unclear-contract, "
        "capacity, quality, late-warning, poor-communication, changing-scope, third-party, client-side): an "
        "id and its words.",
        {},
    )


class TrustWeights(Record):
    """How much each event weighs in the account of trust with a client (docs/trust.md)."""

    kept: Number = internal("For us: a promise kept, accepted with proof.", 1.0)
    claimed: Number = internal("For us: delivered in time and in full, not accepted or not proved yet.", 0.5)
    sla_kept: Number = internal("For us: a period of a running promise kept.", 0.5)
    pleased: Number = internal("For us: a recommendation of 9 or 10.", 0.25)
    broken: Number = internal("Against us: a promise broken, and the client not told before its date.", 3.0)
    broken_told: Number = internal("Against us: broken, told before its date.", 2.0)
    late: Number = internal("Against us: late, and the client not told before its date.", 2.0)
    late_told: Number = internal("Against us: late, told before its date.", 1.0)
    partial: Number = internal("Against us: delivered in time, not in full.", 1.5)
    moved: Number = internal("Against us: a later date asked by us, told a week or more before.", 0.5)
    moved_late: Number = internal(
        "Against us: a later date asked by us, told in the last week or after.", 1.0
    )
    sla_missed: Number = internal("Against us: a period of a running promise missed.", 1.5)
    displeased: Number = internal(
        "Against us: not kept in the client's eyes, or a recommendation of 6 or less.", 0.5
    )


class TrustPolicy(Record):
    """How the account of trust with a client is kept."""

    half_life: AnyDuration = internal(
        "After this time an event weighs half; calendar days.",
        Duration(548, Unit.CALENDAR_DAY),  # type: ignore[arg-type]
    )
    recovery_returns: Probability = internal(
        "The share of a breach's weight that a recovery closed by the client takes back; below 100 %.", 0.5
    )
    weights: TrustWeights = internal("The weight of each event.", TrustWeights.model_construct())

    def check_together(self) -> None:
        """A half-life, and a return that is not the whole."""
        if self.half_life.amount <= 0 or self.recovery_returns >= 1:
            raise Fault(
                "trust: half_life is above zero, recovery_returns below 100%",
                "trust : half_life dépasse zéro, recovery_returns reste sous 100%",
            )


class ApprovalLimit(Record):
    """How much compensation a role may approve for one promise, all of it together."""

    role: Line = internal("A role, or a person.")
    up_to: Money | None = internal("At most this; default: any amount.", None)


def _recovery_owners() -> dict[str, str]:
    return dict.fromkeys(("acknowledged", "explained", "compensation", "follow_up", "closed"), "accountable")


class RecoveryPolicy(Record):
    """How trust is won back after a breach: by when, by whom, with whose approval."""

    acknowledge: Working = internal(
        "Time from the opening to the acknowledgement; hours: the same working day.",
        Duration(4, Unit.HOUR),  # type: ignore[arg-type]
    )
    explain: Working = internal("Time to the explanation.", Duration(2, Unit.DAY))  # type: ignore[arg-type]
    compensate: Working = internal("Time to the compensation.", Duration(10, Unit.DAY))  # type: ignore[arg-type]
    progress_plan: Working = internal(
        "Time to a progress plan agreed with the client.",
        Duration(5, Unit.DAY),  # type: ignore[arg-type]
    )
    causes: Working = internal("Time to the root causes.", Duration(10, Unit.DAY))  # type: ignore[arg-type]
    lessons: Working = internal("Time to the lessons.", Duration(15, Unit.DAY))  # type: ignore[arg-type]
    follow_up: Working = internal(
        "Time to the proof that it holds.",
        Duration(6, Unit.WEEK),  # type: ignore[arg-type]
    )
    owners: Annotated[dict[Line, Line], Mapped] = internal(
        "Who takes which step (acknowledged, explained, compensation, progress_plan, causes, lessons, "
        "follow_up), by role or person; default: `accountable` for those towards the client, else the owner.",
        _recovery_owners(),
    )
    limits: Annotated[tuple[ApprovalLimit, ...], Listed] = internal(
        "Who may approve how much compensation; default: anybody of ours, any amount.", ()
    )
    review: Line | None = internal(
        "The role or person who reviews texts before they are released, such as a lawyer.", None
    )


class RuleOverride(Record):
    """Other severities for some files."""

    paths: Annotated[tuple[Line, ...], Listed] = internal("Glob patterns, relative to the workspace.", ())
    rules: Annotated[dict[Line, Level], Mapped] = internal("Severity by code.", {})


class RulePolicy(Record):
    """Which rules `engage check` applies."""

    profile: Literal["load", "draft", "promise", "signed"] = internal("How strict.", "promise")
    ignore: Annotated[tuple[Line, ...], Listed] = internal("Codes, or their beginnings.", ())
    overrides: Annotated[tuple[RuleOverride, ...], Listed] = internal("Other severities by path.", ())


class OwnTerm(Record):
    """A word or phrase that `check` should find."""

    term: Line = internal("The word or phrase, each inflected form a term of its own.")
    rule: Literal[
        "S102", "S103", "S104", "S105", "S106", "S107", "S108", "S109", "S113", "S114", "R404", "T504"
    ] = internal("The rule that reports it.", "S102")
    lang: Literal["en", "fr"] | None = internal("In texts of this language only; default: both.", None)


class WordingPolicy(Record):
    """The words that rules about wording look for, beside and without those shipped."""

    add: Annotated[tuple[OwnTerm, ...], Listed] = internal("Terms to look for too.", ())
    remove: Lines = internal("Terms, or single forms, not to look for.", ())


def _default_types(value: Any) -> Any:
    return {} if value is None else value


class Policy(FileRecord):
    """The content of `engage.yaml`."""

    organisation: Line | None = internal("Its name.", None)
    lang: Literal["en", "fr"] = internal("Language of what `engage` prints.", "en")
    timezone: Zone | None = internal("Zone of the workspace's day; default: UTC.", None)
    calendar: CalendarPolicy = internal("When the organisation works.", CalendarPolicy.model_construct())
    types: Annotated[dict[Id, TypePolicy], Before(_default_types)] = internal(
        "Commitment types beside those shipped.", {}
    )
    buffer: BufferPolicy = internal(
        "How much time protects the promised date.", BufferPolicy.model_construct()
    )
    capacity: CapacityPolicy = internal("How full people may be planned.", CapacityPolicy.model_construct())
    assess: AssessPolicy = internal("What can be promised.", AssessPolicy.model_construct())
    calibration: CalibrationPolicy | None = internal(
        "What past deliveries say of estimates and risks; see `engage calibrate`.", None
    )
    health: HealthPolicy = internal("When a promise needs attention.", HealthPolicy.model_construct())
    roles: Annotated[dict[Id, Ids], Mapped] = internal("Who plays which role.", {})
    escalation: Annotated[tuple[EscalationRule, ...], Listed] | None = internal(
        "Who hears of what; default: the rules that `engage escalate test` lists. An empty list: nobody of "
        "anything.",
        None,
    )
    alerts: AlertPolicy = internal("How alerts are sent, repeated and raised.", AlertPolicy.model_construct())
    channels: Annotated[dict[Id, ChannelPolicy], Before(_default_types)] = internal(
        "Ways to reach people, by name.", {}
    )
    kpi: KpiPolicy | None = internal("Figures to reach.", None)
    feedback: FeedbackPolicy = internal(
        "When clients are asked, and which causes are counted.", FeedbackPolicy.model_construct()
    )
    trust: TrustPolicy = internal("The account of trust with a client.", TrustPolicy.model_construct())
    recovery: RecoveryPolicy = internal(
        "How trust is won back after a breach.", RecoveryPolicy.model_construct()
    )
    rules: RulePolicy = internal("Which rules `check` applies.", RulePolicy.model_construct())
    wording: WordingPolicy = internal(
        "Words that `check` finds vague, or does not.", WordingPolicy.model_construct()
    )
    glossary: Annotated[dict[Line, Line], Mapped] = internal("Terms that are not vague here.", {})
