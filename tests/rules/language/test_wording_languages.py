"""Each field is read in its own language; what is in none of the two is not judged, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import check_files

from engage.model.text import Lang
from engage.rules.language.detect import detect, language
from engage.rules.language.passage import plain_words
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

READ = CheckOptions(select=("S102",))
GERMAN = "Die Anlage ist am 5. März 2027 in der Halle und wird von uns mit einem Kran gewartet."


def check(root: Path, promise: str, settings: str = "", client: str = "") -> CheckView:
    files = {"commitments/p.yaml": f"id: P-1\ntitle: X-1\nclient: c\n{promise}\n"}
    if settings:
        files["engage.yaml"] = settings
    if client:
        files["clients/c.yaml"] = client
    return check_files(root, files, options=READ)


def words(view: CheckView) -> list[str | None]:
    return [found.excerpt for found in view.diagnostics]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The portal is live and the dealers can order.", "en"),
        ("Le portail est en ligne et les revendeurs commandent.", "fr"),
        (GERMAN, None),
        ("El portal está en línea y los clientes pueden pedir con una cuenta.", None),
        ("Il portale è in linea e i clienti possono ordinare con un conto della ditta.", None),
        ("PLC counter", None),
        ("", None),
        ("12345", None),
    ],
)
def test_the_language_of_a_text_is_that_of_its_function_words(text: str, lang: Lang | None) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize("declared", ["en", "fr"])
@pytest.mark.parametrize("text", ["PLC counter", "SAT", "k6", "", "RGAA 4.1", "Sylius, Symfony"])
def test_a_short_text_is_in_the_language_that_is_declared(text: str, declared: Lang) -> None:
    assert language(plain_words(text), declared) == declared


def test_the_promise_says_its_language_before_the_client_and_the_workspace(tmp_path: Path) -> None:
    view = check(
        tmp_path, "lang: fr\npromise: {wording: interface rapide}", "lang: en\n", "id: c\nlang: en\n"
    )
    assert words(view) == ["rapide"]


def test_the_client_says_it_before_the_workspace(tmp_path: Path) -> None:
    view = check(tmp_path, "promise: {wording: interface rapide}", "lang: en\n", "id: c\nlang: fr\n")
    assert words(view) == ["rapide"]


def test_the_workspace_says_it_where_nobody_else_does(tmp_path: Path) -> None:
    assert words(check(tmp_path, "promise: {wording: interface rapide}", "lang: fr\n")) == ["rapide"]


def test_without_a_word_about_it_the_texts_themselves_tell(tmp_path: Path) -> None:
    view = check(
        tmp_path,
        "promise: {wording: Le portail a une interface rapide.}\nassumptions: [{text: accès fiable}]",
    )
    assert words(view) == ["rapide", "fiable"]


def test_a_text_that_is_clearly_in_the_other_language_is_read_in_it(tmp_path: Path) -> None:
    view = check(
        tmp_path,
        "lang: fr\n"
        "deliverables: [{what: Portail rapide, how: The portal is made with fast tools of the client.}]",
    )
    assert words(view) == ["rapide", "fast"]


def test_a_text_in_neither_language_is_not_judged_and_that_is_said(tmp_path: Path) -> None:
    view = check(
        tmp_path, f"lang: en\npromise: {{wording: '{GERMAN}'}}\nassumptions: [{{text: A modern crane}}]"
    )
    assert words(view) == ["modern"]
    assert [(skipped.code, skipped.commitment) for skipped in view.not_checked] == [("S102", "P-1")]
    assert "promise/wording" in view.not_checked[0].why.en
