"""Load against capacity: what the planned work asks of each resource, week by week.

- Only what **remains** counts: from the status date on. In the week of the status date both load and
  capacity are those of the days left, so that a ratio on a Friday means that Friday.
- What is left spreads evenly over the days it is planned on, fractions included: a milestone's load over
  its weeks is exactly what is left times the need.
- **Firm** are promises that were made: active, suspended, delivered with work left, broken. Drafts and
  offers are **soft**: they count with their probability of being won, in full where it is not known, and
  no more once they have expired.
- Whoever is not a person, piece of equipment or provider with slots (a skill not yet named, a provider
  without slots) has no known capacity: it is 0 and the ratio `None`.
- Work that was not estimated asks for nothing here; `CommitmentPlan.unknown` names it.

Linear in milestones times their weeks.
"""

from __future__ import annotations

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.load_book import LoadBook
from engage.plan.schedule_types import Load, Schedule


def weekly_load(
    workspace: Workspace, schedule: Schedule, calendars: Calendars | None = None
) -> tuple[Load, ...]:
    """The load of each resource in each week in which anything is asked of it, by resource and week.

    `calendars`: those of the schedule, where they are at hand.
    """
    calendars = calendars or Calendars(workspace, schedule.today)
    plans = {plan.id: plan.milestones for plan in schedule.plans.values()}
    book = LoadBook(workspace, calendars, schedule.today, plans)
    return tuple(
        book.load(resource, week) for resource in sorted(book.asked) for week in sorted(book.asked[resource])
    )
