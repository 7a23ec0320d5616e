"""Where results and messages go: results to stdout or a file, messages to stderr."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any, TextIO

from engage.cli.refusal import unwritable
from engage.model.text import Lang
from engage.render.theme import Theme, escaped

_PIPED_WIDTH = 80


def theme(lang: Lang, output: Path | None = None) -> Theme:
    """How results are shown: colour and the window's width on a terminal only, and never with NO_COLOR."""
    on_terminal = output is None and sys.stdout.isatty()
    columns = os.environ.get("COLUMNS", "")
    width = shutil.get_terminal_size().columns if on_terminal else _PIPED_WIDTH
    if columns.isdigit() and int(columns) > 0:
        width = int(columns)
    return Theme(lang=lang, width=max(40, width), colour=on_terminal and _colour_wanted())


def _colour_wanted() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def emit(text: str, output: Path | None = None) -> None:
    """Write a result, in UTF-8 whatever the locale.

    Raises:
        Refusal: the file cannot be written; nothing is then half written.
    """
    try:
        if output is None or str(output) == "-":
            _write(sys.stdout, text)
            return
        from engage.store.write import replace

        replace(output, text.encode())
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(output or "stdout", error) from None


def add(text: str, output: Path) -> None:
    """Write a result at the end of a file: GitHub's summary of a step is that of all its commands.

    Raises:
        Refusal: the file cannot be written.
    """
    try:
        with output.open("ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise unwritable(output, error) from None


def emit_json(document: dict[str, Any], output: Path | None = None) -> None:
    """Write a JSON document, in the order of its keys."""
    emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n", output)


def message(text: str) -> None:
    """Tell the person something that is not the result; names of files and arguments may be in it."""
    _write(sys.stderr, "\n".join(map(escaped, text.split("\n"))) + "\n")


def _write(stream: TextIO, text: str) -> None:
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
    else:
        stream.flush()
        buffer.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()
