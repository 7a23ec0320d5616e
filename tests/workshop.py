"""A workshop in France in the autumn of 2026: promises of each verdict, scheduled for real."""

from __future__ import annotations

from datetime import date
from typing import Any

from worlds import world

from engage.model.workspace import Workspace
from engage.plan.schedule import compute
from engage.usecase.schedule import ScheduleView, schedule

FRIDAY = date(2026, 10, 30)

_POLICY = {
    "calendar": {"country": "FR", "closures": [{"from": "2026-12-24", "to": "2027-01-01"}]},
    "types": {"portal": {"complexity": "high"}},
}
_PORTAL = {
    "id": "ACME-014", "title": "Portail des revendeurs en ligne dans 34 jardineries", "client": "acme",
    "type": "portal", "status": "active", "owner": "lea",
    "promise": {"start": "2026-09-07", "due": "2027-01-08"},
    "baseline": {"on": "2026-09-01", "start": "2026-09-07", "finish": "2026-12-04", "buffer": "16d"},
    "milestones": [
        {"id": "ux", "title": "Maquettes validées", "work": "15d", "needs": {"ines": "40%"},
         "started": "2026-09-07", "done": "2026-09-29"},
        {"id": "api", "title": "Interface de commande", "after": ["ux"], "critical": "yes",
         "work": {"low": "20d", "likely": "28d", "high": "40d"}, "needs": {"marc": "60%", "preprod": "1"},
         "started": "2026-09-30", "remaining": "12d"},
        {"id": "textes", "title": "Textes en quatre langues", "after": ["ux"], "work": "6d",
         "not_before": "2026-11-02", "needs": {"ines": "30%"}},
        {"id": "recette", "title": "Recette par six agents", "after": ["api", "textes"], "work": "8d",
         "needs": {"lea": "50%", "php/senior": "2"}},
        {"id": "go", "title": "Décision d'ouverture", "after": ["recette"], "work": "0d"},
        {"id": "live", "title": "Portail ouvert", "after": ["go"], "work": "4d", "due": "2027-01-08",
         "needs": {"marc": "50%"}},
    ],
    "risks": [{"id": "R1", "what": "Fournisseur d'identité en retard", "hits": ["api"], "probability": "30%",
               "impact": {"delay": {"low": "3d", "likely": "6d", "high": "12d"}}}],
}  # fmt: skip
_SMALL = (
    {"id": "ACME-020", "title": "Rapport d'essai", "client": "acme", "status": "active",
     "promise": {"due": "2026-11-05"}, "type": "standard-delivery",
     "milestones": [{"id": "essai", "work": "3d"}, {"id": "rapport", "work": "2d", "after": "essai"}]},
    {"id": "BELL-3", "title": "Vitrine refaite avant les fêtes", "client": "bellevue", "status": "active",
     "owner": "marc", "promise": {"due": "2026-11-10"}, "milestones": [{"id": "site", "work": "15d"}]},
    {"id": "BELL-4", "title": "Audit du fournil", "client": "bellevue", "status": "delivered",
     "delivered": "2026-10-22", "promise": {"due": "2026-10-20"},
     "milestones": [{"id": "audit", "work": "5d", "started": "2026-10-14"}]},
    {"id": "BELL-5", "title": "Étude d'un four à bois", "client": "bellevue", "status": "draft",
     "milestones": [{"id": "etude", "work": "4d"}, {"id": "avis", "after": "etude"}]},
    {"id": "CAFE-0", "title": "Carte des desserts", "client": "cafe", "status": "lost",
     "promise": {"due": "2026-12-01"}},
    {"id": "CAFE-1", "title": "Dépannage sous 4 h", "client": "cafe", "status": "active",
     "promise": {"due": "2027-06-30"}, "sla": [{"name": "panne", "measure": "resolution", "target": "4h"}]},
    {"id": "CAFE-2", "title": "Terrasse couverte", "client": "cafe", "status": "active",
     "promise": {"due": "2027-03-01"},
     "milestones": [
         {"id": "plan", "work": "5d", "after": "pose"},
         {"id": "pose", "work": "5d", "after": "plan"},
     ]},
)  # fmt: skip


def workshop() -> Workspace:
    """Its files."""
    people: list[dict[str, Any]] = [
        {"id": "lea", "name": "Léa Marchand"},
        {"id": "ines", "name": "Inès Caradec", "days": ["mo", "tu", "th", "fr"]},
        {"id": "marc", "name": "Marc Lenoir", "absences": [{"from": "2026-11-02", "to": "2026-11-04"}]},
    ]
    clients = (
        {"id": "acme", "name": "Acme Jardins"},
        {"id": "bellevue", "name": "Boulangerie Bellevue"},
        {"id": "cafe", "name": "Café des Arts"},
    )
    equipment = [{"id": "preprod", "name": "Préproduction", "capacity": "2"}]
    return world(_PORTAL, *_SMALL, policy=_POLICY, clients=clients, people=people, equipment=equipment)


def planned(query: str | None = None, *, drawn: bool = False) -> ScheduleView:
    """What `engage schedule` answers on that Friday."""
    workspace = workshop()
    return schedule(workspace, compute(workspace, FRIDAY), query, drawn=drawn)
