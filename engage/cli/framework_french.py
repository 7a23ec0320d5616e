"""What the framework says of itself, in French: headings of `--help`, and errors of the call.

The framework has no translations of its own, so its sentences are recognised; one that a later version words
differently stays English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from typer.core import TyperGroup

_Context: Any = TyperGroup.context_class  # the framework has no public name for it
_HelpFormatter: Any = _Context.formatter_class

_WORDS = {
    "Usage: ": "Utilisation\u00a0: ",
    "Options": "Options",
    "Arguments": "Arguments",
    "Commands": "Commandes",
    "Show this message and exit.": "Afficher cette aide.",
    "Install completion for the current shell.": "Installer la complétion dans l’interpréteur courant.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Afficher la complétion de l’interpréteur courant, pour la copier ou l’adapter."
    ),
}
_PARTS = (
    (r"\[default: ", "[par défaut\u00a0: "),
    (r"\[required\]", "[obligatoire]"),
    (r"\[env var: ", "[variable\u00a0: "),
    (r"<int range>", "<entier>"),
    (r"<int>", "<entier>"),
    (r"\[OPTIONS\]", "[OPTIONS]"),
    (r"COMMAND \[ARGS\]\.\.\.", "COMMANDE [ARGUMENTS]..."),
)
_ERRORS = (
    (
        r"Invalid value for (?P<what>.+?): (?P<given>.+) is not one of (?P<known>.+)\.",
        "{what}\u00a0: {given} n’est pas une valeur possible ; il faut {known}.",
    ),
    (
        r"Invalid value for (?P<what>.+?): (?P<given>.+) is not in the range (?P<range>.+)\.",
        "{what}\u00a0: {given} est hors des limites {range}.",
    ),
    (
        r"Invalid value for (?P<what>.+?): (?P<given>.+) is not a valid (?:int|integer).*\.",
        "{what}\u00a0: {given} n’est pas un nombre entier.",
    ),
    (
        r"Invalid value for (?P<what>.+?): (?P<given>.+) is not a valid (?:float|number).*\.",
        "{what}\u00a0: {given} n’est pas un nombre.",
    ),
    (r"Invalid value for (?P<what>.+?): (?P<why>.+)", "{what}\u00a0: {why}"),
    (
        r"No such option: (?P<given>\S+) \(Possible options: (?P<known>.+)\)",
        "l’option {given} n’existe pas ; options possibles\u00a0: {known}",
    ),
    (
        r"No such option:? (?P<given>\S+?)\.? Did you mean (?P<known>.+)\?",
        "l’option {given} n’existe pas ; vouliez-vous dire {known} ?",
    ),
    (r"No such option:? (?P<given>\S+)", "l’option {given} n’existe pas"),
    (
        r"No such command (?P<given>.+)\. Did you mean (?P<known>.+)\?",
        "la commande {given} n’existe pas ; vouliez-vous dire {known} ?",
    ),
    (r"No such command (?P<given>.+)\.", "la commande {given} n’existe pas"),
    (r"Missing argument (?P<what>.+?)\.?", "il manque l’argument {what}"),
    (r"Missing option (?P<what>.+?)\.?", "il manque l’option {what}"),
    (r"Missing command\.", "il manque une commande"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<given>.+)\)", "argument en trop\u00a0: {given}"),
    (r"Option (?P<what>.+) requires (?:an argument|\d+ arguments)\.?", "l’option {what} attend une valeur"),
    (r"Option (?P<what>.+) does not take a value\.?", "l’option {what} ne prend pas de valeur"),
)


def said(message: str) -> str:
    """An error of the call, in French where the sentence is known."""
    flat = " ".join(message.split())
    for pattern, french in _ERRORS:
        if found := re.fullmatch(pattern, flat):
            return french.format(**found.groupdict())
    return message


def usage_words(text: str) -> str:
    """Names and hints of `--help`, in French."""
    for pattern, french in _PARTS:
        text = re.sub(pattern, french, text)
    return _WORDS.get(text, text)


class _Formatter(_HelpFormatter):  # type: ignore[misc]  # a base without a public name
    """Lays out `--help` as the framework does, in French."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how to call the command."""
        super().write_usage(prog, usage_words(args), prefix or _WORDS["Usage: "])

    def section(self, name: str) -> Any:
        """A list with its heading."""
        return super().section(_WORDS.get(name, name))

    def write_heading(self, heading: str) -> None:
        """A heading, with the no-break space that French sets before the colon."""
        self.write(f"{'':>{self.current_indent}}{heading}\u00a0:\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Options, arguments or commands with what each is for."""
        super().write_dl(list(_rows(rows)), *args, **kwargs)


def _rows(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, text in rows:
        yield usage_words(name), usage_words(" ".join(text.split()) if text in _WORDS else text)


class FrenchContext(_Context):  # type: ignore[misc]  # as above
    """What a command runs in, where help is French."""

    formatter_class = _Formatter
