"""What is recognised in English texts: quantities, days and periods, delays."""

from __future__ import annotations

import pytest
from reading_words import delays, quantities, when

#: text -> quantities: operator, number (range), unit or noun with the kind of days, whole, tolerance
QUANTITIES = [
    ("p95 response time ≤ 800 ms over 1 day", ["<= 800 ms", "1 day"]),
    ("at most 2 leaflets in 20,000 cartons", ["<= 2 leaflets", "20000 cartons"]),
    ("12,000 cups of 150 g an hour", ["12000 cups", "150 g"]),
    ("between 2 and 4 workshops", ["2..4 workshops"]),
    ("46 of 48 screens", ["46 of 48"]),
    ("46 of the 48 screens", ["46 of 48"]),
    ("4.5 out of 5", ["4.5 of 5"]),
    ("2013 to the end", []),
    ("400 V / 250 A and 6 bar of air", ["400 V", "250 A", "6 bar"]),
    ("≥ 12000 cups/h", [">= 12000 cups"]),
    (">= 95 %", [">= 95 %"]),
    ("within 10 business days", ["<= 10 days business"]),
    ("99.9 % availability", ["99.9 %"]),
    ("€500 a day", ["500 €"]),
    ("$20", ["20 $"]),
    ("£1,200.50", ["1200.50 £"]),
    ("20 % faster", ["20 %"]),
    ("1.5 g ± 0.2 g", ["1.5 g ± 0.2 g"]),
    ("two operators for five days", ["2 operators", "5 days"]),
    ("no later than 4 pm", []),
    ("24-page guide", ["24 page"]),
    ("5 A fuse", ["5 A"]),
    ("5 a day", ["5"]),
    ("0 critical defects", ["0 critical"]),
    ("10,5 mm", ["10.5 mm"]),
    ("response in under 4.", ["< 4"]),
    ("1 200 dealers or more", [">= 1200 dealers"]),
    ("2027 budget", []),
    ("2000 cups", ["2000 cups"]),
    ("-20 °C", ["-20 °C"]),
    ("3 m² of 2 kg/m²", ["3 m²", "2 kg/m²"]),
    ("80 km/h", ["80 km/h"]),
    ("500 Mbit/s", ["500 Mbit/s"]),
    ("16 GB of RAM", ["16 GB"]),
    ("2 TB", ["2 TB"]),
    ("5 kN", ["5 kN"]),
    ("0.5 dB(A)", ["0.5 dB(A)"]),
    ("3 phases", ["3 phases"]),
    ("fewer than 5 stops", ["< 5 stops"]),
    ("up to 200 users", ["<= 200 users"]),
    ("maximum 3 attempts", ["<= 3 attempts"]),
    ("3 attempts maximum", ["<= 3 attempts"]),
    ("more than 2 h", ["> 2 h"]),
    ("over one shift of 8 h", ["8 h"]),
    ("exactly 12 items", ["= 12 items"]),
    ("9 to 11 mm", ["9..11 mm"]),
    ("9-11 mm", ["9..11 mm"]),
    ("9–11 mm", ["9..11 mm"]),
    ("10 working days", ["10 days working"]),
    ("2 calendar weeks", ["2 weeks calendar"]),
    ("30 percent", ["30 percent"]),
    ("one in three, 1 in 10", ["1 of 10"]),
    ("12 tests in 3 days", ["12 tests", "3 days"]),
    ("98 loads of 100", ["98 loads of 100"]),
    ("Ra 0.8", ["0.8"]),
    ("no higher than 1.8 m", ["<= 1.8 m"]),
    ("not less than 25 N/mm²", [">= 25 N/mm²"]),
    ("45 min", ["45 min"]),
    ("100 h", ["100 h"]),
    ("12 V DC", ["12 V"]),
    ("3 d", ["3 d"]),
    ("12 cd", ["12 cd"]),
]
#: text -> days and periods
DATES = [
    ("On 26 February 2027", [("day", "26 February 2027")]),
    ("February 26, 2027", [("day", "February 26, 2027")]),
    ("Feb 26th", [("no-year", "Feb 26th")]),
    ("the 26th of February", [("no-year", "the 26th of February")]),
    ("26 Feb. 2027", [("day", "26 Feb. 2027")]),
    ("from 9 to 11 December 2026", [("day", "9 to 11 December 2026")]),
    ("2027-02-26", [("day", "2027-02-26")]),
    ("2027/02/26", [("day", "2027/02/26")]),
    ("02/03/2027", [("ambiguous", "02/03/2027")]),
    ("25/03/2027", [("day", "25/03/2027")]),
    ("05/05/2027", [("day", "05/05/2027")]),
    ("02/03/27", [("short-year", "02/03/27")]),
    ("12.03.2027", [("ambiguous", "12.03.2027")]),
    ("on 02/03", [("no-year", "02/03")]),
    ("1/2", []),
    ("by 12 May", [("no-year", "12 May")]),
    ("May 12", [("no-year", "May 12")]),
    ("may 12 people", []),
    ("in March we march", [("month", "March")]),
    ("in March 2027", [("month", "March 2027")]),
    ("by end of March", [("part", "end of March")]),
    ("the end of the month", [("part", "the end of the month")]),
    ("mid-April", [("part", "mid-April")]),
    ("early 2027", [("part", "early 2027")]),
    ("late summer 2027", [("part", "late summer 2027")]),
    ("Q3 2027", [("quarter", "Q3 2027")]),
    ("Q3", [("quarter", "Q3")]),
    ("end of Q3", [("part", "end of Q3")]),
    ("H1 2027", [("quarter", "H1 2027")]),
    ("third quarter of 2027", [("quarter", "third quarter of 2027")]),
    ("W14", [("week", "W14")]),
    ("week 12", [("week", "week 12")]),
    ("week 12 of 2027", [("week", "week 12 of 2027")]),
    ("next week", [("season", "next week")]),
    ("this summer", [("season", "this summer")]),
    ("summer 2027", [("season", "summer 2027")]),
    ("by Christmas", [("season", "Christmas")]),
    ("year-end", [("range", "year-end")]),
    ("between March and May 2027", [("range", "between March and May 2027")]),
    ("first week of April", [("range", "first week of April")]),
    ("2027-02-30", [("day", "2027-02-30")]),
    ("half of the work", []),
    ("end of the line", []),
]
#: text -> delays: whether they are deadlines, whether it is said from when on, which days
DELAYS = [
    ("We deliver within 10 days.", [("within 10 days", "deadline, floating, any days")]),
    (
        "We deliver within 10 business days of receipt.",
        [("within 10 business days", "deadline, anchored, business")],
    ),
    ("within two weeks", [("within two weeks", "deadline, floating")]),
    ("within a maximum of 48 hours", [("within a maximum of 48 hours", "deadline, floating")]),
    ("Replies within 4 business hours", [("within 4 business hours", "deadline, anchored")]),
    ("The portal is live in 3 weeks.", [("in 3 weeks", "deadline, floating")]),
    ("The line changes in 25 minutes.", []),
    ("D+5", [("D+5", "deadline, floating, any days")]),
    ("D+5 from the order", [("D+5", "deadline, anchored, any days")]),
    ("10 days after the audit", [("10 days", "length, anchored, any days")]),
    ("10 days before the start", [("10 days", "length, anchored, any days")]),
    ("After the order we deliver within 5 days.", [("within 5 days", "deadline, anchored, any days")]),
    ("five days of training", []),
    ("a notice of 30 days", [("30 days", "length, floating, any days")]),
    ("30 days in advance", [("30 days", "length, floating, any days")]),
    ("lead time of 6 weeks", [("6 weeks", "deadline, floating")]),
    ("no later than 10 days after receipt", [("no later than 10 days", "deadline, anchored, any days")]),
    ("Every incident is solved within 4 h.", [("within 4 h", "deadline, anchored")]),
    ("the warranty runs 24 months", []),
]


@pytest.mark.parametrize(("text", "found"), QUANTITIES)
def test_english_quantities(text: str, found: list[str]) -> None:
    assert quantities("en", text) == found


@pytest.mark.parametrize(("text", "found"), DATES)
def test_english_days_and_periods(text: str, found: list[tuple[str, str]]) -> None:
    assert when("en", text) == found


@pytest.mark.parametrize(("text", "found"), DELAYS)
def test_english_delays(text: str, found: list[tuple[str, str]]) -> None:
    assert delays("en", text) == found
