"""Words that are no fault here: terms that the two sides defined, and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.rules.language.hit import Hit
from engage.rules.language.passage import plain_words


@dataclass(frozen=True, eq=False)
class Phrases:
    """Terms in any case, names as they are written, each findable by any of its words."""

    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> frozenset[str]:
        """The terms in lower case."""
        return frozenset(" ".join(plain_words(term)) for term in self.terms)

    @cached_property
    def by_word(self) -> Mapping[str, list[tuple[str, bool]]]:
        """(phrase, whether it is a name) by each of its words."""
        found: dict[str, list[tuple[str, bool]]] = {}
        for phrases, is_name in ((self.terms, False), (self.names, True)):
            for phrase in phrases:
                for word in plain_words(phrase):
                    found.setdefault(word, []).append((phrase, is_name))
        return found

    def cover(self, hit: Hit, text: str) -> bool:
        """Whether a hit is a term, an inflected form of one, or stands inside of a term or name."""
        if not self.terms and not self.names:
            return False
        if hit.term and " ".join(plain_words(hit.term)) in self.folded:
            return True
        phrases = (phrase for word in plain_words(hit.words)[:1] for phrase in self.by_word.get(word, ()))
        return any(_is_inside(phrase, is_name, hit, text) for phrase, is_name in phrases)


def _is_inside(phrase: str, is_name: bool, hit: Hit, text: str) -> bool:
    pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", 0 if is_name else re.IGNORECASE)
    first = max(0, hit.start - len(phrase))
    around = pattern.finditer(text, first, min(len(text), hit.end + len(phrase)))
    return any(match.start() <= hit.start and hit.end <= match.end() for match in around)


@dataclass(frozen=True, eq=False)
class Exemptions:
    """The glossaries and names of a workspace, those of a client put together once."""

    workspace: Workspace
    _clients: dict[str, Phrases] = field(default_factory=dict)

    @cached_property
    def everywhere(self) -> Phrases:
        """What holds for all promises."""
        held = self.workspace
        names = [person.name for person in held.resources.people] + [
            team.name for team in held.resources.teams
        ]
        return Phrases(_some(held.policy.glossary), _some([held.policy.organisation, *names]))

    def client_name(self, commitment: Commitment) -> str:
        """Whom a promise is made to."""
        return self.workspace.client_name(commitment.client)

    def cover(self, commitment: Commitment, hit: Hit, text: str) -> bool:
        """Whether a hit in a promise's text is a defined term or a name."""
        own = Phrases(_some(commitment.glossary)) if commitment.glossary else None
        if own and own.cover(hit, text):
            return True
        return self._client(commitment.client).cover(hit, text) or self.everywhere.cover(hit, text)

    def _client(self, client_id: str) -> Phrases:
        known = self._clients.get(client_id)
        if known is None:
            client = self.workspace.client.get(client_id)
            names = [client.name, client.id, *(person.name for person in client.contacts)] if client else []
            known = self._clients[client_id] = Phrases(_some(client.glossary if client else ()), _some(names))
        return known


def _some(phrases: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in phrases if phrase and phrase.strip())
