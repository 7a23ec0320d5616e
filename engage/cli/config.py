"""`engage config --explain FILE`."""

from __future__ import annotations

from typing import Annotated

import typer

from engage.cli.language import says
from engage.cli.options import FormatOption, LangOption, OutputOption, TextOrJson, WorkspaceOption, option

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help=says(
        "Which settings of `check` hold for a file, and where each comes from. Settings are those of the "
        "workspace around the file; nothing outside it is ever read.",
        "Quels réglages de `check` valent pour un fichier, et d’où vient chacun. Ce sont ceux de l’espace "
        "de travail du fichier ; rien n’est jamais lu au-dehors.",
    )
)
def config(
    explain: Annotated[
        str,
        option("--explain FILE", "A file of the workspace.", "Un fichier de l’espace de travail."),
    ],
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Explain the settings for one file."""
    from engage.cli import out
    from engage.cli.narrow import narrowed
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.render.config import document, text
    from engage.rules.catalogue.x007_nothing_checked import no_such_path
    from engage.usecase.config import explain as explained

    root, (path,) = narrowed([explain], workspace)
    session = open_session(root, None, lang, output)
    files = session.loaded.files.all()
    if path not in files:
        _, advice = no_such_path(path, files)
        raise Refusal(
            f"{explain}: no file of the workspace; {advice.en}",
            f"{explain} : aucun fichier de l’espace de travail ; {advice.fr}",
        )
    view = explained(session.loaded.checked, path, session.loaded.locate)
    if format_ is TextOrJson.JSON:
        out.emit_json(document(view), output)
    else:
        out.emit(text(view, session.theme), output)
