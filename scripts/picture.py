"""Draw docs/review.svg: a real review of an example, as a terminal shows it.

`python scripts/picture.py`; with `--check` nothing is written, and the exit code is 1 where the
committed picture differs.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from engage.cli.session import Session
from engage.cli.situation import current, week_before
from engage.model.asof import known_on
from engage.render.review import text
from engage.render.theme import Theme
from engage.store.load import load_workspace
from engage.usecase.review import review

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "review.svg"
WIDTH = 100
#: Rich's picture loads its font from elsewhere; any monospaced font serves.
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def picture() -> str:
    """The SVG of the first screen of the machine builder's review."""
    root, today = ROOT / "examples" / "machine-builder", date(2026, 11, 20)
    loaded = load_workspace(root)
    session = Session(root, loaded, known_on(loaded.workspace, today), today, "en")
    view = review(current(session), week_before(session))
    shown = text(view, Theme("en", WIDTH, colour=True))
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(shown), end="")
    return _REMOTE_FONT.sub("", console.export_svg(title="engage review"))


def main(arguments: list[str]) -> int:
    """Draw the picture, or say that it is stale."""
    wanted = picture()
    if PICTURE.is_file() and PICTURE.read_text("utf-8") == wanted:
        return 0
    if "--check" in arguments:
        sys.stderr.write("docs/review.svg is stale: run `python scripts/picture.py`\n")
        return 1
    PICTURE.write_text(wanted, encoding="utf-8")
    sys.stdout.write("drew docs/review.svg\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
