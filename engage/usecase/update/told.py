"""What was noted, and what was said to the client: journal and exchanges."""

from __future__ import annotations

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
    not_ahead(fact.on, desk.today)
    name, journal = desk.commitment.id, desk.commitment.journal
    open_ = [n for n, entry in enumerate(journal) if entry.known and not entry.client_told]
    if not open_:
        raise NotPossible(
            both(
                f"`{name}`: no entry of the journal waits to be told (`known` without `client_told`); write "
                "a new one with --note",
                f"`{name}` : aucune entrée du journal n'attend d'être dite (`known` sans `client_told`) ; "
                "écrivez-en une avec --note",
            )
        )
    place = max(open_, key=lambda n: (journal[n].on, n))
    entry = journal[place]
    if fact.on < (entry.known or entry.on):
        raise NotPossible(
            both(
                f"`{name}`: what became known on {entry.known} cannot have been told on {fact.on}",
                f"`{name}` : ce qui fut connu le {entry.known} n'a pu être dit le {fact.on}",
            )
        )
    on = long_day(fact.on)
    return recorded(
        iter([put(("journal", place, "client_told"), fact.on)]),
        f"`{name}`: client told on {on.en}: ",
        f"`{name}` : dit au client le {on.fr} : ",
        entry.note,
    )


def solved(desk: Desk, fact: Solved) -> Recorded:
    """The day on which the newest slip known inside was solved."""
    not_ahead(fact.on, desk.today)
    name, journal = desk.commitment.id, desk.commitment.journal
    open_ = [n for n, entry in enumerate(journal) if entry.known and not entry.solved]
    if not open_:
        raise NotPossible(
            both(
                f"`{name}`: no entry of the journal waits to be solved (`known` without `solved`)",
                f"`{name}` : aucune entrée du journal n'attend d'être résolue (`known` sans `solved`)",
            )
        )
    place = max(open_, key=lambda n: (journal[n].on, n))
    entry = journal[place]
    if fact.on < (entry.known or entry.on):
        raise NotPossible(
            both(
                f"`{name}`: what became known on {entry.known} cannot have been solved on {fact.on}",
                f"`{name}` : ce qui fut connu le {entry.known} n'a pu être résolu le {fact.on}",
            )
        )
    on = long_day(fact.on)
    return recorded(
        iter([put(("journal", place, "solved"), fact.on)]),
        f"`{name}`: solved on {on.en}: ",
        f"`{name}` : résolu le {on.fr} : ",
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
