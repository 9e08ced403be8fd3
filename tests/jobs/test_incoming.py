"""What is handed in at once: folders and zips, what a system left in them, and archives sent in bad faith."""

from __future__ import annotations

import io
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from jobs import incoming
from jobs.incoming import list_incoming
from kpi.errors import UnreadableError
from kpi.intake.child import MAX_BYTES
from tests.kpi.world import workbook


def zipped(**members: bytes) -> bytes:
    """Return a zip; in a name ``__`` stands for a slash and ``DOTS`` for two points."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("DOTS", ".."), content)
    return buffer.getvalue()


def listed(*paths: Path) -> tuple[dict[str, bytes], dict[str, str]]:
    with ExitStack() as stack:
        found = list_incoming(paths, stack)
        contents = {file.name: file.read() for file in found.files}
    return contents, {issue.source.document: issue.code for issue in found.issues}


def test_a_folder_with_its_folders_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a/z.csv", "a/~$z.csv", ".DS_Store", "Thumbs.db", "a/desktop.ini"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    contents, issues = listed(tmp_path)
    assert contents == {"a/z.csv": b"a/z.csv", "b.xlsx": b"b.xlsx"}
    assert set(issues.values()) == {"passed-over"}
    assert set(issues) == {"a/~$z.csv", ".DS_Store", "Thumbs.db", "a/desktop.ini"}


def test_a_link_in_a_folder_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.xlsx").write_bytes(b"x")
    (tmp_path / "in" / "link.xlsx").symlink_to(tmp_path / "secret.xlsx")
    assert listed(tmp_path / "in") == ({}, {"link.xlsx": "passed-over"})


def test_the_files_of_a_workspace_are_no_reports(tmp_path: Path) -> None:
    own = {"dondoc.yaml", "units.yaml", "plans/kh.yaml", "dondoc.db", "dondoc.db-wal"}
    for name in (*own, "submissions/ban-bo.xlsx", "na-tam.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    contents, issues = listed(tmp_path)
    assert set(contents) == {"submissions/ban-bo.xlsx", "na-tam.xlsx"}
    assert issues == dict.fromkeys(own, "passed-over")


def test_a_zip_is_read_member_by_member(tmp_path: Path) -> None:
    path = tmp_path / "bc.zip"
    path.write_bytes(zipped(a__b=b"1", c=b"2", __MACOSX__c=b"", a___DS_Store=b""))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("a/.DS_Store", b"")
        archive.writestr("thu-muc/", b"")
    contents, issues = listed(path)
    assert contents == {"bc.zip/a/b": b"1", "bc.zip/a/_DS_Store": b"", "bc.zip/c": b"2"}
    assert issues == {"bc.zip/a/.DS_Store": "passed-over", "bc.zip//MACOSX/c": "unsafe-member"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../evil.xlsx", "unsafe-member"),
        ("a/../../evil.xlsx", "unsafe-member"),
        ("/etc/evil.xlsx", "unsafe-member"),
        ("C:/evil.xlsx", "unsafe-member"),
        ("a\\..\\evil.xlsx", "unsafe-member"),
        ("__MACOSX/a.xlsx", "passed-over"),
        ("inner.zip", "nested-archive"),
        ("inner.rar", "nested-archive"),
    ],
)
def test_a_member_that_is_refused_harms_no_other(tmp_path: Path, name: str, code: str) -> None:
    path = tmp_path / "bc.zip"
    path.write_bytes(zipped(good=b"1"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"x")
    assert listed(path) == ({"bc.zip/good": b"1"}, {f"bc.zip/{name}": code})
    assert [one.name for one in tmp_path.rglob("*")] == ["bc.zip"]


def test_a_member_with_a_password(tmp_path: Path) -> None:
    content = bytearray(zipped(a=b"1"))
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag in the directory
    path = tmp_path / "bc.zip"
    path.write_bytes(bytes(content))
    assert listed(path) == ({}, {"bc.zip/a": "encrypted-member"})


def test_a_bomb_is_unpacked_no_further_than_is_ever_taken(tmp_path: Path) -> None:
    path = tmp_path / "bc.zip"
    path.write_bytes(zipped(bomb=bytes(3 * MAX_BYTES)))
    ((content),) = listed(path)[0].values()
    assert len(content) == MAX_BYTES + 1


def test_a_broken_member_is_told_when_it_is_read(tmp_path: Path) -> None:
    content = zipped(a=b"1" * 1_000, b=b"2")
    path = tmp_path / "bc.zip"
    path.write_bytes(content.replace(content[31:36], b"\xff" * 5, 1))
    with ExitStack() as stack:
        first, second = list_incoming([path], stack).files
        with pytest.raises(UnreadableError):
            first.read()
        assert second.read() == b"2"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"Rar!", zipped(a=b"1")[:-10]], ids=["empty", "start", "rar", "cut"]
)
def test_what_is_no_zip(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bc.zip"
    path.write_bytes(content)
    assert listed(path) == ({}, {"bc.zip": "broken-archive"})


def test_a_workbook_by_another_name_is_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "bc.zip"
    path.write_bytes(workbook())
    assert listed(path) == ({"bc.zip": workbook()}, {})


def test_no_more_files_than_can_be_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "MAX_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_bytes(b"")
    contents, issues = listed(tmp_path)
    assert (set(contents), set(issues.values())) == ({"a", "b"}, {"too-many-files"})


def test_a_path_that_is_not_there_is_told_when_it_is_read(tmp_path: Path) -> None:
    with ExitStack() as stack:
        (file,) = list_incoming([tmp_path / "khong-co.xlsx"], stack).files
        with pytest.raises(UnreadableError):
            file.read()
