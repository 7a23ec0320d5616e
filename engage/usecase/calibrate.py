"""What did deliveries teach? History factors, risks, lessons; how honest forecasts were; the changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from engage.learn.backtest import BackTest, back_test
from engage.learn.conformal import conformal_quantile
from engage.learn.delivered import LeftOut, delivered
from engage.learn.delivery import Delivery
from engage.learn.fit import WINDOW, Fit, Fitted, fit
from engage.learn.risk_record import RiskHistory, RiskRecord, risk_history
from engage.learn.table import BadRow, Row, deliveries_of
from engage.learn.together import Together, together
from engage.model.calibration import CalibrationPolicy, HistoryFactor
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.history import correlation_of
from engage.usecase.change import Change, put

#: Deliveries below which nothing is proposed: the least that bound P80 (`learn.conformal`).
ENOUGH = 4
#: Deliveries of a type, or promises that a risk concerned, below which the whole, or what was written, holds.
ENOUGH_OF_KIND = 3
#: Promises with several finished milestones below which their correlation stays as it is.
ENOUGH_TOGETHER = 5
BOUNDS = (0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class KindRow:
    """A type of promise and its history; `bounds` are P80, P90 and P95 of actual over planned, if they exist.

    `kind` is `None` for all deliveries; `now` is the factor of `engage.yaml`, `proposed` whether the fitted
    one is to take its place.
    """

    kind: str | None
    fitted: Fitted
    bounds: tuple[float | None, ...]
    now: float | None
    proposed: bool


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk of the register and its record; `now` is the probability that forecasts use today."""

    record: RiskRecord
    now: float | None
    proposed: bool


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson of a recovery whose change was not made yet: a person makes it."""

    commitment: str
    what: str
    change: str | None
    who: str | None
    due: date | None


@dataclass(frozen=True, slots=True)
class CalibrateView:
    """What there is to learn. `block` is the calibration proposed, `None` where nothing is or nothing new."""

    as_of: date
    deliveries: tuple[Delivery, ...]
    from_table: int
    kinds: tuple[KindRow, ...]
    back_test: BackTest
    together: Together
    together_proposed: bool
    risks: tuple[RiskRow, ...]
    all_risks: RiskHistory
    lessons: tuple[LessonRow, ...]
    left_out: tuple[LeftOut, ...]
    bad_rows: tuple[BadRow, ...]
    block: dict[str, Any] | None
    files_left_out: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether there are deliveries enough to propose factors."""
        return len(self.deliveries) >= ENOUGH

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of `engage.yaml`."""
        return () if self.block is None else (put(("calibration",), self.block),)


def calibrate(workspace: Workspace, today: date, rows: Iterable[Row] = ()) -> CalibrateView:
    """Learn from what was delivered by `today`, and from the rows of a table of earlier deliveries.

    Facts dated after `today` must have been taken out before (`engage.model.asof.known_on`).
    """
    found = together(workspace, Calendars(workspace, today))
    is_told = found.raw is not None and found.promises >= ENOUGH_TOGETHER
    correlation = found.value if is_told else correlation_of(workspace.policy)
    known = delivered(workspace, today, correlation)
    earlier, bad = deliveries_of(rows, workspace, today, correlation)
    registered = {each.id for each in known.deliveries}  # a table may hold what the register has too
    earlier = tuple(each for each in earlier if each.id not in registered)
    deliveries = tuple(sorted((*earlier, *known.deliveries), key=lambda each: (each.ended, each.id)))
    fitted, record = fit(deliveries), risk_history(workspace)
    block = workspace.policy.calibration
    proposal = _Proposal(
        deliveries,
        tuple(_kinds(fitted, deliveries, block)),
        tuple(_risks(record, block)),
        found if is_told else None,
    )
    return CalibrateView(
        as_of=today,
        deliveries=deliveries,
        from_table=len(earlier),
        kinds=proposal.kinds,
        back_test=back_test(deliveries),
        together=found,
        together_proposed=is_told,
        risks=proposal.risks,
        all_risks=record,
        lessons=tuple(_lessons(workspace)),
        left_out=known.left_out,
        bad_rows=bad,
        block=proposal.block(block, today),
        files_left_out=workspace.left_out,
    )


@dataclass(frozen=True, slots=True)
class _Proposal:
    """What is to stand in `engage.yaml`."""

    deliveries: tuple[Delivery, ...]
    kinds: tuple[KindRow, ...]
    risks: tuple[RiskRow, ...]
    together: Together | None

    def block(self, now: CalibrationPolicy | None, today: date) -> dict[str, Any] | None:
        """The calibration with its day and source; `None` where it says nothing, or nothing new."""
        found = self._figures()
        if not found or found == _figures_of(now):
            return None
        count = len(self.deliveries)
        source = f"engage calibrate, {count} deliver{'y' if count == 1 else 'ies'}"
        return {"as_of": today.isoformat(), "source": source, **found}

    def _figures(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for row in self.kinds:
            if row.proposed and row.kind is None:
                found["whole"] = _factor(row.fitted)
            elif row.proposed:
                found.setdefault("types", {})[row.kind] = _factor(row.fitted)
        if self.together:
            found["correlation"] = f"{self.together.value:.2f}"
        risks = {row.record.id: _frequency(row.record) for row in self.risks if row.proposed}
        return found | ({"risks": risks} if risks else {})


def _factor(fitted: Fitted) -> dict[str, str]:
    return {"ratio": f"{fitted.ratio:.2f}", "spread": f"{fitted.spread:.2f}", "n": str(fitted.cases)}


def _frequency(record: RiskRecord) -> dict[str, str]:
    share = f"{record.probability * 100:.0f}%"
    return {"probability": share, "n": str(record.cases), "struck": str(record.struck)}


def _figures_of(block: CalibrationPolicy | None) -> dict[str, Any] | None:
    """What stands in `engage.yaml`, in the form in which it is written."""
    if block is None:
        return None
    found: dict[str, Any] = {}
    if block.whole:
        found["whole"] = _as_written(block.whole)
    if block.types:
        found["types"] = {kind: _as_written(factor) for kind, factor in block.types.items()}
    if "correlation" in block.model_fields_set:
        found["correlation"] = f"{block.correlation:.2f}"
    if block.risks:
        found["risks"] = {
            name: {
                "probability": f"{each.probability * 100:.0f}%",
                "n": str(each.n),
                "struck": str(each.struck),
            }
            for name, each in block.risks.items()
        }
    return found


def _as_written(factor: HistoryFactor) -> dict[str, str]:
    return {"ratio": f"{factor.ratio:.2f}", "spread": f"{factor.spread:.2f}", "n": str(factor.n)}


def _kinds(
    fitted: Fit, deliveries: tuple[Delivery, ...], block: CalibrationPolicy | None
) -> Iterator[KindRow]:
    """The row of all deliveries, then those of types, most deliveries first."""
    if fitted.whole is None:
        return
    recent = deliveries[-WINDOW:]
    whole_now = block.whole.ratio if block and block.whole else None
    is_enough = len(deliveries) >= ENOUGH
    yield KindRow(None, fitted.whole, _bounds(recent), whole_now, is_enough)
    for kind, found in sorted(fitted.kinds.items(), key=lambda pair: (-pair[1].cases, pair[0])):
        own = block.types.get(kind) if block else None
        cases = [each for each in recent if each.kind == kind]
        proposed = is_enough and found.cases >= ENOUGH_OF_KIND
        yield KindRow(kind, found, _bounds(cases), own.ratio if own else whole_now, proposed)


def _bounds(deliveries: Iterable[Delivery]) -> tuple[float | None, ...]:
    ratios = [each.ratio for each in deliveries]
    return tuple(conformal_quantile(ratios, share) for share in BOUNDS)


def _risks(history: RiskHistory, block: CalibrationPolicy | None) -> Iterator[RiskRow]:
    for record in history.risks:
        learnt = block.risks.get(record.id) if block else None
        now = learnt.probability if learnt else record.written
        yield RiskRow(record, now, record.cases >= ENOUGH_OF_KIND)


def _lessons(workspace: Workspace) -> Iterator[LessonRow]:
    """Lessons whose change is not made, by promise."""
    for commitment in workspace.commitment.values():
        for lesson in commitment.recovery.lessons if commitment.recovery else ():
            if lesson.done is None:
                yield LessonRow(commitment.id, lesson.what, lesson.change, lesson.who, lesson.due)
