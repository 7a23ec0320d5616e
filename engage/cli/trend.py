"""`engage review --trend 12w`: the colours of all promises, week by week."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engage.cli.refusal import Refusal

if TYPE_CHECKING:
    from engage.cli.options import ReviewFormat
    from engage.cli.session import Session
    from engage.usecase.review import ReviewOptions
    from engage.usecase.trend import TrendView

_WEEKS = re.compile(r"(\d{1,3})\s*(?:w|s|sem|weeks?|semaines?)?", re.IGNORECASE)
MOST = 104


def weeks_of(text: str) -> int:
    """How many weeks `12w` names.

    Raises:
        Refusal: not a number of weeks from 2 to 104.
    """
    match = _WEEKS.fullmatch(text.strip())
    if match is None or not 2 <= int(match.group(1)) <= MOST:
        raise Refusal(
            f"--trend: {text!r} is not a number of weeks from 2 to {MOST}, such as 12w",
            f"--trend : « {text} » n’est pas un nombre de semaines de 2 à {MOST}, par exemple 12w",
        )
    return int(match.group(1))


def show_trend(
    session: Session, as_of: str | None, text: str, options: ReviewOptions, form: ReviewFormat
) -> TrendView:
    """Judge every week, and write the strip in the form asked for."""
    from engage.cli import out
    from engage.cli.weeks import moments
    from engage.usecase.trend import trend

    view = trend(moments(session, as_of, weeks_of(text)), options)
    if form.value == "json":
        from engage.render.trend_json import document

        out.emit_json(session.named(document(view)), session.output)
    elif form.value == "svg":
        from engage.render.trend_svg import svg

        out.emit(svg(view, session.lang), session.output)
    elif form.value == "markdown":
        from engage.render.trend import markdown

        out.emit(markdown(view, session.theme), session.output)
    else:
        from engage.render.trend import text as strip

        out.emit(strip(view, session.theme), session.output)
    return view
