"""Thirty probes of what breaks French word search: elisions, spaces, accents, inflection, look-alikes."""

from __future__ import annotations

import pytest
from reading_words import found

# (text, the words to find; none where they only look like vague ones)
PROBES = [
    # elision
    ("L’accès d’environ 200 agents.", ["environ"]),
    ("L'accès d'environ 200 agents.", ["environ"]),
    ("Jusqu’à présent, l’efficace outil sert.", ["efficace"]),
    ("Un outil qu'on dit intuitif.", ["intuitif"]),
    # spaces
    ("dans\u00a0la mesure du\u202fpossible", ["dans\u00a0la mesure du\u202fpossible"]),
    ("dès\u00a0que possible", ["dès\u00a0que possible"]),
    ("dans la mesure\ndu possible", ["dans la mesure\ndu possible"]),
    # accents, ligatures, hyphens
    ("un outil e\u0301volutif", ["e\u0301volutif"]),
    ("un outil ﬁable", ["ﬁable"]),
    ("une page ﬂuide", ["ﬂuide"]),
    ("un délai non\u2011contractuel", ["non\u2011contractuel"]),
    ("nous mettrons tout en œuvre", ["mettrons tout en œuvre"]),
    ("nous mettrons tout en oeuvre", ["mettrons tout en oeuvre"]),
    # case
    ("UNE INTERFACE RAPIDE", ["RAPIDE"]),
    ("Rapide, l'outil est livré.", ["Rapide"]),
    # feminine, plural, adverb
    ("des solutions adéquates", ["adéquates"]),
    ("des outils évolutifs", ["évolutifs"]),
    ("une équipe réactive", ["réactive"]),
    ("des délais optimaux", ["optimaux"]),
    ("des étapes sérieuses et des outils légers", ["légers"]),
    ("il fonctionne efficacement", ["efficacement"]),
    ("nous nous efforçons de répondre", ["efforçons de"]),
    ("l'équipe s'efforcera d'intervenir", ["efforcera d'"]),
    # look-alikes
    ("L'éclairage de l'atelier 2.", []),
    ("Un environnement de test.", []),
    ("Une voie d'évitement.", []),
    ("Claire Morin et Clairefontaine.", []),
    ("Le courant passe, la cour est ouverte.", []),
    ("Les généraux et le général.", []),
    ("Des invitations et des rapidités.", []),
]


@pytest.mark.parametrize(("text", "words"), PROBES)
def test_french_words_are_found_in_all_their_forms_and_no_others(text: str, words: list[str]) -> None:
    assert [each for _, each in found("fr", text)] == words


def test_there_are_thirty_probes() -> None:
    assert len(PROBES) == 30
