"""What one person is told, as a message: subject, plain text, HTML, and the data of a webhook."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import Any

from engage.model.text import Text
from engage.render.alert_lines import digest_lines
from engage.render.escalate_json import alert_json
from engage.render.theme import Theme
from engage.usecase.alert_views import AlertRow, Digest, EscalateView

_WIDTH = 76  # of plain text in a mail


@dataclass(frozen=True, slots=True)
class Letter:
    """A message before it has an address."""

    subject: str
    text: str
    html: str
    data: dict[str, Any]


def letter(digest: Digest, view: EscalateView, theme: Theme) -> Letter:
    """The digest of one person, in the language of the theme."""
    plain = replace(theme, width=_WIDTH, colour=False)
    alerts = ["\n".join(lines) for lines in digest_lines(digest, view.as_of, plain)]
    head, foot = theme.say(_head(digest)), theme.say(_foot(digest))
    body = "\n\n".join([head, *alerts, foot]) + "\n"
    return Letter(theme.say(_subject(digest)), body, _html(head, alerts, foot), _data(digest, view, theme))


def _subject(digest: Digest) -> Text:
    """The worst first, so that it can be read in a list of mails."""
    row, more = digest.rows[0], len(digest.rows) - 1
    colour = {"red": Text("red", "rouge"), "orange": Text("orange", "orange")}[row.severity]
    over = row.step == "resolved"
    about = Text("over", "levée") if over else colour
    rest = Text(f" (+{more} more)", f" (+{more})") if more else Text("", "")
    why_en, why_fr = ("", "") if over else (f", {row.why.en}", f", {row.why.fr}")
    return Text(
        f"[engage] {row.commitment} {about.en}{rest.en}: {row.rule}{why_en}",
        f"[engage] {row.commitment} {about.fr}{rest.fr}\u00a0: {row.rule}{why_fr}",
    )


def _head(digest: Digest) -> Text:
    again = Text("", "")
    if digest.again:
        again = Text(
            " An earlier run was cut off: you may have had this message before.",
            " Un envoi antérieur a été coupé\u00a0: vous avez peut-être déjà reçu ce message.",
        )
    name = digest.recipient.name
    return Text(f"{name},{again.en}", f"{name},{again.fr}")


def _foot(digest: Digest) -> Text:
    wants = [row for row in digest.rows if _wants_word(row)]
    why = digest.rows[0].commitment
    en = [f"Where it comes from: engage why {why}"]
    fr = [f"D’où cela vient\u00a0: engage why {why}"]
    if wants:
        who = digest.recipient.id
        en.insert(0, f"Acknowledge: engage escalate ack {wants[0].key} --by {who}")
        fr.insert(0, f"Accuser réception\u00a0: engage escalate ack {wants[0].key} --by {who}")
    return Text("\n".join(en), "\n".join(fr))


def _wants_word(row: AlertRow) -> bool:
    return row.level == "alert" and row.step != "resolved"


def _html(head: str, alerts: list[str], foot: str) -> str:
    """The same words; their columns hold in a fixed font."""
    pre = '<pre style="font-family:ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap">'
    blocks = "\n".join(f"{pre}{html.escape(alert)}</pre>" for alert in alerts)
    last = "<br>".join(f"<code>{html.escape(line)}</code>" for line in foot.splitlines())
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n'
        f"<p>{html.escape(head)}</p>\n{blocks}\n<p>{last}</p>\n</body></html>\n"
    )


def _data(digest: Digest, view: EscalateView, theme: Theme) -> dict[str, Any]:
    person = digest.recipient
    return {
        "schema": "engage/alert/1",
        "as_of": view.as_of.isoformat(),
        "to": {"id": person.id, "name": person.name, "role": person.role, "email": person.email},
        "again": digest.again,
        "alerts": [alert_json(row, theme.lang) for row in digest.rows],
    }
