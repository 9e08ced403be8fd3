"""The file of units changes with the database, or not at all: what fails on the way is taken back byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobs.own_units import own_units
from kpi.errors import UnreadableError

OLD = "\ufeffunits: []\r\n# cũ\r\n".encode()  # as Notepad saves it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "units.yaml").write_bytes(OLD)
    return tmp_path


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def put_and_fail(folder: Path, error: BaseException) -> None:
    """Put another text in place, and fail as a transaction does when it cannot be closed."""
    with own_units(folder) as own:
        own.put("units: []\n")
        raise error


def test_a_new_text_is_in_place_at_once(folder: Path) -> None:
    with own_units(folder) as own:
        assert (own.name, own.text) == ("units.yaml", "units: []\n# cũ\n")
        own.put("units: []\n# mới\n")
        assert (folder / "units.yaml").read_bytes() == "units: []\n# mới\n".encode()
    assert names(folder) == ["units.yaml"]


def test_what_fails_afterwards_puts_the_old_one_back(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        put_and_fail(folder, KeyboardInterrupt())
    assert (folder / "units.yaml").read_bytes() == OLD
    assert names(folder) == ["units.yaml"]


def test_what_fails_before_leaves_it_alone(folder: Path) -> None:
    stamp = (folder / "units.yaml").stat().st_mtime_ns
    with pytest.raises(ValueError, match="x"), own_units(folder):
        raise ValueError("x")
    assert (folder / "units.yaml").stat().st_mtime_ns == stamp


def test_a_file_that_was_not_there_is_made_and_unmade(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"):
        put_and_fail(tmp_path, ValueError("x"))
    assert names(tmp_path) == []
    with own_units(tmp_path) as own:
        assert own.text is None
        own.put("units: []\n")
    assert names(tmp_path) == ["units.yaml"]


def test_a_disk_that_takes_no_more_is_told_and_nothing_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnreadableError, match="đĩa đã đầy"), own_units(folder) as own:
        own.put("units: []\n")
    assert (folder / "units.yaml").read_bytes() == OLD
    assert names(folder) == ["units.yaml"]


def test_what_another_process_put_there_meanwhile_is_what_comes_back(folder: Path) -> None:
    def meanwhile() -> None:
        with own_units(folder) as own:
            (folder / "units.yaml").write_text("units: []\n# của người khác\n", encoding="utf-8")
            own.put("units: []\n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        meanwhile()
    assert (folder / "units.yaml").read_text(encoding="utf-8") == "units: []\n# của người khác\n"


@pytest.mark.skipif(os.name == "nt", reason="links and rights are of another kind there")
def test_a_link_is_followed_and_rights_are_kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    shared = tmp_path_factory.mktemp("shared") / "units.yaml"
    shared.write_text("units: []\n", encoding="utf-8")
    shared.chmod(0o640)
    (folder / "units.yaml").unlink()
    (folder / "units.yaml").symlink_to(shared)
    with own_units(folder) as own:
        own.put("units: []\n# mới\n")
    assert (folder / "units.yaml").is_symlink()
    assert shared.read_text(encoding="utf-8") == "units: []\n# mới\n"
    assert shared.stat().st_mode & 0o777 == 0o640
