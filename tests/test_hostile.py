"""Whatever stands in a file: a diagnostic or a pass, in bounded time and memory, and no harm to others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import (
    DATA,
    FAULTY,
    FAULTY_LINE,
    GOOD,
    dangerous,
    deep,
    extreme,
    large,
    naughty_strings,
    odd,
    quoted,
    suite,
    workspace,
)
from processes import AS_OF, Done, engage

SECONDS, MEGABYTES, CHARACTERS, ADDRESS_SPACE = 60, 200, 2_000_000, 1024
COMMANDS = ("check", "review", "schedule", "status")
#: Files of `odd` that are well-formed after all, whatever is said about their form.
FINE = frozenset({"with-a-mark", "windows", "old-mac", "merge"})
ONE_BY_ONE = deep() | large()

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"public test data are not in {DATA}; name their folder in ENGAGE_TEST_DATA"
)


def test_the_good_commitment_beside_the_hostile_ones_has_no_fault(tmp_path: Path) -> None:
    done = _run("check", workspace(tmp_path), "--format", "json")

    assert [d["message"] for d in done.json["diagnostics"] if d["path"] == "commitments/good.yaml"] == []


@needs_data
@pytest.mark.parametrize("name", ["yaml-test-suite", "json-test-suite", "yaml-bombs"])
def test_every_file_of_a_public_suite_gets_a_diagnostic(name: str, tmp_path: Path) -> None:
    files = dict(suite(name))
    root = workspace(tmp_path, **files)

    done = _run("check", root, "--format", "json")

    _assert_the_fault_beside_is_found(done)
    told = {d["path"] for d in done.json["diagnostics"]}  # none of the files is a commitment
    assert [case for case in files if f"commitments/{case}.yaml" not in told] == []
    for command in COMMANDS:
        _assert_safe(_run(command, root))


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_a_file_that_is_too_deep_or_too_large_alone_is_read_within_bounds(name: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, **{name: ONE_BY_ONE[name]})

    done = _run("check", root)

    assert f"commitments/good2.yaml:{FAULTY_LINE}:" in done.out
    assert f"commitments/{name}.yaml:" in done.out or name == "many-milestones"  # long, and right
    assert len(done.out) < CHARACTERS
    _assert_safe(done)


def test_odd_files_get_diagnostics_and_run_nothing(tmp_path: Path) -> None:
    files = odd()
    root = workspace(tmp_path, **files)

    done = _run("check", root, "--format", "json", cwd=tmp_path)

    _assert_the_fault_beside_is_found(done)
    told = {d["path"] for d in done.json["diagnostics"]}
    assert [name for name in files if f"commitments/{name}.yaml" not in told and name not in FINE] == []
    assert not (tmp_path / "owned").exists()
    for command in COMMANDS:
        _assert_safe(_run(command, root))


@pytest.mark.parametrize("command", COMMANDS)
def test_values_beyond_reason_are_survived(command: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, **extreme())

    for form in ("text", "json"):
        done = _run(command, root, "--format", form)
        assert "GOOD-1" in done.out or command == "check"


@pytest.mark.parametrize("day", ["0001-01-01", "1582-10-10", "9999-12-31"])
def test_a_day_beyond_reason_is_survived(day: str, tmp_path: Path) -> None:
    root = workspace(tmp_path)

    for command in COMMANDS:
        done = engage(command, "-w", root, "--as-of", day)
        assert done.code in {0, 1}, done.err


@needs_data
def test_naughty_strings_in_every_text_field_are_shown_harmless(tmp_path: Path) -> None:
    strings = naughty_strings()
    root = workspace(tmp_path, **{f"n{n}": _naughty_promise(n, s) for n, s in enumerate(strings)})
    for number, string in enumerate(strings):
        (root / f"clients/n{number}.yaml").write_text(_naughty_client(number, string), encoding="utf-8")
    (root / "risks.yaml").write_text(_naughty_risks(strings), encoding="utf-8")

    for command in COMMANDS:
        _assert_safe(_run(command, root))
    read = _run("status", root, "--format", "json").json
    assert read["left_out"] == []
    assert len(read["commitments"]) == 2 + len(strings)


@needs_data
def test_naughty_strings_as_ids_references_and_fields_are_shown_harmless(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for number, string in enumerate(naughty_strings()):
        text = quoted(string)
        files[f"id{number}"] = GOOD.replace("GOOD-1", text)
        spoilt = GOOD.replace("acme", text).replace("lea", text).replace("2026-12-18", text)
        files[f"other{number}"] = spoilt.replace("GOOD-1", f"O{number}") + f"{text}: 1\n"
    root = workspace(tmp_path, **files)

    for command in ("check", "review"):
        _assert_safe(_run(command, root))


@needs_data
def test_fixes_leave_hostile_files_readable_and_others_alone(tmp_path: Path) -> None:
    naughty = {
        f"n{n}": _naughty_promise(n, s).replace("status: active", "status: draft")
        for n, s in enumerate(naughty_strings()[::8])
    }
    root = workspace(tmp_path, **odd(), **naughty)
    before = {path: path.read_bytes() for path in root.rglob("*.yaml") if path.is_file()}
    told = _faults_of_reading(root)

    _assert_safe(_run("check", root, "--diff", "--unsafe-fixes"))
    assert {path: path.read_bytes() for path in before} == before
    _assert_safe(_run("check", root, "--unsafe-fixes"))

    assert (root / "commitments/good.yaml").read_bytes() == before[root / "commitments/good.yaml"]
    assert _faults_of_reading(root) <= told


def _faults_of_reading(root: Path) -> set[tuple[str, str, str]]:
    found = _run("check", root, "--format", "json", "--profile", "load").json["diagnostics"]
    return {
        (d["path"], d["code"], d["message"]) for d in found if d["code"] in {"X001", "X002", "X003", "T502"}
    }


def test_the_names_of_files_are_shown_harmless(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    names = (
        b"\x1b[31mred",
        b"two\nlines",
        "turned\u202etxt".encode(),
        b"no-utf8-\xff",
        b"-option",
        b"a b'c\"d",
    )
    for name in names:
        path = bytes(root / "commitments") + b"/" + name + b".yaml"
        with open(path, "wb") as file:  # noqa: PTH123  # bytes, since not every name is text
            file.write(b"id: [\n")

    done = _run("check", root, "--format", "json")

    _assert_the_fault_beside_is_found(done)
    assert len({d["path"] for d in done.json["diagnostics"]}) == 1 + len(names)
    for command in COMMANDS:
        _assert_safe(_run(command, root))


@pytest.mark.parametrize(
    "query", ["", " ", "*", "(", "\\", "%", "'", "\x1b[31m", "\u202e", "é" * 2000, "-1", "\udcff"]
)
def test_a_query_of_any_text_ends_well(query: str, tmp_path: Path) -> None:
    done = engage("status", "--as-of", AS_OF, "-w", workspace(tmp_path), "--", query)

    assert done.code in {0, 1, 2}
    _assert_safe(done)


def _run(command: str, root: Path, *options: str, cwd: Path | None = None) -> Done:
    """Run a command on a workspace within the bounds; only `check` may have findings."""
    done = engage(
        command, "-w", root, "--as-of", AS_OF, *options, cwd=cwd, timeout=SECONDS, memory=ADDRESS_SPACE
    )
    assert done.code == (1 if command == "check" else 0), done.err[-2000:]
    assert "Traceback" not in done.err
    assert done.peak < MEGABYTES
    return done


def _assert_safe(done: Done) -> None:
    assert "Traceback" not in done.err
    assert dangerous(done.out) == []
    assert dangerous(done.err) == []


def _assert_the_fault_beside_is_found(done: Done) -> None:
    found = [
        (d["code"], d["line"]) for d in done.json["diagnostics"] if d["path"] == "commitments/good2.yaml"
    ]
    assert ("T502", FAULTY_LINE) in found
    assert FAULTY.splitlines()[FAULTY_LINE - 1].endswith("2026-02-30")


def _naughty_promise(number: int, string: str) -> str:
    text, key = quoted(string), quoted(string[:100])  # YAML allows no key beyond 1,024 characters
    return f"""\
id: N{number}
title: {text}
client: n{number}
type: custom-project
status: active
owner: lea
team: {text}
product_line: {text}
region: {text}
refs: {{order: {text}, {key}: x}}
promise: {{made: 2026-09-01, start: 2026-09-07, due: 2026-12-18, wording: {text}, excludes: [{text}]}}
contract: {{ref: {text}, signed: {{on: 2026-09-01, by: {text}}}}}
agreed: {{on: 2026-09-02, by: {text}, ref: {text}}}
assumptions: [{{text: {text}, owner: {text}, due: 2026-11-02}}]
needs_from_client: [{{what: {text}, who: {text}, by: 2026-11-02}}]
deliverables:
  - {{what: {text}, how: {text}, acceptance: [{{measure: {text}, target: {text}, method: {text}}}]}}
milestones:
  - id: m
    title: {text}
    work: 5d
    needs: {{lea: 1%}}
    due: 2026-11-18
    quality: [{{measure: {text}, target: {text}, actual: {text}, evidence: {text}}}]
pauses: [{{from: 2026-11-03, to: 2026-11-04, cause: {text}}}]
risks:
  - id: R1
    what: {text}
    impact: {{delay: 2d, continuity: {text}}}
    prevention: [{{what: {text}, who: {text}}}]
    contingency: {{trigger: {{when: {text}, by: 2026-11-02}}, plan: [{{who: {text}, does: {text}}}]}}
raci: {{responsible: [lea], accountable: claire}}
colour: {{set: orange, by: {text}, reason: {text}}}
actions: [{{id: A1, what: {text}, who: {text}, due: 2026-11-10, source: {text}}}]
journal: [{{on: 2026-11-19, by: {text}, note: {text}}}]
exchanges: [{{on: 2026-11-18, with: {text}, channel: {text}, direction: out, text: {text}}}]
amendments: [{{on: 2026-11-18, kind: scope, from: {text}, to: {text}, reason: {text}, agreed_by: {text}}}]
waivers: [{{rule: {text}, reason: {text}, by: {text}}}]
feedback: [{{on: 2026-11-18, note: {text}, causes: [{text}]}}]
recovery: {{lessons: [{{what: {text}, change: {text}}}]}}
glossary: {{{key}: {text}}}
notes: [{text}]
"""


def _naughty_client(number: int, string: str) -> str:
    text, key = quoted(string), quoted(string[:100])
    return (
        f"id: n{number}\nname: {text}\nsegment: {text}\ntier: {text}\nregion: {text}\n"
        f"contacts: [{{id: c, name: {text}, email: {text}}}]\nglossary: {{{key}: {text}}}\n"
    )


def _naughty_risks(strings: list[str]) -> str:
    return "risks:\n" + "".join(
        f"  - {{id: S{number}, what: {quoted(string)}, owner: {quoted(string)}}}\n"
        for number, string in enumerate(strings)
    )
