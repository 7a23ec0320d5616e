"""Limits without a unit, rates and means of nothing: M203 and M208 in sentences."""

from __future__ import annotations

import pytest

from engage.model.text import Lang
from engage.rules.language.lint import lint_text
from engage.rules.registry import by_code


def _found(text: str, lang: Lang, code: str) -> list[str | None]:
    return [each.excerpt for each in lint_text(text, lang, rules=[by_code()[code]]).diagnostics]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "The conductivity of the rinse water stays below 20.", ["below 20"]),
        ("en", "The conductivity of the rinse water stays below 20 µS/cm.", []),
        ("en", "The vibration at the bearing is at most 4.5.", ["at most 4.5"]),
        ("en", "At most 4 vibration tests are run.", []),
        ("fr", "La viscosité du bain reste inférieure à 120.", ["inférieure à 120"]),
        ("fr", "La viscosité du bain reste inférieure à 120 mPa·s.", []),
        ("fr", "L'énergie consommée ne dépasse pas 450.", ["ne dépasse pas 450"]),
        ("fr", "Au plus 3 vibrations sont relevées.", []),
    ],
)
def test_a_limit_of_what_has_a_dimension_needs_a_unit(lang: Lang, text: str, found: list[str]) -> None:
    assert _found(text, lang, "M203") == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "The attendance is at least 80 %.", ["at least 80 %"]),
        ("en", "The attendance is at least 80 % over the 12 sessions.", []),
        ("en", "The average wait is 4 minutes.", ["average wait is 4 minutes"]),
        ("en", "The average wait is 4 minutes, counted over a calendar month.", []),
        ("fr", "Le taux de participation atteint 80 %.", ["80 %"]),
        ("fr", "Le taux de participation atteint 80 % par trimestre.", []),
        ("fr", "L'attente moyenne est de 4 minutes.", ["moyenne est de 4 minutes"]),
    ],
)
def test_a_rate_or_a_mean_says_over_what(lang: Lang, text: str, found: list[str]) -> None:
    assert _found(text, lang, "M208") == found
