"""T509: a promised day has passed, and nothing says that the promise was kept."""

from collections.abc import Iterator
from datetime import date

from engage.model.commitment import Commitment
from engage.model.days import parse_day
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.fault import Fault
from engage.model.text import Text
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running
from engage.rules.words import both

_BEFORE_SIGNATURE = frozenset({"draft", "proposed"})
_SETTLED = frozenset({"delivered", "broken"})


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """One finding for the promise, and one for each of its gates that is overdue on a day of its own."""
    if commitment.status in _SETTLED or commitment.delivered or commitment.accepted:
        return
    today, due = context.today, commitment.due
    late = due is not None and due < today and not _renegotiated(commitment, due)
    if due is not None and late and not _begins_after(commitment, due):
        yield _overdue(commitment, ("promise", "due"), due, today, *_promise_words(commitment))
    for place, milestone in enumerate(commitment.milestones):
        day = milestone.due
        if day is None or day >= today or milestone.done or milestone.accepted or (late and day == due):
            continue
        if milestone.not_before and milestone.not_before > today:  # in the wrong order: T508's
            continue
        yield _overdue(
            commitment,
            ("milestones", place, "due"),
            day,
            today,
            both(f"milestone `{milestone.id}` was", f"le jalon `{milestone.id}` était"),
            both(
                "write `done:` with its measured values, or agree another date with the client",
                "écrivez `done:` avec les valeurs mesurées, ou convenez d'une autre date avec le client",
            ),
        )


def _begins_after(commitment: Commitment, due: date) -> bool:
    """Whether the dates are in the wrong order, which T502 tells: one of them is not what was meant."""
    promise = commitment.promise
    return promise is not None and any(day and day > due for day in (promise.start, promise.made))


def _renegotiated(commitment: Commitment, due: date) -> bool:
    """Whether the client agreed to a later date that `promise.due` does not show yet."""
    moves = [a for a in commitment.amendments if a.moves_promise and a.agreed_by and a.to]
    try:
        return bool(moves) and parse_day(max(moves, key=lambda move: move.on).to or "") > due
    except Fault:
        return False


def _promise_words(commitment: Commitment) -> tuple[Text, Text]:
    if commitment.status in _BEFORE_SIGNATURE:
        return both("this promise, not yet made, was", "cet engagement, pas encore pris, était"), both(
            "give the offer a date that can still be kept, or close it (`status: lost` or `cancelled`)",
            "donnez à l'offre une date encore tenable, ou fermez-la (`status: lost` ou `cancelled`)",
        )
    if is_running(commitment):
        return both("this running promise was", "cet engagement permanent était"), both(
            "renew it with the client, or close it (`status: accepted`)",
            "renouvelez-le avec le client, ou fermez-le (`status: accepted`)",
        )
    return both("the promise was", "l'engagement était"), both(
        "write `delivered:` with the evidence, or tell the client, agree another date and note it under "
        "`amendments`",
        "écrivez `delivered:` avec les preuves, ou prévenez le client, convenez d'une autre date et notez-la "
        "sous `amendments`",
    )


def _overdue(
    commitment: Commitment, pointer: Pointer, due: date, today: date, subject: Text, advice: Text
) -> Finding:
    days = (today - due).days
    return fault(
        commitment,
        pointer,
        both(
            f"{subject.en} due on {due}, {days} day{'s' * (days > 1)} ago, and is not done",
            f"{subject.fr} dû le {due}, il y a {days} jour{'s' * (days > 1)}, et n'est pas fait",
        ),
        help=advice,
    )


RULE = Rule(
    code="T509",
    name="overdue",
    severity=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    clock=True,
    catches=both(
        "A promise or a milestone whose day has passed without being delivered, closed, or moved with the "
        "client's agreement.",
        "Un engagement ou un jalon dont le jour est passé sans livraison, clôture, ni report convenu avec le "
        "client.",
    ),
    harm=both(
        "The client knows it already. Each day without a word costs more trust than the delay.",
        "Le client le sait déjà. Chaque jour de silence coûte plus de confiance que le retard.",
    ),
    instead=both(
        "Close it with evidence, or agree a new date and record it as an amendment: who agreed, when, why.",
        "Fermez-le, preuves à l'appui, ou convenez d'une nouvelle date et notez-la en avenant : qui, quand, "
        "pourquoi.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            promise: {start: 2026-03-02, due: 2026-08-31}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {start: 2026-03-02, due: 2026-12-18}
            milestones:
              - {id: maquettes, due: 2026-08-28}
            """,
            lang="fr",
        ),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\nstatus: proposed\npromise: {due: 2026-08-31}\n"
        ),
    ),
    good=(
        example(
            """
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: delivered
            promise: {start: 2026-03-02, due: 2026-08-31}
            delivered: 2026-08-28
            """
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {start: 2026-03-02, due: 2026-12-18}
            milestones:
              - {id: maquettes, due: 2026-08-28, done: 2026-08-27}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-015
            title: Dealer portal, today is its day
            client: acme
            status: active
            promise: {start: 2026-03-02, due: 2026-09-07}
        """),
    ),
)
