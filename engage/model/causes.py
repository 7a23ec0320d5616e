"""The taxonomy of causes: why a promise disappointed. Shipped ones, and those of `engage.yaml`."""

import re
from collections.abc import Mapping
from typing import Final

from engage.model.policy import Policy
from engage.model.text import Text

#: By id; a cause may be written with spaces, hyphens or underscores, in any case.
SHIPPED: Final[Mapping[str, Text]] = {
    "over-ambitious-promise": Text("over-ambitious promise", "promesse trop ambitieuse"),
    "badly-managed-dependency": Text("badly managed dependency", "dépendance mal maîtrisée"),
    "unclear-contract": Text("unclear contract", "contrat peu clair"),
    "capacity": Text("capacity", "capacité"),
    "quality": Text("quality", "qualité"),
    "late-warning": Text("late warning", "alerte tardive"),
    "poor-communication": Text("poor communication", "communication insuffisante"),
    "changing-scope": Text("changing scope", "périmètre changeant"),
    "third-party": Text("third party", "tiers"),
    "client-side": Text("client’s side", "côté client"),
}
_GAP = re.compile(r"[\s_-]+")


def cause_id(written: str) -> str:
    """A cause as its id: `Over_ambitious promise` as `over-ambitious-promise`."""
    return _GAP.sub("-", written.strip().casefold()).strip("-")


def taxonomy(policy: Policy) -> dict[str, Text]:
    """All causes by id, with their words; `engage.yaml` adds to those shipped, or words them anew."""
    own = {cause_id(name): Text(words, words) for name, words in policy.feedback.causes.items()}
    return {**SHIPPED, **own}


def cause_words(policy: Policy, written: str) -> Text:
    """The words of a cause; one that nobody listed stands as it is written."""
    return taxonomy(policy).get(cause_id(written)) or Text(written, written)
