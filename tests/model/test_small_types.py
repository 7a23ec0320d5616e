"""The small types of the files, as people write them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.model.days import parse_day
from engage.model.fault import Fault
from engage.model.quantity import (
    Duration,
    Money,
    Unit,
    parse_duration,
    parse_money,
    parse_need,
    parse_number,
    parse_probability,
    parse_share,
    parse_whole,
    parse_yes,
)
from engage.model.target import met, parse_target


@pytest.mark.parametrize(
    ("text", "days"), [("12d", 12), ("3w", 15), ("4h", 4 / 7), ("1.5d", 1.5), ("0d", 0), ("12 d", 12)]
)
def test_a_duration_is_working_time(text: str, days: float) -> None:
    assert parse_duration(text).days(hours_per_day=7) == pytest.approx(days)


def test_calendar_days_are_read_where_they_are_allowed() -> None:
    assert parse_duration("12cd", calendar=True) == Duration(Decimal(12), Unit.CALENDAR_DAY)
    with pytest.raises(Fault, match="calendar days are not allowed"):
        parse_duration("12cd")


def test_a_lead_is_read_where_it_is_allowed() -> None:
    assert parse_duration("-2d", signed=True).days() == -2
    with pytest.raises(Fault, match="cannot be negative"):
        parse_duration("-2d")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12", "write 12d"),
        ("12 jours", "write 12d"),
        ("2 weeks", "write 2w"),
        ("3 months", "write h, d, w"),
        ("3D", "write 3d"),
        ("a while", "write 12d, 3w, 4h"),
        ("", "write 12d, 3w, 4h"),
        ("1,5d", "write 12d, 3w, 4h or 1.5d"),
    ],
)
def test_what_is_no_duration_says_what_to_write(text: str, says: str) -> None:
    with pytest.raises(Fault, match=says):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "share"), [("50%", 0.5), ("50 %", 0.5), ("0.5", 0.5), ("120%", 1.2), ("12.5%", 0.125)]
)
def test_a_share_is_written_in_per_cent(text: str, share: float) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize("text", ["50", "half", "-5%", "5%%", ""])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(Fault):
        parse_share(text)


def test_a_probability_is_at_most_one() -> None:
    assert parse_probability("100%") == 1
    with pytest.raises(Fault, match="cannot exceed 100%"):
        parse_probability("101%")


@pytest.mark.parametrize(("text", "need"), [("50%", 0.5), ("2", 2.0), ("1.5", 1.5)])
def test_a_need_is_a_share_or_a_number(text: str, need: float) -> None:
    assert parse_need(text) == need


def test_money_is_exact() -> None:
    assert parse_money("0.10 EUR") == Money(Decimal("0.10"), "EUR")
    assert str(parse_money("180000 CHF")) == "180000 CHF"


@pytest.mark.parametrize(
    ("text", "says"),
    [("10 €", "write 10 EUR"), ("10 eur", "write 10 EUR"), ("10", "a currency"), ("1 000 EUR", "digits")],
)
def test_what_is_no_money_says_what_to_write(text: str, says: str) -> None:
    with pytest.raises(Fault, match=says):
        parse_money(text)


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (parse_whole, "010", 10),
        (parse_whole, "-3", -3),
        (parse_number, "1e3", 1000.0),
        (parse_number, ".5", 0.5),
        (parse_yes, "Oui", True),
        (parse_yes, "FALSE", False),
    ],
)
def test_numbers_and_answers_are_those_of_yaml_1_2(
    parse: Callable[[str], Any], text: str, value: Any
) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text"),
    [(parse_whole, "1.0"), (parse_whole, "0x1f"), (parse_number, "1_000"), (parse_yes, "on")],
)
def test_what_is_neither_is_refused(parse: Callable[[str], Any], text: str) -> None:
    with pytest.raises(Fault):
        parse(text)


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-04-31", "2026-00-10", "2026-01-00", "0000-01-01", "20261120", "∞"]
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(Fault):
        parse_day(text)


@pytest.mark.parametrize(
    ("target", "actual", "answer"),
    [
        (">= 95 %", "97 %", True),
        (">= 95 %", "95 %", True),
        (">= 95 %", "94.9 %", False),
        (">= 95 %", "94,9 %", False),
        ("<= 800 ms", "640 ms", True),
        ("<= 800 ms", "801 ms", False),
        ("< 800 ms", "800 ms", False),
        ("= 0 critical defects", "0", True),
        ("= 0 critical defects", "2", False),
        ("≥ 1 200 €", "1\u202f250 €", True),
        ("= yes", "oui", True),
        ("= yes", "no", False),
        ("<= 800 ms", "1 s", None),
        ("800 ms", "640 ms", None),
        (">= 95 %", "not yet", None),
        ("signed", "97 %", None),
    ],
)
def test_a_measured_value_is_held_against_its_target(target: str, actual: str, answer: bool | None) -> None:
    assert met(parse_target(target), parse_target(actual)) is answer


def test_without_a_measured_value_nothing_is_said() -> None:
    assert met(parse_target(">= 95 %"), None) is None


@given(st.text())
def test_any_text_is_kept_as_a_target(text: str) -> None:
    assert parse_target(text).text == text


@given(
    st.text(),
    st.sampled_from(
        [parse_duration, parse_share, parse_money, parse_need, parse_day, parse_yes, parse_number]
    ),
)
def test_any_text_is_read_or_refused_with_a_reason_in_both_languages(
    text: str, parse: Callable[[str], Any]
) -> None:
    refusals: list[Fault] = []
    try:
        parse(text)
    except Fault as fault:
        refusals.append(fault)
    assert all(fault.text.en and fault.text.fr for fault in refusals)


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_duration, "1000001d"),
        (parse_duration, "9" * 5000 + "d"),
        (parse_share, "9" * 5000 + "%"),
        (parse_need, "9" * 400),
        (parse_number, "1e999"),
        (parse_whole, "9" * 5000),
    ],
)
def test_a_number_beyond_reason_is_refused_briefly(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(Fault, match="is too large") as caught:
        parse(text)

    assert len(str(caught.value)) < 80
