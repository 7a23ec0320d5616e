"""`engage init [DIR]`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engage.cli.language import help_language, says
from engage.cli.options import AsOfOption, LangOption, argument, option
from engage.cli.refusal import Refusal, unwritable
from engage.model.text import Lang, Text

app = typer.Typer(rich_markup_mode=None)


class Ci(StrEnum):
    """Where checks run on every push."""

    GITHUB = "github"
    GITLAB = "gitlab"


_CI_FILES = {
    Ci.GITHUB: (".github/workflows/engage.yml", "github.yml"),
    Ci.GITLAB: (".gitlab/engage.yml", "gitlab.yml"),
}


@app.command(
    help=says(
        "Start a workspace in DIR (default: here) with one worked example: a promise that passes `check`, "
        "its client, people and risks. Nothing that is already there is changed.",
        "Créer un espace de travail dans DIR (par défaut : ici) avec un exemple complet : un engagement "
        "qui passe `check`, son client, ses personnes et ses risques. Rien de ce qui existe n’est modifié.",
    )
)
def init(
    folder: Annotated[Path, argument("[DIR]", "The folder.", "Le dossier.")] = Path(),
    ci: Annotated[
        Ci | None,
        option(
            "--ci",
            "Also a CI job that runs `check` and `review`.",
            "Ajouter une tâche d’intégration continue.",
        ),
    ] = None,
    alerts: Annotated[
        bool,
        option(
            "--alerts",
            "With --ci github, also a scheduled job that sends alerts (`escalate --send`).",
            "Avec --ci github, ajouter une tâche planifiée qui envoie les alertes (`escalate --send`).",
        ),
    ] = False,
    pre_commit: Annotated[
        bool,
        option(
            "--pre-commit",
            "Also a pre-commit hook that runs `check`.",
            "Ajouter un crochet pre-commit qui lance `check`.",
        ),
    ] = False,
    schema: Annotated[
        bool,
        option(
            "--schema",
            "Also JSON Schemas, for completion in editors.",
            "Ajouter les schémas JSON, pour la saisie assistée.",
        ),
    ] = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
) -> None:
    """Write the files, say which, and what to do next."""
    from engage.cli import clock, out
    from engage.store.discover import is_workspace

    language: Lang = lang.value if lang else help_language()
    if alerts and ci is not Ci.GITHUB:
        raise Refusal(
            "--alerts goes with --ci github; docs/escalation.md shows a line for cron",
            "--alerts va avec --ci github\u202f; docs/escalation.md donne une ligne pour cron",
        )
    files = _wanted(ci, pre_commit, schema, alerts)
    if not is_workspace(folder):
        files = _example(language, clock.day(as_of, None)) | files
    elif not files:
        raise Refusal(
            f"{folder}: is a workspace already; nothing was changed",
            f"{folder} : est déjà un espace de travail ; rien n’a été modifié",
        )
    written, kept = _write(folder, files)
    out.emit("".join(f"{path}\n" for path in written))
    for path in kept:
        out.message(Text(f"kept as it was: {path}", f"laissé tel quel : {path}").to(language))
    here = "" if folder == Path() else f" -w {folder}"
    out.message(
        Text(
            f"Next: `engage check{here}`, then `engage review{here}`.",
            f"Ensuite : `engage check{here}`, puis `engage review{here}`.",
        ).to(language)
    )


def _wanted(ci: Ci | None, pre_commit: bool, schema: bool, alerts: bool) -> dict[str, str]:
    """The files asked for beside the example."""
    from engage.store.scaffold import bundled

    files: dict[str, str] = {}
    if ci:
        path, name = _CI_FILES[ci]
        files[path] = bundled(name)
    if alerts:
        files[".github/workflows/engage-alerts.yml"] = bundled("github-alerts.yml")
    if pre_commit:
        files[".pre-commit-config.yaml"] = bundled("pre-commit.yaml")
    return files | _schemas() if schema else files


def _example(language: Lang, today: date) -> dict[str, str]:
    from engage.store.scaffold import templates
    from engage.usecase.init import dated

    return dated(templates(language), today)


def _write(folder: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    from engage.store.scaffold import write_new

    try:
        folder.mkdir(parents=True, exist_ok=True)
        return write_new(folder, files)
    except OSError as error:
        raise unwritable(error.filename or folder, error) from None


def _schemas() -> dict[str, str]:
    from engage.render.json_schema import schema_files

    return schema_files()
