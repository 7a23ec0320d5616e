"""R409: a promise that was not kept here so often as it says, before it is made."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.rules.context import Context
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.track_record import Kept, deliveries, enough, incidents
from engage.rules.words import both, listed, percent


def check(context: Context) -> Iterator[Result]:
    """Each attainment and probability of promises not yet made; then those without a record."""
    unknown = []
    for commitment in context.live:
        if commitment.status not in {"draft", "proposed"}:
            continue
        for promised, kept, at in _claims(commitment, context):
            if kept is None or not enough(kept) or (kept.unclear and not kept.is_below(promised)):
                unknown.append(commitment.id)
            elif kept.is_below(promised):
                yield _above(commitment, promised, kept, at)
    if unknown:
        who = listed(list(dict.fromkeys(unknown)))
        yield NotChecked(
            both(
                f"whether such promises were kept here so far: too few in the last year like {who.en}",
                f"si de tels engagements ont été tenus ici : trop peu depuis un an comme {who.fr}",
            )
        )


def _claims(commitment: Commitment, context: Context) -> Iterator[tuple[float, Kept | None, Pointer]]:
    """What is promised, what the record says, and where it is promised."""
    space, today = context.workspace, context.today
    for place, target in enumerate(commitment.sla):
        if target.attainment is not None:
            yield target.attainment, incidents(space, today, target), ("sla", place, "attainment")
    decision = commitment.decision
    if decision and decision.on_time is not None and not commitment.sla:
        yield decision.on_time, deliveries(space, today, commitment.type), ("decision", "on_time")


def _above(commitment: Commitment, promised: float, kept: Kept, at: Pointer) -> Finding:
    share, goal = percent(kept.share), percent(promised)
    return fault(
        commitment,
        at,
        both(
            f"{goal}% is promised, and {kept.most} of {kept.of} such cases were kept in the last year "
            f"({share}%)",
            f"{goal} % est promis, et {kept.most} cas sur {kept.of} ont été tenus depuis un an ({share} %)",
        ),
        help=both(
            "promise what the record shows, or write down what is different this time before it is signed",
            "promettez ce que montre le passé, ou écrivez ce qui change cette fois, avant de signer",
        ),
    )


RULE = Rule(
    code="R409",
    name="promised-above-the-record",
    severity=Severity.WARNING,
    signed=Severity.ERROR,
    profile="promise",
    whole=check,
    clock=True,
    catches=both(
        "A draft or an offer that promises more than this organisation kept in the last year: the "
        "`attainment` of an SLA against the incidents of the same severity, `decision.on_time` against the "
        "deliveries of the same type. Told where chance hardly explains it (a binomial test at 5 %); with "
        "fewer than five cases it is not checked.",
        "Un brouillon ou une offre qui promet plus que ce que l'organisation a tenu depuis un an : "
        "l'`attainment` d'un SLA face aux incidents de même gravité, `decision.on_time` face aux livraisons "
        "du même type. Signalé si le hasard l'explique mal (test binomial à 5 %) ; non vérifié sous "
        "cinq cas.",
    ),
    harm=both(
        "The client is sold a figure that we have never reached, and pays for the difference.",
        "On vend au client un chiffre jamais atteint, et c'est lui qui paie l'écart.",
    ),
    instead=both(
        "Start from the record: the figure kept so far, and what would have to change for a better one.",
        "Partez du passé : le chiffre tenu jusqu'ici, et ce qui devrait changer pour faire mieux.",
    ),
    bad=(
        example(
            """
            id: ACME-020
            title: Support of the dealer portal
            client: acme
            status: draft
            sla:
              - {name: critical incidents, measure: resolution, severity: critical, target: 4h, hours: all,
                 attainment: 98%}
            """,
            {
                "records/incidents/2026.csv": """
                    id,client,severity,opened,resolved
                    I1,beta,critical,2026-03-02T09:00:00Z,2026-03-02T11:00:00Z
                    I2,beta,critical,2026-04-07T09:00:00Z,2026-04-07T15:30:00Z
                    I3,beta,critical,2026-05-12T09:00:00Z,2026-05-12T12:00:00Z
                    I4,beta,critical,2026-06-16T09:00:00Z,2026-06-16T18:00:00Z
                    I5,beta,critical,2026-07-21T09:00:00Z,2026-07-21T10:00:00Z
                """
            },
        ),
        example(
            "id: N\ntitle: New\nclient: acme\ntype: audit\nstatus: proposed\n"
            "decision: {on: 2026-09-01, verdict: promise, on_time: 0.95}\n",
            {
                f"commitments/{n}.yaml": f"id: A{n}\ntitle: Audit\nclient: acme\ntype: audit\n"
                "status: delivered\n"
                f"promise: {{due: 2026-0{n}-10}}\ndelivered: 2026-0{n}-{10 + n % 2}\n"
                for n in range(2, 8)
            },
        ),
        example(
            """
            id: MOREL-020
            title: Maintenance de la boutique
            client: morel
            status: proposed
            sla: [{name: réponses, measure: response, target: 1h, hours: all, attainment: 95%}]
            """,
            {
                "records/incidents/2026.csv": """
                    id,client,opened,responded
                    I1,morel,2026-03-02T09:00:00Z,2026-03-02T11:00:00Z
                    I2,morel,2026-04-07T09:00:00Z,2026-04-07T09:30:00Z
                    I3,morel,2026-05-12T09:00:00Z,2026-05-12T12:00:00Z
                    I4,morel,2026-06-16T09:00:00Z,2026-06-16T09:10:00Z
                    I5,morel,2026-07-21T09:00:00Z,2026-07-21T09:20:00Z
                """
            },
            lang="fr",
        ),
    ),
    good=(
        example(
            """
            id: ACME-020
            title: Support of the dealer portal
            client: acme
            status: draft
            sla: [{name: incidents, measure: resolution, target: 8h, hours: all, attainment: 90%}]
            """,
            {
                "records/incidents/2026.csv": """
                    id,client,opened,resolved
                    I1,beta,2026-03-02T09:00:00Z,2026-03-02T11:00:00Z
                    I2,beta,2026-04-07T09:00:00Z,2026-04-07T15:30:00Z
                    I3,beta,2026-05-12T09:00:00Z,2026-05-12T12:00:00Z
                    I4,beta,2026-06-16T09:00:00Z,2026-06-16T16:00:00Z
                    I5,beta,2026-07-21T09:00:00Z,2026-07-21T10:00:00Z
                """
            },
        ),
        example(
            "id: N\ntitle: New\nclient: acme\ntype: audit\nstatus: proposed\n"
            "decision: {on: 2026-09-01, verdict: promise, on_time: 0.95}\n",
            {
                f"commitments/{n}.yaml": f"id: A{n}\ntitle: Audit\nclient: acme\ntype: audit\n"
                "status: delivered\n"
                f"promise: {{due: 2026-0{n}-10}}\ndelivered: 2026-0{n}-09\n"
                for n in range(2, 8)
            },
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            decision: {on: 2026-05-26, verdict: promise, on_time: 0.91, signed_by: claire}
            """,
            lang="fr",
        ),
    ),
)
