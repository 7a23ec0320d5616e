"""What the checks of a message look for beside excuses, and what they say."""

from __future__ import annotations

import re
from typing import Final

from engage.model.text import Lang, Text
from engage.rules.message.excuses import Kind
from engage.rules.words import both

#: A sentence in which we say what we did, or did not do, or that it is ours.
OWNED: Final[dict[Lang, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:we|I) (?:(?:have|had|will|do|did|are|am|were|cannot|can) ?(?:not|n't)|missed|failed|promised|"
        r"are late|am late|answer for|made|owe|apologi[sz]e|measured|broke|take)\b|"
        r"\b(?:our|my) (?:delay|mistake|error|fault|doing|responsibility)\b|\b(?:is|are) ours\b|"
        r"\b(?:we|I) (?:haven't|didn't|can't|won't)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\bnous (?:n['’]|ne |avons |sommes en retard|assumons |répondons |devons |manquons |"
        r"vous présentons )|\bj['’]ai |\bje (?:n['’]|ne |suis en retard|réponds |vous présente )|"
        r"\b(?:notre|nos|mon) (?:retards?|erreurs?|fautes?|responsabilité)\b|\best (?:la |le )nôtre\b",
        re.IGNORECASE,
    ),
}
#: A sentence that says when the client hears more, where it names a day.
NEWS: Final[dict[Lang, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:hear from (?:us|me)|next (?:update|news|message|report|word)|news|"
        r"(?:we|I)(?:'ll| will| shall)? (?:write|call|report|come back|get back|inform|tell|send|update|"
        r"give you|let you know)|you (?:will )?(?:have|get|receive) (?:our|the|an?|my))\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:prochaine?s? (?:point|nouvelles?|message|bilan|échange)|nouvelles|"
        r"(?:nous|je) (?:vous )?(?:écri|appel|rappel|tien|tiendr|donn|revien|reviendr|recontact|inform|"
        r"enverr|envoy|dir|di)\w*|vous (?:aurez|recevrez|avez|recevez) (?:notre|nos|un|une|le|la|les|de))",
        re.IGNORECASE,
    ),
}

EXCUSE: Final[dict[Kind, tuple[Text, Text]]] = {
    "beyond": (
        both(
            "makes it nobody's doing: the client asked us",
            "dit que personne n'y peut rien : le client s'est adressé à nous",
        ),
        both("say what happened, as a fact", "dites ce qui s'est passé, comme un fait"),
    ),
    "blame": (
        both(
            "puts it on somebody else: the promise is ours",
            "met la faute sur un autre : l'engagement est le nôtre",
        ),
        both(
            "say what we did not reach, and what we do now",
            "dites ce que nous n'avons pas atteint, et ce que nous faisons",
        ),
    ),
    "inside": (
        both(
            "is our own household: it does not help the client",
            "est notre affaire : cela n'aide pas le client",
        ),
        both(
            "leave it out; say what it means for the client",
            "retirez-le ; dites ce que cela change pour le client",
        ),
    ),
    "small": (
        both("makes it small: how bad it is, the client judges", "minimise : c'est au client d'en juger"),
        both("give the number of days", "donnez le nombre de jours"),
    ),
    "plea": (
        both(
            "asks the client for something before anything is mended",
            "demande un effort au client avant toute réparation",
        ),
        both("leave it out; say what we do", "retirez-le ; dites ce que nous faisons"),
    ),
}
OURS: Final = (
    "internal-name",
    both(
        "is one of us whom the client need not know", "est l'un des nôtres, que le client n'a pas à connaître"
    ),
    both("say “we”", "dites « nous »"),
)
OTHERS: Final = (
    "other-client",
    both("is another client", "est un autre client"),
    both("never name one client to another", "ne nommez jamais un client à un autre"),
)
NOT_OWNED: Final = (
    both(
        "nobody owns the fact: no sentence says what we did or did not do",
        "personne n'assume : aucune phrase ne dit ce que nous avons fait ou manqué",
    ),
    both(
        "write “we did not reach …” or “this delay is ours”",
        "écrivez « nous n'avons pas atteint … » ou « ce retard est le nôtre »",
    ),
)
NO_DATE: Final = (
    both("there is no date to come, with its year", "il n'y a aucune date à venir, avec son année"),
    both(
        "give the new date, such as 26 February 2027",
        "donnez la nouvelle date, par exemple le 26 février 2027",
    ),
)
NO_NEWS: Final = (
    both("the client does not learn when they hear more", "le client ne sait pas quand il en saura plus"),
    both(
        "write “you hear from us by 27 November 2026”",
        "écrivez « vous aurez de nos nouvelles le 27 novembre 2026 »",
    ),
)
