"""Write a believable workspace of any size, for measuring.

    python benchmarks/generate.py DIR --commitments 1000 --seed 7

The same arguments give the same bytes. A department of some twenty people carries 60 promises, so that
the load of people stays believable at any size. Of a hundred promises about sixty are live (53 active,
5 delivered, 2 suspended), 22 accepted, 11 drafts and offers, 4 broken, 3 lost or cancelled. With
`--faults 3%` so many files get one fault each.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from corpus.tree import write
from measure import AS_OF

TODAY = date.fromisoformat(AS_OF)


def main() -> int:
    """Read the arguments, write, say what was written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dir", type=Path, help="a folder that is empty or does not exist")
    parser.add_argument("--commitments", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--seed", type=int, default=7, help="of the random numbers (default 7)")
    parser.add_argument("--faults", type=_share, default=0.0, help="share of files with a fault, such as 3%%")
    parser.add_argument("--today", type=date.fromisoformat, default=TODAY, help=f"default {TODAY}")
    options = parser.parse_args()
    if options.dir.exists() and any(options.dir.iterdir()):
        print(f"{options.dir} is not empty: nothing written", file=sys.stderr)
        return 2
    counted = write(options.dir, options.commitments, options.seed, options.faults, options.today)
    for kind, number in sorted(counted.items()):
        print(f"{number:7}  {kind}")
    return 0


def _share(text: str) -> float:
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


if __name__ == "__main__":
    sys.exit(main())
