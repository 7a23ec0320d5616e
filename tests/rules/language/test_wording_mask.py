"""What is not a text's own wording is not read; numbers that name things are not measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_words import quantities, rules

from engage.rules.language.mask import masked, unnumbered
from engage.rules.language.passage import plain_words


@pytest.mark.parametrize(
    "text",
    [
        "Le slogan « une interface rapide et moderne » est repris.",
        "Le slogan «\u00a0une interface rapide\u00a0» est repris.",
        "Le slogan “une interface rapide” est repris.",
        'Le slogan "une interface rapide" est repris.',
        "La commande `npm run rapide` est livrée.",
        "La page https://exemple.fr/rapide?x=moderne est livrée.",
        "La page www.moderne.fr est livrée.",
        "L'adresse rapide@moderne.fr est ouverte.",
    ],
)
def test_quotations_code_and_links_are_not_read(text: str) -> None:
    assert rules("fr", text) == set()


@pytest.mark.parametrize(
    "text",
    [
        'Une vis de 3" et une interface rapide de 5" sont livrées.',
        "Le prix est «ferme», l'interface rapide.",
        "Aujourd'hui l'interface n'est pas rapide, c'est l'audit.",
    ],
)
def test_what_stands_beside_quotations_is_read(text: str) -> None:
    assert "S102" in rules("fr", text)


@pytest.mark.parametrize(
    "text",
    [
        "ACME-014",
        "protocol P-26-011/7",
        "ISO 9001",
        "ISO/IEC 27001:2022",
        "NF EN 12464-1",
        "NF C 15-100",
        "RGAA 4.1",
        "WCAG 2.2",
        "version 3",
        "v2.1",
        "release 1.2.3",
        "article 12",
        "art. L. 123-4",
        "page 12",
        "pages 12 et 14",
        "lot 3",
        "lots 2 et 3",
        "scope 3",
        "n° 12",
        "§ 4.2",
        "niveau 3",
        "ligne 4",
        "T2 2027",
        "2027",
        "fiscal 2020/21",
        "24/7",
        "24h/24",
        "7 j/7",
        "1er",
        "3e",
        "the 3rd floor",
    ],
)
def test_numbers_that_name_things_measure_nothing(text: str) -> None:
    assert quantities("fr", text) == [] or quantities("en", text) == []


@pytest.mark.parametrize("text", ["12 pages", "3 lots", "5 lignes", "article 12 : 3 ateliers"])
def test_a_number_before_such_a_word_is_a_count(text: str) -> None:
    assert len(quantities("fr", text)) == 1


@given(st.text(alphabet=st.characters(), max_size=200))
def test_masking_keeps_the_length(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert len(unnumbered(text, plain_words(text))) == len(text)
