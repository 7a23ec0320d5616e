"""T514: a date promised on a day on which nobody can deliver, or nobody can receive."""

from collections.abc import Iterator
from datetime import date

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.party import Client
from engage.model.text import Text
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running
from engage.rules.words import both


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """One finding for each promised date that lies ahead on a day off."""
    if is_running(commitment) or commitment.delivered:
        return
    client = context.workspace.client.get(commitment.client)
    for pointer, day in _dates(commitment, context.today):
        if found := _freeze(commitment, pointer, day, client) or _off(
            commitment, pointer, day, context, client
        ):
            yield found


def _dates(commitment: Commitment, today: date) -> Iterator[tuple[Pointer, date]]:
    due = commitment.due
    if due and due >= today:
        yield ("promise", "due"), due
    for place, milestone in enumerate(commitment.milestones):
        if milestone.due and milestone.due >= today and milestone.due != due and not milestone.done:
            yield ("milestones", place, "due"), milestone.due


def _freeze(commitment: Commitment, pointer: Pointer, day: date, client: Client | None) -> Finding | None:
    """The client's freeze around a day, on which nothing may go live."""
    calendar = client.calendar if client else None
    for freeze in calendar.freezes if calendar else ():
        last = freeze.to or freeze.from_
        if freeze.from_ <= day <= last:
            name = f" ({freeze.name})" if freeze.name else ""
            return fault(
                commitment,
                pointer,
                both(
                    f"{day} lies in the client's freeze from {freeze.from_} to {last}{name}: nothing "
                    "may go live",
                    f"le {day} tombe dans le gel du client du {freeze.from_} au {last}{name} : rien ne "
                    "peut être mis en service",
                ),
                help=both(
                    "agree with the client on a day before or after the freeze",
                    "convenez avec le client d'un jour avant ou après le gel",
                ),
                severity=Severity.WARNING,
            )
    return None


def _off(
    commitment: Commitment, pointer: Pointer, day: date, context: Context, client: Client | None
) -> Finding | None:
    calendars = context.records.calendars
    own = calendars.organisation
    theirs = calendars.client(client) if client else own
    try:
        off = (not own.is_working(day), not theirs.is_working(day))
        before = own.roll_back(day)
    except LookupError:  # decades away: another rule's
        return None
    if not any(off):
        return None
    return fault(
        commitment,
        pointer,
        _who(day, *off),
        help=both(
            f"the last working day of ours before it is {before}: promise a day on which both can be there",
            f"notre dernier jour ouvré avant est le {before} : promettez un jour où les deux sont là",
        ),
    )


def _who(day: date, ours: bool, theirs: bool) -> Text:
    if ours and theirs:
        return both(
            f"{day} is a day off for both: nobody delivers, nobody receives",
            f"le {day} est chômé des deux côtés : personne ne livre, personne ne reçoit",
        )
    if ours:
        return both(
            f"{day} is a day off here: it must be delivered before",
            f"le {day} est chômé chez nous : la livraison doit se faire avant",
        )
    return both(
        f"{day} is a day off at the client's: nobody receives it",
        f"le {day} est chômé chez le client : personne ne reçoit",
    )


_ACME = "id: ACME-014\ntitle: Dealer portal in production\nclient: acme\n"
_MOREL = "id: MOREL-003\ntitle: Boutique en ligne\nclient: morel\n"

RULE = Rule(
    code="T514",
    name="due-on-a-day-off",
    severity=Severity.INFO,
    profile="draft",
    each=check,
    live=True,
    clock=True,
    catches=both(
        "A date promised for a weekend, a public holiday or a closure, ours or the client's; in a "
        "freeze of the client's, where nothing may go live, a warning.",
        "Une date promise un week-end, un jour férié ou de fermeture, chez nous ou chez le client ; "
        "dans un gel du client, où rien ne peut être mis en service, un avertissement.",
    ),
    harm=both(
        "The plan counts with the working day before; the client with the day that was written. On a Sunday "
        "nobody signs the delivery.",
        "Le plan compte avec le jour ouvré d'avant ; le client avec le jour écrit. Un dimanche, personne ne "
        "signe la livraison.",
    ),
    instead=both(
        "A working day of both sides, outside freezes.",
        "Un jour ouvré des deux côtés, hors des gels.",
    ),
    bad=(
        example(_ACME + "promise: {due: 2027-02-28}\n"),
        example(
            _ACME + "promise: {due: 2026-12-16}\n",
            {
                "clients/acme.yaml": "id: acme\n"
                "calendar: {freezes: [{from: 2026-12-14, to: 2027-01-04, name: year-end}]}\n"
            },
        ),
        example(
            _ACME + "promise: {due: 2026-11-26}\n",
            {
                "clients/acme.yaml": "id: acme\ncalendar: {country: US}\n",
                "engage.yaml": "calendar: {country: FR}\n",
            },
        ),
        example(_MOREL + "promise: {due: 2026-12-26}\n", lang="fr"),
        example(
            _MOREL + "promise: {due: 2027-05-06}\n", {"engage.yaml": "calendar: {country: FR}\n"}, lang="fr"
        ),
        example(_MOREL + "milestones: [{id: recette, due: 2026-11-28}]\n", lang="fr"),
    ),
    good=(
        example(_ACME + "promise: {due: 2027-02-26}\n"),
        example(_ACME + "status: accepted\npromise: {due: 2027-02-28}\n"),
        example(
            _ACME + "promise: {due: 2026-12-11}\n",
            {"clients/acme.yaml": "id: acme\ncalendar: {freezes: [{from: 2026-12-14, to: 2027-01-04}]}\n"},
        ),
        example(_MOREL + "promise: {due: 2026-12-23}\n", lang="fr"),
        example(
            _MOREL + "promise: {due: 2027-05-07}\n", {"engage.yaml": "calendar: {country: FR}\n"}, lang="fr"
        ),
        example(_MOREL + "milestones: [{id: recette, due: 2026-11-27}]\n", lang="fr"),
    ),
)
