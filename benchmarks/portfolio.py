"""A portfolio in memory: network pass, plans, capacity, levelling; and levelling beside TaskJuggler.

    python benchmarks/portfolio.py                   # 100, 300 and 1000 promises of ten milestones
    python benchmarks/portfolio.py --taskjuggler     # the same plan in files, beside `tj3`, if installed

Times are of the processor. A portfolio has a person for every five promises.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from levelling.portfolio import TODAY, portfolio
from levelling.same_plan import write_taskjuggler, write_workspace
from measure import engage, keep, machine, table

from engage.plan.calendars import Calendars
from engage.plan.levelling.level import level
from engage.plan.network import schedule_network
from engage.plan.placing import place
from engage.plan.schedule import compute
from engage.plan.workload import workload

HEAD = ("promises", "milestones", "people", "network pass", "all plans", "capacity", "levelling")
VERSUS = ("milestones with one person each", "engage schedule --level", "tj3", "ratio")


def main() -> None:
    """Measure, print and keep the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,300,1000", help="numbers of promises")
    parser.add_argument("--taskjuggler", action="store_true", help="measure beside tj3 too")
    parser.add_argument("--no-results", action="store_true", help="do not write results/portfolio.md")
    options = parser.parse_args()
    rows = [_row(int(size)) for size in options.sizes.split(",")]
    versus = [_versus(size) for size in (100, 300, 1000)] if options.taskjuggler else []
    text = _report(rows, versus)
    sys.stdout.write(text)
    if not options.no_results:
        keep("portfolio.md", text)


def _row(promises: int) -> tuple[str, ...]:
    people = max(20, promises // 5)
    workspace = portfolio(promises, 10, people)
    calendars = Calendars(workspace, TODAY)
    placed = place(workspace, calendars, TODAY)
    again = {"start": TODAY, "status_date": TODAY}
    network = min(_seconds(lambda: schedule_network(placed.tasks, placed.links, **again)) for _ in range(3))
    plans = _seconds(lambda: compute(workspace, TODAY))
    schedule = compute(workspace, TODAY)
    load = _seconds(lambda: workload(workspace, schedule))
    levelled = _seconds(lambda: level(workspace, TODAY))
    row = (
        f"{promises}",
        f"{promises * 10}",
        f"{people}",
        *(f"{s:.2f}" for s in (network, plans, load, levelled)),
    )
    print(row, file=sys.stderr)
    return row


def _seconds(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _versus(milestones: int) -> tuple[str, ...]:
    """Both programs on one plan, as whole processes; seconds of the processor, children included."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root / "workspace", milestones)
        write_taskjuggler(root / "plan.tjp", milestones)
        arguments = [
            "schedule",
            "--level",
            "-f",
            "json",
            "-w",
            str(root / "workspace"),
            "--as-of",
            str(TODAY),
        ]
        own = _process(engage(*arguments))
        tj3 = shutil.which("tj3")
        if tj3 is None:
            return (f"{milestones}", f"{own:.2f}", "not installed", "")
        other = _process([tj3, "--no-color", "-o", str(root), str(root / "plan.tjp")])
    row = (f"{milestones}", f"{own:.2f}", f"{other:.2f}", f"{own / other:.2f}")
    print(row, file=sys.stderr)
    return row


def _process(arguments: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(arguments, capture_output=True, timeout=900, env=env, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"{arguments}: {done.stderr.decode(errors='replace')[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _report(rows: list[tuple[str, ...]], versus: list[tuple[str, ...]]) -> str:
    text = f"""\
# Portfolios: network pass, plans, capacity, levelling

{machine()}; seconds of the processor.
Portfolios of `benchmarks/levelling/portfolio.py`: all work is left, load is heavy, nearly every
promise has to move. Network pass: earliest and latest dates, floats, critical paths, of tasks in memory. All
plans: from records to dates, buffers and reasons. Repeat with `python benchmarks/portfolio.py --taskjuggler`.

{table(HEAD, rows)}"""
    if versus:
        text += f"""
The same plan for both programs, levelled: chains of ten milestones, each with one person full time. Whole
processes, files read and a report written.

{table(VERSUS, versus)}"""
    return text


if __name__ == "__main__":
    main()
