"""`engage new` as people run it: what is written, what is said to be missing, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hostile import workspace
from processes import AS_OF, Done, engage


@pytest.fixture
def root(tmp_path: Path) -> Path:
    workspace(tmp_path)
    (tmp_path / "clients/rossi.yaml").write_text("id: rossi\nname: Café Rossi\nlang: fr\n")
    return tmp_path


def new(root: Path, *arguments: str, user: str = "lea") -> Done:
    env = {"ENGAGE_USER": user, "HOME": str(root)}
    return engage("new", *arguments, "-w", root, "--as-of", AS_OF, env=env)


def read(root: Path, path: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((root / path).read_text())
    return found


@pytest.mark.parametrize(
    ("sentence", "promise", "title", "due"),
    [
        ("acme: test report on Thursday", "GOOD-3", "Test report", "2026-11-26"),
        ("Acme: send the 3 plans by 3 December", "GOOD-3", "Send the 3 plans", "2026-12-03"),
        ("café rossi : rapport d’essais, jeudi", "ROSS-001", "Rapport d’essais", "2026-11-26"),
        ("rossi: rapport pour le 3 décembre", "ROSS-001", "Rapport", "2026-12-03"),
        ("acme: mock-ups 2026-12-04", "GOOD-3", "Mock-ups", "2026-12-04"),
        ("amce: mock-ups tomorrow", "GOOD-3", "Mock-ups", "2026-11-21"),
    ],
)
def test_a_small_promise_said_in_one_line(
    root: Path, sentence: str, promise: str, title: str, due: str
) -> None:
    done = new(root, "--quick", sentence)

    assert (done.code, done.out) == (0, f"{promise}: written to commitments/{promise}.yaml\n")
    assert done.err == "Nothing is missing: it passes `engage check`.\n"
    found = read(root, f"commitments/{promise}.yaml")
    assert (found["title"], found["owner"], found["status"]) == (title, "lea", "active")
    assert found["type"] == "standard-delivery"
    terms = found["promise"]
    assert isinstance(terms, dict)
    assert (str(terms["made"]), str(terms["due"])) == (AS_OF, due)
    assert engage("check", f"commitments/{promise}.yaml", "--as-of", AS_OF, cwd=root).code == 0


def test_what_is_still_missing_in_a_new_promise_is_said(root: Path) -> None:
    done = new(root, "commitment", "--client", "acme", "--title", "Dealer portal", "--type", "custom-project")
    assert done.code == 0
    assert done.err.startswith("Still missing, for `engage check`:\n")
    assert "T501" in done.err


def test_a_promise_with_all_that_is_known(root: Path) -> None:
    done = new(
        root, "commitment", "--client", "acme", "--title", "Portal", "--id", "ACME-1", "--due",
        "26 February 2027", "--value", "18000 EUR", "--deliverable", "Portal in production",
        "--how", "Blue/green",
        "--criterion", "load time p95; <= 800 ms; k6", "--milestone", "ux; Mock-ups; 12d",
        "--status", "active", "--exclude", "migration", "--importance", "major", "--made", "yesterday",
    )  # fmt: skip
    assert done.code == 0, done.err
    text = (root / "commitments/ACME-1.yaml").read_text()
    assert "      - {measure: load time p95, target: <= 800 ms, method: k6}\n" in text
    assert "  - {id: ux, title: Mock-ups, work: 12d}\n" in text
    assert "made: 2026-11-19" in text
    assert "small" not in text


def test_nothing_is_written_over(root: Path) -> None:
    before = (root / "commitments/good.yaml").read_text()
    done = new(root, "commitment", "--client", "acme", "--title", "X", "--id", "GOOD-1")
    assert done.code == 2
    assert "`GOOD-1` is there already: commitments/good.yaml" in done.err
    (root / "commitments/GOOD-3.yaml").write_text("# kept\n")
    done = new(root, "--quick", "acme: report on Thursday")
    assert (done.code, (root / "commitments/GOOD-3.yaml").read_text()) == (2, "# kept\n")
    assert (root / "commitments/good.yaml").read_text() == before


def test_a_new_client_and_its_first_promise(root: Path) -> None:
    done = new(root, "client", "--name", "Ville d’Évry", "--contact", "Ana Rossi; ana@evry.example; buyer")
    assert done.out == "ville-d-evry: written to clients/ville-d-evry.yaml\n"
    found = read(root, "clients/ville-d-evry.yaml")
    assert found["contacts"] == [
        {"id": "a.rossi", "name": "Ana Rossi", "email": "ana@evry.example", "profile": "buyer"}
    ]
    assert new(root, "--quick", "Évry: plan on Thursday").out.startswith("VILL-001: written to")


def test_a_risk_of_a_promise_and_one_of_the_register(root: Path) -> None:
    done = new(
        root, "risk", "--commitment", "GOOD-1", "--what", "Nobody answers", "--hits", "report",
        "--probability", "30%", "--delay", "5d..10d..20d", "--plan", "lea; Call; 2d", "--sign", "No answer",
    )  # fmt: skip
    assert (done.code, done.out) == (0, "GOOD-1/R1: written to commitments/good.yaml\n")
    done = new(root, "risk", "--what", "Strike", "--probability", "10%", "--type", "standard-delivery")
    assert done.out == "R1: written to risks.yaml\n"
    done = new(root, "risk", "--what", "Flood", "--segment", "retail")
    assert done.out == "R2: written to risks.yaml\n"
    assert (root / "risks.yaml").read_text().count("- {id:") == 2
    assert engage("check", "risks.yaml", "--as-of", AS_OF, cwd=root).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say what is new"),
        (["--quick", "test report on Thursday"], "write it as"),
        (["--quick", "acme: test report"], "no day is said"),
        (["--quick", "acme: test report on 31 February"], "February 2026 has 28 days"),
        (["--quick", "acme: test report 03/12"], "can be read in two ways"),
        (["--quick", "acme: report of Monday on Thursday"], "two days are said"),
        (["--quick", "acme: report 2026-11-01"], "has passed"),
        (["--quick", "xyzzy: report on Thursday"], "no client is called `xyzzy`"),
        (["--quick", "acme: report on Thursday", "--owner", "mrac"], "nobody of resources.yaml"),
        (["commitment", "--client", "acme"], "--title: is missing, and there is no terminal"),
        (["commitment", "--client", "acme", "--title", "X", "--value", "cheap"], "cheap"),
        (["client"], "--name: is missing"),
        (["risk", "--what", "X", "--commitment", "GOOD-1", "--hits", "reprot"], "did you mean `report`?"),
        (["risk", "--what", "X", "--commitment", "GOOD-1", "--probability", "300%"], "X003"),
        (["risk", "--what", "X", "--plan", "lea"], "--plan: write it as"),
    ],
)
def test_what_cannot_be_written_gives_2_and_writes_nothing(
    root: Path, arguments: list[str], said: str
) -> None:
    before = {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    done = new(root, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()} == before
