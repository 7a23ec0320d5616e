"""X009: hiding that has nothing to hide any more. Raised where hiding is applied."""

from datetime import date

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.rule import Offers, Rule, example
from engage.rules.words import both

Said = tuple[Text, Text]


def expired(until: date) -> Said:
    """What is wrong with hiding that ended on a day."""
    return (
        both(f"this ended on {until}: nothing is hidden any more", f"terminé le {until} : rien n'est masqué"),
        both(
            "correct what it hid and remove it, or have a later end decided",
            "corrigez ce qui était masqué et supprimez-le, ou faites décider une fin plus tardive",
        ),
    )


def unknown(token: str) -> Said:
    """What is wrong with a rule that does not exist."""
    return (
        both(f"there is no rule `{token}` to hide", f"il n'y a pas de règle `{token}` à masquer"),
        both("`engage rule` lists the rules", "`engage rule` donne la liste des règles"),
    )


def never_hidden(code: str) -> Said:
    """What is wrong with hiding a fault that cannot be hidden."""
    return (
        both(f"{code} cannot be hidden", f"{code} ne peut pas être masquée"),
        both(
            "what was not read was not checked: correct it, and remove this",
            "ce qui n'a pas été lu n'a pas été vérifié : corrigez-le, et supprimez ceci",
        ),
    )


def hides_nothing(code: str) -> Said:
    """What is wrong with hiding that hides nothing."""
    return (
        both(
            f"{code} finds nothing here: nothing is hidden", f"{code} ne relève rien ici : rien n'est masqué"
        ),
        both("remove it", "supprimez-le"),
    )


def no_longer_found(count: int) -> Said:
    """What is wrong with known findings that are not found."""
    return (
        both(
            f"known findings that are no longer found: {count}",
            f"constats connus qui ne sont plus relevés : {count}",
        ),
        both(
            "`engage known prune` removes them, so that they cannot come back unseen",
            "`engage known prune` les enlève, pour qu'ils ne puissent pas revenir sans être vus",
        ),
    )


RULE = Rule(
    code="X009",
    name="stale-suppression",
    severity=Severity.WARNING,
    profile="load",
    catches=both(
        "A comment `# engage: ignore[…]` or a waiver that hides nothing, names a rule that does not exist or "
        "cannot be hidden, or has ended (then an error); known findings that are no longer found (an error).",
        "Un commentaire `# engage: ignore[…]` ou une dérogation qui ne masque rien, nomme une règle "
        "inexistante ou qui ne peut être masquée, ou a pris fin (alors une erreur) ; des constats connus qui "
        "ne sont plus relevés (une erreur).",
    ),
    harm=both(
        "It will hide the next fault of the same kind, in silence; and an exception that was granted for a "
        "time has become the rule.",
        "Le prochain défaut du même genre sera masqué, en silence ; et une exception accordée pour un temps "
        "est devenue la règle.",
    ),
    instead=both(
        "Remove it. Where an end has passed: correct what it hid, or have a later end decided. Whether rules "
        "that depend on the day find something is not asked.",
        "Supprimez-la. Si sa fin est passée : corrigez ce qu'elle masquait, ou faites décider une fin plus "
        "tardive. Les règles qui dépendent du jour ne sont pas concernées quand elles ne relèvent rien.",
    ),
    offers=Offers(
        "safe",
        both(
            "Deletes a comment or a waiver that hides nothing any more, or the one code in it that does not. "
            "Where the code may be mistyped, that stays with you.",
            "Supprime un commentaire ou une dérogation qui ne masque plus rien, ou, en lui, le seul code "
            "inutile. Un code peut-être mal orthographié vous est laissé.",
        ),
    ),
    bad=(
        example(
            "# engage: ignore[S112] reason: scope annexed to the contract until: 2026-06-30\n"
            "id: ACME-014\ntitle: Dealer portal in production\nclient: acme\n"
        ),
        example(
            "id: ACME-014\ntitle: Dealer portal\nclient: acme\n"
            "waivers: [{rule: S112, reason: annexed, by: claire, until: 2026-08-31}]\n"
        ),
        example("id: ACME-014\ntitle: Dealer portal\nclient: acme  # engage: ignore[S1l2] reason: annexed\n"),
        example(
            "id: MOREL-003\ntitle: Boutique en ligne\nclient: morel\n"
            "waivers: [{rule: perimetre, reason: annexe 2 du contrat, by: claire}]\n",
            lang="fr",
        ),
    ),
    good=(
        example(
            "# engage: ignore[S112] reason: scope annexed to the contract until: 2026-09-07\n"
            "id: ACME-014\ntitle: Dealer portal in production\nclient: acme\n"
        ),
        example(
            "id: ACME-014\ntitle: Dealer portal\nclient: acme\nstatus: accepted\n"
            "waivers: [{rule: S112, reason: annexed, by: claire, until: 2026-08-31}]\n"
        ),
        example(
            "id: MOREL-003\ntitle: Boutique en ligne\nclient: morel\n"
            "waivers: [{rule: missing-boundary, reason: annexe 2 du contrat, by: claire}]\n",
            lang="fr",
        ),
    ),
)
