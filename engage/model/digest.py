"""The digest of what a client agreed to: when it changes, somebody changed the promise.

What counts is what the client was told and can hold us to:

- of the promise: `wording` (where there is none, `title`), `due`, `excludes`, `obligation`;
- of each deliverable: `what`, and its criteria;
- of each gate (a milestone with a `due`, or `critical`): its title (else its id), `due`, its criteria;
- of each target of an `sla`: all its fields.

Of a criterion: `measure`, `target`, `method`, `baseline`; not what was measured. Not how things are made, nor
estimates, people, risks or progress: they may change without asking the client.

Canonical form: texts in Unicode NFC with runs of white space as one space; a target by its operator, number
and unit, so that `≥95 %` and `>= 95%` are the same; dates as ISO 8601; lists sorted, since their order
promises nothing; empty and missing fields left out. It is written as JSON (sorted keys, no spaces, UTF-8),
and the digest is `v1-` and the first 32 hexadecimal digits of its SHA-256. The prefix names this form: a
digest of another form cannot be compared.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from typing import Any, Final

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Criterion, Milestone
from engage.model.sla import SlaTarget
from engage.model.target import Target

VERSION: Final = "v1-"
_LENGTH: Final = 32


def digest(commitment: Commitment) -> str:
    """The digest of a promise: the same for the same promise, however its file is written."""
    canonical = json.dumps(
        agreed_terms(commitment), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return VERSION + hashlib.sha256(canonical.encode()).hexdigest()[:_LENGTH]


def is_comparable(recorded: str) -> bool:
    """Whether a recorded digest has the form of those made here."""
    return recorded.startswith(VERSION) and len(recorded) == len(VERSION) + _LENGTH


def agreed_terms(commitment: Commitment) -> dict[str, Any]:
    """What the client agreed to, in canonical form."""
    promise = commitment.promise
    return _given(
        wording=_text((promise and promise.wording) or commitment.title),
        due=_day(commitment.due),
        excludes=_sorted(_text(line) for line in (promise and promise.excludes) or ()),
        obligation=commitment.obligation,
        deliverables=_sorted(
            _given(what=_text(d.what), acceptance=_sorted(map(_criterion, d.acceptance)))
            for d in commitment.deliverables
        ),
        gates=_sorted(_gate(m) for m in commitment.milestones if m.due or m.critical),
        sla=_sorted(map(_sla, commitment.sla)),
    )


def _gate(milestone: Milestone) -> dict[str, Any]:
    return _given(
        title=_text(milestone.title or milestone.id),
        due=_day(milestone.due),
        quality=_sorted(map(_criterion, milestone.quality)),
    )


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return _given(
        measure=_text(criterion.measure),
        target=_target(criterion.target),
        method=_text(criterion.method),
        baseline=_target(criterion.baseline),
    )


def _sla(target: SlaTarget) -> dict[str, Any]:
    return _given(
        name=_text(target.name),
        measure=_text(target.measure),
        severity=_text(target.severity),
        target=_target(target.target),
        hours=target.hours,
        attainment=None if target.attainment is None else format(target.attainment, ".6g"),
        period=target.period,
    )


def _target(target: Target | None) -> str | None:
    if target is None or target.number is None:
        return _text(target.text) if target else None
    number = target.number.normalize()
    return _text(f"{target.operator or ''} {number:f} {target.unit}")


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _text(text: str | None) -> str | None:
    return " ".join(unicodedata.normalize("NFC", text).split()) if text else None


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _sorted(parts: Iterable[Any]) -> list[Any]:
    return sorted(parts, key=lambda part: json.dumps(part, ensure_ascii=False, sort_keys=True))
