"""What rules offer to change: the sentences that are left, and what no fix is offered for."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import check_files

from engage.model.diagnostic import Diagnostic
from engage.rules.registry import all_rules
from engage.rules.rule import Example, Rule
from engage.store.edit import EditRefused, with_changes
from engage.usecase.check import CheckOptions
from engage.usecase.fix import fixable

HEAD = "id: P-1\ntitle: {title}\nclient: acme\nlang: {lang}\n"


def _fixed(root: Path, text: str, code: str) -> str:
    """The text after one round of the fixes that a rule offers."""
    view = check_files(root, {"commitments/p.yaml": text}, options=CheckOptions(select=(code,)))
    found = fixable(view, unsafe=True).get("commitments/p.yaml", ())
    new = text
    for diagnostic in found:
        assert diagnostic.fix is not None
        new = with_changes(new, diagnostic.path, diagnostic.fix.changes)
    return new


def _sentence(root: Path, lang: str, sentence: str, code: str, more: str = "") -> str:
    title = "Portail" if lang == "fr" else "Portal"
    text = f"{HEAD.format(title=title, lang=lang)}{more}promise:\n  start: 2026-09-07\n  due: 2027-08-31\n"
    new = _fixed(root, f'{text}  wording: "{sentence}"\n', code)
    return new.rsplit('wording: "', 1)[1].removesuffix('"\n')


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("fr", "Le portail est en ligne le 02/03/2027.", "Le portail est en ligne le 2 mars 2027."),
        ("fr", "Le portail est en ligne le 01/03/27.", "Le portail est en ligne le 1er mars 2027."),
        ("fr", "La recette a lieu le 5 mars.", "La recette a lieu le 5 mars 2027."),
        ("fr", "La recette a lieu le 31/02/27.", "La recette a lieu le 31/02/27."),
        ("en", "The portal is live on 02/03/2027.", "The portal is live on 02/03/2027."),
        ("en", "The portal is live on 25/12/26.", "The portal is live on 25 December 2026."),
        ("en", "The portal is live on 12/25/26.", "The portal is live on 25 December 2026."),
        ("en", "The portal is live on 5 March.", "The portal is live on 5 March 2027."),
        ("en", "The pilot is run on 1 October.", "The pilot is run on 1 October 2026."),
    ],
)
def test_a_date_with_one_reading_is_written_out(tmp_path: Path, lang: str, before: str, after: str) -> None:
    assert _sentence(tmp_path, lang, before, "T503") == after


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("en", "The portal is live by the end of March 2027.", "The portal is live by 31 March 2027."),
        ("en", "Delivery in Q2 2027.", "Delivery by 30 June 2027."),
        ("en", "The hall is open until the end of May 2027.", "The hall is open until 31 May 2027."),
        ("en", "The pilot starts in week 12 of 2027.", "The pilot starts by 26 March 2027."),
        ("en", "The pilot starts in week 12.", "The pilot starts in week 12."),
        ("en", "Delivery in Q4 2027.", "Delivery in Q4 2027."),
        ("en", "The portal is live in mid-March 2027.", "The portal is live in mid-March 2027."),
        (
            "fr",
            "Le portail est en ligne fin mars 2027.",
            "Le portail est en ligne au plus tard le 31 mars 2027.",
        ),
        ("fr", "Livraison au T2 2027.", "Livraison au plus tard le 30 juin 2027."),
        ("fr", "Livraison d'ici fin février 2027.", "Livraison au plus tard le 28 février 2027."),
        ("fr", "Le pilote commence à la mi-avril 2027.", "Le pilote commence à la mi-avril 2027."),
    ],
)
def test_a_period_becomes_its_last_day(tmp_path: Path, lang: str, before: str, after: str) -> None:
    assert _sentence(tmp_path, lang, before, "T511") == after


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("en", "A best-in-class portal goes live.", "A portal goes live."),
        ("en", "We deliver an innovative portal.", "We deliver a portal."),
        ("en", "We deliver a state-of-the-art ordering.", "We deliver an ordering."),
        ("en", "The portal is best-in-class.", "The portal is best-in-class."),
        ("en", "The dealers have a unique experience of ordering.", None),
        ("fr", "Une solution de pointe est en ligne.", "Une solution est en ligne."),
        ("fr", "Nous livrons un portail innovant.", "Nous livrons un portail."),
        ("fr", "Le portail est innovant.", "Le portail est innovant."),
    ],
)
def test_praise_goes_where_a_sentence_is_left(
    tmp_path: Path, lang: str, before: str, after: str | None
) -> None:
    assert _sentence(tmp_path, lang, before, "S113") == (after or before)


@pytest.mark.parametrize("more", ["status: active\n", "status: proposed\nagreed: {on: 2026-09-01}\n"])
def test_words_that_the_client_was_told_are_never_rewritten(tmp_path: Path, more: str) -> None:
    sentence = "Le portail est en ligne le 02/03/2027."
    assert _sentence(tmp_path, "fr", sentence, "T503", more) == sentence


def test_a_message_that_was_sent_is_never_rewritten(tmp_path: Path) -> None:
    text = HEAD.format(title="Portail", lang="fr") + (
        "exchanges: [{on: 2026-09-01, direction: out, text: La recette a lieu le 02/03/2027 à Lyon.}]\n"
    )
    assert _fixed(tmp_path, text, "T503") == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("milestone: [{id: m}]  # c\n", "milestones: [{id: m}]  # c\n"),
        ("status: actve  # c\n", "status: active  # c\n"),
        ("status: [actve]\n", None),
        ("promise: {due: 2026-9-5}\n", "promise: {due: 2026-09-05}\n"),
        ("promise: {due: 25/12/2026}\n", "promise: {due: 2026-12-25}\n"),
        ("promise: {due: 12/25/2026}\n", "promise: {due: 2026-12-25}\n"),
        ("promise: {due: 31/02/2026}\n", None),
        ("promise: {due: 02/03/2027}\n", None),
        (
            "deliverables:\n  - what: A\n    'acceptence': [] # c\n",
            "deliverables:\n  - what: A\n    'acceptance': [] # c\n",
        ),
        ("deliverables: [{what: A, acceptence: []}]\n", "deliverables: [{what: A, acceptance: []}]\n"),
    ],
)
def test_a_mistyped_field_gets_the_nearest_name(tmp_path: Path, before: str, after: str | None) -> None:
    head = HEAD.format(title="Portal", lang="en")
    assert _fixed(tmp_path, head + before, "X003") == head + (after or before)


@pytest.mark.parametrize(
    "more",
    [
        "deliverables: [{what: A, acceptance: [], acceptence: []}]\n",  # there is one of that name
        "acceptence: []\n",  # `accepted` is nearest, and holds no list
        "milestones: [&m {id: m, tittle: A}, *m]\n",  # shared by an anchor
    ],
)
def test_a_name_that_would_do_harm_is_refused(tmp_path: Path, more: str) -> None:
    with pytest.raises(EditRefused):
        _fixed(tmp_path, HEAD.format(title="Portal", lang="en") + more, "X003")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("owner: lea  # engage: ignore[T501] reason: later until: 2026-06-30\n", "owner: lea\n"),
        ("# engage: ignore[S101, T501] reason: later until: 2026-06-30\nowner: lea\n", "owner: lea\n"),
        ("waivers: [{rule: T501, reason: r, by: b, until: 2026-06-30}]\n", ""),
        (
            "waivers:\n  - {rule: T501, reason: r, by: b, until: 2026-06-30}\n  - {rule: S101, reason: r}\n",
            "waivers:\n  - {rule: S101, reason: r}\n",
        ),
        ("owner: lea  # engage: ignore[T5O1] reason: mistyped\n", None),
    ],
)
def test_hiding_that_hides_nothing_is_deleted(tmp_path: Path, before: str, after: str | None) -> None:
    head = HEAD.format(title="Portal", lang="en")
    expected = head + (before if after is None else after)
    assert _fixed(tmp_path, head + before, "X009") == expected


def _offered(root: Path, rule: Rule, example: Example) -> list[Diagnostic]:
    view = check_files(
        root, dict(example.files), example.as_of, CheckOptions(select=(rule.code,)), example.before
    )
    return [found for found in view.diagnostics if found.code == rule.code and found.fix]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_offers_the_fixes_that_its_page_names(tmp_path: Path, rule: Rule) -> None:
    found = [
        diagnostic
        for place, example in enumerate(rule.bad)
        for diagnostic in _offered(tmp_path / str(place), rule, example)
    ]
    assert bool(found) is bool(rule.offers)
    assert all(
        diagnostic.fix and rule.offers and diagnostic.fix.safety == rule.offers.safety for diagnostic in found
    )
