"""Write the generated pages: the reference of the files, the JSON Schemas, the signals, the rules.

`python scripts/generate_docs.py` writes them; with `--check` nothing is written, and the exit
code is 1 where a committed page differs from what would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from engage.render import json_schema, reference, rule_page, signal_page
from engage.rules.registry import all_rules

ROOT = Path(__file__).resolve().parent.parent


def pages() -> dict[str, str]:
    """Path in the repository -> text, for every generated file."""
    found = {f"docs/reference/{name}.md": reference.page(name) for name in json_schema.FILES}
    found |= {f"docs/schema/{name}.json": json_schema.schema_text(name) for name in json_schema.FILES}
    found["docs/reference/signals.md"] = signal_page.page()
    return found | rule_page.pages(all_rules())


def main(arguments: list[str]) -> int:
    """Write the pages, or say which differ."""
    stale = [path for path, text in pages().items() if _read(ROOT / path) != text]
    if "--check" in arguments:
        for path in stale:
            sys.stderr.write(f"{path} is stale: run `python scripts/generate_docs.py`\n")
        return 1 if stale else 0
    for path in stale:
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(pages()[path], encoding="utf-8")
        sys.stdout.write(f"wrote {path}\n")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
