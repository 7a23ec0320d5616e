"""A message to a client, and what is wrong with one, as text, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engage.health.words import plural
from engage.model.text import Lang, Text
from engage.render.layout import wrap
from engage.render.promise_json import day_json, rounded
from engage.render.theme import Theme, escaped
from engage.rules.message.check import MessageFinding, as_place
from engage.usecase.tell import Gate, TellFacts
from engage.usecase.tell_draft import Draft


def text(draft: Draft, facts: TellFacts, theme: Theme) -> str:
    """The draft, ready to be copied: its subject, then its paragraphs."""
    subject = Text("Subject", "Objet").to(facts.lang)
    colon = "\u00a0:" if facts.lang == "fr" else ":"
    paragraphs = ["\n".join(wrap(escaped(" ".join(part)), theme.width)) for part in draft.paragraphs]
    head = "\n".join(wrap(escaped(f"{subject}{colon} {draft.subject}"), theme.width))
    return "\n\n".join([head, *paragraphs]) + "\n"


def markdown(draft: Draft) -> str:
    """The draft with its subject as a heading; what Markdown would read as marks is escaped."""
    paragraphs = (_marked(" ".join(part)) for part in draft.paragraphs)
    return "\n\n".join([f"# {_marked(draft.subject)}", *paragraphs]) + "\n"


def _marked(text: str) -> str:
    return "".join(f"\\{ch}" if ch in "\\`*_<>#|" else ch for ch in escaped(text))


def notes(facts: TellFacts, draft: Draft, found: Sequence[MessageFinding]) -> Iterator[Text]:
    """What whoever sends the draft should know, and the client must not: said beside it, never in it."""
    if draft.to_fill_in:
        yield Text(
            f"A draft: fill in what follows, then `engage tell {facts.id} --check FILE`.",
            f"Un brouillon\u00a0: complétez ce qui suit, puis `engage tell {facts.id} --check FICHIER`.",
        )
    for what in draft.to_fill_in:
        yield Text(f"Fill in: {what}", f"À compléter\u00a0: {what}")
    yield Text(
        f"Once it is sent: `engage update {facts.id} --client-told --message TEXT`.",
        f"Une fois parti\u00a0: `engage update {facts.id} --client-told --message TEXTE`.",
    )
    for finding in found:
        if finding.code != "gap":
            yield Text(f"Mend: {finding.message.en}.", f"À reprendre\u00a0: {finding.message.fr}.")
    for known, note in facts.hints:
        yield Text(
            f"Journal, not for the client, known since {known}: {note}",
            f"Journal, pas pour le client, su depuis le {known}\u00a0: {note}",
        )


def findings_text(found: Sequence[MessageFinding], source: str, name: str, theme: Theme) -> str:
    """What is wrong with a message: place, words, and what to write instead; the answer first."""
    if not found:
        return theme.say(Text("Ready to be sent", "Prêt à partir")) + "\n"
    count = plural(len(found), Text("thing to mend", "point à reprendre"),
                   Text("things to mend", "points à reprendre"))  # fmt: skip
    lines = [
        theme.paint(theme.say(Text(f"{count.en} before it is sent", f"{count.fr} avant l’envoi")), "bold")
    ]
    for finding in found:
        place = ""
        if finding.start is not None:
            line, column = as_place(source, finding.start)
            place = f":{line}:{column}"
        head = f"{name}{place}: {finding.code}"
        lines += ["", theme.paint(escaped(head), "cyan")]
        for part, sign in ((finding.message, ""), (finding.help, "→ ")):
            lines += [f"  {shown}" for shown in wrap(escaped(sign + theme.say(part)), theme.width - 2)]
    return "\n".join(lines) + "\n"


def document(
    facts: TellFacts,
    draft: Draft,
    found: Sequence[MessageFinding],
    as_of: str,
    left_out: Sequence[str],
    lang: Lang,
) -> dict[str, Any]:
    """The draft and the facts it was made from."""
    return {
        "schema": "engage/tell/1",
        "as_of": as_of,
        "left_out": list(left_out),
        "id": facts.id,
        "lang": facts.lang,
        "to": facts.to,
        "sender": facts.sender,
        "subject": draft.subject,
        "text": draft.text,
        "fill_in": list(draft.to_fill_in),
        "facts": {
            "promised": day_json(facts.due),
            "stand": facts.stand,
            "on_time": rounded(facts.on_time, 3),
            "new_date": day_json(facts.new.date if facts.new else None),
            "probability": rounded(facts.new.probability if facts.new else None, 3),
            "calibrated": facts.new.calibrated if facts.new else None,
            "days_late": facts.days_late,
            "late": [_gate(gate) for gate in facts.late],
            "missed": [
                {"gate": m.gate, "measure": m.measure, "target": m.target, "actual": m.actual}
                for m in facts.missed
            ],
            "waiting": [{"what": w.what, "since": day_json(w.since)} for w in facts.waiting],
            "next_news": day_json(facts.news),
        },
        "findings": findings_json(found, draft.text, lang),
    }


def _gate(gate: Gate) -> dict[str, Any]:
    return {"title": gate.title, "due": day_json(gate.due), "planned": day_json(gate.planned)}


def findings_json(found: Sequence[MessageFinding], source: str, lang: Lang) -> list[dict[str, Any]]:
    """Findings with their places; what is missing from a message has none."""
    return [
        {
            "code": finding.code,
            "message": finding.message.to(lang),
            "help": finding.help.to(lang),
            "line": as_place(source, finding.start)[0] if finding.start is not None else None,
            "column": as_place(source, finding.start)[1] if finding.start is not None else None,
            "words": source[finding.start : finding.end] if finding.start is not None else None,
        }
        for finding in found
    ]
