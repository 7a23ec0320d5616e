"""X005: a name that nothing in the workspace bears."""

from collections.abc import Iterator

from engage.model.diagnostic import Severity
from engage.rules.context import Context
from engage.rules.dangling import Names
from engage.rules.dangling_people import people
from engage.rules.dangling_records import records
from engage.rules.rule import Result, Rule, example
from engage.rules.words import both


def check(context: Context) -> Iterator[Result]:
    """Clients, types, milestones and promises first, then people and what the work needs."""
    names = Names(context.workspace, context.directory)
    yield from records(names)
    yield from people(names)


RULE = Rule(
    code="X005",
    name="dangling-reference",
    severity=Severity.ERROR,
    profile="load",
    whole=check,
    catches=both(
        "A reference to a client, person, role, team, type, resource, milestone or promise that does not "
        "exist. A needed skill that nobody has is a warning. Where a name is an id, it is a reference; `J. "
        "Martin`, with a space, is plain text.",
        "Une référence à un client, une personne, un rôle, une équipe, un type, une ressource, un jalon ou "
        "un engagement qui n'existe pas. Une compétence demandée que personne n'a est un avertissement. Un "
        "nom en forme d'identifiant est une référence ; `J. Martin`, avec une espace, est du texte.",
    ),
    harm=both(
        "The alert goes to nobody, the load is counted on nobody, the link holds nothing back.",
        "L'alerte ne va à personne, la charge n'est comptée à personne, le lien ne retient rien.",
    ),
    instead=both(
        "Write the id as its record does; the message gives the nearest one. Or add the missing record.",
        "Écrivez l'identifiant comme dans sa fiche ; le message donne le plus proche. Ou ajoutez la fiche "
        "manquante.",
    ),
    options=both(
        "People are looked up in `resources.yaml`, among the client's contacts, then as roles of the "
        "commitment, the client and `engage.yaml`. A workspace without any resources or clients is told so "
        "once, since nothing can be compared.",
        "Les personnes sont cherchées dans `resources.yaml`, parmi les interlocuteurs du client, puis comme "
        "rôles de l'engagement, du client et de `engage.yaml`. Un espace de travail sans ressources ni "
        "clients le signale une fois, faute de pouvoir comparer.",
    ),
    bad=(
        example(
            "id: ACME-014\ntitle: Dealer portal\nclient: acmee\n",
            {"clients/acme.yaml": "id: acme\nname: ACME Tools\n"},
        ),
        example(
            """
            id: ACME-015
            title: Dealer app
            client: acme
            owner: lae
            milestones:
              - {id: ux, needs: {java/senior: 1}}
              - {id: build, after: [uxx]}
            """,
            {
                "clients/acme.yaml": "id: acme\n",
                "resources.yaml": "people: [{id: lea, skills: [java/junior]}]\n",
            },
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            type: projet-sur-mesure
            raci: {accountable: directrice}
            """,
            {"clients/morel.yaml": "id: morel\n", "resources.yaml": "people: [{id: claire}]\n"},
            lang="fr",
        ),
    ),
    good=(
        example(
            """
            id: ACME-015
            title: Dealer app
            client: acme
            owner: lea
            milestones:
              - {id: ux, needs: {lea: 50%, java/senior: 1}}
              - {id: build, after: [ux]}
            needs_from_client: [{what: Test tenant, who: j.martin, by: 2026-11-02}]
            agreed: {on: 2026-09-01, by: J. Martin}
            """,
            {
                "clients/acme.yaml": "id: acme\ncontacts: [{id: j.martin}]\n",
                "resources.yaml": "people: [{id: lea, skills: [java/senior]}]\n",
            },
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            type: custom-project
            raci: {accountable: account_director}
            """,
            {
                "clients/morel.yaml": "id: morel\n",
                "engage.yaml": "roles: {account_director: claire}\n",
                "resources.yaml": "people: [{id: claire}]\n",
            },
            lang="fr",
        ),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\nstatus: accepted\nowner: gone\n",
            {"clients/acme.yaml": "id: acme\n", "resources.yaml": "people: [{id: lea}]\n"},
        ),
    ),
)
