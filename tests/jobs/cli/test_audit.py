"""audit list, verify: an officer sees who did what, and whether anyone meddled with it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.jobs.conftest import Dondoc


def run(workspace: Path, statement: str) -> None:
    database = sqlite3.connect(workspace / "dondoc.db")
    with database:
        database.execute(statement)
    database.close()


def test_the_example_is_whole(dondoc: Dondoc, example: Path) -> None:
    found = dondoc("audit", "verify", "-w", example, "--json").json
    # units, two plans, 26 files received, the figures of 24 of them
    assert (found["holds"], found["count"], found["untold"], found["faults"]) == (True, 1 + 2 + 26 + 24, 0, [])
    said = dondoc("audit", "verify", "-w", example)
    assert said.code == 0
    assert "● Sổ nguyên vẹn, 53 mục." in said.out
    assert found["head"] in said.out


def test_the_last_changes(dondoc: Dondoc, own_example: Path) -> None:
    dondoc("submission", "return", "Bản Bo", "--period", "2023-H1", "--reason", "Thiếu", "-w", own_example)
    [entry] = dondoc("audit", "list", "--last", "1", "-w", own_example, "--json").json["entries"]
    assert (entry["number"], entry["what"], entry["about"]["row"]["reason"]) == (54, "step", "Thiếu")
    said = dondoc("audit", "list", "--last", "2", "-w", own_example).out
    assert "Xử lý báo cáo" in said
    assert "dvcq-2023 · ban-bo · 2023-H1 · return · Thiếu" in said


def test_what_was_done_behind_its_back(dondoc: Dondoc, own_example: Path) -> None:
    run(own_example, "UPDATE audit_entry SET content = replace(content, 'ban-bo', 'ban-hon') WHERE number = 5")
    run(own_example, "DELETE FROM audit_entry WHERE number = 9")
    run(own_example, "UPDATE submission_cells SET content = replace(content, 'minh họa', 'thật') WHERE submission = 1")
    said = dondoc("audit", "verify", "-w", own_example)
    assert said.code == 1
    assert "■ Mục 5: đã bị sửa sau khi ghi." in said.out
    assert "■ Thiếu mục 9." in said.out
    assert "nguyên vẹn" not in said.out
    assert "đã bị sửa" in dondoc("audit", "list", "--last", "100", "-w", own_example).out


def test_an_end_that_was_cut_off(dondoc: Dondoc, own_example: Path) -> None:
    head = dondoc("audit", "verify", "-w", own_example, "--json").json["head"]
    dondoc("submission", "accept", "Bản Bo", "--period", "2023-H1", "-w", own_example)
    assert dondoc("audit", "verify", "--head", head, "-w", own_example).code == 0
    later = dondoc("audit", "verify", "-w", own_example, "--json").json["head"]
    run(own_example, "DELETE FROM audit_entry WHERE number = 54")
    run(own_example, "DELETE FROM submission_event")
    assert dondoc("audit", "verify", "-w", own_example).code == 0
    said = dondoc("audit", "verify", "--head", later, "-w", own_example)
    assert said.code == 1
    assert "phần cuối sổ đã bị cắt" in said.out
