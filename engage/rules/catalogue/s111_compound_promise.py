"""S111: two promises in one."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """Where the second promise begins."""
    return (
        both(
            f"a second promise begins at `{said.words}`: if one is late, {said.client} is told that both are",
            f"un second engagement commence à `{said.words}` : si l'un est en retard, {said.client} entend "
            "que les "
            "deux le sont",
        ),
        both(
            "write two commitments, the second with `after:` the first; or two deliverables, each with its "
            "criteria",
            "écrivez deux engagements, le second avec `after:` sur le premier ; ou deux livrables, chacun "
            "avec ses "
            "critères",
        ),
    )


RULE = Rule(
    code="S111",
    name="compound-promise",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S111", say),
    live=True,
    confidence="medium",
    catches=both(
        "Two promised actions, each with an object of its own, in one sentence of a title, a wording or a "
        "deliverable. `Design and build the portal` is one.",
        "Deux actions promises, chacune avec son objet, dans une phrase d'un titre, d'un texte d'engagement "
        "ou d'un "
        "livrable. `Concevoir et développer le portail` n'en est qu'une.",
    ),
    harm=both(
        "Half of it is done and nothing is kept: no date, no invoice and no colour tells the two apart.",
        "La moitié est faite et rien n'est tenu : ni date, ni facture, ni couleur ne distingue les deux.",
    ),
    instead=both(
        "One action, one due date, one acceptance for each.",
        "Une action, une échéance et une recette pour chacun.",
    ),
    bad=(
        *english(
            "We will migrate the database and train the team.",
            "Install 12 pumps and document the network on 5 March 2027.",
            "Replace the boiler; paint the hall.",
        ),
        *french(
            "Migrer la base et former l'équipe.",
            "Nous installons 12 pompes et formons les opérateurs le 5 mars 2027.",
            "Remplacer la chaudière ; peindre le hall.",
        ),
        *fields("fr", "deliverables: [{what: Raccorder l'atelier puis former huit agents}]"),
    ),
    good=(
        *english(
            "Design and build the portal.",
            "Install 12 pumps and test them.",
            "On 5 March 2027 the line fills and closes 80 tubes a minute.",
        ),
        *french(
            "Concevoir, développer et livrer le portail.",
            "Le 5 mars 2027, la ligne remplit et ferme 80 tubes par minute.",
            "Former huit agents à la saisie et au contrôle des commandes.",
        ),
    ),
)
