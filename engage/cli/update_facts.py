"""The options of `engage update`, read as facts; a wrong one is refused by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from engage.cli.refusal import Refusal
from engage.cli.values import Days, line, one_line, parsed, read
from engage.model.quantity import parse_duration, parse_probability
from engage.usecase.update import facts
from engage.usecase.update.facts import Fact


@dataclass(frozen=True, slots=True)
class Reader(Days):
    """Reads what was given: for which milestone, on which day."""

    on: date
    milestone: str | None

    # --- the work and its gate ---

    def work(
        self,
        started: str | None,
        spent: str | None,
        remaining: str | None,
        progress: str | None,
        done: str | None,
    ) -> Iterator[Fact]:
        given = {"--started": started, "--spent": spent, "--remaining": remaining}
        given |= {"--progress": progress, "--done": done}
        told = [option for option, value in given.items() if value is not None]
        if not told:
            return
        yield facts.Work(
            self._gate(told[0]),
            self.past("--started", started),
            parsed("--spent", spent, parse_duration),
            parsed("--remaining", remaining, parse_duration),
            _share("--progress", progress),
            self.past("--done", done),
        )

    def measured(self, actual: Sequence[str], evidence: Sequence[str]) -> Iterator[Fact]:
        """`MEASURE=VALUE`; where there is one criterion only, `VALUE`."""
        for option, name, values in (("--actual", "actual", actual), ("--evidence", "evidence", evidence)):
            for value in values:
                measure, shown = _pair(one_line(option, value))
                yield facts.Measured(self.milestone, measure, **{name: shown})

    def accepted(
        self, accepted: str | None, by: str | None, ref: str | None, reservations: Sequence[str]
    ) -> Iterator[Fact]:
        if reservations and accepted is None:
            raise _goes_with("--reservation", "--accepted")
        if accepted is not None:
            held = tuple(map(self._reserved, reservations))
            on = self.past("--accepted", accepted) or self.today
            yield facts.Accepted(self.milestone, on, line("--by", by), line("--ref", ref), held)

    def lifted(self, lifted: Sequence[str]) -> Iterator[Fact]:
        for what in lifted:
            yield facts.Lifted(self.milestone, one_line("--lift", what), self.on)

    def rejected(
        self, rejected: str | None, by: str | None, ref: str | None, reason: str | None
    ) -> Iterator[Fact]:
        if rejected is not None:
            on = self.past("--rejected", rejected) or self.today
            words = (line("--by", by), line("--ref", ref), line("--reason", reason))
            yield facts.Rejected(self.milestone, on, *words)

    def delivered(self, delivered: str | None, *, in_full: bool | None) -> Iterator[Fact]:
        if delivered is None and in_full is None:
            return
        self._whole("--delivered" if delivered else "--in-full")
        yield facts.Delivered(self.past("--delivered", delivered), in_full)

    # --- what was said ---

    def noted(
        self, note: str | None, by: str | None, known: str | None, told: str | None, raised_by: str | None
    ) -> Iterator[Fact]:
        day, known_on = self.past("--client-told", told), self.past("--known", known)
        if note is not None:
            words = (one_line("--note", note), by, known_on, day)
            yield facts.Noted(self.on, *words, raised_by)  # type: ignore[arg-type]  # one of an enum's
            return
        for option, value in (("--known", known), ("--raised-by", raised_by)):
            if value is not None:
                raise _goes_with(option, "--note")
        if day is not None:
            yield facts.Told(day)

    def solved(self, solved: str | None) -> Iterator[Fact]:
        day = self.past("--solved", solved)
        if day is not None:
            yield facts.Solved(day)

    def message(
        self,
        message: str | None,
        with_: str | None,
        channel: str | None,
        direction: str | None,
        answers: str | None,
    ) -> Iterator[Fact]:
        options = {"--with": with_, "--channel": channel, "--direction": direction, "--answers": answers}
        if message is None:
            _all_go_with("--message", options)
            return
        yield facts.Message(
            self.on,
            one_line("--message", message),
            line("--with", with_),
            line("--channel", channel),
            direction,  # type: ignore[arg-type]  # one of an enum's
            self.past("--answers", answers),
        )

    # --- what is to do ---

    def actions(
        self, action: str | None, who: str | None, due: str | None, source: str | None, done: Sequence[str]
    ) -> Iterator[Fact]:
        if action is None:
            _all_go_with("--action", {"--who": who, "--due": due, "--source": source})
        else:
            what, day = one_line("--action", action), self.ahead("--due", due)
            yield facts.NewAction(what, line("--who", who), day, line("--source", source))
        for wanted in done:
            yield facts.ActionDone(one_line("--action-done", wanted), self.on)

    def received(self, received: Sequence[str], struck: str | None) -> Iterator[Fact]:
        for what in received:
            yield facts.Received(one_line("--received", what), self.on)
        if struck is not None:
            yield facts.Struck(one_line("--struck", struck), self.on)

    def paused(
        self, pause: str | None, waiting_on: str | None, notified: str | None, end: str | None
    ) -> Iterator[Fact]:
        last = self.past("--end-pause", end)
        if pause is not None:
            whom: Any = waiting_on or "client"
            told = self.past("--notified", notified)
            yield facts.Paused(self.on, one_line("--pause", pause), whom, last, told)
            return
        _all_go_with("--pause", {"--waiting-on": waiting_on, "--notified": notified})
        if last:
            yield facts.PauseOver(last)

    # --- what was promised ---

    def amended(
        self,
        kind: str | None,
        to: str | None,
        why: tuple[str | None, str | None, str | None],
        told: str | None,
        measure: str | None,
        exclude: str | None,
    ) -> Iterator[Fact]:
        """`why`: the reason, who asked, who agreed: an amendment without them is none."""
        if kind is None:
            _all_go_with("--amend", {"--to": to, "--measure": measure, "--exclude": exclude})
            _all_go_with("--amend", {"--asked-by": why[1], "--agreed-by": why[2]})
            return
        needed = dict(zip(("--reason", "--asked-by", "--agreed-by"), why, strict=True))
        lacking = [option for option, value in needed.items() if value is None]
        if lacking:
            options = ", ".join(lacking)
            raise Refusal(
                f"--amend: an amendment says why, who asked and who agreed: {options} missing",
                f"--amend\u00a0: un avenant dit pourquoi, qui l’a demandé et qui l’a accepté\u00a0: "
                f"il manque {options}",
            )
        reason, asked_by, agreed_by = (value or "" for value in why)
        yield facts.Amended(
            kind,  # type: ignore[arg-type]  # one of an enum's
            self.on,
            line("--to", to),
            one_line("--reason", reason),
            asked_by,  # type: ignore[arg-type]  # one of an enum's
            one_line("--agreed-by", agreed_by),
            self.past("--client-told", told) or self.on,
            self.milestone,
            line("--measure", measure),
            line("--exclude", exclude),
        )

    # --- help ---

    def _gate(self, option: str) -> str:
        if self.milestone is None:
            raise Refusal(
                f"{option}: is of a milestone: name it, as ID/MILESTONE",
                f"{option}\u00a0: concerne un jalon\u00a0: nommez-le, ID/JALON",
            )
        return self.milestone

    def _whole(self, option: str) -> None:
        if self.milestone is not None:
            raise Refusal(
                f"{option}: is of the whole promise, not of a milestone (of a milestone: --done)",
                f"{option}\u00a0: concerne tout l’engagement, pas un jalon (pour un jalon\u00a0: --done)",
            )

    def _reserved(self, given: str) -> facts.Reserved:
        """`WHAT; OWNER; DUE`, the last two optional."""
        parts = [part.strip() for part in one_line("--reservation", given).split(";")]
        if len(parts) > 3 or not parts[0]:
            raise Refusal(
                "--reservation: write it as “WHAT; OWNER; DUE”, such as “Icon set; lea; 2026-11-27”",
                "--reservation\u00a0: écrivez «\u00a0QUOI; QUI; DATE\u00a0», par exemple "
                "«\u00a0Icônes; lea; 2026-11-27\u00a0»",
            )
        what, owner, due = [*parts, "", ""][:3]
        return facts.Reserved(what, owner or None, self.ahead("--reservation", due) if due else None)


def _share(option: str, given: str | None) -> str | None:
    """A share as files write it: `60%`; a bare number above 1 lacks its sign."""
    if given is None:
        return None
    text = given.strip()
    if text.isdigit() and int(text) > 1:
        raise Refusal(
            f"{option}: {text!r} has no sign: write {text}%",
            f"{option}\u00a0: «\u00a0{text}\u00a0» n’a pas de signe\u00a0: écrivez {text}%",
        )
    share = read(option, text, parse_probability)
    return text if text.endswith("%") else f"{share * 100:g}%"


def _pair(given: str) -> tuple[str | None, str]:
    """`MEASURE=VALUE`; the sign of a comparison (`<=`) separates nothing."""
    measure, sign, value = given.partition("=")
    if not sign or not measure.strip() or not value.strip() or measure.rstrip().endswith(("<", ">", ":")):
        return None, given
    if "://" in measure:  # an address with a query
        return None, given
    return measure.strip(), value.strip()


def _goes_with(option: str, other: str) -> Refusal:
    return Refusal(
        f"{option}: goes with {other}, which is missing",
        f"{option}\u00a0: accompagne {other}, qui manque",
    )


def _all_go_with(other: str, options: dict[str, str | None]) -> None:
    for option, value in options.items():
        if value is not None:
            raise _goes_with(option, other)


def collected(groups: Iterable[Iterable[Fact]]) -> tuple[Fact, ...]:
    """The facts of all options, in their order."""
    return tuple(fact for group in groups for fact in group)
