"""A recovery as text and JSON: what comes next, then every step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engage.health.recovery import STAGES, RecoveryStep
from engage.health.words import day, working_days
from engage.model.text import Lang, Text
from engage.plan.figures import counted
from engage.render.layout import Column, listing, wrap
from engage.render.promise_json import day_json, money_json
from engage.render.shades import NOTHING, day_of, money_of
from engage.render.theme import Theme, escaped
from engage.rules.message.check import MessageFinding, as_place
from engage.usecase.recovery import RecoveriesView, RecoveryView

_HEADS: dict[str, Text] = {
    "acknowledged": Text("Acknowledge", "Reconnaître"),
    "explained": Text("Explain", "Expliquer"),
    "compensation": Text("Compensate", "Compenser"),
    "progress_plan": Text("Progress plan", "Plan de progrès"),
    "causes": Text("Causes", "Causes"),
    "lessons": Text("Lessons", "Leçons"),
    "follow_up": Text("Follow-up", "Suivi"),
    "closed": Text("Close", "Clore"),
}


def text(view: RecoveryView, theme: Theme, today: Any) -> str:
    """One recovery: what comes next, the steps, what it costs."""
    blocks = [list(_heading(view, theme, today))]
    if view.steps:
        blocks.append(list(_steps(view, theme, today)))
    if view.cost:
        total = " + ".join(money_of(each, theme.lang) for each in view.cost)
        blocks.append([theme.say(Text(f"It costs us {total}", f"Elle nous coûte {total}"))])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _heading(view: RecoveryView, theme: Theme, today: Any) -> Iterator[str]:
    for shown in wrap(escaped(theme.say(_answer(view, today))), theme.width):
        yield theme.paint(shown, "bold")
    for shown in wrap(escaped(f"{view.title} · {view.client_name}"), theme.width):
        yield theme.paint(shown, "dim")


def _answer(view: RecoveryView, today: Any) -> Text:
    name = view.commitment
    if view.opened is None:
        return Text(
            f"{name}: no recovery is open; `engage recovery open {name}`",
            f"{name}\u00a0: aucune réparation ouverte\u202f; `engage recovery open {name}`",
        )
    since = day(view.opened, today)
    if view.closed:
        on, by = day(view.closed, today), view.closed_by or view.client_name
        return Text(f"{name}: closed by {by} on {on.en}", f"{name}\u00a0: close par {by} le {on.fr}")
    head = Text(
        f"{name}: recovery open since {since.en}, {view.done} of {len(view.steps)} steps done",
        f"{name}\u00a0: réparation ouverte depuis le {since.fr}, "
        f"{view.done} étapes sur {len(view.steps)} faites",
    )
    following = view.next
    if following is None:
        return head
    return Text(
        f"{head.en}; next: {following.what.en}", f"{head.fr}\u202f; à faire\u00a0: {following.what.fr}"
    )


def _steps(view: RecoveryView, theme: Theme, today: Any) -> Iterator[str]:
    rows, before = [], ""
    for step, who in view.steps:
        head = theme.say(_HEADS[step.stage])
        rows.append(
            (
                "✓" if step.is_done else "!" if step.overdue else "·",
                "" if head == before else head,
                day_of(step.done if step.is_done else step.due, today, theme.lang),
                escaped(_said(step, who, theme)),
            )
        )
        before = head
    yield from listing(rows, (Column(), Column(), Column("right")), theme)


def _said(step: RecoveryStep, who: str | None, theme: Theme) -> str:
    parts = [theme.say(step.what)]
    if not step.is_done:
        parts += [who] if who and step.stage != "closed" else []
        if step.late_days:
            by = working_days(step.late_days)
            parts.append(theme.say(Text(f"{by.en} late", f"{by.fr} de retard")))
    if step.missing:
        parts.append(theme.say(step.missing))
    return " · ".join(parts)


def overview(view: RecoveriesView, theme: Theme) -> str:
    """The open recoveries, and the broken promises without one."""
    count = counted(len(view.open), ("recovery", "recoveries"), ("réparation", "réparations"))
    said = Text(f"{count.en} open", f"{count.fr} en cours")
    if view.wanted:
        more = counted(
            len(view.wanted),
            ("broken promise", "broken promises"),
            ("engagement rompu", "engagements rompus"),
        )
        said = Text(f"{said.en}; {more.en} without one", f"{said.fr}\u202f; {more.fr} sans réparation")
    lines = [theme.paint(theme.say(said), "bold")]
    rows = []
    for each in view.open:
        step = each.next
        due = day_of(step.due, view.as_of, theme.lang) if step else NOTHING
        mark = "!" if step and step.overdue else "·"
        what = theme.say(step.what) if step else theme.say(STAGES["closed"])
        rows.append((mark, due, escaped(each.commitment), escaped(f"{what} · {each.client_name}")))
    lines += ["", *listing(rows, (Column(), Column("right"), Column(most=20)), theme)] if rows else []
    for commitment, title, client in view.wanted:
        lines += ["", *wrap(escaped(f"{commitment}: {title} · {client}"), theme.width)]
        lines.append(f"  engage recovery open {escaped(commitment)}")
    return "\n".join(lines) + "\n"


def overview_document(view: RecoveriesView, lang: Lang) -> dict[str, Any]:
    """All of them as JSON."""
    return {
        "schema": "engage/recovery/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "recoveries": [recovery_json(each, lang) for each in view.open],
        "wanted": [commitment for commitment, _, _ in view.wanted],
    }


def recovery_json(view: RecoveryView, lang: Lang) -> dict[str, Any]:
    """One recovery."""
    following = view.next
    return {
        "commitment": view.commitment,
        "opened": day_json(view.opened),
        "closed": day_json(view.closed),
        "closed_by": view.closed_by,
        "next": following.subject if following else None,
        "cost": [money_json(each) for each in view.cost],
        "causes": list(view.causes),
        "steps": [
            {
                "stage": step.stage,
                "subject": step.subject,
                "what": step.what.to(lang),
                "who": step.who,
                "due": day_json(step.due),
                "done": day_json(step.done),
                "is_done": step.is_done,
                "overdue": step.overdue,
                "late_days": step.late_days,
                "missing": step.missing.to(lang) if step.missing else None,
            }
            for step, _ in view.steps
        ],
    }


def wording(found: tuple[MessageFinding, ...], source: str, theme: Theme) -> str:
    """What is to be mended before anybody releases the text."""
    lines = []
    for finding in found:
        place = "" if finding.start is None else "{}:{} ".format(*as_place(source, finding.start))
        lines += wrap(escaped(f"{place}{finding.code}: {theme.say(finding.message)}"), theme.width)
        lines += [f"  {part}" for part in wrap(escaped(theme.say(finding.help)), theme.width - 2)]
    return "\n".join(lines) + "\n"
