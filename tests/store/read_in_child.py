"""Reads the files named on stdin, in a process of its own with little memory.

It writes a line of JSON before it reads a file and one after, so that a crash names its file.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from engage.store.yaml.reader import Parsed, parse, read_text

MEMORY = 1024 * 1024 * 1024


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        data = path.read_bytes()
        print(json.dumps({"reads": str(path)}), flush=True)
        start = time.process_time()
        text, found = read_text(data, path.name)
        parsed = parse(text, path.name) if text is not None else None
        _look_around(parsed)
        seconds = time.process_time() - start
        said = len(found) + len(parsed.diagnostics if parsed else ())
        has_data = parsed is not None and parsed.data is not None
        print(json.dumps({"read": str(path), "seconds": seconds, "said": said, "data": has_data}), flush=True)


def _look_around(parsed: Parsed | None) -> None:
    """Ask for a few places, as whoever reports a fault does."""
    if parsed is None:
        return
    parsed.locate(())
    parsed.locate(("nothing", 0, "here"), on_key=True)
    for key in list(parsed.data or ())[:3]:
        parsed.locate((key,), words=(0, 1))
        parsed.locate((key, 0, 0), on_key=True)


if __name__ == "__main__":
    main()
