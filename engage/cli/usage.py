"""Wrong use of a command: how it is told."""

from __future__ import annotations

from typing import Any

import typer

from engage.cli.language import help_language

#: What the framework raises for wrong use; it has no public name under every version allowed.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def show(error: Any) -> int:
    """Tell what was wrong with the call on stderr, in the reader's language, and give the exit code."""
    if help_language() == "en" or type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return int(error.exit_code)
    from engage.cli.framework_french import said, usage_words
    from engage.cli.out import message

    lines = [f"Erreur\u00a0: {said(error.format_message())}"]
    if error.ctx is not None:
        usage = usage_words(error.ctx.command.get_usage(error.ctx))
        lines[:0] = [usage, f"Pour l’aide\u00a0: {error.ctx.command_path} -h", ""]
    message("\n".join(lines))
    return int(error.exit_code)
