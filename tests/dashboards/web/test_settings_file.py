"""The settings file, read and written."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dashboards.web.settings_file import BEFORE, changes, put_file, read_file
from kpi.errors import OvertakenError, UnreadableError

OLD, NEW = "# của phòng\noffice: Phòng Nội vụ\n", "office: Văn phòng\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with a settings file."""
    (tmp_path / "dondoc.yaml").write_text(OLD, encoding="utf-8")
    return tmp_path


def test_another_text_takes_its_place_and_the_one_before_is_kept(folder: Path) -> None:
    put = put_file(folder, read_file(folder).mark, NEW)
    assert put.settings is not None
    assert put.settings.office == "Văn phòng"
    assert (folder / "dondoc.yaml").read_text(encoding="utf-8") == NEW
    assert (folder / BEFORE).read_text(encoding="utf-8") == OLD


def test_a_text_with_mistakes_changes_nothing(folder: Path) -> None:
    put = put_file(folder, read_file(folder).mark, "ofice: x\n")
    assert put.settings is None
    assert "office" in put.issues[0].say()
    assert (folder / "dondoc.yaml").read_text(encoding="utf-8") == OLD
    assert not (folder / BEFORE).exists()


def test_a_file_that_is_not_the_one_seen_is_left_alone(folder: Path) -> None:
    seen = read_file(folder).mark
    (folder / "dondoc.yaml").write_text(NEW, encoding="utf-8")
    with pytest.raises(OvertakenError):
        put_file(folder, seen, "office: Sở\n")
    assert read_file(folder).text == NEW


def test_of_many_at_once_one_is_kept(folder: Path) -> None:
    seen, told = read_file(folder).mark, list[str]()

    def put(name: str) -> None:
        try:
            put_file(folder, seen, f"office: {name}\n")
            told.append(name)
        except OvertakenError:
            pass

    threads = [threading.Thread(target=put, args=(f"Phòng {n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    assert read_file(folder).text == f"office: {told[0]}\n"
    assert (folder / BEFORE).read_text(encoding="utf-8") == OLD


def test_the_same_text_again_leaves_the_one_before(folder: Path) -> None:
    put_file(folder, read_file(folder).mark, NEW)
    put_file(folder, read_file(folder).mark, NEW)
    assert (folder / BEFORE).read_text(encoding="utf-8") == OLD


def test_a_workspace_without_the_file_begins_with_an_empty_one(tmp_path: Path) -> None:
    assert read_file(tmp_path).text == ""
    put_file(tmp_path, read_file(tmp_path).mark, NEW)
    assert read_file(tmp_path).text == NEW


def test_what_is_no_text_is_told(folder: Path) -> None:
    (folder / "dondoc.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableError):
        read_file(folder)


def test_differences_are_told_line_by_line() -> None:
    assert list(changes("a\nb\nc\n", "a\nx\nc\n")) == ["@@ -1,3 +1,3 @@", " a", "-b", "+x", " c"]
    assert list(changes("a\n", "a\n")) == []
