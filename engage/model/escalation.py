"""Who hears of what, when, and by which channel: the settings of alerts, as data."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from engage.model.base import Record, internal
from engage.model.fault import Fault
from engage.model.opening import parse_opening
from engage.model.quantity import Duration, Unit
from engage.model.reading import Before
from engage.model.types import Id, Ids, Line, Lines, Listed, Money, OneOrMore, Share, Whole, Working

_AT_ONCE = Duration(Decimal(0), Unit.DAY)


def _days(amount: int) -> Duration:
    return Duration(Decimal(amount), Unit.DAY)


def _from_yes(value: Any) -> Any:
    """`yes` means: as soon as it is so."""
    return (
        _AT_ONCE if isinstance(value, str) and value.strip().casefold() in {"yes", "true", "oui"} else value
    )


#: A length of working time, or `yes` for none at all.
Since = Annotated[Working, Before(_from_yes, accepts=Working | Literal["yes", "oui"])]


class EscalationWhen(Record):
    """Which facts set a rule off; of several, all must hold."""

    milestone: Literal["critical", "any"] | None = internal("Milestones that count, not yet reached.", None)
    status: Annotated[tuple[Literal["red", "orange", "green"], ...], Listed] = internal(
        "Colours: those of the milestone where milestones count, else of the promise.", ()
    )
    exposure_over: Money | None = internal("Money at stake above this.", None)
    forecast_delay_over: Working | None = internal(
        "The safe date comes more than this after the promised one, in working days.", None
    )
    saturation_over: Share | None = internal(
        "Somebody is planned above this share of their capacity in a week to come.", None
    )
    quality_incidents: Whole | None = internal(
        "At least so many criteria missed at gates not yet accepted, and critical incidents of the last 30 "
        "days.",
        None,
    )
    recovery_overdue: Since | None = internal(
        "A step of a recovery is overdue by more than this; `yes`: overdue at all.", None
    )
    action_overdue: Since | None = internal(
        "An action is overdue by more than this; `yes`: overdue at all.", None
    )
    silence: Working | None = internal("Nothing was said to the client for longer than this.", None)
    untold: Working | None = internal(
        "A slip is known inside for longer than this, and the client was not told.", None
    )

    @property
    def kinds(self) -> frozenset[str]:
        """The conditions given, by the names of their fields."""
        given = (name for name in type(self).model_fields if name != "status")
        kinds = {name for name in given if getattr(self, name) is not None}
        return frozenset(kinds | ({"status"} if self.status else set()))


class EscalationRule(Record):
    """Who hears of what, and when."""

    name: Id = internal("Its name, stable: alerts are keyed by it.")
    when: EscalationWhen | None = internal("Which facts set it off.", None)
    before: Working | None = internal("From so many working days of the recipient before the date on.", None)
    to: Line = internal("A person, or a role that resolves to one or several.")
    level: Literal["alert", "inform"] = internal("An alert wants an acknowledgement.", "alert")
    then: Lines = internal(
        "Who hears of it next while nobody acknowledges; default: those above in `alerts.ladder`.", ()
    )
    grace: Annotated[tuple[Working, ...], OneOrMore] = internal(
        "Working time to acknowledge before the next in line hears of it; a list gives one for each, the "
        "last holds on. Default: `alerts.grace`.",
        (),
    )
    repeat: Working | None = internal(
        "Working time between repeats; default: `alerts.repeat` for alerts, none for what only informs.", None
    )
    inhibits: Ids = internal(
        "Rules whose alerts on the same promise wait while this one stands. Of rules with the same "
        "conditions the stricter always inhibits the milder.",
        (),
    )


class AlertPolicy(Record):
    """How alerts are sent, repeated and raised."""

    repeat: Working = internal("Working time between repeats of an alert.", _days(1))
    grace: Annotated[tuple[Working, ...], OneOrMore] = internal(
        "Working time to acknowledge before the next in line hears of it.", (_days(2),)
    )
    acknowledged_for: Working = internal(
        "Working time for which an acknowledgement mutes repeats and the next in line.", _days(3)
    )
    ladder: Lines = internal(
        "Who is next in line, lowest first.",
        ("owner", "department_head", "account_director", "executive_committee"),
    )
    quiet: Annotated[tuple[Line, ...], OneOrMore] = internal(
        "Hours without messages, such as `19:00-08:00`; what is due then waits.", ("19:00-08:00",)
    )
    days: Literal["working", "all"] = internal("On which days of the recipient messages go out.", "working")
    channels: Ids = internal(
        "The names of the channels to send by, tried in this order; default: standard output.", ()
    )
    attempts: Whole = internal(
        "Runs that try to deliver a message; then the next in line hears of it instead.", 3
    )

    def check_together(self) -> None:
        """Quiet hours that can be read."""
        for stretch in self.quiet:
            quiet_minutes(stretch)


def quiet_minutes(stretch: str) -> tuple[int, int]:
    """`19:00-08:00` as minutes after midnight; the end may lie on the next day.

    Raises:
        Fault: not a stretch of a day.
    """
    start, dash, end = stretch.partition("-")
    if not dash:
        raise Fault(
            f"{stretch!r}: not a stretch of hours, write 19:00-08:00",
            f"« {stretch} » : pas une plage d’heures, écrivez 19:00-08:00",
        )
    opens = parse_opening(f"{start.strip()}-24:00")[0][0]
    closes = parse_opening(f"00:00-{end.strip()}")[0][1]
    return opens, closes


class ChannelPolicy(Record):
    """A way to reach people. Secrets are never written here: they come from the environment."""

    kind: Literal["email", "webhook", "apprise", "file", "stdout"] = internal(
        "`email` by SMTP; `webhook`: JSON by HTTP POST; `apprise`: chat and more, by the extra `notify`; "
        "`file`: one file a message; `stdout`."
    )
    host: Line | None = internal("Of an email channel: the SMTP server.", None)
    port: Whole | None = internal("Its port; default: 465 with tls, else 587.", None)
    security: Literal["starttls", "tls", "none"] = internal("How the connection is secured.", "starttls")
    from_: Line | None = internal("Of an email channel: the sender's address.", None, alias="from")
    username: Line | None = internal("The account, where the server wants one.", None)
    password_env: Line = internal("The environment variable with its password.", "ENGAGE_SMTP_PASSWORD")
    ca_file: Line | None = internal(
        "Certificates to trust beside the system's, relative to the workspace.", None
    )
    url: Line | None = internal("Of a webhook without a secret in its address: the address.", None)
    url_env: Line | None = internal(
        "The environment variable with the address of a webhook or the Apprise URL.", None
    )
    token_env: Line | None = internal("The environment variable with a bearer token for a webhook.", None)
    path: Line | None = internal("Of a file channel: the folder, relative to the workspace.", None)
    timeout: Whole = internal("Seconds to wait for an answer.", 10)

    def check_together(self) -> None:
        """What a channel of its kind cannot do without."""
        wanted = {
            "email": (("host", self.host), ("from", self.from_)),
            "webhook": (("url` or `url_env", self.url or self.url_env),),
            "apprise": (("url_env", self.url_env),),
            "file": (("path", self.path),),
            "stdout": (),
        }
        for name, value in wanted[self.kind]:
            if not value:
                raise Fault(
                    f"a channel of kind {self.kind} needs `{name}`",
                    f"un canal de type {self.kind} demande `{name}`",
                )
