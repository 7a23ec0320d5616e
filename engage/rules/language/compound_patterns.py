"""How people promise a second result in the same sentence: patterns to be filled with sets of words."""

from __future__ import annotations

import re
from typing import Final

from engage.model.text import Lang

#: With a subject of its own, with ours again, or behind `as well as`.
AGAIN: Final[dict[Lang, str]] = {
    "en": r",? and (?:[a-z0-9,'-]+ ){{1,4}}(?:is|are|will be|gets?) (?:{done})\b|"
    r",? and (?:we|our team)(?: will| also| then)* (?!(?:{idle})\b)[a-z]{{3,}}\b|"
    r",? (?:as well as|along with|together with) (?:the )?(?:[a-z]{{4,}}ing|{nouns})\b",
    "fr": r",? et (?:[a-zà-ÿ0-9'-]+ ){{1,4}}(?:est|sont|sera|seront) (?:{done})\b|"
    r",? (?:et|puis) nous (?!(?:{idle})\b)[a-zà-ÿ]{{3,}}ons\b|"
    r",? (?:ainsi|de même) que (?:la |le |l'|les )?(?:{nouns})s?\b",
}
#: A verb of ours, then a second one with its object: `We migrate … and take over the …`.
WE_DO: Final[dict[Lang, str]] = {
    "en": r"(?:\bwe (?:will |shall |then |also )*[a-z]{{3,}}\b|(?:\A|[.!?]\s)(?:{verbs})\b)[^.;]{{8,160}}?"
    r"(?P<second>,? and (?:then |also )?(?!(?:{idle}|{function}|all|any)\b)(?P<verb>[a-z]{{3,}})"
    r"(?= (?:over |up |out |off )?(?:the|your|our|an?|their|all|each|two|three|\d)\b))",
    "fr": r"\bnous [a-zà-ÿ]{{2,}}ons\b[^.;]{{8,160}}?"
    r"(?P<second>,? (?:et|puis) (?P<verb>[a-zà-ÿ]{{3,}}ons)\b)|"
    r"(?:\A|[.!?]\s)(?:{verbs})\b[^.;]{{8,160}}?"
    r"(?P<second2>,? (?:et|puis) (?P<verb2>[a-zà-ÿ]{{3,}}(?:er|ir|re))"
    r"(?= (?:la|le|les|un|une|des|vos|nos|votre|notre|deux|trois|\d)\b| l'))",
}
#: Words that end like a verb of ours and are none.
NOUNS: Final = ("tions", "sions", "aisons", "çons", "llons", "xions", "mions", "jetons", "cartons")
NO_VERBS: Final = ("ier", "atelier", "autre", "entre", "contre", "maître", "cadre", "mètre", "être")
#: In such a sentence the first part is a condition.
WHEN: Final = re.compile(r"\b(?:once|when|if|after|until|lorsque|quand|si|après|dès|une fois|tant que)\b")
