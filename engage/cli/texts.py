"""`engage check --text FILE`: the wording of any text, from a file or from standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from engage.cli import clock, out
from engage.cli.options import Language
from engage.cli.refusal import Refusal
from engage.model.diagnostic import Diagnostic
from engage.model.policy import Policy
from engage.model.text import Text
from engage.render.check_reader import Reader
from engage.store.discover import find_workspace
from engage.store.load import load_policy
from engage.store.tree import WorkingTree
from engage.store.yaml.decode import read_text
from engage.store.yaml.source import Source
from engage.store.yaml.unread import MAX_BYTES, Unread
from engage.usecase.check_text import check_texts
from engage.usecase.check_view import CheckView
from engage.usecase.found import CheckOptions

_STDIN = "stdin"


def read_texts(given: Sequence[str]) -> dict[str, str]:
    """The texts by name; `-` is standard input.

    Raises:
        Refusal: a file that is not there, cannot be read, is too large, or is no text.
    """
    return {(_STDIN if name == "-" else name): _text(name) for name in given}


def _text(name: str) -> str:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(
            name, Text(f"cannot be read: {reason}", f"lecture impossible\u00a0: {reason}")
        ) from None
    if len(data) > MAX_BYTES:
        raise _refused(name, Unread.TOO_LARGE.value[0])
    text, faults = read_text(data, name)
    if text is None:
        raise _refused(name, _first(faults))
    return text


def _first(faults: Sequence[Diagnostic]) -> Text:
    return faults[0].message


def _refused(name: str, why: Text) -> Refusal:
    return Refusal(f"--text {name}: {why.en}", f"--text {name}\u00a0: {why.fr}")


def policy_for(workspace: Path | None) -> Policy:
    """The settings of the workspace named, or of the one around the current folder; else the defaults."""
    from engage.cli.session import workspace_root

    root = workspace_root(workspace) if workspace else find_workspace(Path.cwd())
    return load_policy(WorkingTree(root)) if root else Policy()


def checked_texts(
    given: Sequence[str],
    options: CheckOptions,
    workspace: Path | None,
    *,
    text_lang: Language | None,
    as_of: str | None,
    lang: Language | None,
    output: Path | None,
) -> tuple[CheckView, Reader]:
    """What the rules about wording find in the texts, and how the report is shown."""
    policy, texts = policy_for(workspace), read_texts(given)
    today = clock.day(as_of, policy.timezone)
    view = check_texts(
        texts, today, lang=text_lang.value if text_lang else None, policy=policy, options=options
    )
    sources = {name: Source.of(text) for name, text in texts.items()}

    def source_line(name: str, line: int) -> str | None:
        source = sources.get(name)
        return source.content(line - 1) if source and 0 < line <= len(source.starts) else None

    return view, Reader(out.theme(lang.value if lang else policy.lang, output), source_line)
