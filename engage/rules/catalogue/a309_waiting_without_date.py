"""A309: a gate, or the work, waits for the client, and nothing says until when."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both

_HELP = both(
    "agree with the client on what is needed, from whom and by when: `needs_from_client: [{what: …, who: "
    "j.martin, by: 2026-11-02}]`, and say what moves if it comes later",
    "convenez avec le client de ce qu'il faut, de qui et pour quand : `needs_from_client: [{what: …, who: "
    "j.martin, by: 2026-11-02}]`, et dites ce qui se décale si cela vient plus tard",
)


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """One finding for an open pause, else one for each gate that only people of the client work on."""
    if commitment.delivered or any(n.received is None for n in commitment.needs_from_client):
        return  # what is asked for has a date, or A306 says that it has none
    for place, pause in enumerate(commitment.pauses):
        if pause.waiting_on == "client" and pause.to is None:
            yield fault(
                commitment,
                ("pauses", place),
                both(
                    f"the work waits for the client since {pause.from_}, and nothing says until when",
                    f"le travail attend le client depuis le {pause.from_}, et rien ne dit jusqu'à quand",
                ),
                help=_HELP,
            )
            return
    contacts = context.directory.contacts(commitment.client)
    for place, milestone in enumerate(commitment.milestones):
        doers = milestone.raci.responsible if milestone.raci else ()
        waits = bool(doers) and all(name in contacts for name in doers)
        if waits and not (milestone.due or milestone.done or milestone.accepted):
            yield fault(
                commitment,
                ("milestones", place, "id"),
                both(
                    f"gate `{milestone.id}` waits for the client's own work, and nothing says by when",
                    f"le jalon `{milestone.id}` attend un travail du client, et rien ne dit pour quand",
                ),
                help=_HELP,
            )


RULE = Rule(
    code="A309",
    name="waiting-without-date",
    severity=Severity.WARNING,
    signed=Severity.ERROR,
    profile="promise",
    each=check,
    live=True,
    catches=both(
        "A pause without an end that waits on the client, or a milestone without a `due` whose `responsible` "
        "are all people of the client, where nothing under `needs_from_client` is still asked for.",
        "Une pause sans fin qui attend le client, ou un jalon sans `due` dont tous les `responsible` sont du "
        "côté du client, alors que rien n'est plus demandé sous `needs_from_client`.",
    ),
    harm=both(
        "The client does not know that they hold their own date up, and the days lost are ours to explain.",
        "Le client ignore qu'il retient sa propre date, et c'est à nous d'expliquer les jours perdus.",
    ),
    instead=both(
        "Ask for a thing by a day, in writing, and record what came back.",
        "Demandez une chose pour un jour, par écrit, et notez la réponse.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: suspended
            pauses: [{from: 2026-08-24, cause: no test tenant, waiting_on: client}]
        """),
        example(
            """
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            milestones: [{id: texts, title: Texts written, raci: {responsible: [j.martin]}}]
            """,
            {"clients/acme.yaml": "id: acme\ncontacts: [{id: j.martin}]\n"},
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            needs_from_client: [{what: Accès ERP, who: s.lacombe, by: 2026-08-14, received: 2026-08-20}]
            pauses: [{from: 2026-08-31, cause: photos manquantes, waiting_on: client}]
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: suspended
            needs_from_client: [{what: Test tenant, who: j.martin, by: 2026-09-18}]
            pauses: [{from: 2026-08-24, cause: no test tenant, waiting_on: client}]
        """),
        example(
            """
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            milestones: [{id: texts, due: 2026-10-30, raci: {responsible: [j.martin]}}]
            """,
            {"clients/acme.yaml": "id: acme\ncontacts: [{id: j.martin}]\n"},
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: suspended
            pauses: [{from: 2026-08-24, cause: panne du banc d'essai, waiting_on: us}]
            """,
            lang="fr",
        ),
    ),
)
