"""A303: a promise counts on somebody who has left, or is away for the whole of it."""

from collections.abc import Iterator
from datetime import date

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.party import Person
from engage.rules.context import Context
from engage.rules.names import in_roles
from engage.rules.presence import counted_on, is_away
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both

_HELP = both(
    "hand it over to somebody who is there, and tell the client who that is",
    "confiez-le à quelqu'un qui est là, et dites au client qui c'est",
)


def check(context: Context) -> Iterator[Finding]:
    """Roles first; then one finding for each person and promise, with the other places that name them."""
    people = context.workspace.person
    for role_at, name in in_roles(context.workspace.policy.roles):
        person = people.get(name)
        if person and person.left and person.left < context.today:
            message = both(
                f"the role `{role_at[1]}` is held by `{_name(person)}`, who left on {person.left}",
                f"le rôle `{role_at[1]}` est tenu par `{_name(person)}`, parti le {person.left}",
            )
            yield fault(context.workspace.policy, role_at, message, help=_HELP)
    if not any(person.left or person.absences for person in people.values()):
        return
    for commitment in context.live:
        yield from _of_promise(commitment, context)


def _of_promise(commitment: Commitment, context: Context) -> Iterator[Finding]:
    first, last = _window(commitment, context.today)
    places: dict[str, list[Pointer]] = {}
    for pointer, name in counted_on(commitment):
        places.setdefault(name, []).append(pointer)
    for name, pointers in places.items():
        person = context.workspace.person.get(name)
        if person is not None and (person.left or person.absences):
            yield from _judge(commitment, person, pointers, (first, last))


def _window(commitment: Commitment, today: date) -> tuple[date, date]:
    """From the start, or today if the work has begun, to the promised day; an overdue one is for today."""
    start = commitment.promise.start if commitment.promise else None
    first = max(today, start) if start else today
    return first, max(first, commitment.due or first)


def _judge(
    commitment: Commitment, person: Person, pointers: list[Pointer], window: tuple[date, date]
) -> Iterator[Finding]:
    (first, last), who, left = window, _name(person), person.left
    if left and left < first:
        message = both(
            f"`{who}` left on {left}, and this promise still counts on them",
            f"`{who}` est parti le {left}, et cet engagement compte encore dessus",
        )
    elif last > first and is_away(person, first, last):
        message = both(
            f"`{who}` is away from {first} to {last}, the whole time of this promise",
            f"`{who}` est absent du {first} au {last}, tout le temps de cet engagement",
        )
    elif left and left < last and pointers[0][0] in {"owner", "raci"}:
        message = both(
            f"`{who}` leaves on {left}, before the promised day ({last})",
            f"`{who}` part le {left}, avant le jour promis ({last})",
        )
    else:
        return
    yield fault(
        commitment,
        pointers[0],
        message,
        help=_HELP,
        severity=Severity.WARNING if left and first <= left < last else None,
        on_key="needs" in pointers[0],
        related=tuple((commitment, pointer) for pointer in pointers[1:]),
    )


def _name(person: Person) -> str:
    return person.name or person.id


RULE = Rule(
    code="A303",
    name="unknown-or-departed-person",
    severity=Severity.ERROR,
    profile="promise",
    whole=check,
    clock=True,
    catches=both(
        "A promise whose lead, accountable person, or anybody who is to do its work has left, or is away on "
        "every day of it. Who leaves while it runs is a warning. Names that nobody bears are X005's.",
        "Un engagement dont le chef de projet, la personne qui en répond ou quelqu'un qui doit y travailler "
        "est parti, ou absent tous les jours qu'il dure. Qui part pendant ce temps est un avertissement. Les "
        "noms inconnus relèvent de X005.",
    ),
    harm=both(
        "The client writes to somebody who does not read it any more, and the alerts go there too.",
        "Le client écrit à quelqu'un qui ne lit plus, et les alertes y vont aussi.",
    ),
    instead=both(
        "Name the successor, hand over while both are there, and say so to the client.",
        "Nommez le successeur, passez la main tant que les deux sont là, et dites-le au client.",
    ),
    bad=(
        example(
            """
            id: ACME-014
            title: Dealer portal in production
            client: acme
            owner: karim
            promise: {start: 2026-06-01, due: 2026-12-18}
            """,
            {"resources.yaml": "people: [{id: karim, name: Karim Haddad, left: 2026-08-31}]\n"},
        ),
        example(
            """
            id: ACME-015
            title: Test report
            client: acme
            promise: {start: 2026-09-14, due: 2026-09-25}
            milestones: [{id: report, work: 3d, needs: {lea: 50%}}]
            """,
            {"resources.yaml": "people: [{id: lea, absences: [{from: 2026-09-10, to: 2026-09-27}]}]\n"},
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            owner: lucie
            promise: {start: 2026-09-07, due: 2027-02-26}
            """,
            {"resources.yaml": "people: [{id: lucie, name: Lucie Morin, left: 2026-12-31}]\n"},
            lang="fr",
        ),
    ),
    good=(
        example(
            """
            id: ACME-014
            title: Dealer portal in production
            client: acme
            owner: ana
            promise: {start: 2026-06-01, due: 2026-12-18}
            milestones: [{id: ux, work: 5d, needs: {karim: 50%}, done: 2026-07-03}]
            """,
            {"resources.yaml": "people: [{id: ana}, {id: karim, left: 2026-08-31}]\n"},
        ),
        example(
            """
            id: ACME-015
            title: Test report
            client: acme
            promise: {start: 2026-09-14, due: 2026-10-02}
            milestones: [{id: report, work: 3d, needs: {lea: 50%}}]
            """,
            {"resources.yaml": "people: [{id: lea, absences: [{from: 2026-09-10, to: 2026-09-27}]}]\n"},
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            owner: lucie
            promise: {start: 2026-09-07, due: 2026-12-18}
            """,
            {"resources.yaml": "people: [{id: lucie, name: Lucie Morin, left: 2026-12-31}]\n"},
            lang="fr",
        ),
    ),
)
