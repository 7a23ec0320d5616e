"""The wording of a workspace's promises, each read once for all rules that judge it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from engage.model.commitment import Commitment
from engage.model.text import Lang
from engage.model.workspace import Workspace
from engage.rules.context import Context
from engage.rules.language.exempt import Exemptions
from engage.rules.language.judge import Judged, judge
from engage.rules.language.lexicon import Added, Lexicon, lexicon

_KEPT: Final = "_wording"


@dataclass(frozen=True)
class Wording:
    """What is found in the words of a workspace's promises, each read when first asked about."""

    workspace: Workspace
    _judged: dict[int, Judged] = field(default_factory=dict)

    def of(self, commitment: Commitment) -> Judged:
        """What was found in a promise of the workspace."""
        known = self._judged.get(id(commitment))
        if known is None:
            known = judge(commitment, self.declared(commitment), self.lexicon, self._exempt)
            self._judged[id(commitment)] = known
        return known

    def lexicon(self, lang: Lang) -> Lexicon:
        """The word list of a language, with the terms that `engage.yaml` adds, without those it removes."""
        return lexicon(lang, self._added, self.workspace.policy.wording.remove)

    @cached_property
    def _exempt(self) -> Exemptions:
        return Exemptions(self.workspace)

    @cached_property
    def _added(self) -> tuple[Added, ...]:
        return tuple(Added(own.term, own.rule, own.lang) for own in self.workspace.policy.wording.add)

    def declared(self, commitment: Commitment) -> Lang | None:
        """The language that the promise, its client or the workspace says its texts are in."""
        client, policy = self.workspace.client.get(commitment.client), self.workspace.policy
        return (
            commitment.lang
            or (client.lang if client else None)
            or (policy.lang if "lang" in policy.model_fields_set else None)
        )


def wording_of(context: Context) -> Wording:
    """The wording of the promises that a context holds, kept with it like its schedule."""
    kept = context.__dict__.get(_KEPT)
    if not isinstance(kept, Wording):
        kept = context.__dict__[_KEPT] = Wording(context.workspace)
    return kept
