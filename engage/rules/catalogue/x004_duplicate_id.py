"""X004: two records with the same id."""

from collections.abc import Iterable, Iterator

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.text import Text
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both

_Place = tuple[str | None, FileRecord, Pointer]

_COMMITMENT = both("the commitment id", "l'identifiant d'engagement")
_CLIENT = both("the client id", "l'identifiant de client")
_RESOURCE = both("the resource id", "l'identifiant de ressource")
_SHARED_RISK = both("the risk id", "l'identifiant de risque")
_MILESTONE = both("the milestone id", "l'identifiant de jalon")
_RISK = both("the risk id", "l'identifiant de risque")
_ACTION = both("the action id", "l'identifiant d'action")
_CONTACT = both("the contact id", "l'identifiant d'interlocuteur")
_ALERT = both("the rule's name", "le nom de règle")


def check(context: Context) -> Iterator[Finding]:
    """One finding for each further use of an id, with the place of the first."""
    space = context.workspace
    yield from _doubled(_COMMITMENT, _records(space.commitments))
    yield from _doubled(_CLIENT, _records(space.clients))
    yield from _doubled(_RESOURCE, _records(space.resources.all()))
    yield from _doubled(_SHARED_RISK, _records(space.risks))
    for commitment in space.commitments:
        yield from _within(commitment)
    for client in space.clients:
        yield from _doubled(
            _CONTACT, [(c.id, client, ("contacts", i)) for i, c in enumerate(client.contacts)]
        )
    rules = enumerate(space.policy.escalation or ())
    yield from _doubled(_ALERT, [(r.name, space.policy, ("escalation", i)) for i, r in rules], field="name")


def _within(commitment: Commitment) -> Iterator[Finding]:
    groups: tuple[tuple[Text, str, Iterable[str | None]], ...] = (
        (_MILESTONE, "milestones", (m.id for m in commitment.milestones)),
        (_RISK, "risks", (r.id for r in commitment.risks)),
        (_ACTION, "actions", (a.id for a in commitment.actions)),
    )
    for name, field, ids in groups:
        yield from _doubled(name, [(ref, commitment, (field, place)) for place, ref in enumerate(ids)])


def _records(records: Iterable[FileRecord]) -> list[_Place]:
    return [(record.id, record, ()) for record in records]  # type: ignore[attr-defined]  # each has an id


def _doubled(name: Text, places: list[_Place], field: str = "id") -> Iterator[Finding]:
    first: dict[str, _Place] = {}
    for ref, record, pointer in places:
        if ref is None:
            continue
        earlier = first.setdefault(ref, (ref, record, pointer))
        if earlier[1] is not record or earlier[2] != pointer:
            yield fault(
                record,
                (*pointer, field),
                both(f"{name.en} `{ref}` is used twice", f"{name.fr} `{ref}` est utilisé deux fois"),
                help=both("give one of the two another id", "donnez un autre identifiant à l'un des deux"),
                related=((earlier[1], (*earlier[2], field)),),
            )


RULE = Rule(
    code="X004",
    name="duplicate-id",
    severity=Severity.ERROR,
    profile="load",
    whole=check,
    shows_all=True,
    catches=both(
        "An id used twice: by two commitments, clients, shared risks or resources (people, teams, equipment, "
        "providers and budgets share their names); by two milestones, risks or actions of one commitment; by "
        "two contacts of a client.",
        "Un identifiant utilisé deux fois : par deux engagements, clients, risques communs ou ressources "
        "(personnes, équipes, équipements, prestataires et budgets partagent leurs noms) ; par deux jalons, "
        "risques ou actions d'un engagement ; par deux interlocuteurs d'un client.",
    ),
    harm=both(
        "Every reference then means the first one; the second promise is planned and told under another's "
        "name.",
        "Toute référence désigne alors le premier ; le second engagement est planifié et raconté sous le nom "
        "d'un autre.",
    ),
    instead=both("Give each its own id.", "Donnez à chacun son identifiant."),
    bad=(
        example(
            "id: ACME-014\ntitle: Dealer portal\nclient: acme\n",
            {"commitments/copy.yaml": "id: ACME-014\ntitle: Dealer app\nclient: acme\n"},
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones:
              - {id: recette, title: Recette interne}
              - {id: recette, title: Recette client}
            """,
            lang="fr",
        ),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\n",
            {"clients/acme.yaml": "id: acme\ncontacts: [{id: j.martin}, {id: j.martin}]\n"},
        ),
    ),
    good=(
        example(
            "id: ACME-014\ntitle: Dealer portal\nclient: acme\n",
            {"commitments/copy.yaml": "id: ACME-015\ntitle: Dealer app\nclient: acme\n"},
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones:
              - {id: recette-interne, title: Recette interne}
              - {id: recette-client, title: Recette client}
            """,
            lang="fr",
        ),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\n",
            {"clients/acme.yaml": "id: acme\ncontacts: [{id: j.martin}, {id: a.martin}]\n"},
        ),
    ),
)
