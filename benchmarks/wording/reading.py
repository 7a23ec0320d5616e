"""What the rules that read wording find in a text of the gold set, as in a promise that holds only it."""

from __future__ import annotations

from typing import Any

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.workspace import Workspace
from engage.rules.language.exempt import Exemptions
from engage.rules.language.judge import judge
from engage.rules.language.lexicon import lexicon
from wording.gold import Mark, Promise

RULES = frozenset(
    [
        *("S102", "S103", "S104", "S105", "S106", "S107", "S108", "S110", "S111", "S113", "S114"),
        *("M202", "M203", "M205", "M208", "R404", "T503", "T504", "T505", "T506", "T511"),
    ]
)

_EXEMPT = Exemptions(Workspace())


def findings(promise: Promise) -> tuple[Mark, ...]:
    """The findings in the text, each once; one about the field as a whole covers the whole text."""
    record, at = placed(promise)
    commitment = Commitment.model_validate({"id": promise.id, "title": promise.id, "client": "c", **record})
    judged = judge(commitment, "fr" if promise.lang == "fr" else "en", lexicon, _EXEMPT)
    whole = (0, len(promise.text))
    found = {
        Mark(rule, *(said.span or whole))
        for rule, all_said in judged.found.items()
        for said in all_said
        if rule in RULES and said.pointer == at
    }
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end, mark.rule)))


def placed(promise: Promise) -> tuple[dict[str, Any], Pointer]:
    """The fields of a commitment that hold the text where it belongs, and the pointer to it."""
    text = promise.text
    match promise.field:
        case "wording":
            return {"promise": {"wording": text}}, ("promise", "wording")
        case "excludes":
            return {"promise": {"excludes": [text]}}, ("promise", "excludes", 0)
        case "assumption":
            return {"assumptions": [{"text": text}]}, ("assumptions", 0, "text")
        case "exchange":
            message = {"on": "2026-11-20", "direction": "out", "text": text}
            return {"exchanges": [message]}, ("exchanges", 0, "text")
        case "criterion":
            return _deliverable(acceptance=[{"measure": text}]), _at("acceptance", 0, "measure")
        case "what":
            return _deliverable(what=text), _at("what")
        case "how":
            return _deliverable(how=text), _at("how")
    raise ValueError(f"{promise.id}: no place for a text of the field {promise.field}")


def _deliverable(**fields: Any) -> dict[str, Any]:
    return {"deliverables": [{"what": "Lot 1", **fields}]}


def _at(*below: str | int) -> Pointer:
    return ("deliverables", 0, *below)
