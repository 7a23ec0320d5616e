"""The `engage` command: its subcommands, each imported only when it runs."""

from __future__ import annotations

import importlib
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from engage.cli.language import help_language, says
from engage.cli.options import LangOption

#: Subcommand -> its line in `engage --help`. Each lives in `engage/cli/<name>.py`, as `app`.
COMMANDS: dict[str, str] = {
    "init": says("Start a workspace with one worked example.", "Créer un espace de travail avec un exemple."),
    "new": says(
        "A new promise, client or risk; small promises in one line.",
        "Un nouvel engagement, client ou risque ; les petits en une ligne.",
    ),
    "check": says(
        "Is each promise well made, and consistent?", "Chaque engagement est-il bien formulé et cohérent ?"
    ),
    "rule": says(
        "Explain a rule of `check`, or list them all.", "Expliquer une règle de `check`, ou les lister."
    ),
    "known": says(
        "Findings an old register starts with; they only get fewer.",
        "Les constats dont part un registre ancien ; ils ne font que diminuer.",
    ),
    "config": says(
        "Which settings hold for a file, and where each comes from.",
        "Quels réglages valent pour un fichier, et d’où vient chacun.",
    ),
    "agree": says(
        "Record that the client agreed, and to what.", "Noter l’accord du client, et sur quoi il porte."
    ),
    "update": says(
        "Record progress, delivery, notes, actions, changes.",
        "Noter avancement, livraison, journal, actions, avenants.",
    ),
    "assess": says(
        "Can we promise it? When, at whose cost, and what else to do.",
        "Peut-on le promettre ? Quand, aux dépens de qui, et que faire d’autre.",
    ),
    "diff": says(
        "What a change in git promises, weakens and endangers.",
        "Ce qu’un changement dans git promet, affaiblit et met en danger.",
    ),
    "schedule": says("Dates, critical path, float and buffer.", "Dates, chemin critique, marges et tampon."),
    "capacity": says(
        "Who has too much, which weeks, and for which promises.",
        "Qui a trop, quelles semaines, et pour quels engagements.",
    ),
    "forecast": says("How likely is it kept, and what decides that.", "Sera-t-il tenu, et ce qui en décide."),
    "review": says(
        "The weekly review: red, orange, green, and why.",
        "La revue hebdomadaire : rouge, orange, vert, et pourquoi.",
    ),
    "feedback": says(
        "How clients saw it, whom to ask, what they answered.",
        "Comment les clients l’ont vu, qui interroger, ce qu’ils répondent.",
    ),
    "recovery": says(
        "Win trust back after a broken promise, step by step.",
        "Regagner la confiance après un engagement rompu, étape par étape.",
    ),
    "raci": says(
        "Who does, answers, advises, is told; gaps and overloads.",
        "Qui réalise, répond, conseille, est informé ; trous et surcharges.",
    ),
    "risks": says(
        "The risk register, ranked by expected days and money; the matrix.",
        "Le registre des risques, classé par jours et argent attendus ; la matrice.",
    ),
    "risk": says(
        "A risk strikes: set its contingency plan going.", "Un risque survient : lancer son plan de secours."
    ),
    "why": says(
        "Why this colour, date or number? Down to the line.",
        "Pourquoi cette couleur, date ou valeur ? À la ligne près.",
    ),
    "escalate": says(
        "Who is to be told of what now; sends, acknowledges, silences.",
        "Qui prévenir de quoi ; envoyer, accuser réception, mettre en sourdine.",
    ),
    "tell": says(
        "Draft, or check, what to tell the client about a promise.",
        "Rédiger, ou vérifier, le message au client sur un engagement.",
    ),
    "status": says(
        "Where is it? By id, client, person or text.",
        "Où en est-ce ? Par identifiant, client, personne ou texte.",
    ),
    "calibrate": says(
        "What past deliveries teach: factors, honesty, proposed changes.",
        "Ce qu’apprennent les livraisons passées : facteurs, honnêteté, changements.",
    ),
    "history": says(
        "The life of a promise: every move of its date, and why.",
        "La vie d’un engagement : chaque report de sa date, et pourquoi.",
    ),
    "kpi": says(
        "Figures against targets, with their causes.", "Les chiffres face aux cibles, et leurs causes."
    ),
    "trust": says(
        "The account of trust with each client, and who may leave.",
        "Le compte de confiance de chaque client, et qui pourrait partir.",
    ),
    "sla": says(
        "Are running promises kept, and what turns late next?",
        "Les engagements continus sont-ils tenus, et le prochain retard ?",
    ),
}


def in_language(command: Any, name: str | None = None) -> Any:
    """A command under its name, whose `--help` is in the language of this run."""
    command.name = name or command.name
    if help_language() == "fr":
        from engage.cli.framework_french import FrenchContext

        command.context_class = FrenchContext
        for part in filter(None, getattr(command, "commands", {}).values()):
            in_language(part)
    return command


class LazyGroup(TyperGroup):
    """A group that imports a command when it is called, and none of them for `--help`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = dict.fromkeys(COMMANDS)  # their names, for "did you mean"

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the framework's signature
        """The names, in the order of a promise's life."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # the framework's signature
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"engage.cli.{cmd_name}")
        return in_language(typer.main.get_command(module.app), cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # the framework's signature
        """The list of commands, from the table above."""
        with formatter.section(says("Commands", "Commandes")):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=says(
        "Promises to clients, kept as YAML files in git: checked, scheduled, reviewed.",
        "Les engagements pris envers les clients, en YAML dans git : vérifiés, planifiés, revus.",
    ),
    epilog=says(
        "Start with `engage init`, then `engage check` and `engage review`.",
        "Commencez par `engage init`, puis `engage check` et `engage review`.",
    ),
)


@app.callback()
def _engage(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help=says("Print the version.", "Afficher la version."))
    ] = False,
    lang: LangOption = None,
) -> None:
    if version:
        from engage import __version__
        from engage.cli.out import emit

        emit(f"engage {__version__}\n")
        raise typer.Exit
    if lang:
        ctx.default_map = {name: {"lang": lang.value} for name in COMMANDS}
