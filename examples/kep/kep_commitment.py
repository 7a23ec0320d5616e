"""One proposal as one commitment: what is promised, by when, by whom, and how the date moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kep_source import STAGES, Event, Kep, Releases

Doc = dict[str, Any]

STATUS = {
    "provisional": "draft",
    "implementable": "active",
    "implemented": "accepted",
    "deferred": "suspended",
    "withdrawn": "cancelled",
    "rejected": "cancelled",
    "replaced": "cancelled",
}
_HANDLE = re.compile(r"@?([A-Za-z0-9][A-Za-z0-9-]*)")


def commitment(kep: Kep, releases: Releases, today: str, work: str | None = None) -> Doc:
    """The proposal as a commitment. Fields without a value are left out.

    `work`: what each stage is assumed to take, such as `5w`; no proposal says it.
    """
    authors = people(kep.source.get("authors"))
    status = STATUS.get(kep.status, kep.status)
    gates = _milestones(kep, releases, today, work)
    record: Doc = {
        "id": f"KEP-{kep.number}",
        "title": kep.source.get("title"),
        "client": client_id(str(kep.source.get("owning-sig") or "")),
        "type": "enhancement",
        "status": status,
        "owner": authors[0] if authors else None,
        "team": kep.source.get("owning-sig"),
        "refs": {"kep": kep.number},
        "promise": filled({"made": kep.created, "due": _promised_day(kep, releases)}),
        "raci": _raci(kep, authors),
        "milestones": gates,
        "amendments": list(_amendments(kep, releases)),
        "journal": list(_journal(kep)),
        "delivered": gates[-1].get("done") if gates and status in {"active", "accepted"} else None,
    }
    return filled(record)


def _promised_day(kep: Kep, releases: Releases) -> str | None:
    """The day of the last stage; what names no release is reported once, at its milestone."""
    release = last_promise(kep.promised)[1]
    return releases.day(release) if releases.names(release) else None


def last_promise(promised: Mapping[str, str]) -> tuple[str, str]:
    """The last stage that was promised, with its release: stable, else beta, else alpha."""
    return next(((stage, promised[stage]) for stage in reversed(STAGES) if promised.get(stage)), ("", ""))


def _milestones(kep: Kep, releases: Releases, today: str, work: str | None) -> list[Doc]:
    found: list[Doc] = []
    for stage in STAGES:
        release = kep.promised.get(stage, "")
        if not release:
            continue
        out = releases.out_by(release, today)
        due = releases.day(release)
        # Work on a stage runs in the cycle of its release; without an estimate it ships with the release.
        earliest = releases.before(release) if work else due
        gate: Doc = {
            "id": stage,
            "title": f"{stage.capitalize()} in {release}",
            "after": [found[-1]["id"]] if found else None,
            "work": work,
            "not_before": earliest if out is None and releases.names(release) else None,
            "due": due,
            "done": out if _reached(kep, stage) else None,
        }
        found.append(filled(gate))
    return found


def _reached(kep: Kep, stage: str) -> bool:
    """Whether the file says so: implemented, or at work on this stage or a later one."""
    if kep.status == "implemented" and kep.stage not in STAGES:
        return True
    return kep.stage in STAGES and STAGES.index(kep.stage) >= STAGES.index(stage)


def _amendments(kep: Kep, releases: Releases) -> Iterator[Doc]:
    """Every recorded move of the promised day. A stage promised in addition moves nothing."""
    for before, after in zip(kep.events, kep.events[1:], strict=False):
        (stage, first), (same, second) = last_promise(before.promised), last_promise(after.promised)
        old, new = releases.day(first), releases.day(second)
        if stage == same and old and new and old != new:
            reason = f"{stage} moved from {first} to {second} in commit {after.commit[:10]}"
            yield {"on": after.on, "kind": "deadline", "from": old, "to": new, "reason": reason}


def _journal(kep: Kep) -> Iterator[Doc]:
    """Every recorded change, in words."""
    for before, after in zip((None, *kep.events), kep.events, strict=False):
        changes = "; ".join(_changes(before, after)) or "edited"
        yield {"on": after.on, "note": f"{changes} (commit {after.commit[:10]})"}


def _changes(before: Event | None, after: Event) -> Iterator[str]:
    for name in ("status", "stage"):
        new = getattr(after, name)
        if new and (before is None or getattr(before, name) != new):
            yield f"{name} {new}"
    for stage in STAGES:
        new = after.promised[stage]
        if new and (before is None or before.promised[stage] != new):
            yield f"{stage} promised for {new}"


def _raci(kep: Kep, authors: list[str]) -> Doc:
    approvers = people(kep.source.get("approvers"))
    sigs = [s for s in kep.source.get("participating-sigs") or () if s != kep.source.get("owning-sig")]
    accountable = approvers[0] if approvers else None
    return filled({"responsible": authors, "accountable": accountable, "consulted": sigs})


def people(names: object) -> list[str]:
    """The handles in a list of names, without `@`, each once, in their order."""
    listed = names if isinstance(names, list) else []
    found = (_HANDLE.match(str(name).strip()) for name in listed)
    return list(dict.fromkeys(match.group(1) for match in found if match))


def client_id(sig: str) -> str:
    return f"users-of-{sig}" if sig else ""


def filled(record: Doc) -> Doc:
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}
