"""T502: a day that does not exist, two dates in the wrong order, a mistyped year.

A day that does not exist (`2027-02-30`) is found while the files are read, under this code; the checks
here judge dates that exist.
"""

from collections.abc import Iterator
from datetime import date

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.rules.context import Context
from engage.rules.dates import Pair, pairs, periods, promised_dates
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both

FAR = 10  # years: what is further away is more often a mistyped year than a promise


def check(context: Context) -> Iterator[Finding]:
    """One finding for each mistyped year, and for each pair of dates in the wrong order."""
    live = {id(commitment) for commitment in context.live}
    for commitment in context.workspace.commitments:
        far = set()
        if id(commitment) in live:
            for pointer, day in promised_dates(commitment):
                if _is_far(day, context.today, pointer):
                    far.add(pointer)
                    yield _far(commitment, pointer, day, context.today)
        for pair in pairs(commitment):
            if pair.is_reversed and pair.first_at not in far and pair.then_at not in far:
                yield _reversed(commitment, pair)
    for record, pointer, first, last in periods(context.workspace):
        if last < first:
            yield _ends_before_it_begins(record, pointer, first, last)


def _is_far(day: date, today: date, pointer: Pointer) -> bool:
    years = day.year - today.year
    return years > FAR or (years < -FAR and pointer[-1] == "due")


def _far(commitment: Commitment, pointer: Pointer, day: date, today: date) -> Finding:
    years = abs(day.year - today.year)
    side_en, side_fr = ("ahead", "dans") if day > today else ("ago", "il y a")
    return fault(
        commitment,
        pointer,
        both(
            f"{day} is {years} years {side_en}: is the year mistyped?",
            f"{day}, c'est {side_fr} {years} ans : l'année est-elle mal tapée ?",
        ),
        help=both("correct the year", "corrigez l'année"),
    )


def _reversed(commitment: Commitment, pair: Pair) -> Finding:
    return fault(
        commitment,
        pair.then_at,
        both(
            f"{pair.then_name.en} ({pair.then}) lies before {pair.first_name.en} ({pair.first})",
            f"{pair.then_name.fr} ({pair.then}) précède {pair.first_name.fr} ({pair.first})",
        ),
        help=both("correct one of the two dates", "corrigez l'une des deux dates"),
        related=((commitment, pair.first_at),),
    )


def _ends_before_it_begins(record: FileRecord, pointer: Pointer, first: date, last: date) -> Finding:
    return fault(
        record,
        (*pointer, "to"),
        both(
            f"this period ends ({last}) before it begins ({first})",
            f"cette période finit ({last}) avant de commencer ({first})",
        ),
        help=both("`to` is its last day", "`to` en est le dernier jour"),
        related=((record, (*pointer, "from")),),
    )


RULE = Rule(
    code="T502",
    name="invalid-date",
    severity=Severity.ERROR,
    profile="draft",
    whole=check,
    clock=True,
    catches=both(
        "A day that does not exist (`2027-02-30`), two dates in the wrong order (due before start, accepted "
        "before done, a period that ends before it begins), a promised date more than ten years away.",
        "Un jour qui n'existe pas (`2027-02-30`), deux dates dans le désordre (échéance avant début, "
        "acceptation avant livraison, période qui finit avant de commencer), une date promise à plus de dix "
        "ans.",
    ),
    harm=both(
        "A wrong date makes the plan, the alerts and the figures wrong, and the client reads another one.",
        "Une date fausse rend faux le plan, les alertes et les chiffres, et le client en lit une autre.",
    ),
    instead=both("Write the day that was meant.", "Écrivez le jour voulu."),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {start: 2026-09-07, due: 2027-02-30}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {start: 2027-03-01, due: 2027-02-26}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-015
            title: Dealer portal in production
            client: acme
            promise: {start: 2026-09-07, due: 2072-02-26}
        """),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {start: 2026-09-07, due: 2027-02-28}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {start: 2026-09-07, due: 2027-02-26}
            """,
            lang="fr",
        ),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\npromise: {start: 2026-09-07, due: 2026-09-07}\n"
        ),
    ),
)
