"""What in a text is not its own wording (quotations, code, links), and numbers that measure nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from engage.rules.language.wordsets import data_lines

#: Stands for each hidden character: no part of a word, and no end of a sentence.
FILLER: Final = "_"

_QUOTED = r"""
    «[^«»]{0,400}» | “[^“”]{0,400}” | „[^“”„]{0,400}[“”] |
    (?<![\w"])"(?=\S)[^"]{1,400}(?<=\S)"(?!\w) |
    `[^`\n]{1,300}`
"""
_LINK = r"""
    \b(?:https?://|ftp://|www\.)[^\s<>"»]+ |
    (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,80}(?:\.[\w-]{1,80})+
"""
#: ACME-014, P-26-011/7, PO_88412, REQ/12; not J+5, T2/2027, Q3-2027.
_ID = r"""
    (?<![\w/-])(?!J[+-]?\d|[QTS]\d{1,2}[/-])(?=[\w/-]{0,40}\d)
    [A-Z][A-Za-z0-9]*(?:[-_/][A-Z0-9][A-Za-z0-9]*)+
"""
_VERSION = r"""
    \b[vV]\d+(?:\.\d+)*\b |
    (?<![\w.,])(?!\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}\b)(?!\d{1,3}(?:\.\d{3})+\b)\d+(?:\.\d+){2,}\b
"""
_STANDARD = r"""
    \b(?:ISO|IEC|CEI|EN|NF|DIN|ASTM|BS|DTU|IEEE|RFC|RGAA|WCAG|TLS|PCI|CIS|OWASP|UL|CEN|NIST|SOC|RGPD)
    (?:[ /-](?:ISO|IEC|CEI|EN|NF|C|P|X|A|TR|TS|DSS))*[ -]?[A-Z]?\d[\d.:-]*
"""
#: Behind such words only the number is hidden.
_LABEL = r"""
    (?:\b(?i:{labels})\b\.?|n°|nº|§|\#)
    \ ?(?P<n>[A-Z]?\.?\ ?\d[\w.-]*+
    (?:(?:\ (?:et|and|to|à|ou|or)\ |,\ ?)\d[\w.-]*+(?!\ ?[\w%€$]))*+)(?!\ ?[%°€])
"""
_FOREIGN: Final = re.compile(f"{_QUOTED}|{_LINK}", re.VERBOSE)
_MAY_NAME: Final = re.compile(
    r"[A-Z]\w{0,40}[-_/]|\b[vV]\d|\d\.\d+\.\d|[A-Z]{2,6}(?:[ /-][A-Z]{1,4}){0,3}[ -]?[A-Z]?\d|[§#°]"
)
#: Whether a text holds anything of this; most do not.
_MAY_BE_FOREIGN: Final = re.compile(r"[«“„\"`@]|://|www\.")


def masked(text: str) -> str:
    """The text with quotations, code and links hidden, of the same length."""
    return _FOREIGN.sub(_whole, text) if _MAY_BE_FOREIGN.search(text) else text


def unnumbered(text: str, words: list[str]) -> str:
    """The text with the numbers hidden that name things and measure nothing: ids, versions, `page 12`.

    `words` are those of the text, in lower case.
    """
    if _labels().isdisjoint(words) and not _MAY_NAME.search(text):
        return text
    return _naming().sub(_number, text)


@cache
def _labels() -> frozenset[str]:
    """Words behind which a number is a name."""
    return frozenset(data_lines("labels.tsv"))


@cache
def _naming() -> re.Pattern[str]:
    labels = "|".join(sorted(_labels(), key=lambda word: (-len(word), word)))
    return re.compile(f"{_ID}|{_VERSION}|{_STANDARD}|{_LABEL.replace('{labels}', labels)}", re.VERBOSE)


def _whole(match: re.Match[str]) -> str:
    return FILLER * len(match[0])


def _number(match: re.Match[str]) -> str:
    hidden, number = match[0], match["n"]
    if number is None:
        return FILLER * len(hidden)
    return hidden[: -len(number)] + FILLER * len(number)
