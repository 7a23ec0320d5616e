"""R410: a gate that matters to the client hangs on the only one who can do it."""

from collections.abc import Iterator, Mapping

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.plan_of_work import Milestone
from engage.model.text import Text
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both, joined

_Holders = Mapping[str, tuple[str, ...]]


def check(context: Context) -> Iterator[Finding]:
    """One finding for each critical gate and each person that it hangs on."""
    holders, by_kind = _holders(context)
    for commitment in context.live:
        for place, milestone in enumerate(commitment.milestones):
            if milestone.critical and not (milestone.done or milestone.accepted):
                for need in milestone.needs:
                    skills = _alone(need, context, holders, by_kind)
                    if skills:
                        yield _hangs(commitment, place, milestone, need, skills, context, holders)


def _holders(context: Context) -> tuple[_Holders, _Holders]:
    """Who has each skill with its level, and at any level; without those who have left."""
    gone = {p.id for p in context.workspace.resources.people if p.left and p.left < context.today}
    exact: dict[str, tuple[str, ...]] = {}
    any_level: dict[str, tuple[str, ...]] = {}
    for skill, ids in context.directory.skills.items():
        there = tuple(i for i in ids if i not in gone)
        exact[skill] = there
        kind = skill.partition("/")[0]
        any_level[kind] = tuple(dict.fromkeys((*any_level.get(kind, ()), *there)))
    return exact, any_level


def _alone(need: str, context: Context, exact: _Holders, by_kind: _Holders) -> tuple[str, ...]:
    """The skills that only one can bring: the one needed, or those of an essential person who is named."""
    if need in exact:
        return (need,) if len(exact[need]) == 1 else ()
    person = context.workspace.person.get(need)
    if person is None or person.criticality != "essential":
        return ()
    kinds = (skill.partition("/")[0] for skill in person.skills)
    return tuple(dict.fromkeys(kind for kind in kinds if by_kind.get(kind) == (person.id,)))


def _hangs(
    commitment: Commitment,
    place: int,
    milestone: Milestone,
    need: str,
    skills: tuple[str, ...],
    context: Context,
    holders: _Holders,
) -> Finding:
    person = context.workspace.person.get(holders[need][0] if need in holders else need)
    who = (person.name if person else None) or (holders[need][0] if need in holders else need)
    what = Text(*(joined([f"`{skill}`" for skill in skills], word) for word in ("and", "et")))
    return fault(
        commitment,
        ("milestones", place, "needs", need),
        both(
            f"critical gate `{milestone.id}` hangs on `{who}`, the only one here with {what.en}",
            f"le jalon critique `{milestone.id}` tient à `{who}`, seul ici à savoir {what.fr}",
        ),
        help=both(
            "have somebody work along before the gate, or book a provider who can step in",
            "faites travailler quelqu'un avec lui avant le jalon, ou réservez un prestataire de secours",
        ),
        on_key=True,
    )


RULE = Rule(
    code="R410",
    name="single-holder",
    severity=Severity.WARNING,
    profile="promise",
    whole=check,
    clock=True,
    catches=both(
        "A `critical` milestone still to be done that needs a skill which one person or provider alone has, "
        "or a person of criticality `essential` who alone has one of their skills, whatever its level.",
        "Un jalon `critical` encore à faire qui demande une compétence qu'une seule personne, ou un seul "
        "prestataire, possède, ou une personne de criticité `essential` seule à avoir l'une de ses "
        "compétences, quel qu'en soit le niveau.",
    ),
    harm=both(
        "One illness, and the client's date is gone with no one to ask.",
        "Une maladie, et la date du client est perdue sans personne à qui demander.",
    ),
    instead=both(
        "Pair on it, write the knowledge down, or keep a provider's slot for those days.",
        "Mettez-y deux personnes, écrivez ce savoir, ou gardez un créneau de prestataire ces jours-là.",
    ),
    bad=(
        example(
            """
            id: ACME-014
            title: Dealer portal in production
            client: acme
            milestones: [{id: live, critical: yes, needs: {java/senior: 1}}]
            """,
            {
                "resources.yaml": """
                    people: [{id: lea, skills: [java/senior]}, {id: tom, skills: [java/junior]}]
                """
            },
        ),
        example(
            """
            id: ACME-015
            title: Line in production
            client: acme
            milestones: [{id: fat, critical: yes, needs: {jonas: 50%}}]
            """,
            {
                "resources.yaml": """
                    people:
                      - {id: jonas, name: Jonas Weiss, skills: [plc/senior], criticality: essential}
                      - {id: ralf, skills: [mechanics/senior]}
                """
            },
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones: [{id: ouverture, critical: oui, needs: {karim: 40%}}]
            """,
            {
                "resources.yaml": """
                    people:
                      - {id: karim, name: Karim Haddad, skills: [sylius/senior], criticality: essential}
                      - {id: lucie, skills: [sylius/junior], left: 2026-06-30}
                """
            },
            lang="fr",
        ),
    ),
    good=(
        example(
            """
            id: ACME-014
            title: Dealer portal in production
            client: acme
            milestones: [{id: live, critical: yes, needs: {java/senior: 1}}]
            """,
            {
                "resources.yaml": """
                    people: [{id: lea, skills: [java/senior]}, {id: tom, skills: [java/senior]}]
                """
            },
        ),
        example(
            """
            id: ACME-015
            title: Line in production
            client: acme
            milestones: [{id: dry-run, needs: {jonas: 50%}}]
            """,
            {"resources.yaml": "people: [{id: jonas, skills: [plc/senior], criticality: essential}]\n"},
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones: [{id: ouverture, critical: oui, needs: {karim: 40%}}]
            """,
            {
                "resources.yaml": """
                    people:
                      - {id: karim, skills: [sylius/senior], criticality: essential}
                      - {id: hugo, skills: [sylius/junior]}
                """
            },
            lang="fr",
        ),
    ),
)
