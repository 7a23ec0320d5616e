"""`engage kpi`: hand-computed tables, and a second implementation in SQL on the exported facts."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from learn_worlds import commitment, oracle, workspace
from processes import AS_OF, EXAMPLES, engage


def figures(root: Path, *arguments: str, group: str | None = "all") -> dict[str, Any]:
    done = engage("kpi", "-w", root, "--as-of", AS_OF, "--format", "json", *arguments)
    assert done.code == 0, done.err
    return {row["name"]: row for row in done.json["rows"] if row["group"] == group}


def part(row: dict[str, Any]) -> tuple[float, int]:
    return row["numerator"], row["denominator"]


def test_the_worked_table(tmp_path: Path) -> None:
    found = figures(oracle(tmp_path))

    assert part(found["on_time"]) == (4, 5)
    assert part(found["on_time_first"]) == (3, 5)
    assert part(found["on_time_in_full"]) == (3, 5)
    assert part(found["unamended"]) == (4, 5)
    assert part(found["first_in_full"]) == (2, 5)
    assert (found["on_time"]["low"], found["on_time"]["high"]) == (0.3755, 0.9638)
    assert (found["on_time"]["target"], found["on_time"]["met"]) == (0.95, False)
    assert part(found["kept"]) == (0, 5)  # delivered, and accepted by nobody: claimed only
    assert found["slip_days"]["value"] == 5  # 1 and 9 working days after the first date


def test_groups_add_up_and_small_ones_say_nothing_of_their_target(tmp_path: Path) -> None:
    root = oracle(tmp_path)

    assert part(figures(root, "--by", "team", group="a")["on_time"]) == (2, 3)
    assert part(figures(root, "--by", "team", group="b")["on_time"]) == (2, 2)
    assert figures(root, "--by", "team", group="b")["on_time"]["too_few"]
    assert figures(root, "--by", "team", group="b")["on_time"]["met"] is None
    assert part(figures(root, "--by", "quarter", group="2026-Q1")["on_time"]) == (3, 4)
    assert part(figures(root, "--by", "quarter", group="2026-Q2")["on_time"]) == (1, 1)
    assert part(figures(root, "--period", "2026-Q1")["on_time"]) == (3, 4)
    assert part(figures(root, "--period", "all")["on_time"]) == (4, 5)
    assert part(figures(root, "--period", "2026-11")["on_time"]) == (0, 0)
    assert figures(root, "--period", "2026-11")["on_time"]["value"] is None


def test_what_is_overdue_is_late_already_and_what_is_not_due_is_not_counted(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        {
            "a": commitment("a", due="2026-11-19"),
            "b": commitment("b", due="2026-11-20"),
            "c": commitment("c", due="2026-10-01", status="broken"),
            "d": commitment("d", due="2026-10-01", status="cancelled"),
            "e": commitment("e", due="2026-10-01", status="draft"),
        },
    )

    assert part(figures(root)["on_time"]) == (0, 2)
    items = {item["commitment"] for item in figures(root)["on_time"]["items"]}
    assert items == {"a", "c"}
    assert part(figures(root)["unamended"]) == (0, 0)  # of what was delivered


def test_kept_wants_the_clients_acceptance_with_proof(tmp_path: Path) -> None:
    signed = "{on: 2026-10-05, by: J. Martin, ref: minutes 3}"
    root = workspace(
        tmp_path,
        {
            "a": commitment("a", due="2026-10-01", delivered="2026-10-01", in_full="yes"),
            "b": commitment(
                "b",
                due="2026-10-01",
                delivered="2026-10-01",
                in_full="yes",
                status="accepted",
                accepted=signed,
            ),
        },
    )

    assert part(figures(root)["kept"]) == (1, 2)
    assert part(figures(root)["on_time"]) == (2, 2)
    assert (
        "Claimed, not kept until accepted with proof: a." in engage("kpi", "-w", root, "--as-of", AS_OF).out
    )


def test_breaches_signed_against_the_verdict_and_days_lost_to_the_client(tmp_path: Path) -> None:
    refused = "{on: 2026-01-05, verdict: refuse, signed_by: claire, override_reason: strategic}"
    fine = "{on: 2026-01-05, verdict: promise, signed_by: claire}"
    paused = (
        "[{from: 2026-09-07, to: 2026-09-13, waiting_on: client}, "
        "{from: 2026-09-10, to: 2026-09-15, waiting_on: client}, "
        "{from: 2026-09-20, to: 2026-09-30, waiting_on: us}]"
    )
    causes = "[{on: 2026-10-20, causes: [Over-ambitious promise]}]"
    root = workspace(
        tmp_path,
        {
            "a": commitment("a", due="2026-10-01", delivered="2026-10-05", decision=refused, feedback=causes),
            "b": commitment("b", due="2026-10-01", delivered="2026-10-05", decision=fine, pauses=paused),
            "c": commitment("c", due="2026-10-01", delivered="2026-10-05"),
            "d": commitment("d", due="2026-10-01", delivered="2026-10-01", decision=refused, in_full="yes"),
        },
    )
    found = figures(root)

    assert part(found["signed_against"]) == (1, 2)  # of c nobody knows
    assert found["signed_against"]["left_out"] == 1
    assert found["client_days"]["value"] == 7  # Monday to Tuesday of the week after
    assert found["on_time"]["causes"] == [
        {"cause": "over-ambitious-promise", "count": 1},
        {"cause": None, "count": 2},
    ]


def test_the_worked_times_to_resolve_with_what_is_open_apart(tmp_path: Path) -> None:
    rows = ""
    for n, hours in enumerate((44, 100, 40, 20)):
        opened = datetime(2026, 10, n + 1, tzinfo=UTC)
        rows += f"I{n},critical,{opened.isoformat()},{(opened + timedelta(hours=hours)).isoformat()}\n"
    root = workspace(
        tmp_path,
        {},
        records__incidents__a_dot_csv=f"id,severity,opened,resolved\n{rows}I9,critical,2026-11-20T00:00:00Z,\n",
    )
    found = figures(root)

    assert (found["resolve_mean"]["value"], found["resolve_mean"]["denominator"]) == (51.0, 4)
    assert found["resolve_median"]["value"] == 42.0
    assert [(item["name"], item["value"]) for item in found["resolve_mean"]["open"]] == [("I9", 24.0)]


def test_targets_hold_for_their_group_from_their_day(tmp_path: Path) -> None:
    settings = (
        "kpi: {few: 1, targets: [{name: on_time, value: 60%}, {name: on_time, value: 90%, from: 2027-01-01},"
        " {name: on_time, value: 70%, team: a}, {name: slip_days, at_most: 3}]}\n"
    )
    root = oracle(tmp_path)
    (root / "engage.yaml").write_text(settings, encoding="utf-8")

    assert (figures(root)["on_time"]["target"], figures(root)["on_time"]["met"]) == (0.6, True)
    a = figures(root, "--by", "team", group="a")["on_time"]
    assert (a["target"], a["met"]) == (0.7, False)
    assert (figures(root)["slip_days"]["target"], figures(root)["slip_days"]["met"]) == (3, False)
    assert engage("kpi", "-w", root, "--as-of", AS_OF, "--fail-on", "missed").code == 1


def test_explain_opens_a_figure_and_refuses_unknown_ones(tmp_path: Path) -> None:
    root = oracle(tmp_path)
    done = engage("kpi", "-w", root, "--as-of", AS_OF, "--explain", "on-time", env={"COLUMNS": "80"})

    told = " ".join(done.out.split())
    assert "✗ does not c2 Order c2: due 10 Mar 2026, delivered 11 Mar 2026, in full, late" in told
    assert "first promised 16 Mar 2026" in told
    assert engage("kpi", "-w", root, "--as-of", AS_OF, "--explain", "sales").code == 2
    assert engage("kpi", "-w", root, "--as-of", AS_OF, "--period", "soon").code == 2


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("example", ["machine-builder", "managed-services", "web-agency"])
def test_the_text_fits_and_names_no_person(example: str, lang: str) -> None:
    done = engage(
        "kpi",
        "-w",
        EXAMPLES / example,
        "--as-of",
        AS_OF,
        "--lang",
        lang,
        "--by",
        "team",
        env={"COLUMNS": "80"},
    )

    assert done.code == 0, done.err
    assert max(map(len, done.out.splitlines())) <= 80
    assert "--by person" not in engage("kpi", "--help").out


def test_the_page_holds_nothing_from_elsewhere_and_nothing_unescaped(tmp_path: Path) -> None:
    hostile = "[{on: 2026-10-20, causes: ['<img src=x onerror=alert(1)>']}]"
    root = workspace(
        tmp_path,
        {
            f"a{n}": commitment(f"a{n}", due="2026-10-01", delivered="2026-10-05", feedback=hostile)
            for n in range(5)
        },
        engage_dot_yaml="organisation: '<script>x</script>'\n",
    )
    done = engage("kpi", "-w", root, "--as-of", AS_OF, "--format", "html")

    assert "<script" not in done.out
    assert "<img" not in done.out
    assert "&lt;img" in done.out
    assert "://" not in done.out.replace("http://www.w3.org", "")


def test_a_table_for_spreadsheets_runs_no_formula(tmp_path: Path) -> None:
    root = workspace(
        tmp_path, {"a": commitment("a", due="2026-10-01", delivered="2026-10-05", team="'=1+1'")}
    )
    done = engage("kpi", "-w", root, "--as-of", AS_OF, "--format", "csv", "--facts")

    assert ",'=1+1," in done.out


# -- the same figures in SQL
# -----------------------------------------------------------------------------------

_LATE = "not coalesce(outcome <> 'broken' and delivered <= due, false)"
_LATE_FIRST = "not coalesce(outcome <> 'broken' and delivered <= first_due, false)"
_BREACH = f"({_LATE} or in_full = false)"
#: Numerator and denominator of each rate.
SQL = {
    "on_time": ("count(*) filter (outcome <> 'broken' and delivered <= due)", "count(*)"),
    "on_time_first": ("count(*) filter (outcome <> 'broken' and delivered <= first_due)", "count(*)"),
    "on_time_in_full": (
        "count(*) filter (outcome <> 'broken' and delivered <= due and in_full)",
        f"count(*) filter ({_LATE} or in_full is not null)",
    ),
    "first_in_full": (
        "count(*) filter (outcome <> 'broken' and delivered <= first_due and in_full)",
        f"count(*) filter ({_LATE_FIRST} or in_full is not null)",
    ),
    "kept": ("count(*) filter (outcome = 'kept')", "count(*)"),
    "unamended": ("count(*) filter (delivered is not null and amendments = 0)", "count(delivered)"),
    "signed_against": (f"count(*) filter (against and {_BREACH})", f"count(against) filter ({_BREACH})"),
}


def _random_world(root: Path, seed: int, count: int) -> Path:
    rng = random.Random(seed)
    made = {}
    for n in range(count):
        due = date(2026, 1, 5) + timedelta(days=rng.randrange(310))
        first = due - timedelta(days=rng.choice([0, 0, 0, 7, 21]))
        late = rng.choice([-10, -3, 0, 0, 1, 4, 15])
        delivered = None if rng.random() < 0.15 else (due + timedelta(days=late))
        more: dict[str, str] = {"team": rng.choice("abc")}
        if delivered and rng.random() < 0.8:
            more["in_full"] = rng.choice(["yes", "yes", "yes", "no"])
        if delivered and rng.random() < 0.5:
            more["status"] = "accepted"
            more["accepted"] = f"{{on: {delivered + timedelta(3)}, by: J. Martin, ref: PV}}"
        elif rng.random() < 0.1:
            more["status"] = "broken"
        if rng.random() < 0.7:
            more["decision"] = f"{{on: 2026-01-02, verdict: {rng.choice(['promise', 'refuse'])}}}"
        text = commitment(
            f"p{n}", due=due.isoformat(), first=first.isoformat(),
            delivered=delivered.isoformat() if delivered else None, **more,
        )  # fmt: skip
        made[f"p{n}"] = text
    return workspace(root, made)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sql_on_the_exported_facts_counts_the_same(tmp_path: Path, seed: int) -> None:
    duckdb = pytest.importorskip("duckdb")
    root = _random_world(tmp_path / "w", seed, 120)
    exported = tmp_path / "facts.csv"
    period = ("--period", "2026-Q2")
    done = engage("kpi", "-w", root, "--as-of", AS_OF, *period, "--format", "csv", "--facts", "-o", exported)
    assert done.code == 0, done.err
    read = (
        f"read_csv('{exported}', header=true, types={{'in_full': 'BOOLEAN', 'against': 'BOOLEAN', "
        "'delivered': 'DATE', 'days_late': 'INTEGER', 'days_late_first': 'INTEGER', 'causes': 'VARCHAR'})"
    )
    for group in ("all", "a", "b", "c"):
        found = figures(root, *period, "--by", "team", group=group)
        where = "true" if group == "all" else f"team = '{group}'"
        for name, (good, all_) in SQL.items():
            counted = duckdb.connect().execute(f"select {good}, {all_} from {read} where {where}").fetchone()
            assert counted == part(found[name]), (name, group)
        middle = (
            duckdb.connect()
            .execute(
                f"select median(days_late_first) from {read} where {where} and delivered is not null "
                "and not (outcome <> 'broken' and delivered <= first_due)"
            )
            .fetchone()[0]
        )
        assert middle == found["slip_days"]["value"], group


def test_json_is_one_document(tmp_path: Path) -> None:
    done = engage("kpi", "-w", oracle(tmp_path), "--as-of", AS_OF, "--format", "json")

    assert json.loads(done.out)["schema"] == "engage/kpi/1"
    (row,) = [row for row in done.json["rows"] if row["name"] == "on_time"]
    assert {
        "name",
        "group",
        "value",
        "numerator",
        "denominator",
        "low",
        "high",
        "target",
        "met",
    } <= row.keys()
