"""The words of whole promises: which fields are read, what the rest of a promise makes of its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import check_files

from engage.rules.language.lint import WORDING
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

READ = CheckOptions(select=("M204", *sorted(WORDING - {"S110"})))
HEAD = "id: P-1\ntitle: Portail\nclient: morel\nlang: fr\n"
FAST = "promise: {wording: Une interface rapide.}\n"


def check(root: Path, promise: str, others: dict[str, str] | None = None) -> CheckView:
    files = {"commitments/p.yaml": HEAD + promise, **(others or {})}
    return check_files(root, files, options=READ)


def codes(view: CheckView) -> list[tuple[str, str]]:
    return [(found.code, found.severity.value) for found in view.diagnostics]


def pointers(view: CheckView) -> list[str]:
    return ["/".join(map(str, found.pointer)) for found in view.diagnostics]


def test_the_span_is_that_of_the_words_in_the_file(tmp_path: Path) -> None:
    view = check(tmp_path, "promise:\n  wording: >\n    Une interface qui est\n    très  rapide, livrée.\n")
    places = [(found.span.line, found.span.column, found.span.end_column) for found in view.diagnostics]
    assert places == [(8, 5, 9), (8, 11, 17)]


@pytest.mark.parametrize(
    "field",
    [
        "promise: {wording: Un outil moderne.}",
        "assumptions: [{text: Le client fournit un outil moderne.}]",
        "needs_from_client: [{what: Un outil moderne}]",
        "deliverables: [{what: Un outil moderne}]",
        "deliverables: [{what: Un outil, how: Avec un outil moderne}]",
        "milestones: [{id: m1, title: Un outil moderne}]",
        'deliverables: [{what: Outil, acceptance: [{measure: outils modernes, target: ">= 12 outils"}]}]',
        'milestones: [{id: m1, quality: [{measure: outils modernes, target: ">= 12 outils"}]}]',
    ],
)
def test_what_the_client_reads_is_read(tmp_path: Path, field: str) -> None:
    assert codes(check(tmp_path, f"{field}\n")) == [("S102", "warning")]


@pytest.mark.parametrize(
    "field",
    [
        "journal: [{on: 2026-09-01, note: Un outil moderne dès que possible}]",
        "exchanges: [{on: 2026-09-01, direction: in, text: Un outil moderne dès que possible}]",
        "glossary: {qualité: outil moderne et rapide}",
        "notes: [Un outil moderne dès que possible]",
        "actions: [{what: Répondre dès que possible}]",
        "risks: [{id: R1, what: Un outil moderne tombe souvent en panne}]",
        "colour: {set: green, reason: Le client répond vite}",
        "promise: {excludes: [outil moderne]}",
    ],
)
def test_what_the_client_does_not_read_is_not(tmp_path: Path, field: str) -> None:
    assert codes(check(tmp_path, f"{field}\n")) == []


def test_messages_to_the_client_are_read_for_promises_in_them(tmp_path: Path) -> None:
    view = check(
        tmp_path, "exchanges: [{on: 2026-09-01, direction: out, text: Nous répondons dès que possible.}]\n"
    )
    assert [found.code for found in view.diagnostics] == ["T504"]


@pytest.mark.parametrize(
    ("where", "files"),
    [
        ("the promise", {"commitments/p.yaml": HEAD + FAST + "glossary: {Rapide: p95 <= 800 ms}\n"}),
        (
            "the client",
            {"clients/morel.yaml": "id: morel\nname: Morel\nglossary: {interface rapide: p95 <= 800 ms}\n"},
        ),
        ("the workspace", {"engage.yaml": "glossary: {rapide: p95 <= 800 ms}\n"}),
    ],
)
def test_a_term_that_is_defined_is_no_fault(tmp_path: Path, where: str, files: dict[str, str]) -> None:
    assert codes(check_files(tmp_path, {"commitments/p.yaml": HEAD + FAST, **files}, options=READ)) == []


def test_a_definition_holds_for_inflected_forms(tmp_path: Path) -> None:
    promise = "promise: {wording: Des interfaces rapides.}\nglossary: {rapide: p95 <= 800 ms}\n"
    assert codes(check(tmp_path, promise)) == []


def test_names_are_no_faults(tmp_path: Path) -> None:
    others = {
        "clients/morel.yaml": "id: morel\nname: Moderne et Fiable\ncontacts: [{id: a, name: Anne Souple}]\n",
        "resources.yaml": "people: [{id: c, name: Claire Rapide}]\n",
        "engage.yaml": "organisation: Optimal\n",
    }
    wording = "promise: {wording: 'Optimal livre à Moderne et Fiable, avec Anne Souple et Claire Rapide.'}\n"
    assert codes(check(tmp_path, wording, others)) == []


def test_a_vague_word_whose_measure_is_a_criterion_is_a_remark(tmp_path: Path) -> None:
    criteria = (
        'deliverables: [{what: Page, acceptance: [{measure: temps de réponse p95, target: "<= 800 ms"}]}]\n'
    )
    assert codes(check(tmp_path, FAST + criteria)) == [("S102", "info")]


def test_a_criterion_on_something_else_does_not_measure_it(tmp_path: Path) -> None:
    criteria = 'deliverables: [{what: Page, acceptance: [{measure: écrans validés, target: ">= 95 %"}]}]\n'
    assert codes(check(tmp_path, FAST + criteria)) == [("S102", "warning")]


def test_a_criterion_of_another_deliverable_does_not_measure_it(tmp_path: Path) -> None:
    view = check(
        tmp_path,
        "deliverables:\n"
        "  - what: Une interface rapide\n"
        '  - {what: Page, acceptance: [{measure: temps de réponse p95, target: "<= 800 ms"}]}\n',
    )
    assert codes(view) == [("S102", "warning")]


def test_a_criterion_without_any_measure_is_one_fault(tmp_path: Path) -> None:
    view = check(
        tmp_path, "deliverables: [{what: Page, acceptance: [{measure: interface moderne et rapide}]}]\n"
    )
    assert [found.code for found in view.diagnostics] == ["M202"]


def test_a_gap_in_a_criterion_is_one_fault(tmp_path: Path) -> None:
    view = check(
        tmp_path,
        "deliverables: [{what: Page, acceptance: [{measure: temps de réponse, target: à définir}]}]\n",
    )
    assert [found.code for found in view.diagnostics] == ["S109"]


@pytest.mark.parametrize(
    ("criterion", "hits"),
    [
        ('{measure: temps de réponse, target: "<= 300"}', ["M203"]),
        ("{measure: temps de réponse, target: 300 ms}", ["M204"]),
        ("{measure: temps de réponse, target: 300}", ["M203"]),
        ('{measure: anomalies bloquantes, target: "= 0"}', []),
        ('{measure: disponibilité, target: ">= 99,9 %"}', ["M208"]),
        ('{measure: disponibilité par mois civil, target: ">= 99,9 %"}', []),
        ('{measure: disponibilité, target: ">= 99,9 %", method: sonde chaque minute par mois civil}', []),
        ('{measure: disponibilité, target: "= 100 %"}', ["R404"]),
        ('{measure: part des 188 entrées contrôlées, target: "= 100 %"}', []),
        ('{measure: écrans validés, target: ">= 95 %"}', []),
        ("{measure: procès-verbal signé}", []),
        ('{measure: retour arrière essayé, target: "oui"}', []),
        ("{measure: satisfaction du client}", ["M202"]),
        ("{measure: tubes sans fuite sur 1000 tubes}", []),
        ("{measure: rapport remis, evidence: rapport.pdf}", []),
    ],
)
def test_criteria_are_read_as_fields(tmp_path: Path, criterion: str, hits: list[str]) -> None:
    view = check(tmp_path, f"deliverables: [{{what: Page, acceptance: [{criterion}]}}]\n")
    assert [found.code for found in view.diagnostics] == hits


def test_a_baseline_gives_a_comparative_its_start(tmp_path: Path) -> None:
    wording = "promise: {wording: La page est plus rapide.}\n"
    criterion = '{measure: temps de réponse p95, target: "<= 400 ms", baseline: 500 ms}'
    assert codes(check(tmp_path, wording)) == [("M205", "warning")]
    assert (
        codes(check(tmp_path, f"{wording}deliverables: [{{what: Page, acceptance: [{criterion}]}}]\n")) == []
    )


def test_a_promise_of_means_may_say_so_if_it_shows_what_is_done(tmp_path: Path) -> None:
    wording = "obligation: means\npromise: {wording: Nous faisons de notre mieux.}\n"
    criterion = '{measure: appels pris, target: ">= 95 appels", method: journal}'
    shown = f"deliverables: [{{what: Astreinte, acceptance: [{criterion}]}}]\n"
    assert codes(check(tmp_path, wording)) == [("S107", "warning")]
    assert codes(check(tmp_path, wording + shown)) == []


def test_a_gate_with_a_date_may_name_its_month(tmp_path: Path) -> None:
    gate = "milestones: [{{id: m1, title: En ligne en mars 2027{due}}}]\n"
    assert codes(check(tmp_path, gate.format(due=""))) == [("T511", "warning")]
    assert codes(check(tmp_path, gate.format(due=", due: 2027-03-26"))) == []


def test_closed_promises_are_not_read(tmp_path: Path) -> None:
    assert codes(check(tmp_path, "status: cancelled\n" + FAST)) == []


def test_an_empty_text_is_a_gap(tmp_path: Path) -> None:
    view = check(tmp_path, "promise: {wording: ' ', excludes: ['…']}\n")
    assert pointers(view) == ["promise/wording", "promise/excludes/0"]
    assert {found.code for found in view.diagnostics} == {"S109"}


def test_a_workspace_has_words_of_its_own(tmp_path: Path) -> None:
    settings = "wording: {add: [{term: haut débit}, {term: de renom, rule: S113}], remove: [rapide]}\n"
    wording = "promise: {wording: 'Une page rapide, un accès haut débit, un cabinet de renom.'}\n"
    view = check(tmp_path, wording, {"engage.yaml": settings})
    assert [(found.code, found.excerpt) for found in view.diagnostics] == [
        ("S102", "haut débit"),
        ("S113", "de renom"),
    ]


def test_an_unknown_rule_for_a_word_is_an_error_of_the_file(tmp_path: Path) -> None:
    view = check(tmp_path, "", {"engage.yaml": "wording: {add: [{term: haut débit, rule: S101}]}\n"})
    assert [(found.code, found.path) for found in view.diagnostics] == [("X003", "engage.yaml")]
