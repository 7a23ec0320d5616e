"""The word lists: well formed, every form listed, nothing stemmed."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from reading_words import rules

from engage.model.text import LANGS, Lang
from engage.rules.language.guards import QUESTIONS
from engage.rules.language.hit import PRECEDENCE
from engage.rules.language.lexicon import Added, lexicon, shipped
from engage.rules.language.normal import lowered, normalise
from engage.rules.language.scan import scan
from engage.rules.language.topics import topics
from engage.rules.language.trie import LONGEST, Trie
from engage.rules.language.wordsets import data_lines
from engage.rules.rule import Confidence

SCRIPT = Path(__file__).parents[3] / "scripts" / "word_forms.py"


@pytest.mark.parametrize("lang", LANGS)
def test_each_row_names_rules_topics_and_guards_that_exist(lang: Lang) -> None:
    for entry in shipped(lang):
        assert entry.rule in PRECEDENCE, entry
        assert entry.topic in topics(), entry
        assert entry.confidence in get_args(Confidence), entry
        assert {guard.name for guard in entry.guards} <= QUESTIONS.keys(), entry


@pytest.mark.parametrize("lang", LANGS)
def test_each_row_has_a_source(lang: Lang) -> None:
    assert [line for line in data_lines(f"terms_{lang}.tsv")[1:] if not line.split("\t")[6].strip()] == []


@pytest.mark.parametrize("lang", LANGS)
def test_forms_are_written_as_texts_are_normalised(lang: Lang) -> None:
    for entry in shipped(lang):
        assert entry.forms, entry
        for form in entry.forms:
            assert form == lowered(normalise(form).text).strip(), entry
            assert not set(form) & set("{}|"), entry
            assert len(form.split()) <= LONGEST, entry


@pytest.mark.parametrize("lang", LANGS)
def test_each_form_is_found_by_the_walk_it_was_listed_for(lang: Lang) -> None:
    trie = lexicon(lang).trie
    for entry in shipped(lang):
        for form in entry.forms:
            assert trie.may_hold(scan_words(form)), form


def scan_words(form: str) -> list[str]:
    from engage.rules.language.passage import words_of

    return words_of(form)


def test_the_lists_hold_the_forms_that_their_inflection_gives() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_examples_in_the_inflection_script_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    import word_forms

    assert doctest.testmod(word_forms).failed == 0


def test_the_longest_form_wins() -> None:
    trie = Trie([("as soon", 1), ("as soon as possible", 2), ("soon", 3)])
    text = "as soon as possible"
    words, spans = text.split(), [(0, 2), (3, 7), (8, 10), (11, 19)]
    assert [value for _, value in trie.at(text, words, spans, 0)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("peut-être", True),
        ("peut être", False),  # `can be`
        ("user friendly", True),
        ("user-friendly", True),
        ("world\nclass", True),
        ("world. Class", False),
        ("world\n\nclass", False),
    ],
)
def test_what_parts_the_words_has_to_fit(text: str, is_found: bool) -> None:
    lang: Lang = "fr" if "peut" in text else "en"
    assert bool(scan(text, lexicon(lang))) is is_found


def test_a_workspace_adds_terms_of_its_own() -> None:
    own = lexicon("fr", (Added("haut débit", "S102"), Added("world famous", "S113", "en")))
    assert [hit.rule for hit in scan("Un accès haut débit, world famous.", own)] == ["S102"]


def test_a_workspace_removes_terms_and_single_forms() -> None:
    without = lexicon("fr", (), ("Moderne", "rapides"))
    text = "Un site moderne, des pages rapides, une page rapide, des outils modernes."
    assert [hit.words for hit in scan(text, without)] == ["rapide"]
    assert rules("fr", text) == {"S102"}
