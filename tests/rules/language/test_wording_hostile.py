"""Texts that nobody writes on purpose: huge, broken, in no order. Nothing may fail, or take for ever."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.model.text import LANGS, Lang
from engage.rules.language.fields import READS
from engage.rules.language.lexicon import lexicon
from engage.rules.language.lint import lint_text
from engage.rules.language.scan import scan

DATA = Path(__file__).parents[4] / "shared" / "data" / "naughty-strings" / "blns.json"
MEGABYTES = 2 * 1024 * 1024
SECONDS = 60  # on a busy machine; what grows faster than its text takes hours


@pytest.mark.skipif(not DATA.exists(), reason="the naughty strings are not beside this repository")
def test_naughty_strings_are_read_as_any_text() -> None:
    for text in json.loads(DATA.read_text(encoding="utf-8")):
        for lang in LANGS:
            for kind in READS:
                for hit in scan(text, lexicon(lang), kind):
                    assert 0 <= hit.start < hit.end <= len(text)


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(), max_size=400), st.sampled_from(LANGS))
def test_any_text_is_read(text: str, lang: Lang) -> None:
    for hit in scan(text, lexicon(lang)):
        assert 0 <= hit.start < hit.end <= len(text)


WORDS = st.one_of(
    st.sampled_from(
        ["rapide", "dès que possible", "fast", "within 10 days", "of", "99,9 %", "T2 2027", "02/03/2027"]
    ),
    st.sampled_from(
        ["sous", "J+5", "24/7", "plus", "moins", "more", "≤ 300 ms", "about 3", "sur 4", "etc.", "??", "..."]
    ),
    st.sampled_from(
        ["nous", "et", "we", "and", "migrer", "former", "train", "migrate", "mars", "peut-être", "d'environ"]
    ),
    st.sampled_from('«»"`().,;:\n-*…é'),
)


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(LANGS))
def test_hits_lie_in_the_text_in_order_and_do_not_overlap(text: str, lang: Lang) -> None:
    hits = [hit for hit in scan(text, lexicon(lang)) if hit.rule not in {"S110", "S111"}]
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


PARAGRAPH = (
    "The line stands in hall C of your dairy and is run by two operators on weekdays from 6:00 to 22:00. " * 9
    + "We deliver a fast portal soon. "
)
#: Pieces that many a pattern has stumbled over, each again and again.
PIECES = [
    *(
        "a",
        "é",
        "e\u0301",
        "9",
        "9 ",
        "1,",
        "1 000",
        ".",
        "...",
        "\n",
        " ",
        "\t",
        "-",
        "(",
        "\u00ad",
        "ﬁ",
        "\u202e",
    ),
    *(
        "«",
        '"',
        '"a ',
        "`",
        "```\n",
        "<!--",
        "[a](",
        "a@",
        "http://",
        "A-",
        "A-1",
        "V1.1.",
        "___",
        "???",
        "* ",
        "> ",
    ),
    *(
        "article 1, ",
        "de 1 à ",
        "within ",
        "dès que ",
        "plus ",
        "et nous ",
        "nous livrons et ",
        "si la ",
        "from 1 to ",
    ),
]
DENSE = [
    "rapide ",
    "J+5 ",
    "T2 ",
    "sous 10 jours ",
    "dès que possible, ",
    "99,9 % de disponibilité. ",
    "02/03/2027 ",
    "etc. ",
    "plus vite ",
]


@pytest.mark.parametrize("lang", LANGS)
def test_two_megabytes_take_bounded_time(lang: Lang) -> None:
    text = (PARAGRAPH * (MEGABYTES // len(PARAGRAPH) + 1))[:MEGABYTES]
    begun = time.process_time()
    assert len(lint_text(text, lang).diagnostics) > 1000
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("piece", PIECES)
def test_any_repetition_takes_bounded_time(piece: str) -> None:
    text = (piece * (MEGABYTES // len(piece) // 4))[: MEGABYTES // 4]
    begun = time.process_time()
    lint_text(text, "fr")
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("piece", DENSE)
def test_thousands_of_findings_take_bounded_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    begun = time.process_time()
    assert len(lint_text(text, "fr").diagnostics) > 1000
    assert time.process_time() - begun < SECONDS
