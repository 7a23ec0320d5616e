"""The draft of a message to a client, sentence by sentence, in their language.

What the record does not say is left as a gap (`[FILL IN: …]`) for the person who sends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engage.health.words import share
from engage.model.text import Text
from engage.plan.figures import counted, long_day
from engage.rules.message.gaps import gap, gaps
from engage.usecase.tell import Gate, TellFacts


@dataclass(frozen=True, slots=True)
class Draft:
    """A message: its subject, and its paragraphs of sentences."""

    subject: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The whole message, a line a paragraph."""
        return "\n\n".join(" ".join(sentences) for sentences in self.paragraphs) + "\n"

    @property
    def to_fill_in(self) -> tuple[str, ...]:
        """What only the person who sends it knows."""
        return gaps(self.text)


def draft(facts: TellFacts) -> Draft:
    """What was promised, what happened, what it means, the new date, what we do, when they hear more."""
    parts = (
        _greeting(facts),
        (_promised(facts),),
        tuple(_happened(facts)),
        tuple(_means(facts)),
        tuple(_we_do(facts)),
        (_news(facts),),
        _closing(facts),
    )
    paragraphs = tuple(tuple(text.to(facts.lang) for text in part) for part in parts if part)
    return Draft(_subject(facts).to(facts.lang), paragraphs)


def _subject(facts: TellFacts) -> Text:
    ref = f" ({facts.reference})" if facts.reference else ""
    what = (
        Text("new date", "nouvelle date")
        if facts.stand == "lost"
        else Text("where it stands", "point d’étape")
    )
    return Text(f"{facts.title}{ref}: {what.en}", f"{facts.title}{ref}\u00a0: {what.fr}")


def _greeting(facts: TellFacts) -> tuple[Text, ...]:
    name = facts.to or facts.client_name
    return (Text(f"Dear {name},", f"Bonjour {name},"),)


def _promised(facts: TellFacts) -> Text:
    what = facts.wording or facts.title
    what = what if what.endswith((".", "!", "?")) else f"{what}."
    if facts.made is None:
        return Text(f"We promised you: “{what}”", f"Nous vous avons promis\u00a0: «\u00a0{what}\u00a0»")
    on = long_day(facts.made)
    return Text(
        f"On {on.en} we promised you: “{what}”",
        f"Le {on.fr}, nous vous avons promis\u00a0: «\u00a0{what}\u00a0»",
    )


def _happened(facts: TellFacts) -> Iterator[Text]:
    if facts.delivered:
        on = long_day(facts.delivered)
        yield Text(f"We delivered on {on.en}.", f"Nous avons livré le {on.fr}.")
    for gate in facts.late:
        yield _late(gate)
    for missed in facts.missed:
        yield Text(
            f"We measured {missed.actual} for {missed.measure} ({missed.gate}); agreed is {missed.target}.",
            f"Nous avons mesuré {missed.actual} pour «\u00a0{missed.measure}\u00a0» ({missed.gate})\u202f; "
            f"convenu\u00a0: {missed.target}.",
        )
    for waiting in facts.waiting:
        since = long_day(waiting.since)
        yield Text(
            f"Since {since.en} the work waits for this from you: {waiting.what}.",
            f"Depuis le {since.fr}, le travail attend ceci de votre part\u00a0: {waiting.what}.",
        )
    if facts.slips and not (facts.late or facts.missed or facts.waiting):
        yield gap("what happened, in one sentence", "ce qui s’est passé, en une phrase")


def _late(gate: Gate) -> Text:
    due = long_day(gate.due) if gate.due else Text("", "")
    en = f"We have not reached “{gate.title}”, due on {due.en}"
    fr = f"Nous n’avons pas atteint «\u00a0{gate.title}\u00a0», promis pour le {due.fr}"
    if gate.planned and gate.due and gate.planned > gate.due:
        planned = long_day(gate.planned)
        en, fr = f"{en}; we plan it for {planned.en}", f"{fr}\u202f; nous le prévoyons le {planned.fr}"
    return Text(f"{en}.", f"{fr}.")


def _means(facts: TellFacts) -> Iterator[Text]:
    if facts.delivered or facts.due is None:
        return
    due = long_day(facts.due)
    if facts.stand == "holds":
        chance = (
            _chance_words(facts.on_time, calibrated=facts.calibrated) if facts.on_time is not None else None
        )
        yield Text(
            f"The date of {due.en} holds{f' ({chance.en})' if chance else ''}.",
            f"La date du {due.fr} tient{f' ({chance.fr})' if chance else ''}.",
        )
        return
    if facts.overdue:
        yield Text(f"We missed the date of {due.en}.", f"Nous n’avons pas tenu la date du {due.fr}.")
    elif facts.stand == "lost":
        yield Text(f"We do not keep the date of {due.en}.", f"Nous ne tenons pas la date du {due.fr}.")
    else:
        yield _in_doubt(facts, due)
    yield from _new_date(facts)
    yield gap("what it means for your work", "ce que cela change pour votre activité")


def _in_doubt(facts: TellFacts, due: Text) -> Text:
    if facts.on_time is None:
        return Text(
            f"We cannot be sure of the date of {due.en}.", f"Nous ne sommes pas sûrs de la date du {due.fr}."
        )
    chance = _chance_words(facts.on_time, calibrated=facts.calibrated)
    return Text(
        f"We cannot be sure of the date of {due.en} ({chance.en}).",
        f"Nous ne sommes pas sûrs de la date du {due.fr} ({chance.fr}).",
    )


def _new_date(facts: TellFacts) -> Iterator[Text]:
    new = facts.new
    if new is None:
        if facts.stand == "lost":
            yield Text(
                "We have no new date yet that we can stand by.",
                "Nous n’avons pas encore de nouvelle date que nous puissions garantir.",
            )
        return
    on = long_day(new.date)
    if facts.stand == "doubt":
        short = share(new.probability)
        yield Text(
            f"The date that we can stand by is {on.en} (probability {short.en}).",
            f"La date que nous pouvons garantir est le {on.fr} (probabilité {short.fr}).",
        )
        return
    chance = _chance_words(new.probability, calibrated=new.calibrated)
    yield Text(
        f"Our new date is {on.en} ({chance.en}).", f"Notre nouvelle date est le {on.fr} ({chance.fr})."
    )
    if facts.days_late and facts.days_late > 0:
        days = counted(facts.days_late, ("working day", "working days"), ("jour ouvré", "jours ouvrés"))
        yield Text(f"That is {days.en} later than promised.", f"C’est {days.fr} plus tard que promis.")


def _chance_words(probability: float, *, calibrated: bool) -> Text:
    value = share(probability)
    if calibrated:
        return Text(
            f"probability {value.en}, checked against our past deliveries",
            f"probabilité {value.fr}, vérifiée sur nos livraisons passées",
        )
    return Text(
        f"probability {value.en} by our estimates, not checked against past deliveries",
        f"probabilité {value.fr} selon nos estimations, non vérifiée sur nos livraisons passées",
    )


def _we_do(facts: TellFacts) -> Iterator[Text]:
    for step in facts.steps:
        yield Text(f"What we do: {step}.", f"Ce que nous faisons\u00a0: {step}.")
    if facts.slips and not facts.steps:
        yield gap("what we do about it, by when", "ce que nous faisons, et pour quand")
    gate = facts.next_gate
    if gate and gate.planned and not facts.delivered:
        on = long_day(gate.planned)
        yield Text(
            f"Next comes “{gate.title}”, planned for {on.en}.",
            f"Prochaine étape\u00a0: «\u00a0{gate.title}\u00a0», prévue le {on.fr}.",
        )


def _news(facts: TellFacts) -> Text:
    on = long_day(facts.news)
    return Text(
        f"You hear from us again by {on.en}.", f"Vous aurez de nos nouvelles le {on.fr} au plus tard."
    )


def _closing(facts: TellFacts) -> tuple[Text, ...]:
    return (Text(facts.sender, facts.sender),) if facts.sender else ()
