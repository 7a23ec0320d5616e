"""The examples' promises are worded well, but for the draft whose author was in a hurry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engage.model.asof import known_on
from engage.rules.context import Context
from engage.rules.language.lint import WORDING
from engage.rules.registry import all_rules
from engage.rules.rule import NotChecked
from engage.store.load import load_workspace

EXAMPLES = Path(__file__).parents[3] / "examples"
TODAY = date(2026, 11, 20)
VAGUE = {
    ("TRA-002", "S102", "moderne"),
    ("TRA-002", "S102", "fluide"),
    ("TRA-002", "S102", "sécurisé"),
    ("TRA-002", "S102", "réactif"),
    ("TRA-002", "M202", None),
}


def findings(folder: str) -> set[tuple[str | None, str, str | None]]:
    loaded = load_workspace(EXAMPLES / folder)
    context = Context(known_on(loaded.workspace, TODAY), TODAY)
    found: set[tuple[str | None, str, str | None]] = set()
    for rule in all_rules():
        if rule.code not in WORDING | {"M204"} or rule.off or rule.each is None:
            continue
        for promise in context.live:
            for result in rule.each(promise, context):
                assert not isinstance(result, NotChecked)
                text = (
                    promise.promise.wording
                    if promise.promise and result.pointer == ("promise", "wording")
                    else None
                )
                words = text[slice(*result.words)] if text and result.words else None
                found.add((result.commitment, rule.code, words))
    return found


@pytest.mark.parametrize(
    ("folder", "vague"), [("web-agency", VAGUE), ("machine-builder", set()), ("managed-services", set())]
)
def test_only_what_is_vague_on_purpose_is_found(folder: str, vague: set[tuple[str, str, str | None]]) -> None:
    assert findings(folder) == vague
