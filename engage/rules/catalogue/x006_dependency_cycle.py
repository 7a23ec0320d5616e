"""X006: milestones that wait for each other in a circle."""

from collections.abc import Iterator

from engage.model.base import FileRecord
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.workspace import Workspace
from engage.rules.context import Context
from engage.rules.links import Node, cycles, resolve
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both


def check(context: Context) -> Iterator[Finding]:
    """One finding for each cycle, at its first link; the other links are related places."""
    space = context.workspace
    graph = {
        node: tuple(resolve(space.commitment[node[0]], link) for link in milestone.after)
        for node, milestone in space.milestone.items()
    }
    for cycle in cycles(graph):
        yield _waiting(space, cycle)
    replaces = {c.id: (c.supersedes,) if c.supersedes else () for c in space.commitments}
    for chain in cycles(replaces):
        yield _replacing(space, chain)


def _waiting(space: Workspace, cycle: tuple[Node, ...]) -> Finding:
    one_promise = len({owner for owner, _ in cycle}) == 1
    names = [f"`{name}`" if one_promise else f"`{owner}/{name}`" for owner, name in (*cycle, cycle[0])]
    if len(cycle) == 1:
        message = both(f"{names[0]} waits for itself", f"{names[0]} s'attend lui-même")
    else:
        en = ", which waits for ".join(names[1:])
        fr = ", qui attend ".join(names[1:])
        message = both(f"{names[0]} waits for {en}", f"{names[0]} attend {fr}")
    places = [_link(space, node, after) for node, after in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]
    return fault(
        *places[0],
        message,
        help=both("remove one of these links", "retirez l'un de ces liens"),
        related=tuple(places[1:]),
    )


def _link(space: Workspace, node: Node, after: Node) -> tuple[FileRecord, Pointer]:
    """Where the link from one milestone to the one it waits for stands."""
    commitment = space.commitment[node[0]]
    place = next(i for i, milestone in enumerate(commitment.milestones) if milestone.id == node[1])
    links = commitment.milestones[place].after
    which = next(i for i, link in enumerate(links) if resolve(commitment, link) == after)
    return commitment, ("milestones", place, "after", which)


def _replacing(space: Workspace, chain: tuple[str, ...]) -> Finding:
    names = [f"`{name}`" for name in (*chain, chain[0])]
    en, fr = ", which replaces ".join(names[1:]), ", qui remplace ".join(names[1:])
    places = [(space.commitment[name], ("supersedes",)) for name in chain]
    return fault(
        *places[0],
        both(f"{names[0]} replaces {en}", f"{names[0]} remplace {fr}"),
        help=both("only the newer one supersedes the older", "seul le plus récent remplace l'autre"),
        related=tuple(places[1:]),
    )


RULE = Rule(
    code="X006",
    name="dependency-cycle",
    severity=Severity.ERROR,
    profile="load",
    whole=check,
    shows_all=True,
    catches=both(
        "Milestones that wait for each other in a circle, within a promise or across promises; promises that "
        "replace each other.",
        "Des jalons qui s'attendent en rond, dans un engagement ou d'un engagement à l'autre ; des "
        "engagements qui se remplacent l'un l'autre.",
    ),
    harm=both(
        "None of them can ever start: the promises concerned have no schedule, no safe date and no forecast.",
        "Aucun ne peut commencer : les engagements concernés n'ont ni calendrier, ni date sûre, ni "
        "prévision.",
    ),
    instead=both(
        "Remove the link that does not hold. Work that goes back and forth is one milestone, or several "
        "rounds of it.",
        "Retirez le lien qui ne tient pas. Un travail en allers-retours est un seul jalon, ou plusieurs "
        "tours.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            milestones:
              - {id: ux, after: [tests]}
              - {id: build, after: [ux]}
              - {id: tests, after: [build]}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones: [{id: ouverture, after: [MOREL-008/pilote]}]
            """,
            {
                "commitments/mobile.yaml": """
                    id: MOREL-008
                    title: Application mobile
                    client: morel
                    milestones: [{id: pilote, after: [MOREL-003/ouverture]}]
                """
            },
            lang="fr",
        ),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\nmilestones: [{id: report, after: [report]}]\n"
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            milestones:
              - {id: ux}
              - {id: build, after: [ux]}
              - {id: tests, after: [ux, build]}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones: [{id: pilote}, {id: ouverture, after: [MOREL-008/pilote]}]
            """,
            {
                "commitments/mobile.yaml": """
                    id: MOREL-008
                    title: Application mobile
                    client: morel
                    milestones: [{id: pilote, after: [MOREL-003/pilote]}]
                """
            },
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            milestones: [{id: tests}, {id: report, after: [tests]}]
        """),
    ),
)
