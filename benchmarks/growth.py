"""How `check`, `schedule`, `review` and `status ID` grow with the workspace, beside a bare YAML pass.

    python benchmarks/growth.py                        # 100, 1000 and 10000 commitments
    python benchmarks/growth.py --sizes 100,1000 --repeat 5

Workspaces are generated (seed 7) in a temporary folder, or kept in `--dir`. All programs take turns within a
round, so that a slow minute of the machine hits all alike. Seconds are those of the processor, which others
may use too. `first` is the first run in a workspace never seen before, `s` the median of those after it (of
that one, with `--repeat 0`), `× bare` their ratio to the median of the bare pass.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import AS_OF, Run, engage, expect, keep, machine, run, table

BARE = "bare PyYAML C pass"
HEAD = ("", "commitments", "files", "first", "s", "× bare", "× smaller", "peak MB")


def main() -> None:
    """Generate, measure, print and keep the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of commitments")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each after the first (default 3)")
    parser.add_argument("--dir", type=Path, help="where workspaces are generated and kept")
    parser.add_argument("--no-results", action="store_true", help="do not write results/growth.md")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        rows: list[tuple[str, ...]] = []
        for more in _rows(options.dir or Path(folder), sizes, options.repeat):
            rows += more
            if (
                not options.no_results
            ):  # after each workspace: the largest may take longer than one would wait
                keep("growth.md", _report(rows, options.repeat))
    sys.stdout.write(_report(rows, options.repeat))


def _rows(folder: Path, sizes: list[int], repeat: int) -> Iterator[list[tuple[str, ...]]]:
    """The rows of each workspace in turn."""
    before: dict[str, float] = {}
    for size in sizes:
        rows: list[tuple[str, ...]] = []
        root = folder / str(size)
        if not root.exists():
            _generate(root, size)
        files = sum(1 for _ in root.rglob("*.yaml"))
        rounds = _measured(root, repeat)
        yardstick = _median(rounds[BARE])
        for name, runs in rounds.items():
            seconds = _median(runs)
            grown = f"{seconds / before[name]:.1f}" if name in before else ""
            before[name] = seconds
            peak = max(each.megabytes for each in runs)
            rows.append((
                name, f"{size}", f"{files}", f"{runs[0].cpu:.2f}", f"{seconds:.2f}",
                f"{seconds / yardstick:.2f}", grown, f"{peak:.0f}",
            ))  # fmt: skip
        yield rows


def _median(runs: list[Run]) -> float:
    return statistics.median(each.cpu for each in runs[1:] or runs)


def _generate(root: Path, size: int) -> None:
    # In a process of its own: a child is charged for the memory of the one that started it.
    script = Path(__file__).with_name("generate.py")
    subprocess.run(
        [sys.executable, script, root, "--commitments", str(size), "--seed", "7", "--today", AS_OF],
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _measured(root: Path, repeat: int) -> dict[str, list[Run]]:
    someone = sorted((root / "commitments").rglob("*.yaml"))
    promise = someone[len(someone) // 2].stem
    fixed = ("-w", str(root), "--as-of", AS_OF)
    programs = {
        BARE: [sys.executable, str(Path(__file__).with_name("bare_pass.py")), str(root)],
        "check": engage("check", *fixed),
        "schedule": engage("schedule", *fixed),
        "review": engage("review", *fixed),
        "status ID": engage("status", promise, *fixed),
    }
    taken: dict[str, list[Run]] = {name: [] for name in programs}
    for turn in range(repeat + 1):
        for name, arguments in programs.items():
            print(f"{root.name} commitments, round {turn}: {name}", file=sys.stderr)
            taken[name].append(expect(run(arguments), arguments))
    return taken


def _report(rows: list[tuple[str, ...]], repeat: int) -> str:
    runs = f"median of {repeat} runs after the first" if repeat else "one run of each"
    notes = f"""\
# How commands grow with the workspace

{machine()}; seconds of the processor, {runs}, whole processes,
text output thrown away. Files of some 4 KB from `benchmarks/generate.py --seed 7`. The bare pass reads the
same files with PyYAML's C loader in one process and does nothing with them. `first`: seconds of the first run
in a workspace never seen before; `s`: median of those after it. `× bare`: `s` over that of the bare pass in
the same rounds. `× smaller`: over the seconds of the next smaller workspace. `peak MB`: of the largest
process. Seconds differ by a third from day to day; compare ratios.
Repeat with `python benchmarks/growth.py`.

"""
    return notes + table(HEAD, rows)


if __name__ == "__main__":
    main()
