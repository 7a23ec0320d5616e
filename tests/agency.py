"""A small agency on a Friday: promises of each colour to three clients, with plans written by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from worlds import world

from engage.health.colours import Colours, colours
from engage.health.situation import Situation
from engage.model.asof import known_on
from engage.model.workspace import Workspace
from engage.plan.schedule_types import BufferPlan, CommitmentPlan, Load, MilestonePlan, Schedule

TODAY = date(2026, 11, 20)
WEEK_AGO = date(2026, 11, 13)

PORTAL = {
    "id": "ACME-014", "title": "Dealer portal v2 live for 1,200 dealers in nine countries", "client": "acme",
    "status": "active", "owner": "lea", "team": "web", "importance": "strategic",
    "refs": {"order": "PO-88412", "jira": "DPV"},
    "promise": {
        "made": "2026-09-01", "start": "2026-09-07", "due": "2027-02-26", "value": "180000 EUR",
        "wording": "On 26 February 2027 the portal is in production; 1,200 dealers can order online.",
    },
    "contract": {"penalties": {"rate": "0.5%", "per": "1w", "cap": "10%", "grace": "5d"}},
    "baseline": {"on": "2026-09-01", "start": "2026-09-07", "finish": "2027-01-29", "buffer": "20d"},
    "needs_from_client": [
        {"what": "Test tenant", "who": "j.martin", "by": "2026-11-16"},
        {"what": "List of dealers", "by": "2026-12-01"},
    ],
    "milestones": [
        {"id": "ux", "title": "Mock-ups approved", "done": "2026-10-08",
         "accepted": {"on": "2026-10-09", "by": "J. Martin"}},
        {"id": "api", "title": "Ordering interface", "due": "2026-11-13", "critical": "yes",
         "needs": {"marc": "60%"}, "invoice": "36000 EUR",
         "quality": [{"measure": "calls under 800 ms", "target": ">= 95 %", "actual": "91 %"}]},
        {"id": "live", "title": "Portal in production", "due": "2027-02-26", "critical": "yes"},
    ],
    "colour": {"set": "green", "by": "lea", "reason": "Good demo", "until": "2026-11-27"},
    "actions": [
        {"id": "A1", "what": "Add a second tester", "who": "marc", "due": "2026-11-18"},
        {"id": "A2", "what": "Ask for the tenant again", "who": "lea", "due": "2026-11-24"},
    ],
    "journal": [
        {"on": "2026-11-12", "by": "lea", "note": "Identity provider slips two weeks", "known": "2026-11-10"},
        {"on": "2026-11-19", "by": "marc", "note": "Ordering still at 91 %"},
    ],
    "exchanges": [{"on": "2026-11-06", "with": "j.martin", "direction": "out", "text": "All on plan."}],
}  # fmt: skip
REPORT = {
    "id": "ACME-020", "title": "Test report", "client": "acme", "status": "active", "owner": "marc",
    "promise": {"made": "2026-11-17", "due": "2026-11-26"},
    "journal": [{"on": "2026-11-17", "by": "marc", "note": "Said in the meeting"}],
}  # fmt: skip
SITE = {
    "id": "BELL-3", "title": "Shop window", "client": "bellevue", "status": "active", "owner": "lea",
    "importance": "major", "promise": {"made": "2026-09-01", "due": "2027-01-15"},
    "milestones": [{"id": "site", "title": "Site online", "work": "20d"}],
    "journal": [{"on": "2026-11-04", "by": "lea", "note": "Texts received"}],
}  # fmt: skip
TRAINING = {
    "id": "BELL-4", "title": "Training of the staff", "client": "bellevue", "status": "active",
    "owner": "marc", "promise": {"made": "2026-10-01", "due": "2026-12-18"},
    "milestones": [
        {"id": "first", "title": "First group", "done": "2026-11-17"},
        {"id": "second", "title": "Second group", "work": "4d"},
    ],
    "journal": [{"on": "2026-11-17", "by": "marc", "note": "First group trained"}],
}  # fmt: skip
HANDED_OVER = {
    "id": "CAFE-1", "title": "Menu cards", "client": "cafe", "status": "delivered", "owner": "lea",
    "promise": {"made": "2026-08-01", "due": "2026-10-23"}, "delivered": "2026-10-22",
    "milestones": [{"id": "cards", "title": "Cards printed", "done": "2026-10-22"}],
    "journal": [{"on": "2026-10-22", "note": "Delivered"}],
}  # fmt: skip
CLOSED = {
    "id": "CAFE-0", "title": "Logo", "client": "cafe", "status": "accepted", "owner": "lea",
    "promise": {"made": "2026-05-01", "due": "2026-06-30"}, "delivered": "2026-06-24",
    "accepted": {"on": "2026-06-29", "by": "Zoé"},
}  # fmt: skip
DRAFT = {
    "id": "CAFE-2", "title": "Réservation en ligne", "client": "cafe", "status": "draft", "owner": "lea",
    "promise": {"due": "2027-04-09"},
    "actions": [{"what": "Chiffrer l’offre", "who": "marc"}],
}  # fmt: skip
CLIENTS = (
    {"id": "acme", "name": "Acme Dealers", "contacts": [
        {"id": "j.martin", "name": "Jeanne Martin", "email": "j@acme.example", "profile": "operational"},
    ]},
    {"id": "bellevue", "name": "Hôtel Bellevue"},
    {"id": "cafe", "name": "Café de l’Écluse"},
)  # fmt: skip
PEOPLE = [
    {"id": "lea", "name": "Léa Marchand"},
    {"id": "marc", "name": "Marc Dubois", "criticality": "essential"},
]


def agency() -> Workspace:
    """The records, facts of any day included."""
    promises: tuple[dict[str, Any], ...] = (
        DRAFT, PORTAL, SITE, REPORT, HANDED_OVER, TRAINING, CLOSED,
    )  # fmt: skip
    return world(*promises, clients=CLIENTS, people=PEOPLE)


def friday() -> Situation:
    """What is known on 20 November 2026."""
    plans = (
        _plan("ACME-014", "2027-02-05", "2027-03-12", "2027-02-26", -10, 25, 0.25, 0.41,
              _gate("ux", "2026-10-08", "done"), _gate("api", "2026-12-04"), _gate("live", "2027-02-05")),
        _plan("BELL-3", "2026-12-18", "2027-01-08", "2027-01-15", 5, 8, None, None,
              _gate("site", "2026-12-18")),
        _plan("BELL-4", "2026-12-09", "2026-12-11", "2026-12-18", 5, 2, 0.0, 0.5,
              _gate("first", "2026-11-17", "done"), _gate("second", "2026-12-09")),
        _plan("CAFE-1", "2026-10-22", None, "2026-10-23", None, None, None, 1.0,
              _gate("cards", "2026-10-22", "done")),
    )  # fmt: skip
    load = (Load("marc", date(2026, 11, 23), 5, 5.8, 0, (("ACME-014", 5.8),)),)
    return Situation(known_on(agency(), TODAY), Schedule(TODAY, {p.id: p for p in plans}), load)


def friday_before() -> Colours:
    """The colours a week earlier."""
    plans = (
        _plan("ACME-014", "2027-01-29", "2027-02-26", "2027-02-26", 0, 20, 0.10, 0.40,
              _gate("ux", "2026-10-08", "done"), _gate("api", "2026-11-13"), _gate("live", "2027-01-29")),
        _plan("BELL-3", "2026-12-18", "2027-01-08", "2027-01-15", 5, 8, None, None,
              _gate("site", "2026-12-18")),
        _plan("BELL-4", "2026-12-16", "2026-12-21", "2026-12-18", -1, 2, 0.0, 0.0,
              _gate("first", "2026-12-09"), _gate("second", "2026-12-16")),
        _plan("CAFE-1", "2026-10-22", None, "2026-10-23", None, None, None, 1.0,
              _gate("cards", "2026-10-22", "done")),
    )  # fmt: skip
    return colours(Situation(known_on(agency(), WEEK_AGO), Schedule(WEEK_AGO, {p.id: p for p in plans})))


def _gate(id_: str, finish: str, state: str = "todo") -> MilestonePlan:
    on = date.fromisoformat(finish)
    left = 0.0 if state == "done" else 5.0
    return MilestonePlan(id_, on, on, 0, 0, True, state, left, left)  # type: ignore[arg-type]


def _plan(
    id_: str, finish: str, safe: str | None, promised: str, slack: int | None, buffer: float | None,
    consumed: float | None, progress: float | None, *gates: MilestonePlan,
) -> CommitmentPlan:  # fmt: skip
    held = None if buffer is None else BufferPlan(buffer, buffer, None, None, "total", None, None, consumed)
    return CommitmentPlan(
        id_, gates[0].start, date.fromisoformat(finish), 40, held, date.fromisoformat(safe) if safe else None,
        date.fromisoformat(promised), slack, progress, gates,
    )  # fmt: skip
