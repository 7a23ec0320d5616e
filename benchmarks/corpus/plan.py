"""The work of one promise: stages, links, dates as planned and as they came, and who does it."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

from corpus.days import Days
from corpus.staff import SHARES, Department, Person
from corpus.trades import Stage, Trade


@dataclass(frozen=True, slots=True)
class After:
    """A link to an earlier step."""

    step: int
    type: str = "FS"
    lag: int = 0


@dataclass
class Step:
    """A stage in one promise; days are numbers of `Days`, the first and the last worked."""

    stage: Stage
    likely: int
    after: list[After]
    planned: tuple[int, int] = (0, 0)
    actual: tuple[int, int] = (0, 0)
    needs: dict[str, str] = field(default_factory=dict)
    person: Person | None = None

    @property
    def id(self) -> str:
        """The milestone's id."""
        return self.stage.id

    @property
    def state(self) -> str:
        """Done, started or to do, on the day of measuring."""
        return "done" if self.actual[1] < 0 else "started" if self.actual[0] < 0 else "todo"


def steps_of(trade: Trade, source: random.Random) -> list[Step]:
    """Six to ten of the trade's stages, the last one always, mostly one after the other."""
    most = len(trade.stages)
    wanted = source.choice((6, 6, 6, 7, 7, most))
    chosen = [*sorted(source.sample(range(most - 1), wanted - 1)), most - 1]
    steps: list[Step] = []
    for position, number in enumerate(chosen):
        stage = trade.stages[number]
        last = position == len(chosen) - 1
        steps.append(Step(stage, source.randint(*stage.days), _links(steps, last, source)))
    return steps


def _links(steps: list[Step], last: bool, source: random.Random) -> list[After]:
    if not steps:
        return []
    before = len(steps) - 1
    if last:
        followed = {link.step for step in steps for link in step.after}
        return [After(number) for number in range(len(steps)) if number not in followed]
    kind = source.random()
    if kind < 0.22 and steps[before].after:  # beside the one before it
        return list(steps[before].after)
    if kind < 0.32:
        return [After(before, "SS", source.randint(2, 4))]
    if kind < 0.42:
        return [After(before, "FS", source.randint(1, 3))]
    return [After(before)]


def place(steps: list[Step], start: int, *, extra: dict[int, int] | None = None) -> list[tuple[int, int]]:
    """First and last day of each step, as early as its links allow; `extra` days make some longer."""
    spans: list[tuple[int, int]] = []
    for number, step in enumerate(steps):
        begin = start
        for link in step.after:
            before = spans[link.step]
            begin = max(begin, (before[0] if link.type == "SS" else before[1] + 1) + link.lag)
        spans.append((begin, begin + step.likely - 1 + (extra or {}).get(number, 0)))
    return spans


def staff(steps: list[Step], trade: Trade, home: Department, days: Days, source: random.Random) -> None:
    """Give each step to the freest who can do it, at a share that fits where one does."""
    for step in steps:
        weeks = Counter(days.week(number) for number in range(step.actual[0], step.actual[1] + 1))
        person = home.best(step.stage.skill, weeks)
        free = person.free(weeks) * 100
        wish = source.choice(SHARES[:-1])
        fits = [share for share in SHARES if share <= min(free, wish)]
        percent = fits[0] if fits else SHARES[-1]
        person.book(weeks, percent)
        step.person = person
        step.needs[person.id] = f"{percent}%"
        _second(step, home, weeks, source)
        if trade.equipment and source.random() < 0.15:
            step.needs[home.equipment(trade.equipment)] = "1"


def _second(step: Step, home: Department, weeks: Counter[int], source: random.Random) -> None:
    helper = source.choice(home.people[1:])
    if source.random() < 0.35 and helper.id not in step.needs and helper.free(weeks) >= 0.2:
        helper.book(weeks, 20)
        step.needs[helper.id] = "20%"
