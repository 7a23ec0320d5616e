"""How far the heuristic of `schedule --level` is from the optimum, on problems of 30, 60 and 120 tasks.

    python benchmarks/levelling_gap.py                       # 48, 16 and 8 problems
    python benchmarks/levelling_gap.py --counts 30:12 --seconds 5

Problems are made in the manner of the public sets (`levelling/instances.py`, seed 1). The gap is to the end
that CP-SAT finds from the heuristic's plan on, proven optimal or not; times are of the processor.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass

from levelling.instances import Instance, instances
from measure import keep, machine, table

from engage.plan.levelling.level import Solution, solve
from engage.plan.levelling.solver import cp_sat

HEAD = ("tasks", "problems", "heuristic: mean gap", "worst", "at the best known", "s", "CP-SAT: proven", "s")


@dataclass(frozen=True)
class Measured:
    """One problem: gap in per cent of the best end, whether the best is proven, seconds of both."""

    gap: float
    proven: bool
    seconds: float
    solver_seconds: float


def main() -> None:
    """Make, level, solve, print and keep the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--counts", default="30:48,60:16,120:8", help="size:problems, …")
    parser.add_argument("--seconds", type=float, default=10.0, help="deterministic seconds of the solver")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-results", action="store_true", help="do not write results/levelling.md")
    options = parser.parse_args()
    rows = []
    for part in options.counts.split(","):
        size, count = map(int, part.split(":"))
        found = [measured(each, options.seconds) for each in instances(size, count, options.seed)]
        rows.append(_row(size, found))
        print(rows[-1], file=sys.stderr)
    text = _report(rows, options.seconds, options.seed)
    sys.stdout.write(text)
    if not options.no_results:
        keep("levelling.md", text)


def measured(instance: Instance, seconds: float) -> Measured:
    """Level one problem with and without the solver.

    Raises:
        AssertionError: a plan ends before a bound that is called proven.
    """
    demand = instance.demand()
    begun = time.process_time()
    plain = solve(demand)
    between = time.process_time()
    best: Solution = plain if plain.optimal else solve(demand, samples=0, solver=cp_sat(seconds))
    ended = time.process_time()
    first = demand.start.toordinal() - 1
    end, least = plain.found.cost.end - first, best.found.cost.end - first
    bounds = (plain.least.end - first, best.least.end - first)
    if max(bounds) > min(end, least):
        raise AssertionError(f"{instance}: a bound of {max(bounds)} above an end of {min(end, least)}")
    least = min(end, least)
    return Measured(100 * (end - least) / least, best.optimal, between - begun, ended - between)


def _row(size: int, found: list[Measured]) -> tuple[str, ...]:
    gaps = [each.gap for each in found]
    return (
        f"{size}",
        f"{len(found)}",
        f"{statistics.mean(gaps):.2f} %",
        f"{max(gaps):.1f} %",
        f"{sum(gap == 0 for gap in gaps)}",
        f"{statistics.mean(each.seconds for each in found):.1f}",
        f"{sum(each.proven for each in found)}",
        f"{statistics.mean(each.solver_seconds for each in found):.1f}",
    )


def _report(rows: list[tuple[str, ...]], seconds: float, seed: int) -> str:
    return f"""\
# How good levelled plans are

{machine()}; problems of `benchmarks/levelling/instances.py`, seed {seed}, all mixes of network
complexity, resource factor and resource strength in turn. Gap: the end of the heuristic's plan over the best
end known, which is that of the heuristic or of CP-SAT within {seconds:g} deterministic seconds. No plan ended
before a bound. `s`: mean seconds of the processor for one problem (the solver's threads together), on a
machine shared with others: up to three times those of a quiet one. Repeat with
`python benchmarks/levelling_gap.py`.

{table(HEAD, rows)}"""


if __name__ == "__main__":
    main()
