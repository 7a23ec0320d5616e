"""`engage.yaml`: the organisation's settings, all optional, every default documented here."""

from typing import Annotated, Any, Literal

from engage.model.base import FileRecord, internal
from engage.model.calibration import CalibrationPolicy
from engage.model.escalation import AlertPolicy, ChannelPolicy, EscalationRule
from engage.model.policy_health import HealthPolicy
from engage.model.policy_learning import FeedbackPolicy, KpiPolicy, RecoveryPolicy, TrustPolicy
from engage.model.policy_planning import (
    AssessPolicy,
    BufferPolicy,
    CalendarPolicy,
    CapacityPolicy,
    TypePolicy,
)
from engage.model.policy_rules import RulePolicy, WordingPolicy
from engage.model.reading import Before
from engage.model.types import (
    Id,
    Ids,
    Line,
    Listed,
    Mapped,
    Zone,
)


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
