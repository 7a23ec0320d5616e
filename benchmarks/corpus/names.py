"""Ever new people and clients, from the lists of `names.yaml`."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml

_LISTS = {
    name: words.split()
    for name, words in yaml.safe_load(
        Path(__file__).with_name("names.yaml").read_text(encoding="utf-8")
    ).items()
}


def identifier(text: str) -> str:
    """The text as an id: lower case, without accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(plain.lower().split())


def people(source: random.Random) -> Iterator[tuple[str, str]]:
    """Ids and names of people; once all are used, the ids get a number."""
    for turn, first, last in _pairs(source, "first", "last"):
        number = "" if turn == 1 else str(turn)
        yield f"{identifier(first)}.{identifier(last)}{number}", f"{first} {last}"


def clients(source: random.Random) -> Iterator[tuple[str, str]]:
    """Ids and names of clients; once all are used, the names get a number."""
    for turn, head, tail in _pairs(source, "client_heads", "client_tails"):
        name = f"{head} {tail}" if turn == 1 else f"{head} {tail} {turn}"
        yield identifier(name), name


def _pairs(source: random.Random, left: str, right: str) -> Iterator[tuple[int, str, str]]:
    pairs = [(one, other) for one in _LISTS[left] for other in _LISTS[right]]
    source.shuffle(pairs)
    turn = 1
    while True:
        yield from ((turn, one, other) for one, other in pairs)
        turn += 1
