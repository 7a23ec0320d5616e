"""M209: called done, and nothing shows that the criteria were met."""

from collections.abc import Iterator
from itertools import chain

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.plan_of_work import Criterion
from engage.model.target import met
from engage.model.text import Text
from engage.rules.context import Context
from engage.rules.criteria import Judged, deliverables, gates, measures
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """What is claimed or accepted: one finding for what nothing shows, one for each criterion missed."""
    for judged in chain(deliverables(commitment), gates(commitment)):
        if judged.claimed or judged.accepted:
            yield from _unshown(commitment, judged)
            yield from _missed(commitment, judged)


def _unshown(commitment: Commitment, judged: Judged) -> Iterator[Finding]:
    """Criteria without a value or a proof; the client's minutes are a proof of all."""
    if judged.accepted and judged.accepted.ref:
        return
    bare = [place for place, c in enumerate(judged.criteria) if c.actual is None and not c.evidence]
    if not bare:
        return
    what = measures([judged.criteria[place] for place in bare])
    first, *more = [(*judged.at, place, "measure") for place in bare]
    state = _state(judged)
    yield fault(
        commitment,
        first,
        both(
            f"`{judged.name}` is {state.en}, and nothing shows {what.en}",
            f"`{judged.name}` est {state.fr}, et rien ne montre {what.fr}",
        ),
        help=both(
            "write what was measured and where it can be seen: `actual: 97 %, evidence: reviews/ux.pdf`; "
            "until then it is not done",
            "écrivez ce qui a été mesuré et où le voir : `actual: 97 %, evidence: revues/ux.pdf` ; d'ici là "
            "ce n'est pas fait",
        ),
        related=tuple((commitment, pointer) for pointer in more),
    )


def _missed(commitment: Commitment, judged: Judged) -> Iterator[Finding]:
    """Criteria whose value misses its target; once accepted with reservations, the client took them so."""
    if judged.accepted and judged.accepted.reservations:
        return
    state = _state(judged)
    for place, criterion in enumerate(judged.criteria):
        if not _misses(criterion):
            continue
        values = f"{criterion.actual} / {criterion.target}"
        yield fault(
            commitment,
            (*judged.at, place, "actual"),
            both(
                f"`{judged.name}` is {state.en} although `{criterion.measure}` misses its target: `{values}`",
                f"`{judged.name}` est {state.fr} mais `{criterion.measure}` manque sa cible : `{values}`",
            ),
            help=_ACCEPTED if judged.accepted else _CLAIMED,
            severity=Severity.WARNING if judged.accepted else None,
        )


def _misses(criterion: Criterion) -> bool:
    return criterion.target is not None and met(criterion.target, criterion.actual) is False


def _state(judged: Judged) -> Text:
    return Text("accepted", "accepté") if judged.accepted else Text("called done", "dit fait")


_CLAIMED = both(
    "take the date back, or agree with the client on what is missing and note it under "
    "`accepted: {reservations: […]}`",
    "retirez la date, ou convenez avec le client de ce qui manque et notez-le sous "
    "`accepted: {reservations: […]}`",
)
_ACCEPTED = both(
    "note what the client took as it is: `accepted: {reservations: [{what: …, owner: …, due: …}]}`",
    "notez ce que le client a pris en l'état : `accepted: {reservations: [{what: …, owner: …, due: …}]}`",
)

RULE = Rule(
    code="M209",
    name="done-without-evidence",
    severity=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    catches=both(
        "A milestone that is `done` or `accepted`, or a promise that is delivered, with a criterion that has "
        "neither `actual` nor `evidence`, or whose value misses its target. Minutes signed by the client "
        "(`accepted: {ref: …}`) are evidence for the whole; a reservation settles what was missed.",
        "Un jalon `done` ou `accepted`, ou un engagement livré, avec un critère sans `actual` ni `evidence`, "
        "ou dont la valeur manque la cible. Un PV signé par le client (`accepted: {ref: …}`) prouve "
        "l'ensemble ; une réserve règle ce qui manquait.",
    ),
    harm=both(
        "The client pays for a gate on our word. The day they measure it themselves, every earlier claim is "
        "in doubt too.",
        "Le client paie un jalon sur parole. Le jour où il mesure lui-même, tout ce qui fut annoncé avant "
        "devient douteux.",
    ),
    instead=both(
        "Call a thing done once its criteria are measured, and leave the proof where the client can open it.",
        "Ne dites une chose faite qu'une fois ses critères mesurés, et laissez la preuve là où le client "
        "peut l'ouvrir.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            milestones:
              - {id: ux, done: 2026-09-04, quality: [{measure: screens approved, target: ">= 95 %"}]}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: delivered
            delivered: 2026-09-04
            deliverables:
              - what: App in both stores
                acceptance:
                  - {measure: crash-free sessions, target: ">= 99.5 %", actual: 98.1 %, evidence: console.pdf}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            milestones:
              - id: recette
                accepted: {on: 2026-09-04, by: S. Lacombe}
                quality: [{measure: anomalies bloquantes, target: "= 0 anomalie"}]
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            milestones:
              - id: ux
                done: 2026-09-04
                quality:
                  - {measure: screens approved, target: ">= 95 %", actual: 97 %, evidence: ux-review.pdf}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: active
            milestones:
              - {id: pilot, quality: [{measure: orders that arrive, target: ">= 99 %"}]}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            milestones:
              - id: recette
                accepted: {on: 2026-09-04, by: S. Lacombe, ref: PV 3}
                quality: [{measure: anomalies bloquantes, target: "= 0 anomalie"}]
            """,
            lang="fr",
        ),
    ),
)
