"""`check --text`: any text, from a file or a pipe, in every format."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from processes import AS_OF, COMMAND, engage, surroundings

OFFER = "# Offre\n\nNous livrons un portail moderne fin mars 2027,\ndans la mesure du possible.\n"
ALL = [("S102", 3, 25), ("T511", 3, 33), ("S106", 4, 1)]


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    """A French offer with three vague places."""
    path = tmp_path / "offre.md"
    path.write_text(OFFER, encoding="utf-8")
    return path


def _places(document: object) -> list[tuple[str, int, int]]:
    assert isinstance(document, dict)
    return [(each["code"], each["line"], each["column"]) for each in document["diagnostics"]]


def test_a_text_is_judged_without_any_workspace(offer: Path) -> None:
    done = engage("check", "--text", "offre.md", "--as-of", AS_OF, cwd=offer.parent)
    assert done.code == 0
    assert "offre.md:3:25: warning S102 vague-quality" in done.out
    assert "3 warnings in 1 file, as of 2026-11-20" in done.out


def test_the_document_is_that_of_check(offer: Path) -> None:
    done = engage("check", "--text", offer, "--as-of", AS_OF, "-f", "json", "--lang", "fr")
    assert done.json["schema"] == "engage/check/1"
    assert _places(done.json) == ALL
    assert done.json["summary"]["files"] == 1
    assert len({each["fingerprint"] for each in done.json["diagnostics"]}) == 3
    assert "ne se mesure pas" in done.json["diagnostics"][0]["message"]


def test_standard_input_is_a_text_too() -> None:
    done = subprocess.run(
        [*COMMAND, "check", "--text", "-", "--as-of", AS_OF, "-f", "json"],
        input=OFFER.encode(),
        capture_output=True,
        env=surroundings(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert _places(json.loads(done.stdout)) == ALL


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_hosts_get_their_formats(offer: Path, name: str) -> None:
    document = engage("check", "--text", offer, "--as-of", AS_OF, "-f", name).json
    found = document["runs"][0]["results"] if name == "sarif" else document
    assert len(found) == 3


def test_several_reports_at_once(offer: Path, tmp_path: Path) -> None:
    junit = tmp_path / "out.xml"
    done = engage(
        "check", "--text", offer, "-f", "github", "--report", f"junit={junit}", "--fail-on", "warning"
    )
    assert (done.code, done.out.count("::warning ")) == (1, 3)
    assert len(ET.parse(junit).findall(".//failure")) == 3


def test_rules_can_be_chosen(offer: Path) -> None:
    done = engage("check", "--text", offer, "--select", "S102", "--as-of", AS_OF, "-f", "json")
    assert _places(done.json) == ALL[:1]
    done = engage("check", "--text", offer, "--ignore", "S", "--as-of", AS_OF, "-f", "json")
    assert _places(done.json) == ALL[1:2]


def test_the_settings_of_the_workspace_around_hold(offer: Path) -> None:
    (offer.parent / "engage.yaml").write_text(
        "lang: fr\nglossary: {moderne: au sens de l'annexe 1}\n"
        "rules: {overrides: [{paths: ['**'], rules: {T511: error}}]}\n",
        encoding="utf-8",
    )
    done = engage("check", "--text", offer.name, "--as-of", AS_OF, cwd=offer.parent)
    assert done.code == 1
    assert "offre.md:3:33: erreur T511" in done.out
    assert "S102" not in done.out


def test_the_language_is_declared_or_found_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Die Anlage ist in der Halle und wird von uns mit einem Kran gewartet.\n", encoding="utf-8"
    )
    done = engage("check", "--text", path)
    assert (done.code, done.out) == (2, "")
    assert "--text-lang" in done.err
    assert engage("check", "--text", path, "--text-lang", "en").code == 0


def test_a_text_that_could_not_be_read_is_named_beside_the_others(offer: Path) -> None:
    other = offer.parent / "angebot.txt"
    other.write_text(
        "Die Anlage ist in der Halle und wird von uns mit einem Kran gewartet.\n", encoding="utf-8"
    )
    done = engage("check", "--text", offer, "--text", other, "-f", "json")
    assert done.code == 0
    assert "angebot.txt" in done.json["rules_skipped"][0]["why"]


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xff\xfe\x00a", b"caf\xe9 noir\n", b"\x00\x01\x02" * 50])
def test_what_is_no_text_is_wrong_use(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    done = engage("check", "--text", path)
    assert (done.code, done.out) == (2, "")
    assert "a.txt" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "more", [["--fix"], ["commitments"], ["--base", "main"], ["--from-git"], ["--select", "S101"]]
)
def test_what_does_not_go_with_a_text_is_wrong_use(offer: Path, more: list[str]) -> None:
    assert engage("check", "--text", offer, *more).code == 2


def test_a_text_that_is_not_there_is_wrong_use() -> None:
    done = engage("check", "--text", "nowhere.txt")
    assert (done.code, done.out) == (2, "")
    assert "nowhere.txt" in done.err


def test_controls_and_turned_text_are_shown_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("We deliver a \u202emodern portal \x1b[31mquickly.\n", encoding="utf-8")
    done = engage("check", "--text", path, "--text-lang", "en")
    assert "\u202e" not in done.out
    assert "\x1b" not in done.out
    assert "\\u202e" in done.out


def test_two_megabytes_are_read_in_bounded_time_and_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = "Le portail est en ligne le 2 mars 2027 pour 1 200 revendeurs de douze pays.\n" * 26_000
    path.write_text(f"{lines}Nous livrons un portail moderne.\n", encoding="utf-8")
    done = engage("check", "--text", path, "--select", "S102", "-f", "json", timeout=110)
    assert done.code == 0
    assert _places(done.json) == [("S102", 26_001, 25)]
    assert done.peak < 300


def test_thousands_of_findings_are_all_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nous livrons un portail moderne dans la mesure du possible.\n" * 1500, encoding="utf-8")
    done = engage("check", "--text", path, "-f", "concise", timeout=110)
    assert done.out.count("\n") == 3001
