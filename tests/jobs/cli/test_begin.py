"""init and doctor: a workspace is made whole or not at all, and says how it is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.jobs.conftest import Dondoc


def test_an_empty_workspace_can_be_asked_at_once(dondoc: Dondoc, tmp_path: Path) -> None:
    said = dondoc("init", tmp_path / "so-tay")
    assert said.code == 0
    assert {p.name for p in (tmp_path / "so-tay").iterdir()} == {
        "dondoc.yaml", "units.yaml", "plans", "submissions", "dondoc.db"
    }  # fmt: skip
    assert dondoc("evaluate", "-w", tmp_path / "so-tay", "--json").json["results"] == []
    assert dondoc("plan", "list", "-w", tmp_path / "so-tay", "--json").json == {"plans": []}


def test_the_example_says_what_was_loaded(dondoc: Dondoc, tmp_path: Path) -> None:
    said = dondoc("init", tmp_path / "demo", "--example", "tam-duong-2023")
    # 12 half-year files, one refused; 14 nine-month files, one refused (see the example's register)
    assert "24 báo cáo" in said.out
    assert "2 tệp có lỗi" in said.out
    assert not list((tmp_path / "demo").rglob("*.py"))  # the generator of the example is not the officer's


def test_a_second_init_changes_nothing(dondoc: Dondoc, own_example: Path) -> None:
    before = {p: p.read_bytes() for p in own_example.rglob("*") if p.is_file()}
    said = dondoc("init", own_example)
    assert said.code == 2
    assert "đã có" in said.err
    assert {p: p.read_bytes() for p in own_example.rglob("*") if p.is_file()} == before


def test_a_folder_with_other_things_is_left_alone(dondoc: Dondoc, tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_text("của tôi", encoding="utf-8")
    assert dondoc("init", tmp_path).code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["thu.txt"]


def test_an_example_that_does_not_exist_leaves_no_trace(dondoc: Dondoc, tmp_path: Path) -> None:
    said = dondoc("init", tmp_path / "x", "--example", "tam-duong-2032")
    assert said.code == 2
    assert "tam-duong-2023" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_failure_half_way_leaves_no_trace(dondoc: Dondoc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import jobs.new_workspace
    from kpi.errors import UnreadableError

    def full(*_: object) -> bytes:
        raise UnreadableError("ban-bo.xlsx", "đĩa đầy")

    monkeypatch.setattr(jobs.new_workspace, "read_bytes", full)
    said = dondoc("init", tmp_path / "demo", "--example", "tam-duong-2023")
    assert said.code == 2
    assert "đĩa đầy" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="quản trị viên ghi được mọi nơi")
def test_a_folder_that_cannot_be_written(dondoc: Dondoc, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert dondoc("init", tmp_path / "x").code == 2


def test_a_path_through_a_file(dondoc: Dondoc, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    said = dondoc("init", tmp_path / "tep" / "con")
    assert said.code == 2
    assert "tep" in said.err


def test_doctor_finds_the_example_well(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("doctor", "-w", example, "--json")
    assert said.code == 0
    assert {check["verdict"] for check in said.json["checks"]} <= {"ok", "note"}
    assert any("2 kế hoạch" in check["text"] for check in said.json["checks"])
    assert dondoc("doctor", "-w", example).code == 0


def test_doctor_tells_of_a_list_of_units_that_was_changed(dondoc: Dondoc, own_example: Path) -> None:
    with (own_example / "units.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# thêm\n")
    said = dondoc("doctor", "-w", own_example, "--json")
    assert said.code == 0
    assert any("dondoc unit load" in check["text"] for check in said.json["checks"])


@pytest.mark.parametrize(
    "damage", ["no database", "not a database", "no settings", "broken settings", "binary settings"]
)
def test_doctor_tells_what_is_broken(dondoc: Dondoc, own_example: Path, damage: str) -> None:
    match damage:
        case "no database":
            (own_example / "dondoc.db").unlink()
        case "not a database":
            (own_example / "dondoc.db").write_bytes(b"not a database at all " * 100)
        case "no settings":
            (own_example / "dondoc.yaml").unlink()
        case "broken settings":
            (own_example / "dondoc.yaml").write_text("ofice: x\n", encoding="utf-8")
        case _:
            (own_example / "dondoc.yaml").write_bytes(b"\xff\xfe\x00")
    said = dondoc("doctor", "-w", own_example, "--json")
    assert said.code == 1
    assert [check["verdict"] for check in said.json["checks"]][-1] == "fail"
    assert dondoc("evaluate", "-w", own_example).code in {1, 2}


def test_a_misspelt_setting_names_the_right_one(dondoc: Dondoc, own_example: Path) -> None:
    (own_example / "dondoc.yaml").write_text("ofice: x\n", encoding="utf-8")
    said = dondoc("evaluate", "-w", own_example)
    assert said.code == 1
    assert "dondoc.yaml, dòng 1" in said.err
    assert "“office”" in said.err


def test_no_workspace_says_how_to_make_one(dondoc: Dondoc, tmp_path: Path) -> None:
    said = dondoc("evaluate", "-w", tmp_path / "khong-co")
    assert said.code == 2
    assert "dondoc init" in said.err


def test_an_older_database_is_not_written_to(dondoc: Dondoc, own_example: Path) -> None:
    import sqlite3

    with sqlite3.connect(own_example / "dondoc.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '0000'")
    database.close()
    said = dondoc("evaluate", "-w", own_example)
    assert said.code == 2
    assert "dondoc doctor" in said.err


def test_a_moved_workspace_works(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    moved = Path(shutil.move(own_example, tmp_path / "nơi khác"))
    assert dondoc("evaluate", "-w", moved, "--json").code == 0
