"""Public holidays by country and region, and clear values for places that are none."""

import subprocess
import sys
from datetime import date

import pytest

from engage.plan.holidays import PublicHolidays, UnknownPlace, country_holidays

YEARS = range(2026, 2028)
ASCENSION, GOOD_FRIDAY, BASTILLE = date(2026, 5, 14), date(2026, 4, 3), date(2026, 7, 14)


def known(country: str | None, region: str | None = None, years=YEARS) -> PublicHolidays:
    found = country_holidays(country, region, years)
    assert isinstance(found, PublicHolidays)
    return found


def unknown(country: str, region: str | None = None) -> UnknownPlace:
    found = country_holidays(country, region, YEARS)
    assert isinstance(found, UnknownPlace)
    return found


def test_a_country_has_its_holidays_in_all_years_asked_and_no_others():
    days = known("FR").days
    assert {ASCENSION, BASTILLE, date(2027, 1, 1)} <= days
    assert {day.year for day in days} == {2026, 2027}


@pytest.mark.parametrize("code", ["FR", "fr", "FRA", " FR "])
def test_a_country_may_be_written_in_two_or_three_letters_of_any_case(code: str):
    assert known(code) == known("FR")


@pytest.mark.parametrize("region", ["57", "Moselle", "moselle"])
def test_a_region_adds_its_own_holidays(region: str):
    assert GOOD_FRIDAY in known("FR", region).days
    assert GOOD_FRIDAY not in known("FR").days


@pytest.mark.parametrize("country", [None, "none", "None"])
def test_without_a_country_only_weekends_are_free(country: str | None):
    assert known(country) == PublicHolidays(frozenset(), frozenset(), frozenset({5, 6}))


def test_a_country_tells_its_weekend_and_the_weekends_it_works():
    assert known("IL").weekend == {4, 5}
    china = known("CN", years=range(2025, 2026))
    assert date(2025, 1, 26) in china.worked  # a Sunday, in exchange for the Spring Festival
    assert not known("FR").worked


@pytest.mark.parametrize(
    ("country", "nearest"),
    [("France", ("FR",)), ("Frankreich", ("FR",)), ("united kingdm", ("GB",)), ("FX", ()), ("date", ())],
)
def test_an_unknown_country_names_the_nearest(country: str, nearest: tuple[str, ...]):
    assert unknown(country).nearest == nearest


def test_an_unknown_country_says_what_to_write_in_both_languages():
    assert unknown("France").message.en == "unknown country 'France': did you mean FR?"
    assert unknown("France").message.fr == (
        "pays inconnu «\u00a0France\u00a0»\u00a0: vouliez-vous dire FR\u202f?"
    )
    assert unknown("FX").message.en == "unknown country 'FX': write its ISO code, such as FR"


def test_an_unknown_region_names_the_nearest_or_all():
    assert unknown("FR", "Mosele").message.en == "unknown region 'Mosele' of FR: did you mean Moselle?"
    assert "; known are Augsburg, BB, BE" in unknown("DE", "BX").message.en


def test_nothing_heavy_is_imported_before_a_country_is_asked_for():
    code = (
        "import sys\n"
        "import engage.plan.calendar, engage.plan.network\n"
        "from engage.plan.holidays import country_holidays\n"
        "country_holidays(None, None, [2026])\n"
        "print([m for m in ('holidays', 'pydantic', 'numpy', 'rich', 'yaml') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_country_loaded_alone_is_that_of_the_library() -> None:
    code = (
        "import sys\n"
        "from engage.plan.one_country import country_class\n"
        "country_class('FR')\n"
        "countries = sys.modules['holidays.registry'].COUNTRIES.values()\n"
        "alone = {code: country_class(code) for _, code, *_ in countries}\n"
        "import holidays\n"
        "print(len(alone), [code for code, found in alone.items()\n"
        "    if dict(found(years=2026)) != dict(holidays.country_holidays(code, years=2026))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, differing = ran.stdout.split(maxsplit=1)
    assert int(count) > 200
    assert differing.strip() == "[]"
