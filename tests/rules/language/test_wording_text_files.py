"""Any text can be judged: mails, offers, Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.model.diagnostic import Severity
from engage.model.policy import Policy
from engage.rules.language.lint import lint_text
from engage.rules.language.markdown import only_wording
from engage.rules.registry import by_code

OFFER = """---
title: rapide
---
# Offre

Nous livrons un portail **moderne** en mars 2027, dans la mesure
du possible.

> le client a écrit : un portail rapide

```
code rapide
```
- exports PDF, CSV, etc.
- [lien](https://exemple.fr/rapide) <!-- rapide -->

---
| délai | ______ |
|-------|--------|
"""


def test_each_finding_has_its_line_and_column() -> None:
    report = lint_text(OFFER, path="offre.md")
    assert report.lang == "fr"
    places = [(d.code, d.excerpt, d.span.line, d.span.column, d.span.end_line) for d in report.diagnostics]
    assert places == [
        ("S102", "moderne", 6, 27, 6),
        ("T511", "mars 2027", 6, 40, 6),
        ("S106", "dans la mesure\ndu possible", 6, 51, 7),
        ("S105", "etc.", 14, 21, 14),
        ("S109", "______", 18, 11, 18),
    ]
    assert {d.path for d in report.diagnostics} == {"offre.md"}


@given(
    st.lists(
        st.sampled_from(
            ["Un outil rapide.", "é", "\n", "\r\n", "\r", " ", "😀", "e\u0301", "> cité\n", "`x`"]
        )
    )
)
def test_spans_always_hold_the_words_they_name(parts: list[str]) -> None:
    text = "".join(parts)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in lint_text(text, "fr").diagnostics:
        assert found.span.line == found.span.end_line
        assert lines[found.span.line - 1][found.span.column - 1 : found.span.end_column - 1] == "rapide"


def test_the_client_without_a_name_is_the_client() -> None:
    message = lint_text("A modern portal is live.", "en").diagnostics[0].message
    assert "the client decides" in message.en
    assert "le client qui décide" in message.fr


def test_a_text_in_another_language_is_not_judged_and_that_is_said() -> None:
    report = lint_text("Die Anlage ist in der Halle und wird von uns mit einem Kran gewartet.")
    assert (report.diagnostics, report.lang) == ((), None)
    assert report.why is not None
    assert "--text-lang" in report.why.en


def test_only_the_rules_asked_for_are_applied() -> None:
    report = lint_text("A modern portal, etc.", "en", rules=[by_code()["S105"], by_code()["S101"]])
    assert [d.code for d in report.diagnostics] == ["S105"]


def test_rules_that_are_off_are_applied_where_they_are_asked_for() -> None:
    text = "A report will be delivered."
    assert lint_text(text, "en").diagnostics == ()
    assert [d.code for d in lint_text(text, "en", rules=[by_code()["S110"]]).diagnostics] == ["S110"]


def test_the_glossary_and_words_of_the_workspace_hold() -> None:
    policy = Policy.model_validate(
        {"glossary": {"modern": "built after 2024"}, "wording": {"add": [{"term": "big bang"}]}}
    )
    report = lint_text("A modern portal in a big bang.", "en", policy=policy)
    assert [d.excerpt for d in report.diagnostics] == ["big bang"]


def test_a_severity_is_that_of_the_rule() -> None:
    found = {d.code: d.severity for d in lint_text("A modern portal is TBD.", "en").diagnostics}
    assert found == {"S102": Severity.WARNING, "S109": Severity.ERROR}


@pytest.mark.parametrize(
    "text", ["", "\n", "```", "~~~\nrapide", "> rapide", "<!-- rapide", "[a]: http://rapide"]
)
def test_what_is_no_wording_has_no_faults(text: str) -> None:
    assert lint_text(text, "fr").diagnostics == ()


@given(st.text(max_size=300))
def test_hiding_what_is_no_wording_keeps_all_places(text: str) -> None:
    shown = only_wording(text)
    assert len(shown) == len(text)
    assert [at for at, letter in enumerate(shown) if letter == "\n"] == [
        at for at, letter in enumerate(text) if letter == "\n"
    ]
