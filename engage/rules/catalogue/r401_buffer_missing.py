"""R401: a dated promise whose buffer was taken out."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.quantity import Duration
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running
from engage.rules.words import both, percent


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """One finding for `none` or zero; an absent buffer is computed."""
    if is_running(commitment) or commitment.due is None or commitment.delivered:
        return
    if not _is_none(commitment):
        return
    low, high = context.workspace.policy.buffer.band
    yield fault(
        commitment,
        ("buffer",),
        both(
            "no buffer: the first surprise makes the promised date false",
            "pas de tampon : la première surprise rend fausse la date promise",
        ),
        help=both(
            f"write `buffer: auto`, or a share between {percent(low)}% and {percent(high)}%; if there is no "
            "room for it, agree a later date or promise less",
            f"écrivez `buffer: auto`, ou une part entre {percent(low)} % et {percent(high)} % ; s'il n'y a "
            "pas la place, convenez d'une date plus tardive ou promettez moins",
        ),
    )


def _is_none(commitment: Commitment) -> bool:
    wish = commitment.buffer
    if isinstance(wish, Duration):
        return wish.amount == 0
    return wish in ("none", 0.0)


RULE = Rule(
    code="R401",
    name="buffer-missing",
    severity=Severity.ERROR,
    profile="promise",
    each=check,
    live=True,
    catches=both(
        "A dated promise with `buffer: none`, or a buffer of zero. `auto`, or no `buffer` at all, has it "
        "computed.",
        "Un engagement daté avec `buffer: none`, ou un tampon nul. Avec `auto`, ou sans `buffer`, il est "
        "calculé.",
    ),
    harm=both(
        "Half of all work takes longer than its most likely time. Without a buffer the client pays for each "
        "of these days.",
        "La moitié des travaux durent plus que leur durée la plus probable. Sans tampon, c'est le client qui "
        "paie chacun de ces jours.",
    ),
    instead=both(
        "`buffer: auto`. The buffer protects the client's date; it is not slack for the team.",
        "`buffer: auto`. Le tampon protège la date du client ; ce n'est pas du confort pour l'équipe.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: 2027-02-26}
            buffer: none
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            promise: {due: 2027-02-26}
            buffer: 0%
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {due: 2027-02-26}
            buffer: 0d
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: 2027-02-26}
            buffer: auto
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            promise: {due: 2027-02-26}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {due: 2027-02-26}
            buffer: 15d
            """,
            lang="fr",
        ),
    ),
)
