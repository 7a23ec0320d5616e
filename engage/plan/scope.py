"""Which work makes which deliverable: what would go if it were left out."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from engage.model.commitment import Commitment, Deliverable
from engage.plan.placing import distinct

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


def _stems(text: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(ch for ch in folded if not unicodedata.combining(ch))
    return frozenset(word[:_STEM] for word in _WORD.findall(plain))
