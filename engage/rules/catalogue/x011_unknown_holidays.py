"""X011: a country or region of which no public holidays are known."""

from collections.abc import Iterator

from engage.model.base import FileRecord
from engage.model.diagnostic import Finding, Severity
from engage.model.party import ClientCalendar
from engage.model.policy_planning import CalendarPolicy
from engage.model.text import Text
from engage.plan.holidays import UnknownPlace, country_holidays
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both


def check(context: Context) -> Iterator[Finding]:
    """One finding for each calendar whose holidays cannot be told."""
    space = context.workspace
    yield from _judged(space.policy, space.policy.calendar)
    calendars = [(client, client.calendar) for client in space.clients]
    for record, calendar in (*calendars, *((each, each.calendar) for each in space.resources.people)):
        if calendar:
            yield from _judged(record, calendar)


def _judged(record: FileRecord, calendar: CalendarPolicy | ClientCalendar) -> Iterator[Finding]:
    if calendar.country is None:
        if calendar.region is not None:
            yield fault(
                record,
                ("calendar", "region"),
                both(
                    f"the region `{calendar.region}` has no country: its holidays are not used",
                    f"la région `{calendar.region}` n'a pas de pays : ses jours fériés ne servent pas",
                ),
                help=both("write the country too: `country: FR`", "écrivez aussi le pays : `country: FR`"),
                severity=Severity.WARNING,
            )
        return
    found = country_holidays(calendar.country or "none", calendar.region, ())
    if isinstance(found, UnknownPlace):
        yield _unknown(record, found)


def _unknown(record: FileRecord, place: UnknownPlace) -> Finding:
    said = place.message
    if place.region is None:
        en, fr = "only weekends are free until then", "d'ici là, seuls les week-ends sont libres"
    else:
        en = "only the holidays of the whole country are free"
        fr = "seuls les jours fériés de tout le pays sont libres"
    after = both(en, fr)
    return fault(
        record,
        ("calendar", "country" if place.region is None else "region"),
        Text(f"{said.en}; {after.en}", f"{said.fr}\u202f; {after.fr}"),
        help=both(
            "a country is written by its ISO code (FR, DE, CA), a region by its own (`QC`); `country: none` "
            "for weekends only",
            "un pays s'écrit par son code ISO (FR, DE, CA), une région par le sien (`QC`) ; `country: none` "
            "pour les seuls week-ends",
        )
        if place.region is None
        else both(
            "leave the region out where it has no holidays of its own",
            "omettez la région si elle n'a pas de jours fériés à elle",
        ),
        severity=Severity.ERROR if place.region is None else Severity.WARNING,
    )


_PROMISE = {"commitments/a.yaml": "id: ACME-014\ntitle: Dealer portal\nclient: acme\n"}
_FRENCH = {"commitments/a.yaml": "id: MOREL-003\ntitle: Boutique\nclient: morel\n"}

RULE = Rule(
    code="X011",
    name="unknown-holidays",
    severity=Severity.ERROR,
    profile="load",
    whole=check,
    catches=both(
        "A `calendar` of the organisation, of a client or of a person whose country is not known (an "
        "error), or whose region is not known in it or stands without a country (a warning).",
        "Un `calendar` de l'organisation, d'un client ou d'une personne dont le pays est inconnu (une "
        "erreur), ou dont la région y est inconnue ou se trouve sans pays (un avertissement).",
    ),
    harm=both(
        "Every date is computed as if nobody had a holiday: the promise is too early by those days, "
        "each year anew.",
        "Chaque date est calculée comme s'il n'y avait aucun jour férié : l'engagement est trop tôt de ces "
        "jours, chaque année de nouveau.",
    ),
    instead=both(
        "The ISO code of the country, and of the region where it has holidays of its own.",
        "Le code ISO du pays, et de la région si elle a ses propres jours fériés.",
    ),
    bad=(
        example("calendar: {country: Frence}\n", _PROMISE, path="engage.yaml"),
        example("id: acme\ncalendar: {country: UKK}\n", _PROMISE, path="clients/acme.yaml"),
        example("id: acme\ncalendar: {region: QC}\n", _PROMISE, path="clients/acme.yaml"),
        example("calendar: {country: Françe}\n", _FRENCH, path="engage.yaml", lang="fr"),
        example("calendar: {country: CA, region: Québek}\n", _FRENCH, path="engage.yaml", lang="fr"),
        example(
            "people: [{id: ana, name: Ana, calendar: {country: ZZ}}]\n",
            _FRENCH,
            path="resources.yaml",
            lang="fr",
        ),
    ),
    good=(
        example("calendar: {country: FR}\n", _PROMISE, path="engage.yaml"),
        example("id: acme\ncalendar: {country: CA, region: QC}\n", _PROMISE, path="clients/acme.yaml"),
        example("calendar: {country: none}\n", _PROMISE, path="engage.yaml"),
        example("calendar: {country: FR, region: Moselle}\n", _FRENCH, path="engage.yaml", lang="fr"),
        example("id: morel\ncalendar: {country: be}\n", _FRENCH, path="clients/morel.yaml", lang="fr"),
        example("id: morel\n", _FRENCH, path="clients/morel.yaml", lang="fr"),
    ),
)
