"""What `engage check` costs beside a bare parse of the same files, in CPU time.

    python benchmarks/check_cost.py                    # 1,000 commitments, all rules
    python benchmarks/check_cost.py --commitments 200 --repeat 5

CPU time (user and system) instead of seconds on the wall: it hardly changes when the machine is busy, and
the programs take turns within a round. The bare pass reads the files with PyYAML's C loader in one process
and does nothing with them. Wanted: no more than three times as much.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import AS_OF, Run, engage, expect, keep, machine, run, table

WANTED = 3.0
BARE = "bare PyYAML C pass"


def main() -> int:
    """Generate, measure, print and keep the table; 1 where the check costs more than wanted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--commitments", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=3, help="rounds after the first (default 3)")
    parser.add_argument("--no-results", action="store_true", help="do not write results/check_cost.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        _generate(root, options.commitments)
        rounds = _measured(root, options.repeat)
    text = _report(rounds, options.commitments, options.repeat)
    sys.stdout.write(text)
    if not options.no_results:
        keep("check_cost.md", text)
    return int(_cost(rounds["check, all rules"]) > WANTED * _cost(rounds[BARE]))


def _generate(root: Path, size: int) -> None:
    script = Path(__file__).with_name("generate.py")
    subprocess.run(
        [sys.executable, script, root, "--commitments", str(size), "--seed", "7", "--today", AS_OF],
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _measured(root: Path, repeat: int) -> dict[str, list[Run]]:
    fixed = ("-w", str(root), "--as-of", AS_OF)
    programs = {
        BARE: [sys.executable, str(Path(__file__).with_name("bare_pass.py")), str(root)],
        "check, records only": engage("check", *fixed, "--profile", "load"),
        "check, all rules": engage("check", *fixed),
        "check, all rules, as JSON": engage("check", *fixed, "--format", "json"),
    }
    taken: dict[str, list[Run]] = {name: [] for name in programs}
    for _ in range(repeat + 1):
        for name, arguments in programs.items():
            taken[name].append(expect(run(arguments), arguments))
    return taken


def _cost(runs: list[Run]) -> float:
    return statistics.median(each.cpu for each in runs[1:])


def _report(rounds: dict[str, list[Run]], size: int, repeat: int) -> str:
    bare = _cost(rounds[BARE])
    rows = [
        (
            name,
            f"{_cost(runs):.2f}",
            f"{_cost(runs) / bare:.2f}",
            f"{max(each.megabytes for each in runs):.0f}",
        )
        for name, runs in rounds.items()
    ]
    notes = f"""\
# What a check costs

{machine()}; {size} commitments from `benchmarks/generate.py --seed 7`. CPU seconds (user and system), median
of {repeat} runs after the first, the programs taking turns. `× bare`: over the bare pass, which reads the
same files with PyYAML's C loader and does nothing with them; wanted is {WANTED:.0f} at most for all rules.
Repeat with `python benchmarks/check_cost.py`.

"""
    return notes + table(("", "CPU s", "× bare", "peak MB"), rows)


if __name__ == "__main__":
    sys.exit(main())
