"""From what was found in the words of a promise to the findings of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, pointer_text
from engage.model.fix import Fix
from engage.model.text import Text
from engage.model.weakened import is_made
from engage.rules.context import Context
from engage.rules.language.said import Said
from engage.rules.rule import NotChecked, Result
from engage.rules.words import both

#: The message (what is wrong, and why it matters to this client) and what to write instead.
Say = Callable[[Said], tuple[Text, Text]]
#: What could be written instead without asking anybody; None where a person must decide.
Reworded = Callable[[Said, Commitment], Fix | None]
Check = Callable[[Commitment, Context], Iterator[Result]]


def reports(code: str, say: Say, fix: Reworded | None = None) -> Check:
    """The check of a rule about wording: what was found under its code, in its words.

    Once the client was told, the words are theirs too: no fix is offered then, nor for messages sent.
    """

    def check(commitment: Commitment, context: Context) -> Iterator[Result]:
        from engage.rules.language.wording import wording_of  # word lists are read when a rule is run

        judged = wording_of(context).of(commitment)
        if judged.unread:
            yield _not_read(commitment, pointer_text(judged.unread[0]), len(judged.unread))
        for said in judged.found.get(code, ()):
            offered = fix(said, commitment) if fix and _is_ours(said, commitment) else None
            yield _finding(commitment, said, say, offered)

    return check


def _is_ours(said: Said, commitment: Commitment) -> bool:
    return said.span is not None and said.kind != "exchange" and not is_made(commitment)


def _finding(commitment: Commitment, said: Said, say: Say, fix: Fix | None) -> Finding:
    message, advice = say(said)
    return Finding(
        "",
        commitment.path,
        commitment.pointer + said.pointer,
        message,
        severity=said.severity,
        commitment=commitment.id,
        help=advice,
        words=said.span,
        fix=fix,
    )


def _not_read(commitment: Commitment, place: str, count: int) -> NotChecked:
    more = both("", "") if count == 1 else both(f" and {count - 1} more", f" et {count - 1} de plus")
    why = both(
        f"the words of `{place}`{more.en}: they are in neither English nor French, as far as can be told",
        f"les mots de `{place}`{more.fr} : ils ne sont ni en anglais ni en français, à ce qu'il semble",
    )
    return NotChecked(why, commitment.id)
