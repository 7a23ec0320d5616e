"""`engage capacity` as a process: options, formats, exit codes and streams."""

from __future__ import annotations

import csv
import io

import pytest
from processes import AS_OF, EXAMPLES, engage

WORKSPACE = ("-w", str(EXAMPLES / "web-agency"), "--as-of", AS_OF)


def test_overload_is_named_with_its_weeks_and_promises() -> None:
    done = engage("capacity", *WORKSPACE, "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "Karim Belkacem (essential): 116%, 23 Nov to 11 Dec, 2.4 days too many:" in done.out


def test_json_and_csv_say_the_same() -> None:
    shown = engage("capacity", *WORKSPACE, "--by", "person", "-f", "json").json
    rows = list(
        csv.DictReader(io.StringIO(engage("capacity", *WORKSPACE, "--by", "person", "-f", "csv").out))
    )
    told = [
        (each["id"], week["week"], week["load_days"]) for each in shown["resources"] for week in each["weeks"]
    ]
    assert told == [(row["resource"], row["week"], float(row["load_days"])) for row in rows]
    assert [each["week"] for each in shown["overloads"]] == ["2026-11-23", "2026-11-30", "2026-12-07"]


def test_the_horizon_can_begin_elsewhere_and_be_longer() -> None:
    shown = engage("capacity", *WORKSPACE, "--from", "2027-01-06", "--weeks", "20", "-f", "json").json
    assert (shown["weeks"][0], len(shown["weeks"])) == ("2027-01-04", 20)


@pytest.mark.parametrize("arguments", [("--from", "2027-02-30"), ("--weeks", "0"), ("--by", "age")])
def test_wrong_use_is_told_and_ends_with_2(arguments: tuple[str, ...]) -> None:
    done = engage("capacity", *WORKSPACE, *arguments)
    assert (done.code, done.out) == (2, "")
    assert arguments[0] in done.err
