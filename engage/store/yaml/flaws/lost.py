"""Words of a text that YAML takes for a comment, an anchor or a tag, and drops without a word.

The nodes no longer show them; the tokens do. Most texts hold none of the signs that lead here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from yaml import Token
from yaml.tokens import AliasToken, AnchorToken, KeyToken, ScalarToken, TagToken

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, quoted, shown
from engage.store.yaml.flaws.anchors import tag_not_allowed
from engage.store.yaml.source import Source
from engage.store.yaml.tokens import tokens

_PROPERTY = re.compile(r"(?:^|[:?,\[{-])[ \t]*[&!]", re.MULTILINE)
_TIGHT_QUESTION = re.compile(r"[\[{,]\s*\?[^\s,\[\]{}]")
_HEADER_COMMENT = re.compile(r"[>|][-+0-9]{0,2}(#)")


def lost_words(text: str, *, repaired: bool = False) -> list[Flaw]:
    """Everything that YAML drops from a text and a person may have meant.

    In a `repaired` text aliases may be gone, so that nothing is said of unused anchors.
    """
    comments = "#" in text and any(_is_suspect(text, at) for at in _hashes(text))
    properties = ("&" in text or "!" in text) and _PROPERTY.search(text) is not None
    questions = "?" in text and _TIGHT_QUESTION.search(text) is not None
    if not comments and not properties and not questions:
        return []
    src = Source.of(text)
    found = list(tokens(text))
    unused = [] if repaired else _unused_anchors(found, src)
    return [*_comments(src, found), *unused, *_lone_marks(found), *_question_marks(found, src)]


def _hashes(text: str) -> Iterator[int]:
    at = text.find("#")
    while at >= 0:
        yield at
        at = text.find("#", at + 1)


def _is_suspect(text: str, at: int) -> bool:
    """A `#` that touches what stands before it, or a number behind it."""
    before = text[at - 1 : at]
    return before in tuple("\"']},>|+-0123456789") or (
        before in (" ", "\t") and text[at + 1 : at + 2].isdigit()
    )


def _comments(src: Source, found: list[Token]) -> Iterator[Flaw]:
    for token, following in pairwise(found):
        end = token.end_mark.index
        if isinstance(token, ScalarToken) and src.text[token.start_mark.index] in "|>":
            header = _HEADER_COMMENT.match(src.text, token.start_mark.index)
            if header is not None:
                yield _untidy_comment(src, header.start(1))
            continue
        hash_at = src.text.find("#", end, following.start_mark.index)
        if hash_at < 0 or src.text[end:hash_at].strip(" \t"):
            continue
        if hash_at == end and end > token.start_mark.index:
            yield _untidy_comment(src, hash_at)
        elif src.text[hash_at + 1 : hash_at + 2].isdigit() and isinstance(token, ScalarToken) and token.plain:
            yield _number_lost(src, token.start_mark.index, hash_at)


def _untidy_comment(src: Source, at: int) -> Flaw:
    """`"value"#12`: libyaml takes it for a comment, which YAML 1.2 forbids."""
    return Flaw(
        at,
        src.bounds(src.line(at))[1],
        Text(
            "a comment needs a space before its `#`; these words are not read",
            "un commentaire demande une espace avant son `#`\u202f; ces mots ne sont pas lus",
        ),
        Text(
            "put a space before it, or take it into the quotes",
            "mettre une espace devant, ou le prendre dans les guillemets",
        ),
    )


def _number_lost(src: Source, start: int, at: int) -> Flaw:
    """`PO #12`: the number is a comment to YAML."""
    end = src.bounds(src.line(at))[1]
    whole = src.text[start:end].rstrip()
    return Flaw(
        at,
        end,
        Text(
            f"`{shown(src.text[at:end])}` is a comment to YAML, and not part of the text before it",
            f"`{shown(src.text[at:end])}` est un commentaire pour YAML, "
            "et ne fait pas partie du texte qui précède",
        ),
        Text(
            f"write `{shown(quoted(whole), 80)}`; if it is a comment, put a space after `#`",
            f"écrire `{shown(quoted(whole), 80)}`\u202f; "
            "si c’est un commentaire, mettre une espace après `#`",
        ),
        severity=Severity.WARNING,
    )


def _unused_anchors(found: list[Token], src: Source) -> list[Flaw]:
    """`title: &more words`: an anchor that no alias refers to, at a text that has lost its first word."""
    named: dict[str, Token] = {}
    for token, following in pairwise(found):
        if isinstance(token, AnchorToken) and isinstance(following, ScalarToken) and following.plain:
            named[str(token.value)] = token
        elif isinstance(token, AliasToken):
            named.pop(str(token.value), None)
    return [_unused_anchor(token, src) for token in named.values()]


def _unused_anchor(token: Token, src: Source) -> Flaw:
    start, end = token.start_mark.index, token.end_mark.index
    word = shown(src.text[start:end])
    return Flaw(
        start,
        end,
        Text(
            f"`{word}` is not part of the text: YAML takes it for an anchor, and nothing refers to it",
            f"`{word}` ne fait pas partie du texte\u00a0: YAML y voit une ancre, et rien n’y renvoie",
        ),
        Text(
            "put the text in quotes, or remove the anchor",
            "mettre le texte entre guillemets, ou enlever l’ancre",
        ),
        severity=Severity.WARNING,
    )


def _lone_marks(found: list[Token]) -> list[Flaw]:
    """`title: ! words`."""
    return [
        tag_not_allowed("!", token.start_mark.index, token.start_mark.index + 1)
        for token in found
        if isinstance(token, TagToken) and token.value == (None, "!")
    ]


def _question_marks(found: list[Token], src: Source) -> list[Flaw]:
    """`{?name: x}`: in brackets libyaml drops a `?` also where no space follows it."""
    starts = [token.start_mark.index for token in found if isinstance(token, KeyToken)]
    return [
        Flaw(
            start,
            start + 1,
            Text(
                "this `?` is dropped: in brackets YAML takes it for the sign of a field name",
                "ce `?` est perdu\u00a0: entre crochets, YAML y voit le signe d’un nom de champ",
            ),
            Text("put the text in quotes", "mettre le texte entre guillemets"),
        )
        for start in starts
        if src.text[start] == "?" and not src.text[start + 1 : start + 2].isspace()
    ]
