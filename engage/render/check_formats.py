"""The formats of `engage check` by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module

from engage.render.check_reader import Reader
from engage.usecase.check_view import CheckView

#: The formats that people read. The others are for machines, in `engage/render/check_<name>.py`.
FOR_PEOPLE = ("text", "full", "concise")
FOR_HOSTS = ("sarif", "github", "github-summary", "gitlab", "junit")
FORMATS = (*FOR_PEOPLE, "json", *FOR_HOSTS)


def report(view: CheckView, name: str, reader: Reader) -> str:
    """The report in a format of `FORMATS`."""
    if name == "json":
        from engage.render.check_json import document

        return json.dumps(document(view, reader.lang), ensure_ascii=False, indent=2) + "\n"
    if name in FOR_HOSTS:
        text: Callable[[CheckView, Reader], str] = import_module(
            f"engage.render.check_{name.replace('-', '_')}"
        ).text
        return text(view, reader)
    return _for_people(view, name, reader)


def _for_people(view: CheckView, name: str, reader: Reader) -> str:
    from engage.render import check

    if reader.statistics:
        return check.counts(view, reader.theme)
    if name == "concise":
        return check.concise(view, reader.theme, suppressed=reader.suppressed)
    shown = check.full if name == "full" else check.text
    return shown(view, reader.theme, reader.source_line, suppressed=reader.suppressed)
