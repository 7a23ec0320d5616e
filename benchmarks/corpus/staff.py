"""Departments with people who hold the skills that the trades need, and what they are booked for."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from corpus.days import Days
from corpus.trades import EQUIPMENT, SKILLS, TRADES

PEOPLE = 24  # in a department
PROMISES = 60  # that such a department can carry at the mix of `life.py`
PLANNED_TO = 0.85
SHARES = (50, 40, 30, 25, 20, 10)
_WEEKDAYS = ("mo", "tu", "we", "th", "fr")


@dataclass
class Person:
    """Somebody, with their days away and the days of work they are booked for, by week."""

    id: str
    name: str
    skills: tuple[str, ...]
    days: tuple[str, ...] = _WEEKDAYS
    share: int = 100
    absences: tuple[tuple[date, date], ...] = ()
    capacity: Counter[int] = field(default_factory=Counter)
    booked: Counter[int] = field(default_factory=Counter)

    def free(self, weeks: Counter[int]) -> float:
        """The largest share of a day that can be booked on all days of these weeks."""
        left = ((self.capacity[week] * PLANNED_TO - self.booked[week]) / days for week, days in weeks.items())
        return min(left, default=1.0)

    def book(self, weeks: Counter[int], percent: int) -> None:
        """Book a share of each of these days."""
        for week, days in weeks.items():
            self.booked[week] += days * percent / 100


@dataclass
class Department:
    """People, equipment and those who lead them."""

    number: int
    name: str
    people: list[Person]

    @property
    def id(self) -> str:
        """Its id, also that of its team."""
        return f"dept{self.number:03d}"

    @property
    def director(self) -> Person:
        """Who answers for the promises; does no project work."""
        return self.people[0]

    def equipment(self, kind: str) -> str:
        """The id of the department's own equipment of a kind."""
        return f"{kind}-{self.number:03d}"

    def best(self, skill: str, weeks: Counter[int]) -> Person:
        """Whoever holds the skill and is freest in these weeks."""
        holders = [person for person in self.people[1:] if skill in person.skills]
        return max(holders, key=lambda person: person.free(weeks))


def department(
    number: int, names: Iterator[tuple[str, str]], days: Days, source: random.Random
) -> Department:
    """A department whose skills follow the demand of the trades."""
    people = [Person(*next(names), skills=("direction/senior",))]
    for skill in _main_skills():
        others = [other for other in SKILLS if other.split("/")[0] == skill.split("/")[0]]
        skills = dict.fromkeys((skill, *others, source.choice(SKILLS)))
        people.append(Person(*next(names), skills=tuple(skills)))
    for person in people:
        _working_time(person, days, source)
    return Department(number, f"Department {number}", people)


def _main_skills() -> list[str]:
    demand: Counter[str] = Counter()
    for trade in TRADES:
        for stage in trade.stages:
            demand[stage.skill] += sum(stage.days) / 2
    unit = sum(demand.values()) / (PEOPLE - len(SKILLS))
    counts = {skill: 1 + round(demand[skill] / unit) for skill in SKILLS}
    return [skill for skill in SKILLS for _ in range(counts[skill])]


def _working_time(person: Person, days: Days, source: random.Random) -> None:
    kind = source.random()
    if kind < 0.12:
        person.days = tuple(day for day in _WEEKDAYS if day != source.choice(("we", "fr")))
    elif kind < 0.2:
        person.share = source.choice((50, 60, 80))
    first = [source.randrange(-180, -20), source.randrange(5, 90), source.randrange(95, 260)]
    spans = [(start, start + source.choice((0, 2, 4, 4, 9))) for start in first]
    person.absences = tuple((days.day(start), days.day(end)) for start, end in spans)
    away = {number for start, end in spans for number in range(start, end + 1)}
    for number in range(-420, 340):
        day = days.day(number)
        if number not in away and _WEEKDAYS[day.weekday()] in person.days:
            person.capacity[days.week(number)] += person.share / 100


def resource_file(departments: list[Department]) -> str:
    """The YAML of some departments: teams, people, equipment."""
    lines = ["teams:"]
    lines += [f"  - {{id: {d.id}, name: {d.name}, lead: {d.director.id}}}" for d in departments]
    lines.append("people:")
    for each in departments:
        for person in each.people:
            lines += _person(each, person)
    lines.append("equipment:")
    for each in departments:
        for kind in EQUIPMENT:
            lines.append(f"  - {{id: {each.equipment(kind)}, name: {kind} {each.number}, capacity: 3}}")
    return "\n".join(lines) + "\n"


def _person(home: Department, person: Person) -> list[str]:
    lines = [f"  - id: {person.id}", f"    name: {person.name}", f"    team: {home.id}"]
    if person.share != 100:
        lines.append(f"    capacity: {person.share}%")
    if person.days != _WEEKDAYS:
        lines.append(f"    days: [{', '.join(person.days)}]")
    lines.append(f"    skills: [{', '.join(person.skills)}]")
    away = ", ".join(f"{{from: {start}, to: {end}}}" for start, end in person.absences)
    lines.append(f"    absences: [{away}]")
    return lines
