"""What was noted, and what was said to the client: journal and exchanges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.model.commitment import JournalEntry
from engage.model.text import Text
from engage.plan.figures import long_day
from engage.rules.message.gaps import gaps
from engage.rules.words import both
from engage.usecase.change import NotPossible, append, given, put
from engage.usecase.update.desk import Desk, Recorded, not_ahead, recorded
from engage.usecase.update.facts import Message, Noted, Solved, Told


def noted(desk: Desk, fact: Noted) -> Recorded:
    """A new entry of the journal."""
    for day in (fact.on, fact.known, fact.client_told):
        if day:
            not_ahead(day, desk.today)
    if fact.known and fact.known > fact.on:
        raise NotPossible(
            both(
                f"what is written down on {fact.on} cannot have become known on {fact.known}",
                f"ce qui est noté le {fact.on} ne peut avoir été connu le {fact.known}",
            )
        )
    entry = given(
        {
            "on": fact.on,
            "by": fact.by,
            "note": fact.note,
            "known": fact.known,
            "client_told": fact.client_told,
            "raised_by": fact.raised_by,
        }
    )
    name, told = desk.commitment.id, any(_fields(old) == entry for old in desk.commitment.journal)
    changes = iter([] if told else [append(("journal",), entry)])
    return recorded(changes, f"`{name}`: noted: ", f"`{name}` : noté : ", fact.note)


def told(desk: Desk, fact: Told) -> Recorded:
    """The day the client was told of the newest thing known inside that was not told yet."""
    return _ended(desk, fact.on, "client_told", _TOLD)


def solved(desk: Desk, fact: Solved) -> Recorded:
    """The day on which the newest slip known inside was solved."""
    return _ended(desk, fact.on, "solved", _SOLVED)


@dataclass(frozen=True, slots=True)
class _Ending:
    """The words for the end of what was known inside: what waits, the advice, what happened, what is done."""

    waits: Text
    advice: Text
    happened: Text
    done: Text


_TOLD = _Ending(
    waits=Text("told", "dite"),
    advice=Text("; write a new one with --note", " ; écrivez-en une avec --note"),
    happened=Text("told", "dit"),
    done=Text("client told", "dit au client"),
)
_SOLVED = _Ending(
    waits=Text("solved", "résolue"),
    advice=Text("", ""),
    happened=Text("solved", "résolu"),
    done=Text("solved", "résolu"),
)


def _ended(desk: Desk, on: date, field: str, said: _Ending) -> Recorded:
    """A day for the newest entry of the journal that has none in a field, and whose fact was known inside."""
    not_ahead(on, desk.today)
    name, journal = desk.commitment.id, desk.commitment.journal
    open_ = [n for n, entry in enumerate(journal) if entry.known and not getattr(entry, field)]
    if not open_:
        raise NotPossible(
            both(
                f"`{name}`: no entry of the journal waits to be {said.waits.en} (`known` without `{field}`)"
                f"{said.advice.en}",
                f"`{name}` : aucune entrée du journal n'attend d'être {said.waits.fr} "
                f"(`known` sans `{field}`)"
                f"{said.advice.fr}",
            )
        )
    place = max(open_, key=lambda n: (journal[n].on, n))
    entry = journal[place]
    if on < (entry.known or entry.on):
        raise NotPossible(
            both(
                f"`{name}`: what became known on {entry.known} cannot have been {said.happened.en} on {on}",
                f"`{name}` : ce qui fut connu le {entry.known} n'a pu être {said.happened.fr} le {on}",
            )
        )
    day = long_day(on)
    return recorded(
        iter([put(("journal", place, field), on)]),
        f"`{name}`: {said.done.en} on {day.en}: ",
        f"`{name}` : {said.done.fr} le {day.fr} : ",
        entry.note,
    )


def message(desk: Desk, fact: Message) -> Recorded:
    """A new message to or from the client; a draft with gaps was not sent."""
    not_ahead(fact.on, desk.today)
    if left := gaps(fact.text):
        raise NotPossible(
            both(
                f"this is a draft and not what was sent, fill in: {'; '.join(left)}",
                f"c'est un brouillon et non ce qui est parti, à compléter : {' ; '.join(left)}",
            )
        )
    entry = given(
        {
            "on": fact.on,
            "with": fact.with_,
            "channel": fact.channel,
            "direction": fact.direction,
            "answers": fact.answers,
            "text": fact.text,
        }
    )
    way = {"in": Text("from", "de"), "out": Text("to", "à"), None: Text("with", "avec")}[fact.direction]
    who = fact.with_ or desk.commitment.client
    name = desk.commitment.id
    return recorded(
        iter([append(("exchanges",), entry)]),
        f"`{name}`: message {way.en} {who}: ",
        f"`{name}` : message {way.fr} {who} : ",
        fact.text,
    )


def _fields(entry: JournalEntry) -> dict[str, object]:
    return given(entry.model_values())
