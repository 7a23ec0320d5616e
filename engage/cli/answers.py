"""Questions to a person, asked only where there is a terminal to answer on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from engage.cli.refusal import Refusal
from engage.model.fault import Fault
from engage.model.text import Lang, Text

_T = TypeVar("_T")


def can_ask() -> bool:
    """Whether somebody can be asked: both ways lead to a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked(question: Text, lang: Lang, parse: Callable[[str], _T], default: str | None = None) -> _T | None:
    """The answer to a question, asked again while it cannot be read; None where it is empty.

    Raises:
        Refusal: the terminal was closed instead.
    """
    shown = question.to(lang) + (f" [{default}]" if default else "")
    while True:
        sys.stderr.write(f"{shown} ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise Refusal("no answer: nothing is written", "pas de réponse\u00a0: rien n’est écrit")
        answer = line.strip() or default or ""
        if not answer:
            return None
        try:
            return parse(answer)
        except Fault as fault:
            sys.stderr.write(f"{fault.text.to(lang)}\n")


def wanted(question: Text, lang: Lang, parse: Callable[[str], _T], option: str) -> _T:
    """An answer that cannot be left out.

    Raises:
        Refusal: nobody can be asked; the option is named.
    """
    if not can_ask():
        raise Refusal(
            f"{option}: is missing, and there is no terminal to ask on",
            f"{option}\u00a0: manque, et il n’y a pas de terminal où le demander",
        )
    while True:
        found = asked(question, lang, parse)
        if found is not None:
            return found
