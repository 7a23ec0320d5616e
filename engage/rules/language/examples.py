"""Examples of rules about wording: a promise around a sentence, or around a criterion."""

from __future__ import annotations

import json

from engage.model.text import Lang
from engage.rules.rule import Example, example

_HEAD = {
    "en": "id: ACME-014\ntitle: Dealer portal\nclient: acme\nlang: en\n",
    "fr": "id: MOREL-003\ntitle: Portail des revendeurs\nclient: morel\nlang: fr\n",
}


def english(*sentences: str) -> tuple[Example, ...]:
    """A promise in English for each sentence, as its wording."""
    return tuple(_worded(sentence, "en") for sentence in sentences)


def french(*sentences: str) -> tuple[Example, ...]:
    """The same in French."""
    return tuple(_worded(sentence, "fr") for sentence in sentences)


def criteria(lang: Lang, *written: str) -> tuple[Example, ...]:
    """A deliverable for each criterion, given as YAML: `{measure: …, target: …}`."""
    what = "Portal in production" if lang == "en" else "Portail en production"
    how = "Built in lots, tested on staging" if lang == "en" else "Développé par lots, testé en préproduction"
    body = f"deliverables:\n  - what: {what}\n    how: {how}\n    acceptance:\n"
    return tuple(example(f"{_HEAD[lang]}{body}      - {one}\n", lang=lang) for one in written)


def fields(lang: Lang, *written: str) -> tuple[Example, ...]:
    """A promise for each piece of YAML that is added to it."""
    return tuple(example(f"{_HEAD[lang]}{one}\n", lang=lang) for one in written)


def _worded(sentence: str, lang: Lang) -> Example:
    return example(
        f"{_HEAD[lang]}promise:\n  wording: {json.dumps(sentence, ensure_ascii=False)}\n", lang=lang
    )
