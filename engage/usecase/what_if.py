"""The small language of `--what-if`: one change of the plan in a few words, dates ISO 8601.

    lea absent 2027-01-04..2027-01-15
    rau slot 2027-02-15..2027-03-05 [units 2]
    add person dev 50% from 2027-01-04 [for ACME-014[/build]]
    add provider dev 100% from 2027-01-04 [for ACME-014[/build]]
    budget freight 130000 EUR
    swap lea noah in ACME-014[/build]
    ACME-014[/live] due 2027-03-19
    ACME-014 start 2027-01-11
    drop ACME-014/returns[, ACME-014/search]
    cut ACME-014[/build] to 80%
    move ACME-014[/build] to 2027-02-01
    ACME-014 after ACME-010
    ACME-010 yields to ACME-014
    ACME-014 importance standard

Several changes are separated by semicolons. The words are the same in every language of the tool, as the
fields of the files are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, cast

from engage.model.commitment import Importance
from engage.model.days import parse_day
from engage.model.fault import Fault
from engage.model.quantity import parse_money, parse_share
from engage.model.workspace import Workspace
from engage.plan.changes import (
    Absent,
    Add,
    After,
    Book,
    Change,
    Cut,
    Drop,
    Due,
    Fund,
    Move,
    Rank,
    Start,
    Swap,
    Yield,
    no_milestone,
)
from engage.rules.words import both, did_you_mean

_NAME = r"[\w.\-/:]+"
_DAY = r"[0-9./\-]+"
_FORMS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        ("absent", rf"(?P<who>{_NAME})\s+absent\s+(?P<first>{_DAY}?)(?:\s*(?:\.\.|to)\s*(?P<last>{_DAY}))?"),
        (
            "slot",
            (
                rf"(?P<who>{_NAME})\s+slot\s+(?P<first>{_DAY}?)(?:\s*(?:\.\.|to)\s*(?P<last>{_DAY}))?"
                r"(?:\s+units\s+(?P<units>[0-9.]+))?"
            ),
        ),
        (
            "add",
            (
                rf"add\s+(?P<kind>person|provider)\s+(?P<skill>{_NAME})\s+(?P<share>[0-9.]+\s*%?)"
                rf"\s+from\s+(?P<day>{_DAY})(?:\s+for\s+(?P<where>{_NAME}))?"
            ),
        ),
        ("budget", rf"budget\s+(?P<id>{_NAME})\s+(?P<amount>[0-9.,]+\s*[a-z]{{3}})"),
        ("swap", rf"swap\s+(?P<old>{_NAME})\s+(?P<new>{_NAME})(?:\s+in\s+(?P<where>{_NAME}))?"),
        ("drop", rf"drop\s+(?P<what>{_NAME}(?:\s*,\s*{_NAME})*)"),
        ("cut", rf"cut\s+(?P<where>{_NAME})\s+to\s+(?P<share>[0-9.]+\s*%?)"),
        ("move", rf"move\s+(?P<where>{_NAME})\s+to\s+(?P<day>{_DAY})"),
        ("due", rf"(?P<id>{_NAME})\s+due\s+(?P<day>{_DAY})"),
        ("start", rf"(?P<id>{_NAME})\s+start\s+(?P<day>{_DAY})"),
        ("yields", rf"(?P<id>{_NAME})\s+yields\s+to\s+(?P<other>{_NAME})"),
        ("after", rf"(?P<id>{_NAME})\s+after\s+(?P<other>{_NAME})"),
        ("importance", rf"(?P<id>{_NAME})\s+importance\s+(?P<level>\w+)"),
    )
)
_IMPORTANCE: Final = (
    "importance is standard, major or strategic, not",
    "l’importance est standard, major ou strategic, pas",
)
_LEVELS: Final = ("standard", "major", "strategic")


def what_if(workspace: Workspace, text: str, about: str | None = None) -> tuple[Change, ...]:
    """The changes that a text asks for; `about` is the promise meant where none is named.

    Raises:
        Fault: not a change, or one that names what is not there; the message says what to write.
    """
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if not parts:
        raise _not_a_change(text)
    return tuple(_Reader(workspace, about).change(part) for part in parts)


def _not_a_change(text: str) -> Fault:
    said = both(
        f"{text!r} is not a change: write for instance `lea absent 2027-01-04..2027-01-15`, "
        "`add person dev 50% from 2027-01-04`, `ACME-014 due 2027-03-19`, `drop ACME-014/returns`, "
        "`swap lea noah in ACME-014`, `move ACME-014 to 2027-02-01` or `ACME-014 after ACME-010`",
        f"« {text} » n'est pas un changement : écrivez par exemple `lea absent 2027-01-04..2027-01-15`, "
        "`add person dev 50% from 2027-01-04`, `ACME-014 due 2027-03-19`, `drop ACME-014/returns`, "
        "`swap lea noah in ACME-014`, `move ACME-014 to 2027-02-01` ou `ACME-014 after ACME-010`",
    )
    return Fault(said.en, said.fr)


class _Reader:
    """Reads one change after another."""

    def __init__(self, workspace: Workspace, about: str | None) -> None:
        self._workspace = workspace
        self._about = about

    def change(self, text: str) -> Change:
        for kind, form in _FORMS:
            match = form.fullmatch(text)
            if match:
                made: Callable[[re.Match[str]], Change] = getattr(self, f"_{kind}")
                return made(match)
        raise _not_a_change(text)

    def _absent(self, match: re.Match[str]) -> Change:
        person = self._person(match["who"])
        first = parse_day(match["first"])
        last = parse_day(match["last"]) if match["last"] else first
        if last < first:
            raise _backwards(first, last)
        return Absent(person, first, last)

    def _slot(self, match: re.Match[str]) -> Change:
        known = [provider.id for provider in self._workspace.resources.providers]
        who = self._known(
            match["who"],
            known,
            "no provider of resources.yaml is",
            "aucun prestataire de resources.yaml n’est",
        )
        first = parse_day(match["first"])
        last = parse_day(match["last"]) if match["last"] else first
        if last < first:
            raise _backwards(first, last)
        return Book(who, first, last, None if match["units"] is None else self._units(match["units"]))

    def _add(self, match: re.Match[str]) -> Change:
        commitment, milestone = self._where(match["where"], match[0])
        share = self._share(match["share"])
        provider = match["kind"].lower() == "provider"
        return Add(match["skill"], share, parse_day(match["day"]), commitment, milestone, provider)

    def _budget(self, match: re.Match[str]) -> Change:
        known = [budget.id for budget in self._workspace.resources.budgets]
        name = self._known(
            match["id"], known, "no budget of resources.yaml is", "aucun budget de resources.yaml n’est"
        )
        return Fund(name, parse_money(match["amount"].upper()))

    def _swap(self, match: re.Match[str]) -> Change:
        commitment, milestone = self._where(match["where"], match[0])
        needed = {name for m in self._workspace.commitment[commitment].milestones for name in m.needs}
        old = self._known(match["old"], needed, "nothing here needs", "rien ici ne demande")
        return Swap(commitment, old, self._resource(match["new"]), milestone)

    def _drop(self, match: re.Match[str]) -> Change:
        found: dict[str, list[str]] = {}
        for part in match["what"].split(","):
            commitment, milestone = self._where(part.strip(), match[0])
            if milestone is None:
                raise Fault(
                    f"drop {part.strip()}: name a milestone, such as {commitment}/returns",
                    f"drop {part.strip()}\u00a0: nommez un jalon, par exemple {commitment}/returns",
                )
            found.setdefault(commitment, []).append(milestone)
        if len(found) > 1:
            raise Fault(
                "drop: the milestones of one promise at a time",
                "drop\u00a0: les jalons d’un seul engagement à la fois",
            )
        commitment, names = next(iter(found.items()))
        return Drop(commitment, tuple(names))

    def _cut(self, match: re.Match[str]) -> Change:
        commitment, milestone = self._where(match["where"], match[0])
        return Cut(commitment, self._share(match["share"]), milestone)

    def _move(self, match: re.Match[str]) -> Change:
        commitment, milestone = self._where(match["where"], match[0])
        return Move(commitment, parse_day(match["day"]), milestone)

    def _due(self, match: re.Match[str]) -> Change:
        commitment, milestone = self._where(match["id"], match[0])
        return Due(commitment, parse_day(match["day"]), milestone)

    def _start(self, match: re.Match[str]) -> Change:
        return Start(self._promise(match["id"]), parse_day(match["day"]))

    def _after(self, match: re.Match[str]) -> Change:
        return After(self._promise(match["id"]), self._promise(match["other"]))

    def _yields(self, match: re.Match[str]) -> Change:
        return Yield(self._promise(match["id"]), self._promise(match["other"]))

    def _importance(self, match: re.Match[str]) -> Change:
        level = self._known(
            match["level"].lower(),
            _LEVELS,
            *_IMPORTANCE,
        )
        return Rank(self._promise(match["id"]), cast("Importance", level))

    def _where(self, given: str | None, text: str) -> tuple[str, str | None]:
        """The promise, and the milestone of it, that a text names."""
        if given is None:
            if self._about is None:
                raise Fault(
                    f"{text!r}: say for which promise: … for ACME-014",
                    f"«\u00a0{text}\u00a0»\u00a0: dites pour quel engagement\u00a0: … for ACME-014",
                )
            return self._about, None
        first, _, second = given.partition("/")
        commitment = self._workspace.commitment[self._promise(first)]
        if second and second not in {milestone.id for milestone in commitment.milestones}:
            raise no_milestone(commitment, second)
        return commitment.id, second or None

    def _promise(self, given: str) -> str:
        return self._known(
            given, self._workspace.commitment, "no promise has the id", "aucun engagement n’a l’identifiant"
        )

    def _person(self, given: str) -> str:
        return self._known(
            given, self._workspace.person, "nobody of resources.yaml is", "personne de resources.yaml n’est"
        )

    def _resource(self, given: str) -> str:
        known = [record.id for record in self._workspace.resources.all()]  # type: ignore[attr-defined]
        return self._known(given, known, "nobody of resources.yaml is", "personne de resources.yaml n’est")

    @staticmethod
    def _known(given: str, known: Iterable[str], en: str, fr: str) -> str:
        names = list(known)
        if given in names:
            return given
        near = did_you_mean(given, names)
        raise Fault(
            f"{en} {given!r}" + (f"; {near.en}" if near else ""),
            f"{fr} «\u00a0{given}\u00a0»" + (f"\u202f; {near.fr}" if near else ""),
        )

    @staticmethod
    def _units(given: str) -> float:
        try:
            units = float(given)
        except ValueError:
            units = 0.0
        if not units:
            raise Fault(
                f"units {given}: not a number of units", f"units {given}\u00a0: pas un nombre d’unités"
            )
        return units

    @staticmethod
    def _share(given: str) -> float:
        share = parse_share(given)
        if not share:
            raise Fault("a share of 0% changes nothing", "une part de 0\u202f% ne change rien")
        return share


def _backwards(first: date, last: date) -> Fault:
    return Fault(
        f"{first}..{last}: the first day lies after the last",
        f"{first}..{last}\u00a0: le premier jour est après le dernier",
    )
