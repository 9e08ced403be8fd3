"""Names of files, and the files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.forms.errors import FormsExistError
from dashboards.forms.files import form_names, write_forms
from kpi.errors import UnreadableError
from tests.dashboards.forms.world import period, registry
from tests.dashboards.nobody import as_nobody, read_only_folder

NINE = period("2023-9M")
UNIT = registry().unit("ban-bo")


def silent(number: int, total: int, name: str) -> None:
    """Show no progress."""


def written(out: Path, *names: str, force: bool = False, stop_before: str | None = None) -> None:
    def forms() -> Iterator[bytes]:
        for name in names:
            if name == stop_before:
                raise KeyboardInterrupt
            yield name.encode()

    write_forms(out, names, forms(), silent, force=force)


def test_names_sort_as_the_office_lists_its_units_and_tell_one_name_apart() -> None:
    units = [registry().unit(id_) for id_ in ("ban-bo", "binh-lu", "binh-lu-hai")]
    assert list(form_names(units, NINE).values()) == [
        "01-xa-ban-bo_2023-9M.xlsx",
        "02-xa-binh-lu_2023-9M.xlsx",
        "03-xa-binh-lu_2023-9M.xlsx",
    ]


def test_the_number_has_as_many_digits_as_the_last() -> None:
    names = list(form_names([replace(UNIT, id=f"u{n}") for n in range(3321)], NINE).values())
    assert (names[0], names[-1]) == ("0001-xa-ban-bo_2023-9M.xlsx", "3321-xa-ban-bo_2023-9M.xlsx")
    assert names == sorted(names)


@given(
    st.text(max_size=300) | st.sampled_from(["../../etc/passwd", "CON", "a/b\\c:d*?", "=1+1", "Đặng " * 2000, "中文"])
)
def test_every_system_takes_the_name(name: str) -> None:
    (file_name,) = form_names([replace(UNIT, name=name, kind="cơ quan")], NINE).values()
    assert re.fullmatch(r"01-[a-z0-9]+(-[a-z0-9]+)*_2023-9M\.xlsx", file_name)
    assert len(file_name) < 100


def test_a_folder_is_made_and_filled(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    write_forms(
        tmp_path / "a" / "b", ["1.xlsx", "2.xlsx"], iter([b"x", b"y"]), lambda *now: told.append(now), force=False
    )
    assert {path.name: path.read_bytes() for path in (tmp_path / "a" / "b").iterdir()} == {
        "1.xlsx": b"x",
        "2.xlsx": b"y",
    }
    assert told == [(1, 2, "1.xlsx"), (2, 2, "2.xlsx")]


def test_what_stands_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    (tmp_path / "2.xlsx").write_text("đã điền", encoding="utf-8")
    with pytest.raises(FormsExistError):
        written(tmp_path, "1.xlsx", "2.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["2.xlsx"]
    written(tmp_path, "1.xlsx", "2.xlsx", force=True)
    assert (tmp_path / "2.xlsx").read_bytes() == b"2.xlsx"


def test_a_run_that_is_stopped_leaves_whole_forms_only(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path, "1.xlsx", "2.xlsx", "3.xlsx", stop_before="2.xlsx")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"1.xlsx": b"1.xlsx"}


def test_one_zip_file_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a.zip", "b.ZIP"):
        written(tmp_path / name, "1.xlsx", "2.xlsx")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.ZIP").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"1.xlsx": b"1.xlsx", "2.xlsx": b"2.xlsx"}
    with pytest.raises(FormsExistError):
        written(tmp_path / "a.zip", "1.xlsx")


def test_a_stopped_zip_is_no_zip(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path / "a.zip", "1.xlsx", "2.xlsx", stop_before="2.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_folder_s_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "bieu").write_text("x", encoding="utf-8")
    with pytest.raises(UnreadableError, match="đã có tệp hoặc thư mục tên này"):
        written(tmp_path / "bieu", "1.xlsx")


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="there is no folder here that not even root may write to")
def test_a_place_where_nothing_may_be_written_is_said() -> None:
    with pytest.raises(UnreadableError, match="Không mở được /sys/bieu"):
        written(Path("/sys/bieu"), "1.xlsx")


def test_a_read_only_folder_is_said() -> None:
    with read_only_folder({}) as folder:
        assert "không được phép" in as_nobody(lambda: written(folder, "1.xlsx"))
        assert list(folder.iterdir()) == []
