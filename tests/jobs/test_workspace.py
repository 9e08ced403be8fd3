"""A workspace on disk, opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.workspace import DATABASE, default_url, followed, is_workspace, open_workspace, read_bytes, read_text
from kpi.errors import DatabaseError, NoWorkspaceError, UnreadableError


def test_the_example_opens(example: Path) -> None:
    workspace = open_workspace(example, None)
    assert workspace.settings.office == "Phòng Nội vụ huyện Tam Đường"
    assert workspace.engine.url.render_as_string() == default_url(example)


def test_a_folder_is_a_workspace_by_its_settings(example: Path, tmp_path: Path) -> None:
    assert is_workspace(example)
    assert not is_workspace(tmp_path)
    with pytest.raises(NoWorkspaceError):
        open_workspace(tmp_path, None)


def test_settings_as_they_are_now_and_the_last_good_ones_while_they_have_mistakes(own_example: Path) -> None:
    workspace, file = open_workspace(own_example, None), own_example / "dondoc.yaml"
    file.write_text("office: Sở Nội vụ\n", encoding="utf-8")
    now = followed(workspace)
    assert (now.settings.office, now.engine, now.folder) == ("Sở Nội vụ", workspace.engine, own_example)
    for wrong in (b"ofice: x\n", b"\xff"):
        file.write_bytes(wrong)
        assert followed(now) is now
    file.unlink()
    assert followed(now) is now


def test_a_missing_database_is_not_made_silently(own_example: Path) -> None:
    (own_example / DATABASE).unlink()
    with pytest.raises(DatabaseError):
        open_workspace(own_example, None)
    assert not (own_example / DATABASE).exists()


@pytest.mark.parametrize("url", ["khong-phai-url", "mysql://x/y", "sqlite:////khong/co/thu/muc/x.db"])
def test_another_database_that_cannot_be_used(example: Path, url: str) -> None:
    with pytest.raises(DatabaseError):
        open_workspace(example, url)


def test_text_is_utf8_with_or_without_a_mark(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeffxã".encode())
    assert read_text(tmp_path / "a") == "xã"
    (tmp_path / "b").write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableError, match="UTF-8"):
        read_text(tmp_path / "b")


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    for read in (read_text, read_bytes):
        with pytest.raises(UnreadableError, match="khong-co"):
            read(tmp_path / "khong-co")
        with pytest.raises(UnreadableError):
            read(tmp_path)
