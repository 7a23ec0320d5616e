"""T510: an open promise of which nothing was recorded for too long."""

from collections.abc import Iterator

from engage.health.recorded import silence
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """A warning beyond `health.stale` working days, an error beyond twice as many."""
    now = context.records
    quiet, limit = silence(commitment, now), now.days(context.workspace.policy.health.stale)
    if quiet is None or quiet.days <= limit:
        return
    since = both(f"since {quiet.since}", f"depuis le {quiet.since}")
    if quiet.last is None or quiet.last < quiet.since:
        since = both(f"since the work began ({quiet.since})", f"depuis le début du travail ({quiet.since})")
    yield fault(
        commitment,
        ("journal",),
        both(
            f"nothing was recorded for {quiet.days} working days, {since.en}",
            f"rien n'a été noté depuis {quiet.days} jours ouvrés, {since.fr}",
        ),
        help=both(
            "write what happened, what comes next and what the client knows of it: "
            f"`journal: [{{on: {context.today}, by: …, note: …}}]`",
            "écrivez ce qui s'est passé, la suite, et ce que le client en sait : "
            f"`journal: [{{on: {context.today}, by: …, note: …}}]`",
        ),
        severity=Severity.ERROR if quiet.days > 2 * limit else None,
        on_key=True,
    )


RULE = Rule(
    code="T510",
    name="silent",
    severity=Severity.WARNING,
    profile="draft",
    each=check,
    live=True,
    clock=True,
    catches=both(
        "An active or suspended promise whose last dated fact (journal, exchange, gate, action done…) is "
        "older than `health.stale` working days, ten unless `engage.yaml` says otherwise; an error beyond "
        "twice as many. Not counted before the work begins.",
        "Un engagement actif ou suspendu dont le dernier fait daté (journal, échange, jalon, action faite…) "
        "remonte à plus de `health.stale` jours ouvrés, dix sauf avis contraire de `engage.yaml` ; une "
        "erreur au-delà du double. Ne compte pas avant le début du travail.",
    ),
    harm=both(
        "Silence is where promises die: trouble told early can be renegotiated, trouble found late cannot.",
        "C'est dans le silence que meurent les engagements : un ennui dit tôt se renégocie, un ennui "
        "découvert tard non.",
    ),
    instead=both(
        "One dated line a week: what moved, what is next, what the client was told.",
        "Une ligne datée par semaine : ce qui a bougé, la suite, ce que le client sait.",
    ),
    options=both("`health: {stale: 10d}` in `engage.yaml`.", "`health: {stale: 10d}` dans `engage.yaml`."),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            promise: {made: 2026-06-01, start: 2026-06-08, due: 2027-02-26}
            journal: [{on: 2026-08-14, by: lea, note: Mock-ups sent}]
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: active
            promise: {start: 2026-07-06, due: 2027-02-26}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: suspended
            promise: {start: 2026-06-08, due: 2027-02-26}
            pauses: [{from: 2026-08-03, waiting_on: client}]
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            promise: {made: 2026-06-01, start: 2026-06-08, due: 2027-02-26}
            journal: [{on: 2026-09-01, by: lea, note: Mock-ups approved}]
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: active
            promise: {made: 2026-06-01, start: 2026-09-14, due: 2027-02-26}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {start: 2026-06-08, due: 2027-02-26}
            milestones: [{id: cadrage, started: 2026-08-24, done: 2026-09-02}]
            """,
            lang="fr",
        ),
    ),
)
