"""A306: something that the client must give, without a name or a day."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.text import Text
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both

_WHO = both("who gives it", "qui le donne")
_BY = both("by when", "pour quand")


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding for each thing still missing that has no person or no day."""
    if commitment.delivered:
        return
    for place, needed in enumerate(commitment.needs_from_client):
        if needed.received is not None or (needed.who and needed.by):
            continue
        unsaid = _unsaid(needed.who, needed.by)
        yield fault(
            commitment,
            ("needs_from_client", place, "by" if needed.by is None else "who"),
            both(
                f"`{needed.what}` is needed from the client, and nothing says {unsaid.en}",
                f"`{needed.what}` est attendu du client, et rien ne dit {unsaid.fr}",
            ),
            help=both(
                "agree on a person and a day with the client, and say what moves if it comes later: "
                "`{what: …, who: j.martin, by: 2026-11-02}`",
                "convenez avec le client d'une personne et d'un jour, et dites ce qui se décale si cela "
                "vient plus tard : `{what: …, who: j.martin, by: 2026-11-02}`",
            ),
        )


def _unsaid(who: object, by: object) -> Text:
    if who:
        return _BY
    if by:
        return _WHO
    return Text(f"{_WHO.en} and {_BY.en}", f"{_WHO.fr} ni {_BY.fr}")


RULE = Rule(
    code="A306",
    name="client-input-undated",
    severity=Severity.WARNING,
    signed=Severity.ERROR,
    profile="promise",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "An entry of `needs_from_client`, not received yet, without `who` or without `by`.",
        "Une entrée de `needs_from_client`, pas encore reçue, sans `who` ou sans `by`.",
    ),
    harm=both(
        "The client does not know that the date depends on them, and reads it later as an excuse.",
        "Le client ignore que la date dépend de lui, et le lit plus tard comme une excuse.",
    ),
    instead=both(
        "A promise has two sides: name the person on theirs and the last day on which it still helps.",
        "Un engagement a deux côtés : nommez la personne du leur et le dernier jour où cela sert encore.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            needs_from_client: [{what: Test tenant, who: j.martin}]
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            needs_from_client: [{what: VPN access, by: 2026-11-02}]
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            needs_from_client:
              - {what: Photos des 2 100 références}
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            needs_from_client: [{what: Test tenant, who: j.martin, by: 2026-11-02}]
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            needs_from_client: [{what: VPN access, received: 2026-09-01}]
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            needs_from_client:
              - {what: Photos des 2 100 références, who: s.lacombe, by: 2026-12-11}
            """,
            lang="fr",
        ),
    ),
)
