"""The gold set of the wording rules: its reader, and what the set promises about itself."""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter

import pytest
from processes import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "benchmarks"))

from wording.gold import LANGUAGES, Mark, Promise, half_of, parse, read, unmark

RULES = [
    *("M202", "M203", "M205", "M208", "R404"),
    *("S102", "S103", "S104", "S105", "S106", "S107", "S108", "S110", "S111", "S113", "S114"),
    *("T503", "T504", "T505", "T506", "T511"),
]


@pytest.mark.parametrize(
    ("marked", "text", "labels"),
    [
        ("On 2 March 2027.", "On 2 March 2027.", ()),
        ("A [[S102:fast]] shop", "A fast shop", (Mark("S102", 2, 6),)),
        ("[[S103:Some]] [[S102:good]] ones", "Some good ones", (Mark("S103", 0, 4), Mark("S102", 5, 9))),
        (
            "réponse [[T504:dès que possible]]\u202f!",
            "réponse dès que possible\u202f!",
            (Mark("T504", 8, 24),),
        ),
        ("e\u0301te [[T511:fin mai]]", "e\u0301te fin mai", (Mark("T511", 5, 12),)),
        ("CSV[[S105:, etc.]] [draft]", "CSV, etc. [draft]", (Mark("S105", 3, 9),)),
    ],
)
def test_marks_become_spans_of_code_points_in_the_text_without_them(
    marked: str, text: str, labels: tuple[Mark, ...]
) -> None:
    assert unmark(marked) == (text, labels)


@pytest.mark.parametrize(
    "marked", ["a [[S102:fast shop", "a fast]] shop", "[[S10:fast]]", "[[S102: ]]", "[[S102:a [[S103:b]] c]]"]
)
def test_a_broken_mark_is_refused_with_its_place(marked: str) -> None:
    with pytest.raises(ValueError, match=r"^gold_en\.txt:3: "):
        unmark(marked, "gold_en.txt:3")


def test_a_gold_file_reads_in_its_order() -> None:
    source = "fr-002 btp what\nMur [[S102:beau]]\n\nfr-001 it how\nAudit de 2 jours\n"

    assert parse(source, "fr") == (
        Promise("fr-002", "fr", "btp", "what", "Mur beau", (Mark("S102", 4, 8),)),
        Promise("fr-001", "fr", "it", "how", "Audit de 2 jours", ()),
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("en-001 it\nText\n", "gold:1: 'en-001 it' is not"),
        ("en-001 it note\nText\n", "gold:1: 'en-001 it note' is not"),
        ("fr-001 it what\nText\n", "gold:1: 'fr-001 it what' is not"),
        ("\n\nen-001 it what\n\n", "gold:3: en-001 has no text"),
        ("en-001 it what\nA\n\nen-001 it what\nB\n", "gold:4: en-001 is there twice"),
    ],
)
def test_a_broken_gold_file_names_the_line(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(source, "en")


def test_the_half_of_an_id_never_changes() -> None:
    assert [half_of(f"en-{number:03}") for number in range(3, 8)] == [
        "tune",
        "frozen",
        "frozen",
        "tune",
        "frozen",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_wording_rule_has_labels_in_both_halves(lang: str) -> None:
    promises = read(lang)
    seen = Counter((label.rule, promise.half) for promise in promises for label in promise.labels)
    whole = Counter(rule for rule, _ in seen.elements())

    assert sorted({rule for rule, _ in seen}) == sorted(RULES)
    assert min(whole.values()) >= 8
    assert all(min(seen[rule, "tune"], seen[rule, "frozen"]) >= 0.3 * whole[rule] for rule in RULES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_set_mixes_clean_and_faulty_texts_of_many_trades(lang: str) -> None:
    promises = read(lang)
    clean = sum(not promise.labels for promise in promises)

    assert len(promises) >= 160
    assert 0.35 <= clean / len(promises) <= 0.45
    assert len({promise.trade for promise in promises}) >= 12
    assert len({promise.text for promise in promises}) == len(promises)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_hold_whole_words_and_do_not_overlap(lang: str) -> None:
    for promise in read(lang):
        for label, after in zip(promise.labels, promise.labels[1:], strict=False):
            assert not label.overlaps(after), promise.id
        for label in promise.labels:
            words = promise.text[label.start : label.end]
            before, behind = promise.text[: label.start][-1:], promise.text[label.end :][:1]
            assert words == words.strip(), promise.id
            assert not (words[0].isalnum() and before.isalnum()), promise.id
            assert not (words[-1].isalnum() and behind.isalnum()), promise.id


def test_french_texts_hold_the_spellings_that_break_readers() -> None:
    texts = "\n".join(promise.text for promise in read("fr"))

    assert all(sign in texts for sign in ("’", "'", "\u00a0", "\u202f", "\ufb01", "«", "…"))
    assert unicodedata.normalize("NFC", texts) != texts
