"""Feedback as text and JSON: the score with its margin, gaps, causes, the plan, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engage.health.words import working_days
from engage.learn.feedback import Nps
from engage.model.text import Lang, Text
from engage.plan.figures import counted
from engage.render.layout import Column, listing, wrap
from engage.render.promise_json import day_json, rounded
from engage.render.shades import NOTHING, day_of, long_day
from engage.render.theme import Theme, escaped
from engage.usecase.feedback import Answer, FeedbackView, Moment
from engage.usecase.feedback_due import Ask, DueView

_MOMENTS: dict[Moment, Text] = {
    "gate": Text("gate", "jalon"),
    "delivery": Text("delivery", "livraison"),
    "later": Text("later", "plus tard"),
}
_ID = Column(most=24)


def text(view: FeedbackView, theme: Theme) -> str:
    """The score first, then where we see it otherwise, why, what is done, and the answers."""
    sections = (_heading, _gaps, _causes, _plan, _answers)
    blocks = [found for section in sections if (found := list(section(view, theme)))]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _heading(view: FeedbackView, theme: Theme) -> Iterator[str]:
    for shown in wrap(theme.say(_score(view)), theme.width):
        yield theme.paint(shown, "bold")
    on = long_day(view.as_of)
    when = Text(f"Feedback, as of {on.en}", f"Retours clients, au {on.fr}")
    yield from (theme.paint(shown, "dim") for shown in wrap(theme.say(when), theme.width))
    parts = [
        f"{theme.say(_MOMENTS[moment])} {nps_words(found).to(theme.lang)}"
        for moment, found in view.by_moment
        if found
    ]
    if parts:
        yield from wrap(" · ".join(parts), theme.width)


def _score(view: FeedbackView) -> Text:
    count = counted(len(view.answers), ("answer", "answers"), ("réponse", "réponses"))
    if view.overall is None:
        return Text(f"{count.en}, no score given", f"{count.fr}, aucune note")
    score, gaps = nps_words(view.overall), len(view.gaps)
    seen = counted(
        gaps, ("gap with our view", "gaps with our view"), ("écart avec notre vue", "écarts avec notre vue")
    )
    en = f"NPS {score.en}; {count.en}, {seen.en}"
    return Text(en, f"NPS {score.fr}\u202f; {count.fr}, {seen.fr}")


def nps_words(found: Nps) -> Text:
    """`30 ± 34 (n = 20)`, and whether that is too few to say."""
    score, few = (f"{found.score:+.0f}".replace("-", "−") if round(found.score) else "0"), found.few
    margin = "" if found.margin is None else f" ± {found.margin:.0f}"
    base = f"{score}{margin} (n = {found.answers})".replace(" = ", "\u00a0=\u00a0").replace(
        " ± ", "\u00a0±\u00a0"
    )
    return Text(
        base + (", too few to say" if few else ""), base + (", trop peu pour conclure" if few else "")
    )


def _gaps(view: FeedbackView, theme: Theme) -> Iterator[str]:
    if not view.gaps:
        return
    yield theme.paint(
        theme.say(Text("Where the client sees it otherwise", "Où le client voit autrement")), "bold"
    )
    rows = [
        (day_of(a.on, view.as_of, theme.lang), escaped(a.commitment), escaped(theme.say(_gap(a))))
        for a in view.gaps
    ]
    yield from listing(rows, (Column("right"), _ID), theme)


def _gap(answer: Answer) -> Text:
    note = f": {answer.note}" if answer.note else ""
    note_fr = f"\u00a0: {answer.note}" if answer.note else ""
    if answer.kept_for_client:
        return Text(f"not kept for us, kept for them{note}", f"pas tenu pour nous, tenu pour lui{note_fr}")
    return Text(f"kept for us, not for them{note}", f"tenu pour nous, pas pour lui{note_fr}")


def _causes(view: FeedbackView, theme: Theme) -> Iterator[str]:
    if not view.causes:
        return
    yield theme.paint(theme.say(Text("Causes named", "Causes citées")), "bold")
    rows = [
        (str(c.count), escaped(theme.say(c.words)), escaped(", ".join(c.commitments))) for c in view.causes
    ]
    yield from listing(rows, (Column("right"), Column(most=32)), theme)


def _plan(view: FeedbackView, theme: Theme) -> Iterator[str]:
    """Open steps first, then those done."""
    if not view.plan:
        if view.causes:
            yield from wrap(
                theme.say(
                    Text(
                        "No improvement plan: add its steps with `engage feedback record … --action`, or "
                        "`engage update ID --action … --source feedback`",
                        "Pas de plan d’amélioration\u00a0: ajoutez ses étapes par "
                        "`engage feedback record … --action`, ou `engage update ID --action … --source "
                        "feedback`",
                    )
                ),
                theme.width,
            )
        return
    yield theme.paint(theme.say(Text("Improvement plan", "Plan d’amélioration")), "bold")
    rows = []
    for step in view.plan:
        late = theme.say(Text("overdue", "en retard")) if step.overdue else ""
        state = "✓" if step.done else late
        who = f" ({step.who_name})" if step.who_name else ""
        day = day_of(step.done or step.due, view.as_of, theme.lang)
        rows.append((day, state, escaped(step.commitment), escaped(step.what + who)))
    yield from listing(rows, (Column("right"), Column(), _ID), theme)


def _answers(view: FeedbackView, theme: Theme) -> Iterator[str]:
    if not view.answers:
        return
    yield theme.paint(theme.say(Text("Answers", "Réponses")), "bold")
    rows = [
        (
            day_of(a.on, view.as_of, theme.lang),
            theme.say(_MOMENTS[a.moment]) if a.moment else NOTHING,
            NOTHING if a.nps is None else str(a.nps),
            escaped(a.commitment),
            escaped(" · ".join(part for part in (a.client_name, a.note) if part)),
        )
        for a in view.answers
    ]
    yield from listing(rows, (Column("right"), Column(), Column("right"), _ID), theme, most=2)


def document(view: FeedbackView, lang: Lang) -> dict[str, Any]:
    """All of it; what is not known is `null`."""
    return {
        "schema": "engage/feedback/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "nps": _nps(view.overall),
        "by_moment": {moment: _nps(found) for moment, found in view.by_moment},
        "gaps": len(view.gaps),
        "causes": [
            {"id": c.id, "words": c.words.to(lang), "count": c.count, "commitments": list(c.commitments)}
            for c in view.causes
        ],
        "plan": [
            {
                "commitment": s.commitment,
                "id": s.id,
                "what": s.what,
                "who": s.who_name,
                "due": day_json(s.due),
                "done": day_json(s.done),
                "overdue": s.overdue,
            }
            for s in view.plan
        ],
        "answers": [_answer(answer) for answer in view.answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "commitment": answer.commitment,
        "client": answer.client,
        "on": day_json(answer.on),
        "moment": answer.moment,
        "milestone": answer.milestone,
        "nps": answer.nps,
        "kept_for_client": answer.kept_for_client,
        "outcome": answer.outcome,
        "gap": answer.gap,
        "causes": list(answer.causes),
        "by": answer.by,
        "note": answer.note,
    }


def _nps(found: Nps | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "score": rounded(found.score, 1),
        "margin": rounded(found.margin, 1),
        "answers": found.answers,
        "promoters": found.promoters,
        "passives": found.passives,
        "detractors": found.detractors,
        "few": found.few,
    }


def due_text(view: DueView, theme: Theme) -> str:
    """Whom to ask, longest overdue first."""
    count = counted(len(view.asks), ("answer", "answers"), ("réponse", "réponses"))
    said = Text(f"{count.en} to ask for", f"{count.fr} à demander")
    if not view.asks:
        said = Text("Nobody is to be asked now", "Personne n’est à interroger")
    lines = [theme.paint(theme.say(said), "bold")]
    rows = [
        (
            day_of(ask.by, view.as_of, theme.lang),
            theme.say(_MOMENTS[ask.moment]),
            escaped(f"{ask.commitment}/{ask.milestone}" if ask.milestone else ask.commitment),
            escaped(_ask(ask, theme)),
        )
        for ask in view.asks
    ]
    lines += ["", *listing(rows, (Column("right"), Column(), _ID), theme)] if rows else []
    return "\n".join(lines) + "\n"


def _ask(ask: Ask, theme: Theme) -> str:
    late = working_days(ask.late_days)
    parts = [ask.title, f"{ask.contact}, {ask.client_name}" if ask.contact else ask.client_name]
    parts += [ask.owner_name] if ask.owner_name else []
    parts += [theme.say(Text(f"{late.en} late", f"{late.fr} de retard"))] if ask.late_days else []
    return " · ".join(parts)


def due_document(view: DueView) -> dict[str, Any]:
    """Whom to ask."""
    return {
        "schema": "engage/feedback-due/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "due": [
            {
                "commitment": ask.commitment,
                "milestone": ask.milestone,
                "client": ask.client,
                "moment": ask.moment,
                "since": day_json(ask.since),
                "by": day_json(ask.by),
                "late_days": ask.late_days,
                "contact": ask.contact,
            }
            for ask in view.asks
        ],
    }
