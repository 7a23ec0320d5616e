"""X004, X005, X006: ids used twice, names of nothing, circles."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest
from checking import also_at, check_files, pointed_at
from hypothesis import given
from hypothesis import strategies as st

from engage.rules.links import cycles
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

PEOPLE = """
people:
  - {id: lea, name: Léa Marchand, team: web, skills: [java/senior, ux/junior]}
  - {id: marc, name: Marc Petit}
teams: [{id: web, lead: lea}]
equipment: [{id: bench}]
"""
CLIENT = "id: acme\ncontacts: [{id: j.martin}]\nroles: {sponsor: j.martin}\n"
HEAD = "id: ACME-014\ntitle: Dealer portal\nclient: acme\n"


def _check(root: Path, text: str, code: str = "X005", **files: str) -> CheckView:
    named = {path.replace("__", "/") + ".yaml": content for path, content in files.items()}
    base = {"resources.yaml": PEOPLE, "clients/acme.yaml": CLIENT, "commitments/promise.yaml": HEAD + text}
    return check_files(root, base | named, options=CheckOptions(select=(code,)))


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("owner: leah\n", "owner", "did you mean `lea`?"),
        ("owner: Marc Petit\n", "owner", "did you mean `marc`?"),
        ("owner: nobody-at-all\n", "owner", "add them to `resources.yaml`, or to the contacts of the client"),
        ("raci: {accountable: marco}\n", "raci/accountable/0", "did you mean `marc`?"),
        ("raci: {informed: [j.martin, j.marten]}\n", "raci/informed/1", "did you mean `j.martin`?"),
        ("milestones: [{id: a, raci: {responsible: [lae]}}]\n", "milestones/0/raci/responsible/0", None),
        ("milestones: [{id: a, needs: {lae: 50%}}]\n", "milestones/0/needs/lae", "did you mean `lea`?"),
        ("milestones: [{id: a, needs: {sponsor: 50%}}]\n", "milestones/0/needs/sponsor", "write `j.martin`"),
        (
            "milestones: [{id: a}, {id: b, after: [aa]}]\n",
            "milestones/1/after/0",
            "did you mean `a`?",
        ),
        ("milestones: [{id: a, after: [ACME-015/a]}]\n", "milestones/0/after/0", "did you mean `ACME-014`?"),
        ("risks: [{id: R1, what: Late, hits: [ux]}]\nmilestones: [{id: uxx}]\n", "risks/0/hits/0", None),
        ("risks: [{id: R1, what: Late, owner: leo}]\n", "risks/0/owner", "did you mean `lea`?"),
        ("supersedes: ACME-O13\n", "supersedes", "did you mean `ACME-014`?"),
        ("type: custom-projet\n", "type", "did you mean `custom-project`?"),
        ("team: webb\n", "team", "did you mean `web`?"),
        ("actions: [{what: Call, who: leax}]\n", "actions/0/who", "did you mean `lea`?"),
        ("needs_from_client: [{what: VPN, who: martin}]\n", "needs_from_client/0/who", None),
        ("decision: {on: 2026-09-01, verdict: promise, signed_by: marcc}\n", "decision/signed_by", None),
    ],
)
def test_a_name_of_nothing_is_an_error_with_the_nearest_known(
    tmp_path: Path, text: str, place: str, advice: str | None
) -> None:
    (found,) = _check(tmp_path, text).diagnostics
    assert "/".join(map(str, found.pointer)) == place
    assert found.severity == "error"
    if advice:
        assert found.help is not None
        assert found.help.en == advice


@pytest.mark.parametrize(
    "text",
    [
        "owner: lea\nraci: {accountable: owner, consulted: [web, sponsor], informed: [j.martin]}\n",
        "assumptions: [{text: Access, owner: j.martin}]\n",
        "assumptions: [{text: Access, owner: J. Martin}]\nagreed: {on: 2026-09-01, by: J. Martin}\n",
        "actions: [{what: Call, who: gone, due: 2026-08-03, done: 2026-08-03}]\n",  # history
        "milestones: [{id: a, done: 2026-09-01, needs: {gone: 50%}}]\n",
        "status: accepted\nowner: gone\n",
        "milestones: [{id: a, needs: {lea: 50%, bench: 1, web: 1, java/senior: 1}}]\n",
        "type: support-sla\nteam: web\n",
        "journal: [{on: 2026-09-01, by: gone, note: Kick-off held}]\n",
    ],
)
def test_names_that_are_known_or_are_plain_text_or_history(tmp_path: Path, text: str) -> None:
    assert _check(tmp_path, text).diagnostics == ()


def test_a_skill_that_nobody_has_is_a_warning(tmp_path: Path) -> None:
    (found,) = _check(tmp_path, "milestones: [{id: a, needs: {java/junior: 1}}]\n").diagnostics
    assert (found.severity, found.span.line, found.span.column) == ("warning", 4, 30)
    assert found.message.en == "nobody has the skill `java/junior`"


def test_a_milestone_of_another_promise_is_offered_where_its_name_was_meant(tmp_path: Path) -> None:
    other = "id: SHOP\ntitle: Shop\nclient: acme\nmilestones: [{id: opening}]\n"
    text = "milestones: [{id: a, after: [opening]}]\n"
    (found,) = _check(tmp_path, text, commitments__shop=other).diagnostics
    assert found.help is not None
    assert found.help.en == "did you mean `SHOP/opening`?"


def test_an_unknown_client_is_told_with_the_nearest(tmp_path: Path) -> None:
    (found,) = _check(tmp_path, "", clients__acme="id: acmee\n").diagnostics
    assert found.message.en == "there is no client `acme`"
    assert found.help is not None
    assert found.help.en == "did you mean `acmee`?"


def test_without_any_clients_or_resources_one_remark_each_is_made(tmp_path: Path) -> None:
    files = {
        f"commitments/{n}.yaml": f"id: P{n}\ntitle: Report\nclient: c{n}\nowner: p{n}\n" for n in range(8)
    }
    view = check_files(tmp_path, files, options=CheckOptions(select=("X005",)))
    assert [found.severity for found in view.diagnostics] == ["info", "info"]
    assert view.diagnostics[0].message.en == (
        "no clients are recorded, so none named here can be looked up: "
        "`c0`, `c1`, `c2`, `c3`, `c4` and 3 more"
    )


def test_names_in_files_that_could_not_be_read_are_not_called_unknown(tmp_path: Path) -> None:
    view = _check(
        tmp_path,
        "owner: nobody\nmilestones: [{id: a, after: [SHOP/opening]}]\n",
        clients__acme="id: [acme\n",
        clients__other="id: other\n",
        commitments__SHOP="title: {\n",
        resources="people: [\n",
    )
    assert [found for found in view.diagnostics if found.code == "X005"] == []
    assert [result.why.en for result in view.not_checked] == [
        "names of people and resources: a resource file could not be read"
    ]


def test_names_in_the_settings_clients_and_shared_risks_are_looked_up(tmp_path: Path) -> None:
    view = _check(
        tmp_path,
        "",
        engage="""
            roles: {director: claire}
            types: {audit: {raci: {accountable: directr}}}
            escalation: [{name: late, to: marcc}, {name: later, to: owner}, {name: last, to: sponsor}]
        """,
        clients__acme="id: acme\nroles: {sponsor: j.martin}\n",
        risks="risks: [{id: R1, what: Late, owner: leaa, applies_to: {types: [audits]}}]\n",
    )
    assert pointed_at(tmp_path, view) == [
        "clients/acme.yaml:2 j.martin",
        "engage.yaml:1 claire",
        "engage.yaml:2 directr",
        "engage.yaml:3 marcc",
        "risks.yaml:1 leaa",
        "risks.yaml:1 audits",
    ]


def test_an_id_used_three_times_is_told_twice_with_the_first_place(tmp_path: Path) -> None:
    view = _check(
        tmp_path,
        "milestones: [{id: a}, {id: a}, {id: b}, {id: a}]\nrisks: [{id: a, what: Late}]\n",
        "X004",
    )
    assert [(found.span.column, found.related[0][1].column) for found in view.diagnostics] == [
        (28, 19),
        (46, 19),
    ]


def test_resources_of_all_kinds_share_their_names(tmp_path: Path) -> None:
    view = _check(tmp_path, "", "X004", resources__more="equipment: [{id: lea}]\nbudgets: [{id: web}]\n")
    assert pointed_at(tmp_path, view) == ["resources/more.yaml:1 lea", "resources/more.yaml:2 web"]


def test_a_cycle_is_named_once_in_order_with_each_of_its_links(tmp_path: Path) -> None:
    text = """
milestones:
  - {id: start}
  - {id: ux, after: [start, tests]}
  - {id: build, after: [ux]}
  - {id: tests, after: [build]}
  - {id: live, after: [tests]}
"""
    view = _check(tmp_path, text, "X006")
    (found,) = view.diagnostics
    assert found.message.en == "`ux` waits for `tests`, which waits for `build`, which waits for `ux`"
    assert found.message.fr == "`ux` attend `tests`, qui attend `build`, qui attend `ux`"
    assert pointed_at(tmp_path, view) == ["commitments/promise.yaml:7 tests"]
    assert also_at(tmp_path, view) == [["commitments/promise.yaml:9 build", "commitments/promise.yaml:8 ux"]]


def test_a_milestone_that_waits_for_itself(tmp_path: Path) -> None:
    (found,) = _check(tmp_path, "milestones: [{id: ux, after: ux}]\n", "X006").diagnostics
    assert found.message.en == "`ux` waits for itself"


def test_a_cycle_across_promises_names_the_promises(tmp_path: Path) -> None:
    other = "id: SHOP\ntitle: Shop\nclient: acme\nmilestones: [{id: a, after: [ACME-014/b]}]\n"
    view = _check(tmp_path, "milestones: [{id: b, after: SHOP/a}]\n", "X006", commitments__shop=other)
    (found,) = view.diagnostics
    assert found.message.en == "`ACME-014/b` waits for `SHOP/a`, which waits for `ACME-014/b`"
    assert [path for path, _ in found.related] == ["commitments/shop.yaml"]


def test_promises_that_replace_each_other(tmp_path: Path) -> None:
    other = "id: SHOP\ntitle: Shop\nclient: acme\nsupersedes: ACME-014\n"
    (found,) = _check(tmp_path, "supersedes: SHOP\n", "X006", commitments__shop=other).diagnostics
    assert found.message.en == "`ACME-014` replaces `SHOP`, which replaces `ACME-014`"


GRAPHS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=24)


@given(GRAPHS)
def test_cycles_are_closed_walks_each_given_once_and_none_is_left_without_them(
    edges: list[tuple[int, int]],
) -> None:
    graph = {node: tuple(sorted({b for a, b in edges if a == node})) for node in range(9)}
    found = list(cycles(graph))
    assert len(found) == len(set(found))
    for cycle in found:
        assert all(b in graph[a] for a, b in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        assert len(set(cycle)) == len(cycle)
        assert min(cycle) == cycle[0]
    broken = {(a, b) for cycle in found for a, b in zip(cycle, (*cycle[1:], cycle[0]), strict=True)}
    rest = networkx.DiGraph([(a, b) for a, others in graph.items() for b in others if (a, b) not in broken])
    assert networkx.is_directed_acyclic_graph(rest)
    assert bool(found) is not networkx.is_directed_acyclic_graph(networkx.DiGraph(edges))


def test_a_cycle_of_ten_thousand_is_found() -> None:
    graph = {node: ((node + 1) % 10_000,) for node in range(10_000)}
    assert [len(cycle) for cycle in cycles(graph)] == [10_000]
