"""`engage rule [CODE]`."""

from __future__ import annotations

from typing import Annotated

import typer

from engage.cli.language import help_language, says
from engage.cli.options import FormatOption, LangOption, OutputOption, TextOrJson, argument

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help=says(
        "Explain a rule, by its code or name: what it catches, why it hurts a client, what to write instead. "
        "Without one, list them all.",
        "Expliquer une règle, par son code ou son nom : ce qu’elle relève, ce que cela coûte au client, quoi "
        "écrire à la place. Sans code, les lister toutes.",
    )
)
def rule(
    code: Annotated[str | None, argument("[CODE]", "Code or name.", "Code ou nom.")] = None,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show one rule, or all."""
    from engage.cli import out
    from engage.cli.refusal import Refusal
    from engage.render.rule import document, text
    from engage.usecase.rule import rule as explained

    language = lang.value if lang else help_language()
    view = explained(code)
    if view.unknown:
        raise Refusal(view.unknown.en, view.unknown.fr)
    if format_ is TextOrJson.JSON:
        out.emit_json(document(view, language), output)
    else:
        out.emit(text(view, out.theme(language, output)), output)
