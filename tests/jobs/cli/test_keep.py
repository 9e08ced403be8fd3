"""backup, restore, as a person runs them."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from tests.jobs.conftest import Dondoc


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


def test_a_backup_is_a_database_on_its_own_and_its_size_is_told(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "sao-luu.db"
    said = dondoc("backup", "--out", file, "-w", example)
    size = f"{file.stat().st_size:,}".replace(",", ".")
    assert said.out == f"Đã sao lưu và kiểm tra {file} ({size} byte).\n"
    assert list(tmp_path.glob("sao-luu.db*")) == [file]  # no journal beside it that could be forgotten
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    counts = []
    for path in (file, example / "dondoc.db"):
        with sqlite3.connect(path) as database:
            names = [name for (name,) in database.execute(tables)]
            counts.append({n: database.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names})  # noqa: S608
        database.close()
    assert counts[0] == counts[1]
    assert counts[0]["submission"] > 0


def test_in_english(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    assert "written and checked" in dondoc("backup", "--out", file, "-w", own_example, "--lang", "en").out
    restored = dondoc("restore", file, "--force", "-w", own_example, "--lang", "en")
    assert restored.out.splitlines()[0] == f"Restored from {file}."
    assert restored.out.splitlines()[1].startswith("What was there before: ")


def test_a_file_that_is_no_backup_is_refused_and_what_is_there_stays(
    dondoc: Dondoc, own_example: Path, tmp_path: Path
) -> None:
    before = dondoc("due", "-w", own_example, "--as-of", "2023-06-06", "--json").json
    for name, content in (
        ("trong.db", b""),
        ("anh.png", b"\x89PNG" * 99),
        ("la.db", b"SQLite format 3\0" + bytes(999)),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        said = dondoc("restore", file, "--force", "-w", own_example)
        assert (said.code, name in said.err) == (2, True)
    assert dondoc("restore", tmp_path / "khong-co.db", "--force", "-w", own_example).code == 2
    assert dondoc("due", "-w", own_example, "--as-of", "2023-06-06", "--json").json == before


def test_where_a_backup_cannot_be_written_none_is_left_half(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "tep"
    file.write_bytes(b"")
    for place, why in ((tmp_path / "khong-co", "không có tệp hoặc thư mục này"), (file, "không phải thư mục")):
        said = dondoc("backup", "--out", place / "sao-luu.db", "-w", example)
        assert said.code == 2
        assert str(place / "sao-luu.db") in said.err
        assert why in said.err
        assert dondoc("restore", place / "sao-luu.db", "--force", "-w", example).code == 2
    assert list(tmp_path.iterdir()) == [file]
