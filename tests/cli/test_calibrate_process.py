"""`engage calibrate` as a process: nothing is learnt silently, and what is written is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from goldens import golden
from processes import AS_OF, EXAMPLES, engage

AGENCY = EXAMPLES / "web-agency"
TABLE = AGENCY / "records/livraisons-2023-2025.csv"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """The example, to write in."""
    return Path(shutil.copytree(AGENCY, tmp_path / "agency"))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_whole_report(lang: str) -> None:
    done = engage(
        "calibrate", "-w", AGENCY, "--data", TABLE, "--as-of", AS_OF, "--lang", lang, env={"COLUMNS": "80"}
    )
    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 80
    golden(GOLDEN / f"calibrate-{lang}.txt", done.out)


def test_without_write_no_file_changes(agency: Path) -> None:
    before = (agency / "engage.yaml").read_bytes()
    done = engage("calibrate", "-w", agency, "--data", TABLE, "--as-of", AS_OF, "--lang", "en")
    assert "+calibration:" in done.out
    assert (agency / "engage.yaml").read_bytes() == before


def test_what_is_written_keeps_comments_and_is_read_by_forecasts_and_buffers(agency: Path) -> None:
    before = (agency / "engage.yaml").read_text(encoding="utf-8")
    plain = _forecast(agency)
    done = engage("calibrate", "-w", agency, "--data", TABLE, "--as-of", AS_OF, "--write", "--lang", "en")
    after = (agency / "engage.yaml").read_text(encoding="utf-8")
    assert (done.code, done.err) == (0, "")
    assert "Written to engage.yaml" in done.out
    assert set(before.splitlines()) <= set(after.splitlines())
    assert "calibration:" in after
    told = _forecast(agency)
    assert (plain["basis"], told["basis"]) == (
        "estimates, not calibrated", "estimates, calibrated on 31 deliveries",
    )  # fmt: skip
    assert (plain["history"], told["history"]["deliveries"]) == (None, 8)
    assert told["p80"] > plain["p80"]
    assert any(driver["kind"] == "history" for driver in told["drivers"])
    shown = engage("schedule", "MOR-007", "-w", agency, "--as-of", AS_OF, "-f", "json").json
    buffer = shown["commitments"][0]["buffer"]
    assert buffer["calibrated_on"] == 8
    assert sum(factor["days"] for factor in buffer["factors"]) == pytest.approx(buffer["days"])
    assert next(f for f in buffer["factors"] if f["name"] == "history")["days"] > 0
    again = engage("calibrate", "-w", agency, "--data", TABLE, "--as-of", AS_OF, "--lang", "en")
    assert "Nothing new to propose" in again.out


def _forecast(root: Path) -> dict[str, object]:
    shown = engage("forecast", "MOR-007", "-w", root, "--as-of", AS_OF, "-f", "json").json
    found: dict[str, object] = shown["commitments"][0]
    return found


def test_json_has_what_the_text_says() -> None:
    shown = engage("calibrate", "-w", AGENCY, "--data", TABLE, "--as-of", AS_OF, "-f", "json").json
    assert (shown["schema"], shown["deliveries"], shown["from_table"]) == ("engage/calibrate/1", 31, 17)
    assert [row["type"] for row in shown["types"]] == [
        None, "standard-delivery", "custom-project", "audit-rgaa",
    ]  # fmt: skip
    assert {method["method"] for method in shown["back_test"]["methods"]} == {
        "calibrated", "estimates", "bounds", "plan", "fifth",
    }  # fmt: skip
    assert shown["written"] is False
    assert shown["proposal"]["whole"]["n"] == "31"


def test_lessons_of_recoveries_that_were_not_applied_are_listed() -> None:
    done = engage("calibrate", "-w", EXAMPLES / "machine-builder", "--as-of", AS_OF)
    assert "SKA-2598: No FAT without every format of the contract" in done.out


def test_faulty_rows_are_told_and_the_others_used(tmp_path: Path, agency: Path) -> None:
    table = tmp_path / "old.csv"
    table.write_text(
        "planned,start,ended\n10,2026-03-02,2026-03-20\nten,2026-03-02,2026-03-20\n", encoding="utf-8"
    )
    done = engage("calibrate", "-w", agency, "--data", table, "--as-of", AS_OF, "--lang", "en")
    assert done.code == 0
    assert "1 row left out (line 3: 'ten' is not a duration" in " ".join(done.out.split())


@pytest.mark.parametrize("content", [None, "name,when\nx,y\n", "planned\0,ended\n", ""])
def test_what_is_no_table_of_deliveries_is_refused(content: str | None, tmp_path: Path) -> None:
    table = tmp_path / "old.csv"
    if content is not None:
        table.write_text(content, encoding="utf-8")
    done = engage("calibrate", "-w", AGENCY, "--data", table, "--as-of", AS_OF)
    assert (done.code, done.out) == (2, "")
    assert "old.csv" in done.err


def test_a_folder_without_settings_gets_a_file_of_them(tmp_path: Path) -> None:
    (tmp_path / "commitments").mkdir()
    lines = [f"10,2026-0{month}-02,2026-0{month}-20" for month in range(1, 7)]
    (tmp_path / "old.csv").write_text("\n".join(["planned,start,ended", *lines]), encoding="utf-8")
    done = engage("calibrate", "-w", tmp_path, "--data", tmp_path / "old.csv", "--as-of", AS_OF, "--write")
    assert (done.code, done.err) == (0, "")
    assert "calibration:" in (tmp_path / "engage.yaml").read_text(encoding="utf-8")


def test_files_of_the_past_are_not_written() -> None:
    done = engage("calibrate", "-w", AGENCY, "--as-of", AS_OF, "--from-git", "--write")
    assert (done.code, done.out) == (2, "")


def test_what_the_register_has_too_is_not_counted_twice(tmp_path: Path, agency: Path) -> None:
    table = tmp_path / "old.csv"
    table.write_text("id,planned,start,ended\nSEX-002,65,2026-03-02,2026-06-19\n", encoding="utf-8")
    plain = engage("calibrate", "-w", agency, "--as-of", AS_OF, "-f", "json").json
    shown = engage("calibrate", "-w", agency, "--data", table, "--as-of", AS_OF, "-f", "json").json
    assert (shown["deliveries"], shown["from_table"]) == (plain["deliveries"], 0)
