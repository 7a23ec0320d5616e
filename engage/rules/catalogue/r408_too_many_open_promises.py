"""R408: more promises open than one person can lead."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both, listed

_OPEN = frozenset({"active", "suspended", "delivered", "broken"})


def check(context: Context) -> Iterator[Finding]:
    """One finding for each owner over the limit, at the promise due last; the others are named with it."""
    limit = context.workspace.policy.capacity.open_promises
    held: dict[str, list[Commitment]] = {}
    for commitment in context.live:
        if commitment.owner and commitment.status in _OPEN:
            held.setdefault(commitment.owner, []).append(commitment)
    for owner, promises in held.items():
        if len(promises) > limit:
            yield _too_many(owner, sorted(promises, key=_latest_first), limit, context)


def _latest_first(commitment: Commitment) -> tuple[int, str]:
    return -commitment.due.toordinal() if commitment.due else 0, commitment.id


def _too_many(owner: str, promises: list[Commitment], limit: int, context: Context) -> Finding:
    person = context.workspace.person.get(owner)
    who, which = (person.name if person else None) or owner, listed([c.id for c in promises])
    first, *others = promises
    return fault(
        first,
        ("owner",),
        both(
            f"`{who}` leads {len(promises)} open promises, and {limit} are the limit here: {which.en}",
            f"`{who}` mène {len(promises)} engagements ouverts, et la limite est ici de {limit} : {which.fr}",
        ),
        help=both(
            "have what is delivered accepted, hand some over, or make no new promise until one is closed",
            "faites accepter ce qui est livré, passez-en, ou ne promettez plus rien avant d'en avoir fermé "
            "un",
        ),
        related=tuple((other, ("owner",)) for other in others),
    )


RULE = Rule(
    code="R408",
    name="too-many-open-promises",
    severity=Severity.INFO,
    profile="promise",
    whole=check,
    catches=both(
        "Somebody who leads more open promises at a time than `capacity.open_promises` (10 unless "
        "`engage.yaml` says otherwise). Drafts and offers do not count.",
        "Quelqu'un qui mène plus d'engagements ouverts à la fois que `capacity.open_promises` (10 sauf avis "
        "contraire de `engage.yaml`). Brouillons et offres ne comptent pas.",
    ),
    harm=both(
        "Each promise gets a little attention and none gets enough; clients hear of trouble late.",
        "Chaque engagement reçoit un peu d'attention et aucun assez ; les clients apprennent tard les "
        "ennuis.",
    ),
    instead=both(
        "Close before opening: what is finished and unsigned weighs as much as what is not begun.",
        "Fermez avant d'ouvrir : ce qui est fini et pas signé pèse autant que ce qui n'est pas commencé.",
    ),
    options=both(
        "`capacity: {open_promises: 6}` in `engage.yaml`.",
        "`capacity: {open_promises: 6}` dans `engage.yaml`.",
    ),
    bad=(
        example(
            "id: A\ntitle: Portal\nclient: acme\nstatus: active\nowner: lea\n",
            {
                "engage.yaml": "capacity: {open_promises: 1}\n",
                "commitments/b.yaml": "id: B\ntitle: App\nclient: acme\nstatus: active\nowner: lea\n",
            },
        ),
        example(
            "id: A\ntitle: Portal\nclient: acme\nstatus: delivered\nowner: lea\n",
            {
                "engage.yaml": "capacity: {open_promises: 2}\n",
                "commitments/b.yaml": "id: B\ntitle: App\nclient: acme\nstatus: active\nowner: lea\n",
                "commitments/c.yaml": "id: C\ntitle: Shop\nclient: beta\nstatus: suspended\nowner: lea\n",
            },
        ),
        example(
            "id: A\ntitle: Boutique\nclient: morel\nstatus: active\nowner: lea\n",
            {
                "engage.yaml": "lang: fr\ncapacity: {open_promises: 1}\n",
                "commitments/b.yaml": "id: B\ntitle: Refonte\nclient: delvaux\nstatus: active\nowner: lea\n",
            },
            lang="fr",
        ),
    ),
    good=(
        example("id: A\ntitle: Portal\nclient: acme\nstatus: active\nowner: lea\n"),
        example(
            "id: A\ntitle: Portal\nclient: acme\nstatus: active\nowner: lea\n",
            {
                "engage.yaml": "capacity: {open_promises: 1}\n",
                "commitments/b.yaml": "id: B\ntitle: App\nclient: acme\nstatus: draft\nowner: lea\n",
            },
        ),
        example(
            "id: A\ntitle: Boutique\nclient: morel\nstatus: active\nowner: lea\n",
            {
                "engage.yaml": "lang: fr\ncapacity: {open_promises: 1}\n",
                "commitments/b.yaml": "id: B\ntitle: Refonte\nclient: delvaux\nstatus: active\nowner: tom\n",
            },
            lang="fr",
        ),
    ),
)
