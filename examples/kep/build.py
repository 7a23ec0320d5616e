"""Make a workspace of the enhancement proposals (KEPs) of Kubernetes.

A KEP promises the users of one area (a SIG) that a feature reaches alpha, beta and stable in named releases.
Here each becomes one commitment, the users of each SIG become a client, the releases become dates.

What stands in a file is carried over as it stands: a date in month 14 or a status nobody knows is not
repaired, so that `engage check` reports it with its line and column.

Run: `python examples/kep/build.py [DATA] [--as-of DATE] [--output DIR] [--releases FILE] [--work 5w]`
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from kep_source import read_events, read_keps, read_releases, rewound, with_history
from kep_workspace import emptied, write


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    listed = options.releases or options.data / "k8s_release_dates.csv"
    if not (options.data / "keps").is_dir() or not listed.is_file():
        print(f"build.py: needs the folder {options.data / 'keps'} and the list {listed}", file=sys.stderr)
        return 2
    events = read_events(options.data / "kep_events.csv", options.as_of)
    today = options.as_of or max((event.on for event in events), default=None)
    if today is None:
        print("build.py: a clone without kep_events.csv needs --as-of, the day it was made", file=sys.stderr)
        return 2
    if not emptied(options.output):
        print(f"build.py: {options.output} was not made by this script and stays", file=sys.stderr)
        return 2
    keps = list(with_history(read_keps(options.data), events))
    if options.as_of and (options.data / "kep_events.csv").is_file():
        keps = list(rewound(keps))
    write(options.output, keps, read_releases(listed), today, options.work)
    print(f"{len(keps)} commitments as of {today} in {_shown(options.output)}")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "data",
        type=Path,
        nargs="?",
        default=Path("../shared/data/kep"),
        help="a clone of kubernetes/enhancements, or that with its derived lists",
    )
    parser.add_argument("--as-of", type=_day, help="the state of that day; default: the last recorded change")
    parser.add_argument(
        "--output", type=Path, default=here / "workspace", help="default: workspace, beside this script"
    )
    parser.add_argument(
        "--releases", type=Path, help="CSV with the columns release,date; default: DATA/k8s_release_dates.csv"
    )
    parser.add_argument("--work", help="what each stage is assumed to take, such as 5w; default: nothing")
    return parser.parse_args(arguments)


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date, such as 2025-06-02") from None


if __name__ == "__main__":
    sys.exit(main())
