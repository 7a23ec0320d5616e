"""A301: nobody, several people, or no person at all answers for the promise."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.people import Kind, Party
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both, listed

_AT: Pointer = ("raci", "accountable")
_PERSONS = frozenset({"person", "contact"})
_KINDS: dict[Kind, tuple[str, str]] = {
    "team": ("a team", "une équipe"),
    "provider": ("an outside provider", "un prestataire"),
    "equipment": ("equipment", "un équipement"),
    "budget": ("a budget", "un budget"),
}
_HELP = both(
    "name the one person who answers for it to the client: `raci: {accountable: ana}`",
    "nommez la seule personne qui en répond devant le client : `raci: {accountable: ana}`",
)


def check(context: Context) -> Iterator[Finding]:
    """Types first: a fault of a type's default is told once, in `engage.yaml`."""
    policy = context.workspace.policy
    for name, kind in policy.types.items():
        if kind.raci and len(kind.raci.accountable) > 1:
            message = both(
                f"type `{name}` makes {len(kind.raci.accountable)} people accountable at once",
                f"le type `{name}` désigne {len(kind.raci.accountable)} responsables à la fois",
            )
            yield fault(policy, ("types", name, "raci", "accountable", 1), message, help=_HELP)
    for commitment in context.live:
        yield from _of_promise(commitment, context)
        for place, milestone in enumerate(commitment.milestones):
            if milestone.raci and milestone.raci.accountable:
                at = ("milestones", place, *_AT)
                yield from _judge(commitment, milestone.raci.accountable, at, context)


def _of_promise(commitment: Commitment, context: Context) -> Iterator[Finding]:
    if commitment.raci and commitment.raci.accountable:
        yield from _judge(commitment, commitment.raci.accountable, _AT, context)
        return
    defaults = _default(commitment, context)
    if not defaults:
        message = both(
            "nobody is accountable: no name here, none by default for the type",
            "personne n'en répond : aucun nom ici, aucun par défaut pour le type",
        )
        yield fault(commitment, _AT, message, help=_HELP)
    elif len(defaults) == 1:
        yield from _judge(commitment, defaults, _AT, context, default=True)


def _default(commitment: Commitment, context: Context) -> tuple[str, ...]:
    kind = context.workspace.policy.types.get(commitment.type or "")
    return kind.raci.accountable if kind and kind.raci else ()


def _judge(
    commitment: Commitment, names: tuple[str, ...], at: Pointer, context: Context, *, default: bool = False
) -> Iterator[Finding]:
    if len(names) > 1:
        who = listed(names)
        message = both(
            f"{len(names)} people are accountable ({who.en}), so nobody is",
            f"{len(names)} personnes en répondent ({who.fr}), donc personne",
        )
        yield fault(commitment, (*at, 1), message, help=_HELP)
        return
    parties = context.directory.find(names[0], commitment)
    place = at if default else (*at, 0)
    if len(parties) > 1:
        yield _shared_role(commitment, names[0], parties, place)
    elif parties and parties[0].kind not in _PERSONS:
        en, fr = _KINDS[parties[0].kind]
        message = both(
            f"`{names[0]}` is {en}, and only a person can answer for a promise",
            f"`{names[0]}` est {fr}, et seule une personne répond d'un engagement",
        )
        yield fault(commitment, place, message, help=_HELP)
    elif default and not parties and context.workspace.resources.people:
        message = both(
            f"nobody is accountable: the type asks for `{names[0]}`, which is nobody for this client",
            f"personne n'en répond : le type demande `{names[0]}`, qui n'est personne pour ce client",
        )
        yield fault(commitment, place, message, help=_HELP)


def _shared_role(commitment: Commitment, role: str, parties: tuple[Party, ...], at: Pointer) -> Finding:
    who = listed([party.id for party in parties])
    message = both(
        f"the role `{role}` is held by {len(parties)} people ({who.en}): which of them answers?",
        f"le rôle `{role}` est tenu par {len(parties)} personnes ({who.fr}) : laquelle répond ?",
    )
    return fault(commitment, at, message, help=_HELP)


RULE = Rule(
    code="A301",
    name="accountable-not-exactly-one",
    severity=Severity.ERROR,
    profile="promise",
    whole=check,
    absence=True,
    catches=both(
        "A promise for which nobody is accountable, or several people, or a team instead of a person. "
        "Counted after the defaults of the type and the roles are resolved; a milestone may name its own.",
        "Un engagement dont personne ne répond, ou plusieurs personnes, ou une équipe au lieu d'une "
        "personne. Compté une fois résolus les rôles et les valeurs par défaut du type ; un jalon peut "
        "avoir le sien.",
    ),
    harm=both(
        "When it slips, each believes that another one has told the client.",
        "Quand cela glisse, chacun croit qu'un autre a prévenu le client.",
    ),
    instead=both(
        "One person with the authority to move people or dates. The others are `responsible` (they do it), "
        "`consulted` or `informed`.",
        "Une seule personne, qui a l'autorité de déplacer des gens ou des dates. Les autres sont "
        "`responsible` (ils font), `consulted` ou `informed`.",
    ),
    options=both(
        "Give each type its default: `types: {custom-project: {raci: {accountable: account_director}}}`.",
        "Donnez à chaque type sa valeur par défaut : "
        "`types: {custom-project: {raci: {accountable: account_director}}}`.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            raci: {responsible: [lea], accountable: [ana, bob]}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            raci: {responsible: [lea, hugo]}
            """,
            lang="fr",
        ),
        example(
            """
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            raci: {accountable: web}
            """,
            {"resources.yaml": "people: [{id: ana}]\nteams: [{id: web}]\n"},
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            raci: {responsible: [lea, bob], accountable: ana}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            type: custom-project
            raci: {responsible: [lea, hugo]}
            """,
            {
                "engage.yaml": """
                    types: {custom-project: {raci: {accountable: account_director}}}
                    roles: {account_director: claire}
                """,
                "resources.yaml": "people: [{id: claire}, {id: lea}, {id: hugo}]\n",
            },
            lang="fr",
        ),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\nraci: {accountable: director}\n",
            {"engage.yaml": "roles: {director: claire}\n", "resources.yaml": "people: [{id: claire}]\n"},
        ),
    ),
)
