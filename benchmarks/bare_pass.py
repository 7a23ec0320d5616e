"""Read all YAML files of a folder with PyYAML's C loader, and nothing else: the yardstick.

python benchmarks/bare_pass.py DIR
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml


def main() -> None:
    """Read them one after the other in this one process, each to plain Python values."""
    for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


if __name__ == "__main__":
    main()
