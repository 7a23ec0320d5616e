"""`check`, `known` and `config` as people and pipelines run them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hostile import workspace
from processes import AS_OF, engage


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A workspace of one good commitment, and one with two faults that are its own."""
    root = workspace(tmp_path / "small")
    (root / "commitments/good2.yaml").write_text("id: BARE\ntitle: Report\nclient: acme\n", encoding="utf-8")
    return root


def test_several_reports_are_written_in_one_run(small: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    sarif, junit = tmp_path / "out.sarif", tmp_path / "out.xml"
    done = engage(
        "check",
        "-w",
        small,
        "--as-of",
        AS_OF,
        "-f",
        "concise",
        "--report",
        f"sarif={sarif}",
        "--report",
        f"junit={junit}",
    )
    assert done.code == 1
    results = json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]
    lines = [line for line in done.out.splitlines() if line.startswith("commitments/")]
    assert len(lines) == len(results) == len(ET.parse(junit).findall(".//testcase")) > 0
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
    assert uris == {"small/commitments/good2.yaml"}


@pytest.mark.parametrize("given", ["pdf=out.pdf", "sarif", "sarif=", "=x"])
def test_a_report_that_cannot_be_written_is_wrong_use(small: Path, given: str) -> None:
    done = engage("check", "-w", small, "--as-of", AS_OF, "--report", given)
    assert (done.code, done.out) == (2, "")
    assert "sarif=out.sarif" in done.err


def test_statistics_count_by_rule(small: Path) -> None:
    done = engage("check", "-w", small, "--as-of", AS_OF, "--statistics")
    assert done.code == 1
    assert "1  S101  missing-deliverable\n" in done.out
    assert engage("check", "-w", small, "--statistics", "-f", "sarif").code == 2


def test_github_commands_only_when_asked_for(small: Path) -> None:
    env = {"GITHUB_ACTIONS": "true", "CI": "true"}
    assert "::error" not in engage("check", "-w", small, "--as-of", AS_OF, env=env).out
    assert engage("check", "-w", small, "--as-of", AS_OF, "-f", "github").out.startswith("::")


def test_a_comment_hides_and_is_listed_when_asked_for(small: Path) -> None:
    path = small / "commitments/good2.yaml"
    path.write_text(
        "# engage: ignore[S101] reason: agreed by mail\n" + path.read_text("utf-8"), encoding="utf-8"
    )
    plain = engage("check", "-w", small, "--as-of", AS_OF, "-f", "concise")
    assert "S101" not in plain.out
    shown = engage("check", "-w", small, "--as-of", AS_OF, "-f", "concise", "--show-suppressed")
    assert "commitments/good2.yaml:2:1: ignored S101 missing-deliverable: agreed by mail\n" in shown.out


def test_a_register_starts_with_known_findings_and_gets_fewer(small: Path) -> None:
    check = ("check", "-w", small, "--as-of", AS_OF)
    assert engage(*check).code == 1
    written = engage("known", "write", "-w", small, "--as-of", AS_OF)
    assert (written.code, written.out) == (0, "")
    accepted = (small / "known-findings.yaml").read_bytes()
    passed = engage(*check)
    assert passed.code == 0
    assert "known" in passed.out

    (small / "commitments/more.yaml").write_text("id: MORE\ntitle: Report\nclient: acme\n", encoding="utf-8")
    assert engage(*check).code == 1
    assert engage("known", "diff", "-w", small, "--as-of", AS_OF).code == 1
    refused = engage("known", "write", "-w", small, "--as-of", AS_OF)
    assert refused.code == 1
    assert "--allow-more" in refused.err
    assert (small / "known-findings.yaml").read_bytes() == accepted

    (small / "commitments/more.yaml").unlink()
    path = small / "commitments/good2.yaml"
    path.write_text(path.read_text("utf-8") + "promise: {due: 2027-01-29}\n", encoding="utf-8")
    stale = engage(*check, "-f", "concise")
    assert stale.code == 1
    assert "known-findings.yaml:" in stale.out
    assert engage("known", "prune", "-w", small, "--as-of", AS_OF).code == 0
    assert "T501" not in (small / "known-findings.yaml").read_text("utf-8")


def test_config_explains_the_settings_of_a_file(small: Path) -> None:
    done = engage("config", "--explain", small / "commitments/good2.yaml", "-f", "json")
    assert done.code == 0
    assert done.json["path"] == "commitments/good2.yaml"
    assert engage("config", "--explain", small / "commitments/good3.yaml").code == 2
    assert engage("config").code == 2


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_help_is_in_both_languages(lang: str) -> None:
    shown = engage("--lang", lang, "known", "--help").out + engage("config", "--lang", lang, "--help").out
    assert ("Accept what is found" in shown) is (lang == "en")
    assert ("Accepter ce qui est relevé" in shown) is (lang == "fr")


def test_the_line_shown_is_that_of_the_file_where_an_entry_before_it_is_of_a_later_day(
    tmp_path: Path,
) -> None:
    """Each waits without a day (A309, one a promise); as of the 15th only the second is known."""
    (tmp_path / "commitments").mkdir()
    (tmp_path / "commitments/A.yaml").write_text(
        "id: A\ntitle: Portal\nclient: acme\nstatus: active\npauses:\n"
        "  - {from: 2026-12-01, cause: no test tenant, waiting_on: client}\n"
        "  - {from: 2026-10-01, cause: no test tenant, waiting_on: client}\n"
    )
    call = ("check", "-w", tmp_path, "--select", "A309", "--format", "json", "--as-of")
    shown = [
        [each["line"] for each in engage(*call, day).json["diagnostics"]]
        for day in ("2026-11-15", "2026-12-31")
    ]
    assert shown == [[7], [6]]
