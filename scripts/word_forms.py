"""List the inflected forms of the words in `engage/rules/data/terms_*.tsv`.

`python scripts/word_forms.py` writes the column `forms` of the terms whose column `how` says how they are
inflected; with `--check` nothing is written, and the exit code is 1 where a form is missing.

`=`: the term alone. `adj`: a French adjective. `verb`: a verb of the first French group, as a promise
uses it: infinitive, present, future and conditional of he, we and they. `verb-en`: an English verb.
`list`: written by hand, and left alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "engage" / "rules" / "data"
HEADER = "term\thow\trule\tguards\ttopic\tconfidence\tsource\tforms\tnote"

_FEMININE = {"if": "ive", "eux": "euse", "el": "elle", "en": "enne", "er": "ère", "et": "ète", "eur": "euse"}
_OWN = {"supérieur": "supérieure", "net": "nette", "complet": "complète", "souhaitable": "souhaitable"}


def adjective(word: str) -> list[str]:
    """Masculine and feminine, singular and plural, of a French adjective.

    >>> adjective("évolutif")
    ['évolutif', 'évolutifs', 'évolutive', 'évolutives']
    >>> adjective("optimal")
    ['optimal', 'optimaux', 'optimale', 'optimales']
    """
    unchanged = word.endswith(("s", "x"))
    plural = word[:-1] + "ux" if word.endswith("al") else word if unchanged else word + "s"
    feminine = _feminine(word)
    return list(dict.fromkeys([word, plural, feminine, feminine + "s"]))


def _feminine(word: str) -> str:
    if word in _OWN:
        return _OWN[word]
    for end, other in _FEMININE.items():
        if word.endswith(end):
            return word.removesuffix(end) + other
    return word if word.endswith("e") else word + "e"


def verb(phrase: str) -> list[str]:
    """The forms of a verb in -er, what follows it kept; `de` also as `d'` before a vowel.

    >>> verb("gérer")[:5]
    ['gérer', 'gère', 'gérons', 'gèrent', 'gérera']
    """
    infinitive, _, rest = phrase.partition(" ")
    stem = infinitive.removesuffix("er")
    weak = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    strong = _opened(stem)
    forms = [infinitive, strong + "e", weak + "ons", strong + "ent"]
    forms += [infinitive + end for end in ("a", "ons", "ont", "ait", "ions", "aient")]
    whole = [f"{form} {rest}".strip() for form in dict.fromkeys(forms)]
    return whole + [form[:-1] + "'" for form in whole if form.endswith(" de")]


def _opened(stem: str) -> str:
    """`gér` → `gèr`, as before a silent e."""
    if len(stem) > 2 and stem[-2] in "ée":
        return stem[:-2] + "è" + stem[-1]
    return stem


def english_verb(word: str) -> list[str]:
    """Base and third person.

    >>> english_verb("address")
    ['address', 'addresses']
    """
    return [word, word + ("es" if word.endswith(("s", "x", "sh", "ch")) else "s")]


def alternatives(pattern: str) -> list[str]:
    """What `{a,b} c` stands for: `a c`, `b c`."""
    first, brace, rest = pattern.partition("{")
    if not brace:
        return [pattern]
    inside, _, after = rest.partition("}")
    tails = alternatives(after)
    return [(first + choice + tail).replace("' ", "'") for choice in inside.split(",") for tail in tails]


def forms(term: str, how: str, listed: str) -> list[str]:
    """The forms of a term."""
    if how == "adj":
        return adjective(term)
    if how == "verb":
        return verb(term)
    if how == "verb-en":
        return english_verb(term)
    if how == "=":
        return alternatives(term)
    found = [form for pattern in listed.split("|") for form in alternatives(pattern)]
    elided = [form[:-1] + "'" for form in found if form.endswith((" de", " que"))]
    return list(dict.fromkeys(found + elided))


def filled(text: str) -> str:
    """A word list with its column `forms`."""
    lines = []
    for line in text.splitlines():
        if line.startswith("#") or not line.strip() or line == HEADER:
            lines.append(line)
            continue
        columns = [*line.split("\t"), "", ""][:9]
        columns[7] = "|".join(forms(columns[0], columns[1], columns[7]))
        lines.append("\t".join(columns).rstrip("\t"))
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Fill the lists, or say which are not."""
    stale = False
    for path in sorted(DATA.glob("terms_*.tsv")):
        text = path.read_text("utf-8")
        if filled(text) == text:
            continue
        if "--check" in arguments:
            sys.stderr.write(f"{path.name}: forms are missing, run `python scripts/word_forms.py`\n")
            stale = True
        else:
            path.write_text(filled(text), encoding="utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
