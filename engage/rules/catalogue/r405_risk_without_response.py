"""R405: no risk thought of, or one that nobody watches or answers."""

from collections.abc import Iterator

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.plan_of_work import RiskRecord
from engage.model.text import Text
from engage.plan.risks import risks_of
from engage.rules.context import Context
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.scope import is_running, is_standard
from engage.rules.words import both, joined

_OWNER = both("an owner", "de responsable")
_RESPONSE = both("a response", "de parade")
_TRIGGER = both("a trigger for its plan", "de signal qui lance son plan")


def check(context: Context) -> Iterator[Result]:
    """The shared risks once; then each promise without any risk, and each of its risks still ahead."""
    unread = any(path.startswith("risks") for path in context.workspace.left_out)
    if unread:
        yield NotChecked(
            both(
                "promises without any risk: a file of shared risks could not be read",
                "engagements sans aucun risque : un fichier de risques partagés est illisible",
            )
        )
    for risk in context.workspace.risks:
        yield from _incomplete(risk, risk, ())
    for commitment in context.live:
        if commitment.delivered:
            continue
        if not unread and not risks_of(context.workspace, commitment):
            yield from _none(commitment)
        for place, own in enumerate(commitment.risks):
            if not _is_past(own, commitment):
                yield from _incomplete(commitment, own, ("risks", place))


def _none(commitment: Commitment) -> Iterator[Finding]:
    if is_standard(commitment) or is_running(commitment):
        return
    yield fault(
        commitment,
        ("risks",),
        both("no risk is named: nobody asked what may go wrong", "aucun risque : personne n'a demandé ce qui "
             "peut mal tourner"),
        help=both(
            "name what is most likely to delay it, who watches it and what they do then: `risks: [{id: R1, "
            "what: …, owner: lea, prevention: [{what: …, who: lea, due: …}]}]`",
            "nommez ce qui risque le plus de le retarder, qui surveille et ce qu'on fait alors : `risks: "
            "[{id: R1, what: …, owner: lea, prevention: [{what: …, who: lea, due: …}]}]`",
        ),
    )  # fmt: skip


def _is_past(risk: RiskRecord, commitment: Commitment) -> bool:
    """Whether it struck already, or all it could hit is done."""
    done = {m.id for m in commitment.milestones if m.done or m.accepted}
    return risk.struck is not None or (bool(risk.hits) and done.issuperset(risk.hits))


def _incomplete(record: FileRecord, risk: RiskRecord, at: Pointer) -> Iterator[Finding]:
    lacks = list(_lacks(risk))
    if not lacks:
        return
    what = Text(joined([part.en for part in lacks], "and"), joined([part.fr for part in lacks], "ni"))
    yield fault(
        record,
        (*at, "what"),
        both(f"risk `{risk.id}` has not {what.en}", f"le risque `{risk.id}` n'a pas {what.fr}"),
        help=both(
            "say who watches it (`owner`), what is done so that it does not strike (`prevention`), or what "
            "is done when it does and what sets that off (`contingency: {trigger, plan}`)",
            "dites qui surveille (`owner`), ce qu'on fait pour l'éviter (`prevention`), ou ce qu'on fait "
            "s'il frappe et ce qui le déclenche (`contingency: {trigger, plan}`)",
        ),
    )


def _lacks(risk: RiskRecord) -> Iterator[Text]:
    if not risk.owner:
        yield _OWNER
    plan = risk.contingency.plan if risk.contingency else ()
    if not risk.prevention and not plan:
        yield _RESPONSE
    trigger = risk.contingency.trigger if risk.contingency else None
    if plan and not (trigger and (trigger.when or trigger.by)):
        yield _TRIGGER


RULE = Rule(
    code="R405",
    name="risk-without-response",
    severity=Severity.WARNING,
    profile="promise",
    whole=check,
    absence=True,
    catches=both(
        "A promise with plans of its own that no risk concerns, its own or of `risks.yaml`; a risk still "
        "ahead without `owner`, without `prevention` or `contingency`, or whose plan has no `trigger`.",
        "Un engagement à plan propre qu'aucun risque ne concerne, ni à lui ni de `risks.yaml` ; un risque "
        "encore possible sans `owner`, sans `prevention` ni `contingency`, ou dont le plan n'a pas de "
        "`trigger`.",
    ),
    harm=both(
        "When it strikes, the plan is made in the days that the client is already waiting.",
        "Quand il frappe, le plan se fait pendant les jours où le client attend déjà.",
    ),
    instead=both(
        "One risk, one person, one sign to watch for, one first step. Three such lines are worth more than a "
        "matrix.",
        "Un risque, une personne, un signal à guetter, un premier geste. Trois lignes ainsi valent mieux "
        "qu'une matrice.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            type: custom-project
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            risks: [{id: R1, what: The store refuses the app, owner: lea}]
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            risks:
              - id: R1
                what: Les stocks arrivent par lots de nuit
                owner: karim
                contingency: {plan: [{who: karim, does: Passer par une file de messages}]}
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            risks:
              - {id: R1, what: Identity provider late, owner: marc, prevention: [{what: Stub from sprint 1}]}
        """),
        example(
            """
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            type: custom-project
            """,
            {
                "risks.yaml": """
                    risks:
                      - id: content
                        what: Texts come late
                        owner: sam
                        applies_to: {types: [custom-project]}
                        prevention: [{what: Ask for them at the start, who: sam}]
                """
            },
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            risks:
              - id: R1
                what: Les stocks arrivent par lots de nuit
                owner: karim
                contingency:
                  trigger: {when: deux imports de suite au-delà de 30 minutes}
                  plan: [{who: karim, does: Passer par une file de messages}]
            """,
            lang="fr",
        ),
    ),
)
