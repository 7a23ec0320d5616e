"""All that the words of one promise say too vaguely, each fault once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer, Severity
from engage.model.text import Lang
from engage.rules.language.criteria import flaws
from engage.rules.language.detect import language
from engage.rules.language.exempt import Exemptions
from engage.rules.language.fields import READS, Field, criteria, fields
from engage.rules.language.lexicon import Lexicon
from engage.rules.language.passage import plain_words
from engage.rules.language.said import Said, said
from engage.rules.language.scan import scan
from engage.rules.language.weigh import DROPPED, weighed

#: Fields whose being blank no other rule reports.
_FILLED = frozenset(
    {"title", "wording", "what", "gate", "measure", "criterion", "excludes", "assumption", "need"}
)
_BLANKS = frozenset({"", "?", "??", "-", "–", "—", ".", "…", "...", "n/a", "x", "xx"})
#: A text of no more words speaks no language by itself.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in a promise, by rule, field by field; `unread` are texts in other languages."""

    found: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    unread: tuple[Pointer, ...] = ()


def judge(
    commitment: Commitment, declared: Lang | None, lexicon: Callable[[Lang], Lexicon], exempt: Exemptions
) -> Judged:
    """Read all texts of a promise. `declared` is the language that its texts are said to be in."""
    texts = [(at, plain_words(at.text)) for at in fields(commitment)]
    main = declared or language([word for _, words in texts for word in words], None)
    client = exempt.client_name(commitment)
    hits: list[Said] = []
    unread: list[Pointer] = []
    for at, words in texts:
        if at.kind in _FILLED and at.text.strip().lower() in _BLANKS:
            hits.append(_whole("S109", at.pointer, at.text, "blank", client))
        elif lang := _language(words, main):
            hits += _read(commitment, at, words, lexicon(lang), exempt)
        elif words:
            unread.append(at.pointer)
    return Judged(_by_rule(_with_criteria(commitment, main or "en", hits, client)), tuple(unread))


def _whole(rule: str, pointer: Pointer, text: str, variant: str, client: str) -> Said:
    """A fault of a field as a whole."""
    return Said(rule, pointer, text, kind="measure", variant=variant, confidence="high", client=client)


def _language(words: list[str], main: Lang | None) -> Lang | None:
    if main is None and len(words) <= _FEW:
        return None
    return language(words, main)


def _read(
    commitment: Commitment, at: Field, words: list[str], lexicon: Lexicon, exempt: Exemptions
) -> Iterator[Said]:
    for hit in scan(at.text, lexicon, at.kind, words):
        if hit.rule not in READS[at.kind] or exempt.cover(commitment, hit, at.text):
            continue
        weight = weighed(commitment, at, hit)
        if weight != DROPPED:
            severity = weight if isinstance(weight, Severity) else None
            yield said(at, hit, severity, exempt.client_name(commitment), lexicon.lang)


def _with_criteria(commitment: Commitment, lang: Lang, hits: list[Said], client: str) -> list[Said]:
    """The hits, with the flaws of criteria as such; a criterion without any measure is one fault only."""
    inside: dict[Pointer, list[Said]] = {}
    for hit in hits:
        inside.setdefault(hit.pointer[:-1], []).append(hit)
    absorbed: set[int] = set()
    found: list[Said] = []
    for at, criterion, _ in criteria(commitment):
        own = inside.get(at, [])
        if any(hit.rule == "S109" for hit in own):
            continue  # the gap is the fault
        for rule, below, variant in flaws(criterion, lang):
            if rule == "M202":
                absorbed |= {id(hit) for hit in own if hit.pointer[-1] != "method"}
            text = criterion.measure if below == ("measure",) else str(criterion.target)
            found.append(_whole(rule, at + below, text, variant, client))
    return [*(hit for hit in hits if id(hit) not in absorbed), *found]


def _by_rule(hits: list[Said]) -> dict[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = {}
    for hit in hits:
        found.setdefault(hit.rule, []).append(hit)
    return {rule: tuple(each) for rule, each in found.items()}
