"""The options of `engage escalate` and of what stands below it."""

from __future__ import annotations

from typing import Annotated

from engage.cli.options import argument, option

At = Annotated[
    str | None,
    option(
        "--at HH:MM",
        "The time of the day given by --as-of; default: noon.",
        "L’heure du jour donné par --as-of\u202f; par défaut midi.",
    ),
]
Key = Annotated[
    str,
    argument("KEY", "The alert’s key, or its beginning.", "La clé de l’alerte, ou son début."),
]
By = Annotated[
    str | None,
    option(
        "--by WHO",
        "Who says so; default: as for `update --as`.",
        "Qui le dit\u202f; par défaut comme pour `update --as`.",
    ),
]
Send = Annotated[
    bool,
    option("--send", "Send what is due, and record it.", "Envoyer ce qui est dû, et le consigner."),
]
For = Annotated[
    str | None,
    option("--for WHO", "Who acknowledged it.", "Qui a accusé réception."),
]
Via = Annotated[
    str | None,
    option("--via TEXT", "How they said so, such as phone.", "Par quelle voie, ex. téléphone."),
]
Until = Annotated[
    str | None,
    option(
        "--until DATE",
        "To the end of this day; default: `alerts.acknowledged_for`.",
        "Jusqu’à la fin de ce jour\u202f; par défaut `alerts.acknowledged_for`.",
    ),
]
Reason = Annotated[str, option("--reason TEXT", "Why.", "Pourquoi.")]
LastDay = Annotated[
    str,
    option("--until DATE", "Its last day.", "Son dernier jour."),
]
Query = Annotated[
    str | None,
    argument(
        "[QUERY]",
        "Only this promise, key, rule or person.",
        "Cet engagement, clé, règle ou personne seuls.",
    ),
]
