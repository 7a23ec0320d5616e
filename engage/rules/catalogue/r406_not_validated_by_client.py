"""R406: work goes on, and nobody of the client's has agreed to the promise."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.plan_of_work import Agreement
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both

_HELP = both(
    "send the wording, the date, the deliverables and their criteria to the client, and record the answer: "
    "`agreed: {on: 2026-09-01, by: J. Martin, ref: mail of 1 September}`",
    "envoyez au client le texte, la date, les livrables et leurs critères, et notez sa réponse : "
    "`agreed: {on: 2026-09-01, by: J. Martin, ref: courriel du 1er septembre}`",
)


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """One finding where neither the agreement nor the signed contract has a day and a person of theirs."""
    if commitment.status in {"draft", "proposed"}:
        return
    signed = commitment.contract.signed if commitment.contract else None
    agreed = commitment.agreed
    ours = _ours(agreed, commitment, context)
    if ours:
        message = both(
            f"`{ours}`, who agreed to this promise, is one of us, not of the client",
            f"`{ours}`, qui a donné l'accord, est des nôtres, pas du client",
        )
        yield fault(commitment, ("agreed", "by"), message, help=_HELP)
    elif not (_is_complete(agreed) or (agreed is None and _is_complete(signed))):
        what = (
            both(
                "the client's agreement has no day or no name",
                "l'accord du client n'a pas de jour ou pas de nom",
            )
            if agreed
            else both(
                "no client's agreement is recorded: the promise is ours alone",
                "aucun accord du client n'est noté : l'engagement n'est que le nôtre",
            )
        )  # fmt: skip
        yield fault(commitment, ("agreed",), what, help=_HELP)


def _is_complete(agreement: Agreement | None) -> bool:
    return agreement is not None and agreement.on is not None and bool(agreement.by)


def _ours(agreed: Agreement | None, commitment: Commitment, context: Context) -> str | None:
    """The id of our own person who stands for the client."""
    by = agreed.by if agreed else None
    found = context.directory.find(by, commitment) if by else ()
    return by if found and all(party.kind != "contact" for party in found) else None


RULE = Rule(
    code="R406",
    name="not-validated-by-client",
    severity=Severity.ERROR,
    profile="promise",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A promise that is `active` or later without `agreed: {on, by}`, the day on which a named person of "
        "the client agreed to it. A contract with `signed: {on, by}` counts too. One of our own people "
        "cannot agree for the client.",
        "Un engagement `active` ou plus avancé sans `agreed: {on, by}`, le jour où une personne nommée du "
        "client l'a accepté. Un contrat avec `signed: {on, by}` compte aussi. Aucun des nôtres ne peut "
        "donner l'accord du client.",
    ),
    harm=both(
        "We may keep, to the day, a promise that the client never read, and they judge us by another one.",
        "On peut tenir au jour près un engagement que le client n'a jamais lu, et lui nous juge sur un "
        "autre.",
    ),
    instead=both(
        "Have the wording and the criteria confirmed in writing before the work begins.",
        "Faites confirmer par écrit le texte et les critères avant que le travail commence.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: delivered
            agreed: {on: 2026-09-01, ref: mail}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            agreed: {on: 2026-09-01, by: lea}
            """,
            {"resources.yaml": "people: [{id: lea}]\n"},
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            agreed: {on: 2026-09-01, by: J. Martin, ref: mail of 1 September}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: proposed
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            contract: {ref: CT-2026-14, signed: {on: 2026-06-02, by: Philippe Morel}}
            """,
            lang="fr",
        ),
    ),
)
