"""How honest forecasts are on public data: `engage calibrate --data` over what others planned and did.

    python benchmarks/calibration.py            # on ../shared/data, or --data DIR with fresh downloads

Three tables are made of the files, in the columns that `engage calibrate --data` documents:

- `jira`: issues with an estimate and the time spent on them (hours), resolved; by kind of issue; known when
  created, ended when resolved. Jira's `timeestimate` is what was thought to *remain*, often nothing like a
  plan: a hard case on purpose. Repository: abroniewski/Jira-Dataset-Time-Estimate-Study.
- `canada-dates`: large federal IT projects; from the listing that first gave a completion date to that date,
  against the latest date given, for projects whose latest date has passed at the last listing.
- `canada-budgets`: their first budget against the latest: money overruns like time, by the same statistics.
  Repository: YOWCT/large-government-of-canada-it-projects.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from measure import keep

HEADER = ("id", "type", "made", "start", "planned", "ended", "actual", "due")
AS_OF = "2026-11-20"
#: Listings of the Canadian projects, by the year that the files name.
LISTED = {"2016": date(2016, 6, 1), "2019": date(2019, 5, 1), "2022": date(2022, 6, 1)}
_SECONDS = 3600


def main() -> None:
    """Make the tables, run the command on each, print and keep what it says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--no-results", action="store_true", help="do not write results/calibration.md")
    options = parser.parse_args()
    tables = {
        "jira": jira(options.data / "jira-estimates" / "issues.csv"),
        "canada-dates": canada_dates(options.data / "canada-it" / "gc-it-projects-combined.csv"),
        "canada-budgets": canada_budgets(options.data / "canada-it" / "gc-it-projects-combined.csv"),
    }
    about = (__doc__ or "").partition("Three tables")
    parts = [
        f"# Calibration on public data\n\nMade by `python benchmarks/calibration.py`.\n\n{about[1]}{about[2]}"
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "engage.yaml").write_text("organisation: Public data\n", encoding="utf-8")
        for name, rows in tables.items():
            path = root / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream)
                writer.writerow(HEADER)
                writer.writerows(rows)
            shown = _run(root, path)
            parts.append(
                f"## {name}\n\n`engage calibrate --data {name}.csv --lang en`\n\n```text\n{shown}```\n"
            )
    text = "\n".join(parts)
    sys.stdout.write(text)
    if not options.no_results:
        keep("calibration.md", text)


def _run(root: Path, path: Path) -> str:
    call = [sys.executable, "-m", "engage", "calibrate", "-w", str(root), "--data", str(path)]
    done = subprocess.run(
        [*call, "--as-of", AS_OF, "--lang", "en"], stdout=subprocess.PIPE, text=True, timeout=300, check=True
    )
    return done.stdout


def jira(path: Path) -> Iterator[tuple[str, ...]]:
    """Hours estimated and spent."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            spent, estimate, resolved = row["timespent"], row["timeestimate"], row["resolutiondate"]
            if not spent or not estimate or not resolved or float(spent) <= 0 or float(estimate) <= 0:
                continue
            hours = [f"{float(value) / _SECONDS:.4f}" for value in (estimate, spent)]
            made = row["created"][:10]
            yield (
                row["id"],
                row["issue_name"].lower().replace(" ", "-"),
                made,
                "",
                hours[0],
                resolved[:10],
                hours[1],
                "",
            )


def canada_dates(path: Path) -> Iterator[tuple[str, ...]]:
    """From the first listing to the date given in it, and to the one given last."""
    for row in _projects(path):
        first, last = _day(row["originalEstimatedCompletionDate"]), _day(row["latestEstimatedCompletionDate"])
        listed = LISTED.get(row["originalEstimatedCompletionDateSource"])
        told = LISTED.get(row["latestEstimatedCompletionDateSource"])
        if not (first and last and listed and told) or not listed < min(first, last) or last > told:
            continue
        begun = listed.isoformat()
        yield (
            row["uniqueId"],
            row["deptAcronym"],
            begun,
            begun,
            first.isoformat(),
            last.isoformat(),
            "",
            first.isoformat(),
        )


def canada_budgets(path: Path) -> Iterator[tuple[str, ...]]:
    """Millions of dollars, of projects listed more than once."""
    for row in _projects(path):
        planned, actual = _money(row["originalBudget"]), _money(row["latestBudget"])
        listed, told = LISTED.get(row["originalBudgetSource"]), LISTED.get(row["latestBudgetSource"])
        if not planned or not actual or not listed or not told or told <= listed:
            continue
        figures = (f"{planned / 1e6:.4f}", told.isoformat(), f"{actual / 1e6:.4f}")
        # What a listing says of older projects was known when the new ones in it were planned.
        made = (listed + timedelta(1)).isoformat()
        yield row["uniqueId"], row["deptAcronym"], made, "", *figures, ""


def _projects(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _day(text: str) -> date | None:
    for form in ("%B %d, %Y", "%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def _money(text: str) -> float | None:
    digits = text.replace("$", "").replace(",", "").strip()
    try:
        return float(digits)
    except ValueError:
        return None


if __name__ == "__main__":
    main()
