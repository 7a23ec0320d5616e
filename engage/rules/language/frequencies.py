"""How often: `every Monday`, `par mois`, `twice a week`."""

from __future__ import annotations

import re

from engage.model.text import Lang

_EN = r"""
    \b(?:once|twice|thrice|(?:\d+|two|three|four|five|six)\ (?:times|x))\ (?:a|an|per|each|every)\ \w+ |
    \b(?:every|each)\ (?:(?:\d+|two|three|four|five|six|other|second|working|business|calendar)\ )?
        (?:hour|day|night|morning|evening|week|weekend|fortnight|month|quarter|year|shift|minute|second|
        hours|days|weeks|months|minutes|seconds|years|quarters|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b |
    \b(?:per|a|an)\ (?:calendar\ )?(?:hour|day|week|month|quarter|year|minute|second|shift|annum)\b |
    \b(?:hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|bimonthly|quarterly|yearly|half-yearly|
        annual|annually)\b |
    \bon\ (?:mon|tues|wednes|thurs|fri|satur|sun)days\b
"""
_FR = r"""
    \b(?:une|deux|trois|quatre|cinq|six|\d+)\ fois\ (?:par|l'|tous|toutes)\ ?\w+ |
    \b(?:par|chaque)\ (?:heure|jour|nuit|matin|soir|semaine|quinzaine|mois|trimestre|semestre|an|année|
        minute|seconde|poste|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b |
    \btou(?:s|tes)\ les\ (?:(?:\d+|deux|trois|quatre|cinq|six|quinze|dix)\ )?
        (?:heures?|jours|nuits|matins|soirs|semaines|mois|trimestres|semestres|ans|années|minutes|secondes|
        lundis|mardis|mercredis|jeudis|vendredis|samedis)\b |
    \b(?<!au\ )(?:quotidien|hebdomadaire|mensuel|bimensuel|bimestriel|trimestriel|semestriel|annuel|
        journalier)(?:le|e)?s?\b |
    \b(?:hebdomadaire|mensuelle|trimestrielle|annuelle)ment\b | \bl'an\b
"""
_PATTERNS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(_EN, re.VERBOSE | re.IGNORECASE),
    "fr": re.compile(_FR, re.VERBOSE | re.IGNORECASE),
}


def frequencies(text: str, lang: Lang) -> tuple[tuple[int, int], ...]:
    """Where a text says how often."""
    return tuple(match.span() for match in _PATTERNS[lang].finditer(text))
