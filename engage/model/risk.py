"""Risks shared by commitment type or client segment."""

from typing import Annotated

from engage.model.base import FileRecord, Record, internal
from engage.model.plan_of_work import RiskRecord
from engage.model.types import Ids, Lines, Listed


class AppliesTo(Record):
    """Which promises a shared risk concerns; nothing given: all."""

    types: Ids = internal("Commitment types.", ())
    segments: Lines = internal("Client segments.", ())


class SharedRisk(RiskRecord, FileRecord):
    """A risk of `risks.yaml`, by commitment type or client segment."""

    applies_to: AppliesTo | None = internal("Which promises it concerns.", None)


class RiskFile(Record):
    """The content of `risks.yaml` or of one file of `risks/`."""

    risks: Annotated[tuple[SharedRisk, ...], Listed] = internal("Risks by type or segment.", ())
