"""worker, backup, restore, as a person runs them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.jobs.conftest import Dondoc


def test_one_round_and_its_log(dondoc: Dondoc, own_example: Path) -> None:
    said = dondoc("worker", "--once", "-w", own_example)
    assert said.code == 0
    assert "Sao lưu: ghi" in said.out
    runs = dondoc("worker", "log", "-w", own_example, "--json").json["runs"]
    assert {run["job"] for run in runs} == {"plan", "summary", "evaluate", "backup", "integrity", "tidy"}
    assert {run["state"] for run in runs} == {"done"}
    shown = dondoc("worker", "log", "-w", own_example, "--job", "backup")
    assert "xong" in shown.out
    assert "integrity" not in shown.out


def test_one_thing_by_hand(dondoc: Dondoc, own_example: Path) -> None:
    assert dondoc("worker", "run", "integrity", "-w", own_example).code == 0
    assert len(dondoc("worker", "log", "-w", own_example, "--json").json["runs"]) == 1
    wrong = dondoc("worker", "run", "khong-co", "-w", own_example)
    assert (wrong.code, "backup" in wrong.err) == (2, True)


def test_what_fails_by_hand_is_told(dondoc: Dondoc, own_example: Path) -> None:
    (own_example / "backups").write_text("a file where the folder should be", encoding="utf-8")
    said = dondoc("worker", "run", "backup", "-w", own_example)
    assert said.code == 1
    assert dondoc("worker", "log", "-w", own_example, "--json").json["runs"][0]["state"] == "failed"


def test_backing_up_and_restoring(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    file = tmp_path / "sao-luu.db"
    assert dondoc("backup", "--out", file, "-w", own_example).code == 0
    assert dondoc("backup", "--out", file, "-w", own_example).code == 2  # it is there
    before = dondoc("evaluate", "-w", own_example, "--as-of", "2023-10-01", "--json").json
    refused = dondoc("restore", file, "-w", own_example)
    assert (refused.code, "--force" in refused.err) == (2, True)
    assert dondoc("restore", file, "-w", own_example, "--force").code == 0
    assert dondoc("evaluate", "-w", own_example, "--as-of", "2023-10-01", "--json").json == before
    [aside] = own_example.glob("truoc-khi-khoi-phuc-*.db")
    assert aside.stat().st_size > 0


def test_restoring_a_lost_database(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    file = tmp_path / "sao-luu.db"
    dondoc("backup", "--out", file, "-w", own_example)
    before = dondoc("due", "-w", own_example, "--as-of", "2023-06-06", "--json").json
    for path in own_example.glob("dondoc.db*"):
        path.unlink()
    assert dondoc("restore", file, "-w", own_example).code == 0
    assert dondoc("due", "-w", own_example, "--as-of", "2023-06-06", "--json").json == before
    assert list(own_example.glob("truoc-khi*")) == []


def test_a_folder_without_settings_is_no_place_to_restore_to(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(own_example / "dondoc.db", tmp_path / "a.db"))
    (tmp_path / "khac").mkdir()
    said = dondoc("restore", file, "-w", tmp_path / "khac")
    assert (said.code, "dondoc init" in said.err) == (2, True)
