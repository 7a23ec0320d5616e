"""Somebody who joins.

An added person joins work that needs their skill: what is left of it then goes faster, in the proportion in
which hands were there and are there now. A newcomer does not do a full day's work of somebody who knows the
project: `assess.helper` of `engage.yaml` says what counts of it (Brooks 1975: those who join late have to be
taught by those who work).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from engage.model.commitment import Commitment
from engage.model.fault import Fault
from engage.model.party import CapacityFrom, Person, Provider
from engage.model.plan_of_work import Milestone
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.changes.records import each_of, meant, promise_of, where
from engage.plan.changes.scope import scaled
from engage.plan.figures import long_day, percent
from engage.plan.linked import waited_for
from engage.plan.placing import place
from engage.plan.skills import PERSON, PROVIDER, skilled_needs


@dataclass(frozen=True, slots=True)
class Add:
    """Somebody joins the work that needs a skill: one more person, or an outside provider.

    `share`: of full time, or units of the provider. `commitment`: the promise that is helped; `milestone`:
    only that work of it.
    """

    kind: ClassVar[str] = "add"
    skill: str
    share: float
    since: date
    commitment: str
    milestone: str | None = None
    provider: bool = False

    @property
    def who(self) -> str:
        """The id that stands for the newcomer."""
        return f"{PROVIDER if self.provider else PERSON}{self.skill}"

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        kind, helped = "provider" if self.provider else "person", where(self.commitment, self.milestone)
        return f"add {kind} {self.skill} {self.share:.0%} from {self.since} for {helped}"

    @property
    def words(self) -> Text:
        """What to do."""
        share, day = percent(self.share), long_day(self.since)
        en = "an outside provider" if self.provider else "one more person"
        fr = "un prestataire" if self.provider else "une personne de plus"
        return Text(
            f"{en} for {self.skill}, {share.en} from {day.en}",
            f"{fr} en {self.skill}, {share.fr} dès le {day.fr}",
        )

    def made(self, workspace: Workspace, today: date) -> Workspace:
        """The workspace with the newcomer at work.

        Raises:
            Fault: no work left after that day needs the skill.
        """
        commitment = promise_of(workspace, self.commitment)
        asked = meant(commitment, self.milestone)
        helped = {
            each.id: needs
            for each in commitment.milestones
            if each.id in asked and not each.done and not each.accepted
            if (needs := skilled_needs(workspace, each, self.skill))
        }
        parts = _parts_after(workspace, commitment, helped, self.since, today)
        if not parts:
            raise self._nobody_to_help(commitment)
        worth = workspace.policy.assess.helper

        def joined(milestone: Milestone) -> Milestone:
            hands = sum(milestone.needs[name] for name in helped[milestone.id])
            faster = hands / (hands + self.share * worth)
            part = parts[milestone.id]
            needs = {**milestone.needs, self.who: self.share}
            return scaled(milestone, 1 - part + part * faster).model_copy(update={"needs": needs})

        return each_of(self._with_newcomer(workspace), commitment, parts, joined)

    def _nobody_to_help(self, commitment: Commitment) -> Fault:
        needed = sorted({name for milestone in commitment.milestones for name in milestone.needs})
        en, fr = ", ".join(needed) or "nobody", ", ".join(needed) or "personne"
        return Fault(
            f"no work of {commitment.id} after {self.since} needs {self.skill!r}; it needs {en}",
            f"aucun travail de {commitment.id} après le {self.since} ne demande "
            f"«\u00a0{self.skill}\u00a0»\u202f; il demande {fr}",
        )

    def _with_newcomer(self, workspace: Workspace) -> Workspace:
        resources = workspace.resources
        if self.provider:
            # Without slots: the days of the organisation. Those before the start are not asked for.
            firm = Provider.model_construct(id=self.who, name=None, skills=(self.skill,), slots=())
            return replace(workspace, resources=replace(resources, providers=(*resources.providers, firm)))
        steps = (CapacityFrom.model_construct(from_=date.min, share=self.share),)
        person = Person.model_construct(id=self.who, capacity=steps, skills=(self.skill,))
        return replace(workspace, resources=replace(resources, people=(*resources.people, person)))


def _parts_after(
    workspace: Workspace, commitment: Commitment, names: Collection[str], since: date, today: date
) -> dict[str, float]:
    """What part of the remaining days of each milestone lies on or after a day, by the plan of today."""
    workspace = waited_for(workspace, [commitment.id])
    calendars = Calendars(workspace, today)
    planned = place(workspace, calendars, today).network.tasks
    found: dict[str, float] = {}
    for milestone in commitment.milestones:
        plan = planned.get((commitment.id, milestone.id)) if milestone.id in names else None
        if plan is None or plan.remaining_from is None:
            continue
        days = calendars.milestone(commitment, milestone).index
        first, end = plan.remaining_from.toordinal(), plan.finish.toordinal() + 1
        whole = days.rank_within(end) - days.rank_within(first)
        after = days.rank_within(end) - days.rank_within(max(first, since.toordinal()))
        if whole > 0 and after > 0:
            found[milestone.id] = min(1.0, after / whole)
    return found
