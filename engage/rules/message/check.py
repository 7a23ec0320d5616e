"""The checks of a message about a slip, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from engage.model.policy import Policy
from engage.model.text import Lang, Text
from engage.rules.language.lint import lint_text
from engage.rules.message.days import Named, named_days
from engage.rules.message.excuses import excuses
from engage.rules.message.words import EXCUSE, NEWS, NO_DATE, NO_NEWS, NOT_OWNED, OTHERS, OURS, OWNED
from engage.rules.words import both

#: The rules about wording that hold for such a message; the others speak of promises.
WORDING: Final = ("T503", "T504", "T505", "T506", "T511", "S106", "S107", "S108", "S109")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
_GAP = re.compile(r"\[(?:[^\]\n]|\n(?!\n)){2,}\](?!\()|…\]|\bXX+\b")


@dataclass(frozen=True, slots=True)
class MessageFinding:
    """What is wrong with a message. `start` and `end` are `None` where something is missing from it."""

    code: str
    message: Text
    help: Text
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a message is about.

    `slip`: whether there is something to own up to, and a date to give. `ours`: names of our people who are
    not its sender.
    `others`: names of other clients.
    """

    today: date
    slip: bool = True
    ours: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def check_message(
    text: str, lang: Lang, about: About, policy: Policy | None = None
) -> tuple[MessageFinding, ...]:
    """Everything to be mended before the message is sent, in the order of the text; what is missing last."""
    found = [
        *_excuses(text, lang),
        *_gaps(text),
        *_named(text, about.ours, OURS),
        *_named(text, about.others, OTHERS),
        *_wording(text, lang, policy),
    ]
    kept = _once(found)
    return (*kept, *_missing(text, lang, about))


def _excuses(text: str, lang: Lang) -> Iterator[MessageFinding]:
    for excuse in excuses(text, lang):
        words = text[excuse.start : excuse.end]
        message, advice = EXCUSE[excuse.kind]
        shown = both(f"`{words}` {message.en}", f"`{words}` {message.fr}")
        yield MessageFinding("excuse", shown, advice, excuse.start, excuse.end)


def _gaps(text: str) -> Iterator[MessageFinding]:
    for match in _GAP.finditer(text):
        words = " ".join(match.group().split())
        message = both(f"`{words}` is a gap", f"`{words}` est à compléter")
        advice = both(
            "write it, in words the client may read, or take the sentence out",
            "écrivez-le, en mots que le client peut lire, ou retirez la phrase",
        )
        yield MessageFinding("gap", message, advice, match.start(), match.end())


def _named(text: str, names: Iterable[str], said: tuple[str, Text, Text]) -> Iterator[MessageFinding]:
    code, message, advice = said
    for name in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            shown = both(f"`{name}` {message.en}", f"`{name}` {message.fr}")
            yield MessageFinding(code, shown, advice, match.start(), match.end())


def _wording(text: str, lang: Lang, policy: Policy | None) -> Iterator[MessageFinding]:
    for found in lint_text(text, lang, policy=policy).diagnostics:
        if found.code in WORDING and found.words:
            yield MessageFinding(found.code, found.message, found.help or found.message, *found.words)


def _once(found: Iterable[MessageFinding]) -> tuple[MessageFinding, ...]:
    """By place; of findings on the same words the first kind that was looked for."""
    kept: list[MessageFinding] = []
    for finding in found:
        start, end = finding.start or 0, finding.end or 0
        if all(end <= (other.start or 0) or start >= (other.end or 0) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda each: (each.start or 0, each.code)))


def _missing(text: str, lang: Lang, about: About) -> Iterator[MessageFinding]:
    days = tuple(named_days(text, lang))
    if about.slip and not OWNED[lang].search(text):
        yield MessageFinding("not-owned", *NOT_OWNED)
    ahead = [found for found in days if found.day and found.day >= about.today]
    if about.slip and not ahead:
        yield MessageFinding("no-date", *NO_DATE)
    if not _says_next(text, lang, days, about.today):
        yield MessageFinding("no-next-news", *NO_NEWS)


def _says_next(text: str, lang: Lang, days: Iterable[Named], today: date) -> bool:
    """Whether a sentence says on which day to come the client hears more."""
    named = [found for found in days if found.day is None or found.day >= today]
    for match in _SENTENCE.finditer(text):
        has_day = any(match.start() <= found.start < match.end() for found in named)
        if has_day and NEWS[lang].search(match.group()):
            return True
    return False


def as_place(text: str, at: int) -> tuple[int, int]:
    """Line and column of a character, from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
