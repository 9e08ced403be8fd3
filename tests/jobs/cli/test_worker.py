"""worker, as a person runs it."""

from __future__ import annotations

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
