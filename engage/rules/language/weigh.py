"""What the rest of a promise makes of its words: a vague word beside its measure is a remark, no warning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engage.model.commitment import Commitment
from engage.model.diagnostic import Severity
from engage.model.plan_of_work import Criterion
from engage.rules.language.fields import Field, criteria
from engage.rules.language.hit import Hit
from engage.rules.language.passage import plain_words
from engage.rules.language.topics import measures

DROPPED: Final = "dropped"
Weight = Severity | None | str


def weighed(commitment: Commitment, at: Field, hit: Hit) -> Severity | str | None:
    """The severity of a hit: None for that of its rule, `DROPPED` where the promise says what is meant."""
    judge = _JUDGES.get(hit.rule)
    return judge(commitment, at, hit) if judge else None


def _vague(commitment: Commitment, at: Field, hit: Hit) -> Severity | str | None:
    """A quality that a criterion of the same deliverable measures, or one of the promise's."""
    return (
        Severity.INFO
        if any(measures(criterion, hit.topic) for criterion in _around(commitment, at))
        else None
    )


def _absolute(commitment: Commitment, at: Field, hit: Hit) -> Severity | str | None:
    if hit.variant == "hours" and any(target.hours == "all" for target in commitment.sla):
        return DROPPED
    return _vague(commitment, at, hit)


def _verb(commitment: Commitment, at: Field, hit: Hit) -> Severity | str | None:
    """`Optimise the cloud costs` with a criterion on the cloud bill has its target."""
    meant = {_root(word) for word in plain_words(at.text[hit.end : hit.end + 80])[:6] if len(word) > 3}
    for criterion in _around(commitment, at):
        targeted = criterion.target is not None and criterion.target.number is not None
        if targeted and not meant.isdisjoint(map(_root, plain_words(criterion.measure))):
            return DROPPED
    return None


def _root(word: str) -> str:
    """Enough of a word to tell that two sentences speak of the same thing; no verdict hangs on it alone."""
    return word[:5]


def _comparative(commitment: Commitment, at: Field, _: Hit) -> Severity | str | None:
    return DROPPED if any(criterion.baseline for criterion in _around(commitment, at)) else None


def _best_effort(commitment: Commitment, at: Field, hit: Hit) -> Severity | str | None:
    """A promise of means may say so, if it also says what is done and how that is shown."""
    if commitment.obligation != "means":
        return None
    shown = any(
        criterion.target and (criterion.method or criterion.evidence) for criterion in _around(commitment, at)
    )
    return DROPPED if shown or hit.term == "obligation de moyens" else None


def _period(commitment: Commitment, at: Field, _: Hit) -> Severity | str | None:
    """A gate that has its own date."""
    if at.kind != "gate":
        return None
    place = at.pointer[1]
    return DROPPED if isinstance(place, int) and commitment.milestones[place].due else None


def _around(commitment: Commitment, at: Field) -> Iterator[Criterion]:
    """The criteria that bear on a field: those of its deliverable, or all."""
    for _, criterion, deliverable in criteria(commitment):
        if at.deliverable is None or deliverable == at.deliverable:
            yield criterion


_JUDGES: Final = {
    "S102": _vague,
    "S104": _verb,
    "S107": _best_effort,
    "R404": _absolute,
    "M205": _comparative,
    "T511": _period,
}
