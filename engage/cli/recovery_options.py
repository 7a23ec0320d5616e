"""The options of `engage recovery` and of its steps."""

from __future__ import annotations

from typing import Annotated

from engage.cli.options import argument, option

On = Annotated[
    str | None,
    option("--on DATE", "The day; default: today.", "Le jour ; aujourd’hui par défaut."),
]
Who = Annotated[str | None, option("--who PERSON", "Who sees to it.", "Qui s’en charge.")]
Due = Annotated[str | None, option("--due DATE", "By when.", "Pour quand.")]
Text = Annotated[
    str,
    option("--text TEXT", "The words; `@FILE` reads a file.", "Le texte ; `@FICHIER` lit un fichier."),
]
Release = Annotated[
    str | None,
    option(
        "--by PERSON",
        "Who releases the text: without it, the wording is checked and nothing is recorded.",
        "Qui libère le texte : sans cela, il est vérifié et rien n’est noté.",
    ),
]
Reviewed = Annotated[
    str | None,
    option(
        "--reviewed-by PERSON",
        "Who reviewed it, where policy wants it.",
        "Qui l’a relu, si la politique le veut.",
    ),
]
Kind = Annotated[
    str,
    option(
        "--kind WHAT",
        "Discount, extended warranty, extra services, …",
        "Remise, garantie prolongée, services offerts, …",
    ),
]
Cost = Annotated[
    str | None,
    option("--cost MONEY", "What it costs us.", "Ce qu’elle nous coûte."),
]
ApprovedBy = Annotated[
    str | None,
    option("--approved-by PERSON", "Who approved it.", "Qui l’approuve."),
]
Given = Annotated[
    str | None,
    option("--given DATE", "The day it was given.", "Le jour où elle est donnée."),
]
Action = Annotated[str, option("--action WHAT", "What is done.", "Ce qui est fait.")]
What = Annotated[
    str,
    argument("WHAT", "Its id, or words of it.", "Son identifiant, ou ses mots."),
]
Cause = Annotated[str, option("--cause TEXT", "The cause.", "La cause.")]
Evidence = Annotated[
    str | None,
    option("--evidence LINK", "What shows it.", "Ce qui la montre."),
]
Lesson = Annotated[str, option("--what TEXT", "The lesson.", "La leçon.")]
Change = Annotated[
    str | None,
    option("--change FIELD", "The file and field that change.", "Le fichier et le champ changés."),
]
Made = Annotated[
    str | None,
    option("--done DATE", "The day it was made.", "Le jour où c’est fait."),
]
Proof = Annotated[str, option("--proof LINK", "What shows it.", "Ce qui le montre.")]
By = Annotated[
    str,
    option("--by WHO", "Who says so, at the client’s.", "Qui le dit, chez le client."),
]
TheirWords = Annotated[
    str | None,
    option("--text TEXT", "Their words.", "Ses mots."),
]
