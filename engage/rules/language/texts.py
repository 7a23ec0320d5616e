"""Sentences that several rules about wording share."""

from __future__ import annotations

from typing import Final

from engage.rules.words import both

#: How a workspace changes the words that a rule looks for.
OPTIONS: Final = both(
    "A term that the two sides defined is no fault: `glossary: {fast: p95 <= 800 ms}` in the commitment, the "
    "client's file or `engage.yaml`. Words are added and removed in `engage.yaml`: "
    "`wording: {add: [{term: world famous, rule: S113}], remove: [modern]}`. Quotations, code, links and "
    "names "
    "are not read.",
    "Un terme que les deux parties ont défini n'est pas une faute : `glossary: {rapide: p95 <= 800 ms}` dans "
    "l'engagement, la fiche du client ou `engage.yaml`. Les mots s'ajoutent et se retirent dans "
    "`engage.yaml` : "
    "`wording: {add: [{term: de renom, rule: S113}], remove: [moderne]}`. Les citations, le code, les liens "
    "et "
    "les noms ne sont pas lus.",
)
