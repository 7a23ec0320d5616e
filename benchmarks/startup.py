"""What a call costs before it works: `--version`, `--help`, `status ID` beside Python itself and Typer.

    python benchmarks/startup.py

All commands take turns within a round; medians of whole processes, in seconds of the processor, which others
may use too. Also names the heavy packages imported.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

from imports import ENGAGE, heavy, modules_of
from measure import AS_OF, engage, expect, keep, machine, run, table

EXAMPLE = Path(__file__).parent.parent / "examples" / "machine-builder"
FLOOR, YARDSTICK = "python -c pass", 'python -c "import typer"'


def main() -> None:
    """Measure, print and keep the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=21, help="runs of each (default 21)")
    parser.add_argument(
        "--example", type=Path, default=EXAMPLE, help="a workspace (default: machine-builder)"
    )
    parser.add_argument("--no-results", action="store_true", help="do not write results/startup.md")
    options = parser.parse_args()
    programs = _programs(options.example)
    seconds = _seconds(programs, options.repeat)
    files = sum(1 for _ in options.example.rglob("*.yaml"))
    text = _report(seconds, programs, options.repeat, f"{options.example.name}, {files} files")
    sys.stdout.write(text)
    if not options.no_results:
        keep("startup.md", text)


def _programs(example: Path) -> dict[str, list[str]]:
    promises = sorted((example / "commitments").rglob("*.yaml"))
    promise, longest = promises[0].stem, max(promises, key=lambda path: path.stat().st_size).stem
    fixed = ("-w", str(example), "--as-of", AS_OF)
    return {
        FLOOR: [sys.executable, "-c", "pass"],
        YARDSTICK: [sys.executable, "-c", "import typer"],
        "engage --version": engage("--version"),
        "engage --help": engage("--help"),
        "engage status ID": engage("status", promise, *fixed),
        "engage status ID, simulated": engage("status", longest, *fixed),
        "engage status": engage("status", *fixed),
        "engage check": engage("check", *fixed),
        "engage review": engage("review", *fixed),
    }


def _seconds(programs: dict[str, list[str]], repeat: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(repeat + 1):
        for name, arguments in programs.items():
            result = expect(run(arguments), arguments)
            if turn:  # the first round only fills the disk's cache
                taken[name].append(result.cpu)
    return {name: statistics.median(runs) for name, runs in taken.items()}


def _modules(command: list[str]) -> frozenset[str]:
    option, program, *arguments = command[1:]
    return modules_of(program if option == "-c" else ENGAGE, arguments, codes=(0, 1))


def _report(seconds: dict[str, float], programs: dict[str, list[str]], repeat: int, example: str) -> str:
    rows = [
        (
            name,
            f"{taken * 1000:.0f}",
            f"{taken / seconds[FLOOR]:.1f}",
            f"{taken / seconds[YARDSTICK]:.2f}",
            ", ".join(heavy(_modules(programs[name]))),
        )
        for name, taken in seconds.items()
    ]
    notes = f"""\
# What a call costs before it works

{machine()}; milliseconds of the processor, medians of {repeat} rounds, whole processes, output thrown away.
The example is {example}. The second promise is a live one, whose
chance is simulated (numpy). Milliseconds differ by a third from day to day; compare ratios.
Repeat with `python benchmarks/startup.py`.

"""
    return notes + table(("", "ms", "× python", "× import typer", "heavy packages imported"), rows)


if __name__ == "__main__":
    main()
