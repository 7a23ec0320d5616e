"""What the files of a workspace hold, by their paths."""

from __future__ import annotations

from engage.model.base import Record
from engage.model.commitment import Commitment
from engage.model.party import Client, ResourceFile
from engage.model.policy import Policy
from engage.model.risk import RiskFile
from engage.model.sla import IncidentFile, SeriesFile

_FOLDERS: tuple[tuple[str, type[Record]], ...] = (
    ("commitments/", Commitment),
    ("clients/", Client),
    ("resources/", ResourceFile),
    ("risks/", RiskFile),
    ("records/incidents/", IncidentFile),
    ("records/series/", SeriesFile),
)
_FILES: dict[str, type[Record]] = {
    "engage.yaml": Policy,
    "resources.yaml": ResourceFile,
    "resources.yml": ResourceFile,
    "risks.yaml": RiskFile,
    "risks.yml": RiskFile,
}


def model_of(path: str) -> type[Record] | None:
    """The model of the file at a path relative to the workspace; None for files of other kinds."""
    if path in _FILES:
        return _FILES[path]
    return next((model for folder, model in _FOLDERS if path.startswith(folder)), None)
