"""When a listed word is no fault, and when it still is one."""

from __future__ import annotations

import pytest
from reading_words import found, rules

from engage.model.text import Lang

ENGLISH_CLEAN = [
    "Any dealer can order online.",
    "The downtime is never more than 4 h a month.",
    "Each dealer and every account is migrated by 5 March 2027.",
    "The survey is about the 1,200 dealers.",
    "Less than 2 of 20,000 cartons are rejected.",
    "More than 12,000 cups an hour are filled.",
    "Each order has a unique number.",
    "Two remarks are outstanding.",
    "This lets the dealer choose a particular page.",
    "The change leads to one stop of 2 h.",
    "The clear height is 6 m and the glass is clear.",
    "Practical completion is on 5 March 2027.",
    "A quick coupling and a flexible hose of 2 m are supplied.",
    "Defects are made good by 5 March 2027.",
    "From 5 May 2027 dealers may order and they may cancel.",
    "Downtime may not exceed 4 h in a month.",
    "The faults that may occur are on page 12.",
    "The client can cancel, users could not before.",
    "Would you please sign?",
    "The plan to migrate and the attempt to restore are in annex 2.",
    "The test is run as required by EN 60204-1.",
    "Prices are subject to VAT.",
    "Dealers sort orders depending on date.",
    "The effective date is 5 March 2027.",
    "The good manufacturing practice audit is on 5 March 2027.",
    "Support of the dealer portal from 8:00 to 18:00.",
    "The portal supports 3 browsers.",
    "The team meets every Monday.",
    "Change-over takes 25 min.",
    "Jonas Clear and Mr Smooth sign the minutes.",
    "Ms Claire Strong of Optimal Ltd signs.",
    "The deposit is 30 % of the price.",
    "A turnkey contract of 12 MW.",
    "100 % recycled paper.",
    "100 % of the 412 points are tested.",
    "The warranty of 24 months starts on 5 March 2027.",
    "The backup of the 5 March 2027 is restored.",
]
FRENCH_CLEAN = [
    "Chaque revendeur et tous les agents ont un compte.",
    "Toutes les 10 minutes, le stock est relevé.",
    "Toutes les deux semaines, un point est fait.",
    "Le contrat clé en main est signé.",
    "Une menuiserie sur mesure de 2 m est posée.",
    "Hors cas de force majeure, le site est livré le 5 mars 2027.",
    "Un débit supérieur à 20 m3/h est mesuré.",
    "Un écart inférieur ou égal à 2 mm est mesuré.",
    "Claire livre les 12 maquettes.",
    "Le verre clair est posé, la teinte est bleu clair.",
    "Les heures de pointe sont celles du réseau.",
    "Un identifiant unique et un interlocuteur unique.",
    "Le client peut annuler, les agents pourraient être 12.",
    "Les pannes qui pourraient survenir sont à l'annexe 2.",
    "Pourriez-vous signer le procès-verbal ?",
    "La machine est livrée telle que décrite à l'annexe 2.",
    "Au minimum 3 ateliers sont tenus.",
    "Les commandes se trient en fonction de la date.",
    "La gaine souple et le flexible hydraulique sont posés.",
    "Les fusibles rapides et le béton à prise rapide sont fournis.",
    "Le poids léger, les métaux légers et le véhicule léger.",
    "La maintenance évolutive est de 12 jours par an.",
    "Le développement durable fait l'objet du lot 3.",
    "La signature électronique qualifiée est posée.",
    "La responsabilité professionnelle est assurée.",
    "La recette usine est de 3 jours.",
    "Les dossiers à valider par le client sont au nombre de 12.",
    "L'atelier aide les agents à définir les prix de 2028.",
    "La garantie court 24 mois à compter du 5 mars 2027.",
    "Le sac est en papier 100 % recyclé.",
    "Un acompte de 30 % est versé le 5 mars 2027.",
    "L'abonnement est sans engagement de durée.",
    "Les factures sont payées 30 jours fin de mois.",
    "Le plus petit lot compte 12 pièces.",
    "De mars à juillet 2027, les relevés sont hebdomadaires.",
]


@pytest.mark.parametrize("text", ENGLISH_CLEAN)
def test_no_fault_is_found_in_a_clean_english_sentence(text: str) -> None:
    assert found("en", text) == []


@pytest.mark.parametrize("text", FRENCH_CLEAN)
def test_no_fault_is_found_in_a_clean_french_sentence(text: str) -> None:
    assert found("fr", text) == []


@pytest.mark.parametrize(
    ("lang", "text", "hits"),
    [
        ("en", "About 200 pages and around 3 workshops.", [("S103", "About"), ("S103", "around")]),
        ("en", "We plan to deliver; the team aims to test.", [("S107", "plan to"), ("S107", "aims to")]),
        ("en", "We may deliver in May 2027.", [("S108", "may"), ("T511", "May 2027")]),
        ("en", "Fast and Reliable Portal For All Dealers", [("S102", "Fast"), ("S102", "Reliable")]),
        ("en", "A FAST portal.", [("S102", "FAST")]),
        ("en", "The output is better.", [("M205", "better")]),
        ("en", "The output is better than in 2026.", []),
        ("en", "The output is better than before.", [("M205", "better")]),
        ("en", "We guarantee the success.", [("R404", "guarantee")]),
        ("en", "We guarantee at least 12,000 cups an hour.", []),
        ("en", "We reply promptly.", [("T504", "promptly")]),
        ("en", "We reply promptly, within 4 business hours.", []),
        ("en", "We inspect the lifts regularly.", [("T504", "regularly")]),
        ("en", "We inspect the lifts regularly, every 6 months.", []),
        ("en", "Work stops if the weather permits.", [("S106", "if the weather permits")]),
        ("en", "Workload permitting, we add a page.", [("S106", "Workload permitting")]),
        ("fr", "Nous prévoyons de livrer.", [("S107", "prévoyons de")]),
        ("fr", "La date prévue est le 5 mars 2027.", []),
        ("fr", "Une réponse rapide.", [("T504", "réponse rapide")]),
        ("fr", "Une interface rapide.", [("S102", "rapide")]),
        ("fr", "Une interface rapide : 300 ms.", []),
        (
            "fr",
            "Une interface rapide, livrée sous 10 jours.",
            [("S102", "rapide"), ("T505", "sous 10 jours")],
        ),
        ("en", "A reliable line: at most 2 stops in a shift.", []),
        ("en", "A reliable line for 2 operators.", [("S102", "reliable")]),
        ("fr", "Nous intervenons selon la charge de l'équipe.", [("S106", "selon la charge")]),
        ("fr", "Si la météo le permet, le toit est posé.", [("S106", "Si la météo le permet")]),
        ("fr", "Zéro interruption.", [("R404", "Zéro interruption")]),
        ("fr", "Zéro défaut sur 200 pièces.", []),
        ("fr", "Plus sereinement et plus lisible.", [("M205", "Plus sereinement"), ("M205", "plus lisible")]),
        ("fr", "Le délai est plus court qu'en 2026.", []),
        ("fr", "Obligation de moyens.", [("S107", "Obligation de moyens")]),
        ("fr", "Obligation de moyens : deux consultants chaque mardi.", []),
    ],
)
def test_the_same_word_with_and_without_what_excuses_it(
    lang: Lang, text: str, hits: list[tuple[str, str]]
) -> None:
    assert found(lang, text) == hits


@pytest.mark.parametrize(
    ("lang", "text", "kind", "hits"),
    [
        ("en", "Reports such as stock.", "wording", {"S105"}),
        ("en", "Reports such as stock.", "how", set()),
        ("fr", "Le VPN est ouvert, sous réserve de l'accord de la DSI", "assumption", set()),
        ("fr", "Le VPN est ouvert, sous réserve de l'accord de la DSI", "wording", {"S106"}),
        ("en", "The dates of 5 March are kept.", "exchange", set()),
        ("en", "The dates of 5 March are kept.", "wording", {"T503"}),
        ("en", "Work of week 12", "how", set()),
        ("en", "Delivery in week 12", "wording", {"T511"}),
    ],
)
def test_some_words_are_faults_in_some_fields_only(lang: Lang, text: str, kind: str, hits: set[str]) -> None:
    assert rules(lang, text, kind) == hits


@pytest.mark.parametrize(
    ("lang", "text", "hits"),
    [
        ("en", "As soon as possible.", [("T504", "As soon as possible")]),
        ("en", "Subject to change without notice.", [("S114", "Subject to change without notice")]),
        ("fr", "Dans les meilleurs délais.", [("T504", "Dans les meilleurs délais")]),
        ("fr", "Nous livrons sous 10 jours.", [("T505", "sous 10 jours")]),
        ("fr", "Nous pourrons éventuellement livrer.", [("S108", "pourrons éventuellement")]),
        ("fr", "Le meilleur de sa catégorie.", [("S113", "Le meilleur de sa catégorie")]),
    ],
)
def test_words_that_two_rules_claim_are_reported_once(
    lang: Lang, text: str, hits: list[tuple[str, str]]
) -> None:
    assert found(lang, text) == hits
