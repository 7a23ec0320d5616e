"""R410: a gate that matters to the client hangs on the only one who can do it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engage.health.holders import Holders
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.text import Text
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both, joined


def check(context: Context) -> Iterator[Finding]:
    """One finding for each holder, at the critical gate that comes first; the others are named with it."""
    holders = Holders.of(context.workspace, context.today)
    hanging: dict[str, list[_Hanging]] = {}
    for commitment in context.live:
        for place, milestone in enumerate(commitment.milestones):
            if milestone.critical and not (milestone.done or milestone.accepted):
                for need in milestone.needs:
                    if alone := holders.alone(need):
                        end = milestone.due or commitment.due or date.max
                        found = _Hanging(end, commitment, place, need, alone.skills)
                        hanging.setdefault(alone.holder, []).append(found)
    for holder, gates in hanging.items():
        yield _hangs(holder, sorted(gates, key=_soonest), context)


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A critical gate, the need in it, and the skills that only one brings."""

    day: date
    commitment: Commitment
    place: int
    need: str
    skills: tuple[str, ...]

    @property
    def at(self) -> Pointer:
        return ("milestones", self.place, "needs", self.need)


def _soonest(found: _Hanging) -> tuple[date, str, int]:
    return found.day, found.commitment.id, found.place


def _hangs(holder: str, found: list[_Hanging], context: Context) -> Finding:
    first, *others = found
    person = context.workspace.person.get(holder)
    who = (person.name if person else None) or holder
    skills = list(dict.fromkeys(skill for hanging in found for skill in hanging.skills))
    what = Text(*(joined([f"`{skill}`" for skill in skills], word) for word in ("and", "et")))
    gate = first.commitment.milestones[first.place].id
    more = len({(h.commitment.id, h.place) for h in found}) - 1
    more_en = f" and {more} more" if more else ""
    more_fr = f" et {more} autre{'s' * (more > 1)}" if more else ""
    hang, tient = ("gates", "hang") if more else ("gate", "hangs"), "tiennent" if more else "tient"
    jalon = "les jalons critiques" if more else "le jalon critique"
    return fault(
        first.commitment,
        first.at,
        both(
            f"critical {hang[0]} `{gate}`{more_en} {hang[1]} on `{who}`, the only one here with {what.en}",
            f"{jalon} `{gate}`{more_fr} {tient} à `{who}`, seul ici à savoir {what.fr}",
        ),
        help=both(
            "have somebody work along before the gate, or book a provider who can step in",
            "faites travailler quelqu'un avec lui avant le jalon, ou réservez un prestataire de secours",
        ),
        on_key=True,
        related=tuple((other.commitment, other.at) for other in others),
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
        "or a person of criticality `essential` who alone has one of their skills, whatever its level. One "
        "finding a person.",
        "Un jalon `critical` encore à faire qui demande une compétence qu'une seule personne, ou un seul "
        "prestataire, possède, ou une personne de criticité `essential` seule à avoir l'une de ses "
        "compétences, quel qu'en soit le niveau. Un constat par personne.",
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
