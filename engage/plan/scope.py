"""Which work makes which deliverable: what would go if it were left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from engage.model.commitment import Commitment, Deliverable
from engage.plan.changes import last_milestones
from engage.plan.placing import distinct, target

_STEM: Final = 5  # letters by which two words are taken for forms of one
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def made_by(commitment: Commitment, deliverable: Deliverable) -> tuple[str, ...]:
    """The milestones that a deliverable names; else those that share a word with it and no other one.

    A word shared by several deliverables, or found in the promise's title, tells none of them apart.
    """
    if deliverable.milestones:
        return deliverable.milestones
    others = [_stems(each.what) for each in commitment.deliverables if each is not deliverable]
    own = _stems(deliverable.what) - _stems(commitment.title)
    own = own.difference(*others) if others else frozenset()
    return tuple(m.id for m in distinct(commitment) if own & _stems(f"{m.id} {m.title or ''}"))


def dispensable(commitment: Commitment) -> frozenset[str]:
    """Milestones that may be scope to leave out although no deliverable names them.

    A side branch to the end of it: not the end, nothing that other work waits for, nor the only way on from
    what it waits for; nothing promised to the client as a gate, by date, or for an invoice, and nothing under
    way: a line is not sold without its assembly.
    """
    milestones, ends = distinct(commitment), set(last_milestones(commitment))
    before: dict[str, set[str]] = {}
    for milestone in milestones:
        links = (target(commitment, link) for link in milestone.after)
        before[milestone.id] = {name for owner, name in links if owner == commitment.id}
    ways_on = Counter(name for names in before.values() for name in names)
    needed = ends.union(*(names for name, names in before.items() if name not in ends))
    needed |= {name for end in ends for name in before[end] if len(before[end]) == 1}
    return frozenset(
        m.id
        for m in milestones
        if m.id not in needed
        and all(ways_on[name] > 1 for name in before[m.id])
        and not (m.critical or m.due or m.agreed or m.invoice)
        and not (m.started or m.done or m.accepted)
    )


def _stems(text: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(ch for ch in folded if not unicodedata.combining(ch))
    return frozenset(word[:_STEM] for word in _WORD.findall(plain))
