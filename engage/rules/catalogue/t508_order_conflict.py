"""T508: a gate promised before something that it waits for."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.plan_of_work import Link, Milestone
from engage.rules.context import Context
from engage.rules.links import Node, resolve
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both

_HELP = both(
    "move one of the two dates, or remove the dependency where the work does not need it",
    "déplacez l'une des deux dates, ou retirez la dépendance si le travail n'en a pas besoin",
)


@dataclass(frozen=True, slots=True)
class Bound:
    """The latest day promised among what a milestone waits for, directly or through undated ones."""

    day: date
    commitment: Commitment
    pointer: Pointer
    name: str


@dataclass(frozen=True)
class _Order:
    """Walks from milestones to what they wait for."""

    context: Context
    bounds: dict[Node, Bound | None]

    def check(self, commitment: Commitment) -> Iterator[Finding]:
        """Dated milestones first: an undated one is judged by the promise's date, if nothing was told yet."""
        told: set[tuple[str, Pointer]] = set()
        for dated in (True, False):
            for place, milestone in enumerate(commitment.milestones):
                if milestone.done or milestone.accepted or (milestone.due is not None) is not dated:
                    continue
                worst = self.latest_before((commitment.id, milestone.id))
                end = milestone.due or commitment.due
                if worst is None or end is None or worst.day <= end:
                    continue
                at = (worst.commitment.id, worst.pointer)
                if dated or (worst.commitment is not commitment and at not in told):  # within one: T507's
                    told.add(at)
                    yield _conflict(commitment, place, milestone, end, worst)

    def latest_before(self, node: Node) -> Bound | None:
        """The latest promised day among what the milestone waits for; None where nothing is promised."""
        path = {node: list(self._waits_for(node))}  # no recursion: a chain may be longer than Python's stack
        while path:
            here, waits = next(reversed(path.items()))
            onward = next((n for n, own in waits if own is None and not self._seen(n, path)), None)
            if onward is not None:
                path[onward] = list(self._waits_for(onward))
                continue
            found = [bound for n, own in waits if (bound := own or self.bounds.get(n)) is not None]
            self.bounds[here] = max(found, key=lambda bound: bound.day, default=None)
            del path[here]
        return self.bounds[node]

    def _seen(self, node: Node, path: Container[Node]) -> bool:
        return node in self.bounds or node in path  # in the path: a cycle, which X006 tells

    def _waits_for(self, node: Node) -> Iterator[tuple[Node, Bound | None]]:
        """What holds a milestone's end back, with the day promised for it, None where there is none."""
        workspace = self.context.workspace
        commitment = workspace.commitment[node[0]]
        for link in workspace.milestone[node].after:
            target = resolve(commitment, link)
            before = workspace.milestone.get(target)
            if before is None or not _holds_end(link) or before.done or before.accepted:
                continue
            yield target, self._bound(workspace.commitment[target[0]], before, commitment)

    def _bound(self, owner: Commitment, milestone: Milestone, reader: Commitment) -> Bound | None:
        if milestone.due is None:
            return None
        place = next(i for i, m in enumerate(owner.milestones) if m is milestone)
        name = milestone.id if owner is reader else f"{owner.id}/{milestone.id}"
        return Bound(milestone.due, owner, ("milestones", place, "due"), name)


def _holds_end(link: Link) -> bool:
    """Whether the end of the milestone cannot come before that of the one it waits for.

    So for finish-to-start and finish-to-finish; a lead (negative lag) allows an overlap.
    """
    return link.type in {"FS", "FF"} and not (link.lag and link.lag.amount < 0)


def _conflict(commitment: Commitment, place: int, milestone: Milestone, end: date, worst: Bound) -> Finding:
    own = milestone.due is not None
    return fault(
        commitment,
        ("milestones", place, "due" if own else "after"),
        both(
            f"milestone `{milestone.id}` is due by {end}, but waits for `{worst.name}`, due on {worst.day}",
            f"le jalon `{milestone.id}` est dû pour le {end}, mais attend `{worst.name}`, promis pour le "
            f"{worst.day}",
        ),
        help=_HELP,
        related=((worst.commitment, worst.pointer),),
    )


def check(context: Context) -> Iterator[Finding]:
    """One finding for each milestone due before something it waits for."""
    order = _Order(context, {})
    for commitment in context.live:
        if context.workspace.commitment[commitment.id] is commitment:  # a doubled id is X004's
            yield from _too_early(commitment, context.today)
            yield from order.check(commitment)


def _too_early(commitment: Commitment, today: date) -> Iterator[Finding]:
    """Gates whose work may not begin before their day; once it may, a day that has passed is T509's."""
    for place, milestone in enumerate(commitment.milestones):
        due, first = milestone.due, milestone.not_before
        if due is None or first is None or milestone.done or milestone.accepted:
            continue
        if due >= first or first <= today:
            continue
        yield fault(
            commitment,
            ("milestones", place, "due"),
            both(
                f"milestone `{milestone.id}` is due on {due}, before its work may begin ({first})",
                f"le jalon `{milestone.id}` est dû le {due}, avant que son travail ne puisse commencer "
                f"({first})",
            ),
            help=_HELP,
            related=((commitment, ("milestones", place, "not_before")),),
        )


RULE = Rule(
    code="T508",
    name="order-conflict",
    severity=Severity.ERROR,
    profile="draft",
    whole=check,
    clock=True,
    catches=both(
        "A milestone due before one that it waits for (`after`), in the same promise or in another one, also "
        "through milestones without a date between them; or before its own `not_before`.",
        "Un jalon dû avant un autre qu'il attend (`after`), dans le même engagement ou dans un autre, y "
        "compris à travers des jalons sans date.",
    ),
    harm=both(
        "One of the two dates given to clients is impossible on the day it is promised.",
        "L'une des deux dates données aux clients est impossible dès le jour où elle est promise.",
    ),
    instead=both(
        "Put the dates in the order of the work. For work that may overlap, use a start-to-start link or a "
        "negative lag.",
        "Mettez les dates dans l'ordre du travail. Si les travaux se recouvrent, utilisez un lien "
        "début-début ou un décalage négatif.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            milestones:
              - {id: ux, due: 2026-11-20}
              - {id: build, due: 2026-10-30, after: [ux]}
        """),
        example(
            """
            id: MOREL-008
            title: Application mobile
            client: morel
            milestones:
              - {id: cadrage, after: [MOREL-003/ouverture]}
              - {id: magasins, due: 2026-12-18, after: [cadrage]}
            """,
            {
                "commitments/boutique.yaml": """
                    id: MOREL-003
                    title: Boutique en ligne
                    client: morel
                    milestones: [{id: ouverture, due: 2027-03-01}]
                """
            },
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            milestones: [{id: draft, not_before: 2026-11-02, due: 2026-10-30}]
        """),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            milestones:
              - {id: ux, due: 2026-10-30}
              - {id: build, due: 2026-11-20, after: [ux]}
              - {id: docs, due: 2026-11-06, after: [{milestone: build, type: SS}]}
        """),
        example(
            """
            id: MOREL-008
            title: Application mobile
            client: morel
            milestones:
              - {id: cadrage, after: [MOREL-003/ouverture]}
              - {id: magasins, due: 2027-06-18, after: [cadrage]}
            """,
            {
                "commitments/boutique.yaml": """
                    id: MOREL-003
                    title: Boutique en ligne
                    client: morel
                    milestones: [{id: ouverture, due: 2027-03-01}]
                """
            },
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            milestones: [{id: draft, not_before: 2026-10-05, due: 2026-10-30}]
        """),
    ),
)
