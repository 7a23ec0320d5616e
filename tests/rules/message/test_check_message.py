"""What a message about a slip must have, and must not, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from engage.model.text import Lang
from engage.rules.message.check import About, as_place, check_message
from engage.rules.message.days import named_days
from engage.rules.message.excuses import excuses

TODAY = date(2026, 11, 20)
ABOUT = About(TODAY, True, ("Jonas Feld",), ("Brightwater Dairy",))
GOOD: dict[Lang, str] = {
    "en": (
        "Dear Niamh,\n\nWe did not reach the FAT of 13 November 2026: the read rate is 98.9 %, agreed is "
        "99.8 %.\nOur new date is 2 April 2027, with a probability of 90 %.\n"
        "We write to you again on 25 November 2026 with the plan.\n"
    ),
    "fr": (
        "Bonjour Sophie,\n\nNous n’avons pas atteint le jalon du 6 novembre 2026 : 91 % des références sont "
        "importées, 98 % sont convenus.\nNotre nouvelle date est le 12 avril 2027, probabilité 90 %.\n"
        "Nous vous écrivons de nouveau le 25 novembre 2026.\n"
    ),
}


def codes(text: str, lang: Lang, about: About = ABOUT) -> set[str]:
    return {finding.code for finding in check_message(text, lang, about)}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_plain_message_is_ready(lang: Lang) -> None:
    assert check_message(GOOD[lang], lang, ABOUT) == ()


@pytest.mark.parametrize(
    ("lang", "words", "kind"),
    [
        ("en", "Unfortunately we are late.", "beyond"),
        ("en", "Circumstances beyond our control", "beyond"),
        ("en", "There were technical issues.", "beyond"),
        ("en", "It is late because of our supplier.", "blame"),
        ("en", "Our subcontractor let us down.", "blame"),
        ("en", "A colleague fell ill.", "inside"),
        ("en", "We are short of staff.", "inside"),
        ("en", "There is a slight delay.", "small"),
        ("en", "Thank you for your understanding.", "plea"),
        ("en", "Please bear with us.", "plea"),
        ("fr", "Malheureusement nous sommes en retard.", "beyond"),
        ("fr", "Pour des raisons indépendantes de notre volonté", "beyond"),
        ("fr", "Nous avons eu des problèmes techniques.", "beyond"),
        ("fr", "C’est à cause de notre prestataire.", "blame"),
        ("fr", "Notre fournisseur nous a fait faux bond.", "blame"),
        ("fr", "Un collègue est en arrêt de travail.", "inside"),
        ("fr", "Nous sommes en sous-effectif.", "inside"),
        ("fr", "Un léger retard est à prévoir.", "small"),
        ("fr", "Merci de votre compréhension.", "plea"),
        ("fr", "Nous comptons sur votre patience.", "plea"),
    ],
)
def test_excuses_are_found_by_kind(lang: Lang, words: str, kind: str) -> None:
    assert [found.kind for found in excuses(words, lang)] == [kind]
    assert "excuse" in codes(words, lang)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "The supplier portal is in production."),
        ("en", "We wait for the varnish samples."),
        ("en", "The control unit is delivered."),
        ("en", "The technical file is complete."),
        ("fr", "Le portail des fournisseurs est en production."),
        ("fr", "La fiche technique est complète."),
        ("fr", "La charge tient 45 commandes par minute."),
    ],
)
def test_plain_words_are_no_excuse(lang: Lang, words: str) -> None:
    assert list(excuses(words, lang)) == []


@pytest.mark.parametrize(
    ("lang", "out", "code"),
    [
        ("en", "We did not reach the FAT of 13 November 2026: t", "not-owned"),
        ("en", "Our new date is 2 April 2027, with a probability of 90 %.\n", "no-date"),
        ("en", "We write to you again on 25 November 2026 with the plan.\n", "no-next-news"),
        ("fr", "Nous n’avons pas atteint le jalon du 6 novembre 2026 : ", "not-owned"),
        ("fr", "Nous vous écrivons de nouveau le 25 novembre 2026.\n", "no-next-news"),
    ],
)
def test_what_is_missing_is_said(lang: Lang, out: str, code: str) -> None:
    text = GOOD[lang].replace(out, "")
    if code == "no-date":
        text = text.replace("on 25 November 2026 ", "")

    assert code in codes(text, lang)


def test_a_date_that_has_passed_is_no_new_date() -> None:
    about = About(date(2027, 5, 1), True)

    assert {"no-date", "no-next-news"} <= codes(GOOD["en"], "en", about)


def test_where_nothing_slipped_nobody_has_to_own_anything() -> None:
    text = "The date of 5 February 2027 holds.\nYou hear from us again by 25 November 2026.\n"

    assert codes(text, "en", About(TODAY, False)) == set()


@pytest.mark.parametrize(
    ("lang", "words", "code"),
    [
        ("en", "Jonas Feld looks into it.", "internal-name"),
        ("en", "Brightwater Dairy waits too.", "other-client"),
        ("en", "[What we do about it, by when]", "gap"),
        ("en", "We come back to you as soon as possible.", "T504"),
        ("fr", "Nous reviendrons vers vous prochainement.", "T504"),
        ("fr", "Livraison prévue en mars 2027.", "T511"),
    ],
)
def test_what_must_not_be_in_it_is_found_where_it_stands(lang: Lang, words: str, code: str) -> None:
    text = f"{GOOD[lang]}{words}\n"

    finding = next(found for found in check_message(text, lang, ABOUT) if found.code == code)

    assert finding.start is not None
    assert as_place(text, finding.start)[0] == GOOD[lang].count("\n") + 1


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "on 2 April 2027", date(2027, 4, 2)),
        ("en", "on April 2, 2027", date(2027, 4, 2)),
        ("en", "on 2027-04-02", date(2027, 4, 2)),
        ("fr", "le 1er mars 2027", date(2027, 3, 1)),
        ("fr", "le 12 août 2027", date(2027, 8, 12)),
        ("fr", "le 3 juin 2027", date(2027, 6, 3)),
        ("fr", "le 3 juillet 2027", date(2027, 7, 3)),
        ("en", "on 25 November", None),
    ],
)
def test_days_are_read_as_people_write_them(lang: Lang, text: str, day: date | None) -> None:
    assert [found.day for found in named_days(text, lang)] == [day]
