"""One promise, planned and lived, before it is written down."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from corpus.days import Days
from corpus.life import RUNNING, happen, life
from corpus.plan import Step, staff, steps_of
from corpus.staff import Department, Person
from corpus.trades import TRADES, Trade, Words

MONTHS = Words(
    "January February March April May June July August September October November December",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)


@dataclass(frozen=True, slots=True)
class Client:
    """Whom promises are made to."""

    id: str
    name: str
    code: str
    lang: str
    contacts: tuple[tuple[str, str], ...]  # ids and names


@dataclass
class Promise:
    """What the record of a commitment is written from. Days are numbers of `Days`."""

    id: str
    client: Client
    home: Department
    owner: Person
    trade: Trade
    status: str
    steps: list[Step]
    count: int
    buffer: int
    due: int
    moved: int  # days by which an amendment moved the promised date
    late: int
    value: int
    waits_for: tuple[int, str] | None = None  # step, and the milestone of another promise it waits for

    @property
    def lang(self) -> str:
        """The client's language."""
        return self.client.lang

    @property
    def start(self) -> int:
        """First planned day."""
        return min(step.planned[0] for step in self.steps)

    @property
    def finish(self) -> int:
        """Last planned day of the chain."""
        return max(step.planned[1] for step in self.steps)

    @property
    def finished(self) -> int:
        """Last day as it came, or is now expected."""
        return max(step.actual[1] for step in self.steps)

    def say(self, words: Words, days: Days) -> str:
        """A text of the trade in the client's language."""
        due = spoken(days.day(self.due), self.lang)
        return words.to(self.lang).replace("{n}", str(self.count)).replace("{due}", due)


def spoken(day: date, lang: str) -> str:
    """A date as people write it."""
    return f"{day.day} {MONTHS.to(lang).split()[day.month - 1]} {day.year}"


def make(number: int, client: Client, home: Department, days: Days, source: random.Random) -> Promise:
    """A promise somewhere in its life, with its people booked."""
    trade = source.choice(TRADES)
    steps = steps_of(trade, source)
    where = life(source)
    chain = round(sum(step.likely for step in steps) * 0.85)
    late = happen(steps, where.status, where.start(chain, source), source)
    if where.status in RUNNING or where.status in {"proposed", "draft"}:
        staff(steps, trade, home, days, source)
    length = max(step.planned[1] for step in steps) - min(step.planned[0] for step in steps) + 1
    buffer = max(3, round(length * source.uniform(0.27, 0.37)))
    moved = _moved(late, buffer, where.status, source)
    due = max(step.planned[1] for step in steps) + buffer + source.choice((0, 0, 1, 2, 5)) + moved
    owner = source.choice(home.people[1:])
    count = source.randint(*trade.count)
    value = round(sum(step.likely for step in steps) * source.uniform(500, 1400), -3)
    return Promise(
        f"{client.code}-{number:03d}", client, home, owner, trade, where.status, steps, count, buffer, due,
        moved, late, int(value),
    )  # fmt: skip


def _moved(late: int, buffer: int, status: str, source: random.Random) -> int:
    asked = source.random()
    if status in RUNNING and status != "broken" and asked < (0.3 if late > buffer / 2 else 0.05):
        return source.choice((5, 10, 15))
    return 0
