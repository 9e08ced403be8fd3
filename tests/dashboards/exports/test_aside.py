"""Written aside, then put in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboards.exports.aside import folder_aside, write_file
from kpi.errors import UnreadableError
from tests.dashboards.nobody import as_nobody, read_only_folder


def test_a_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a.csv", b"mot")
    write_file(tmp_path / "a.csv", b"hai")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"hai"}


def test_without_its_folder_no_file_is_written(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="khong-co"):
        write_file(tmp_path / "khong-co" / "a.csv", b"mot")
    assert list(tmp_path.iterdir()) == []


def test_a_file_held_open_elsewhere_keeps_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that Excel has open."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"cu")
    monkeypatch.setattr(Path, "replace", _denied)
    with pytest.raises(UnreadableError):
        write_file(path, b"moi")
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a.csv": b"cu"}


def test_a_read_only_folder_is_left_as_it_is() -> None:
    """Neither a new file nor one in the place of another, nor anything half-written, by a person without rights."""
    with read_only_folder({"a.csv": b"cu"}) as folder:
        for name in ("a.csv", "b.csv"):
            said = as_nobody(lambda name=name: write_file(folder / name, b"moi"))  # type: ignore[misc]
            assert said.startswith(f"UnreadableError: Không mở được {folder / name} (không được phép)")
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.csv": b"cu"}


def test_no_folder_is_put_into_a_read_only_one() -> None:
    def write() -> None:
        with folder_aside(folder / "ho-so") as aside:
            (aside / "x").write_bytes(b"")

    with read_only_folder({}) as folder:
        assert as_nobody(write).startswith(f"UnreadableError: Không mở được {folder / 'ho-so'} (không được phép)")
        assert list(folder.iterdir()) == []


def test_a_person_without_rights_writes_where_they_may() -> None:
    """Without which the two tests before would say nothing."""
    with read_only_folder({"a.csv": b"cu"}) as folder:
        folder.chmod(0o777)
        assert as_nobody(lambda: write_file(folder / "a.csv", b"moi")) == ""
        assert (folder / "a.csv").read_bytes() == b"moi"


def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(UnreadableError):
        write_file(tmp_path / "a.csv", b"mot")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    for name in ("cu.html", "moi.html"):
        with folder_aside(folder) as aside:
            (aside / name).write_text(name, encoding="utf-8")
    assert [path.name for path in folder.iterdir()] == ["moi.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["trang"]


def test_folders_above_it_are_made(tmp_path: Path) -> None:
    with folder_aside(tmp_path / "nam" / "trang"):
        pass
    assert (tmp_path / "nam" / "trang").is_dir()


@pytest.mark.parametrize("error", [OSError("đĩa đầy"), ZeroDivisionError()])
def test_a_failure_leaves_the_old_folder(tmp_path: Path, error: Exception) -> None:
    folder = _old(tmp_path)

    def fail_halfway() -> None:
        with folder_aside(folder) as aside:
            (aside / "nua-chung.html").write_text("", encoding="utf-8")
            raise error

    with pytest.raises((UnreadableError, ZeroDivisionError)):
        fail_halfway()
    assert _left(tmp_path) == {"trang": ["cu.html"]}


def test_a_failure_at_the_last_step_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _old(tmp_path)
    rename = Path.rename

    def refuse_the_new(path: Path, target: Path) -> Path:
        if path.suffix == ".tmp":
            raise PermissionError("denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new)
    with pytest.raises(UnreadableError), folder_aside(folder):
        pass
    assert _left(tmp_path) == {"trang": ["cu.html"]}


def _old(tmp_path: Path) -> Path:
    folder = tmp_path / "trang"
    folder.mkdir()
    (folder / "cu.html").write_text("cũ", encoding="utf-8")
    return folder


def _left(tmp_path: Path) -> dict[str, list[str]]:
    return {path.name: [inner.name for inner in path.iterdir()] for path in tmp_path.iterdir()}


def _denied(path: Path, target: Path) -> Path:
    raise PermissionError(13, "denied", str(target))
