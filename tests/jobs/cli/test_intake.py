"""submit: what is right is recorded, what is wrong is told at its cell, and nothing is lost either way."""

from __future__ import annotations

import io
import os
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pytest

from kpi.intake.form import Entry, write_form
from targets.periods import parse_period
from targets.plan_file import read_plan
from targets.units_file import read_units
from tests.jobs.conftest import Dondoc


def filled(workspace: Path, unit: str, **values: Entry) -> bytes:
    """Return the half-year form of a unit, all "có" and one model unless said otherwise."""
    registry, _ = read_units((workspace / "units.yaml").read_text(encoding="utf-8"), "units.yaml")
    path = workspace / "plans" / "dan-van-chinh-quyen-2023.yaml"
    assert registry is not None
    plan, _ = read_plan(path.read_text(encoding="utf-8"), path.name, registry)
    period = parse_period("2023-H1")
    assert plan is not None
    assert plan.form is not None
    assert period is not None
    entries = {
        id_: Entry(1 if (i := plan.indicator(id_)) and i.measure == "count" else "có") for id_ in plan.form.indicators
    }
    return write_form(plan, registry.unit(unit), period, {**entries, **values})


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def changed(content: bytes, cells: dict[str, str | int | None]) -> bytes:
    """Return a form with some cells typed over, as a person with Excel would."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    assert sheet is not None
    for name, value in cells.items():
        sheet[name].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(workspace: Path, table: str) -> int:
    database = sqlite3.connect(workspace / "dondoc.db")
    try:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  a table of ours
    finally:
        database.close()


def test_a_good_form_is_accepted_and_counts(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    file = saved(tmp_path / "khun-ha.xlsx", filled(own_example, "khun-ha"))
    said = dondoc("submit", file, "--received-at", "2023-06-03T09:00", "-w", own_example, "--json")
    assert said.code == 0
    [receipt] = said.json["receipts"]
    assert (receipt["outcome"], receipt["unit_id"], receipt["period"], receipt["revision"]) == (
        "accepted", "khun-ha", "2023-H1", 1
    )  # fmt: skip
    due = dondoc("due", "-w", own_example, "--as-of", "2023-06-06", "--json").json["duties"]
    assert [d["state"] for d in due if d["unit"] == "Khun Há" and d["duty"] == "bao-cao-6-thang"] == ["done"]


def test_a_correction_is_a_new_revision_and_does_not_make_it_late(
    dondoc: Dondoc, own_example: Path, tmp_path: Path
) -> None:
    first = saved(tmp_path / "a.xlsx", filled(own_example, "khun-ha"))
    second = saved(tmp_path / "b.xlsx", changed(first.read_bytes(), {"F8": "đã sửa"}))
    dondoc("submit", first, "--received-at", "2023-06-03T09:00", "-w", own_example)
    said = dondoc("submit", second, "--received-at", "2023-06-20T09:00", "-w", own_example, "--json")
    assert said.json["receipts"][0]["revision"] == 2
    due = dondoc("due", "-w", own_example, "--as-of", "2023-07-01", "--json").json["duties"]
    assert [d["state"] for d in due if d["unit"] == "Khun Há" and d["duty"] == "bao-cao-6-thang"] == ["done"]


def test_the_same_bytes_twice_are_recognised(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    file = saved(tmp_path / "khun-ha.xlsx", filled(own_example, "khun-ha"))
    dondoc("submit", file, "-w", own_example)
    before = rows(own_example, "receipt"), rows(own_example, "submission")
    said = dondoc("submit", file, "-w", own_example)
    assert said.code == 1
    assert "trùng" in said.out
    assert (rows(own_example, "receipt"), rows(own_example, "submission")) == before


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"C4": "xã Không Có"}, "unknown-unit", "Báo cáo!C4"),
        ({"C3": "dvcq-2032"}, "unknown-plan", "Báo cáo!C3"),
        ({"C5": "2023-Q2"}, "wrong-period", "Báo cáo!C5"),
        ({"B8": "quan-triec"}, "unknown-indicator", "Báo cáo!B8"),
        ({"E11": -2}, "negative", "Báo cáo!E11"),
        ({"E11": "12/10"}, "not-a-number", "Báo cáo!E11"),
        ({"E11": "hai mô hình"}, "not-a-number", "Báo cáo!E11"),
        ({"E8": "có lẽ"}, "not-yes-no", "Báo cáo!E8"),
    ],
)
def test_each_mistake_is_told_at_its_cell(
    dondoc: Dondoc, own_example: Path, tmp_path: Path, cells: dict[str, str | int | None], code: str, place: str
) -> None:
    file = saved(tmp_path / "khun-ha.xlsx", changed(filled(own_example, "khun-ha"), cells))
    figures = rows(own_example, "submission_cells")
    said = dondoc("submit", file, "-w", own_example, "--json")
    assert said.code == 1
    issues = said.json["receipts"][0]["issues"]
    assert [(issue["code"], issue["place"]) for issue in issues if issue["code"] == code] == [
        (code, f"khun-ha.xlsx, {place}")
    ]
    assert all(issue["text"] for issue in issues)
    assert rows(own_example, "submission_cells") == figures  # nothing of a refused file counts


def test_all_mistakes_are_told_at_once(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    content = changed(filled(own_example, "khun-ha"), {"E8": "có lẽ", "E9": None, "E11": "12/10"})
    said = dondoc("submit", saved(tmp_path / "x.xlsx", content), "-w", own_example, "--json")
    assert [i["code"] for i in said.json["receipts"][0]["issues"]] == ["not-yes-no", "required", "not-a-number"]


def test_a_refused_file_is_kept_byte_for_byte(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    content = changed(filled(own_example, "khun-ha"), {"E11": -2})
    dondoc("submit", saved(tmp_path / "x.xlsx", content), "-w", own_example)
    database = sqlite3.connect(own_example / "dondoc.db")
    kept = [row[0] for row in database.execute("SELECT content FROM stored_file")]
    database.close()
    assert content in kept


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"xin chao", "file-not-xlsx"),
        (b"PK\x03\x04 broken", "file-broken"),
    ],
)
def test_what_is_no_workbook_is_said_so(
    dondoc: Dondoc, own_example: Path, tmp_path: Path, content: bytes, code: str
) -> None:
    said = dondoc("submit", saved(tmp_path / "x.xlsx", content), "-w", own_example, "--json")
    assert said.code == 1
    assert [i["code"] for i in said.json["receipts"][0]["issues"]] == [code]


def test_an_empty_workbook_is_said_so(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    said = dondoc("submit", saved(tmp_path / "x.xlsx", out.getvalue()), "-w", own_example, "--json")
    assert [i["code"] for i in said.json["receipts"][0]["issues"]] == ["empty-workbook"]


def test_one_bad_path_does_not_hold_up_the_others(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    good = saved(tmp_path / "khun-ha.xlsx", filled(own_example, "khun-ha"))
    said = dondoc("submit", tmp_path / "khong-co.xlsx", good, "-w", own_example)
    assert said.code == 1
    assert "khong-co.xlsx" in said.err
    assert "đã tiếp nhận" in said.out


def test_nothing_is_received_before_it_happens(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    file = saved(tmp_path / "khun-ha.xlsx", filled(own_example, "khun-ha"))
    said = dondoc("submit", file, "--received-at", "2999-01-01", "-w", own_example)
    assert said.code == 2
    assert "tương lai" in said.err


def test_what_is_recorded_later_is_not_in_a_past_list(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    """A list made yesterday can be made again after a late entry of something that had arrived in time."""
    import time

    from kpi.clock import now

    known_at = now().isoformat()
    past = dondoc("due", "-w", own_example, "--as-of", "2023-06-06", "--known-at", known_at, "--json").out
    time.sleep(1.1)  # moments are kept to the second
    file = saved(tmp_path / "khun-ha.xlsx", filled(own_example, "khun-ha"))
    dondoc("submit", file, "--received-at", "2023-06-03T09:00", "-w", own_example)
    assert dondoc("due", "-w", own_example, "--as-of", "2023-06-06", "--known-at", known_at, "--json").out == past
    assert dondoc("due", "-w", own_example, "--as-of", "2023-06-06", "--json").out != past


@pytest.mark.skipif(os.geteuid() == 0, reason="quản trị viên đọc được mọi tệp")
def test_a_file_that_may_not_be_read(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    file = saved(tmp_path / "x.xlsx", b"")
    file.chmod(0)
    assert dondoc("submit", file, "-w", own_example).code == 1


def test_a_figure_to_date_that_falls_is_accepted_and_told(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    """The half-year had two models; nine months cannot have one: one of the two is wrong, and a person decides."""
    plan = own_example / "plans" / "dan-van-chinh-quyen-2023.yaml"
    text = plan.read_text(encoding="utf-8")
    assert "periods: [2023-H1, 2023]" in text
    first = saved(tmp_path / "a.xlsx", filled(own_example, "khun-ha", **{"mo-hinh-dang-ky": Entry(2)}))
    dondoc("submit", first, "--received-at", "2023-06-03", "-w", own_example)
    year = changed(filled(own_example, "khun-ha", **{"mo-hinh-dang-ky": Entry(1)}), {"C5": "2023"})
    said = dondoc("submit", saved(tmp_path / "b.xlsx", year), "--received-at", "2023-11-01", "-w", own_example)
    assert said.code == 0
    assert "không thể giảm" in said.err


class TestManyAtOnce:
    def test_a_folder_and_a_zip_with_one_receipt_each(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        folder = tmp_path / "bao-cao"
        (folder / "a").mkdir(parents=True)
        saved(folder / "a" / "khun-ha.xlsx", filled(own_example, "khun-ha"))
        saved(folder / "~$khun-ha.xlsx", b"lock")
        saved(folder / "hong.xlsx", b"PK\x03\x04 broken")
        with zipfile.ZipFile(tmp_path / "gui.zip", "w") as archive:
            archive.writestr("ban-hon.xlsx", filled(own_example, "ban-hon"))
            archive.writestr("../ngoai.xlsx", b"x")
        said = dondoc("submit", folder, tmp_path / "gui.zip", "-w", own_example, "--json")
        assert said.code == 1
        assert [(one["file"], one["outcome"]) for one in said.json["receipts"]] == [
            ("a/khun-ha.xlsx", "accepted"),
            ("hong.xlsx", "refused"),
            ("gui.zip/ban-hon.xlsx", "accepted"),
        ]
        assert [(one["code"], one["severity"]) for one in said.json["issues"]] == [
            ("passed-over", "note"),
            ("unsafe-member", "error"),
        ]

    def test_of_many_only_the_wrong_ones_are_printed(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        folder = tmp_path / "gui"
        folder.mkdir()
        for number in range(21):
            saved(folder / f"{number:02}.xlsx", filled(own_example, "khun-ha", **{"mo-hinh-dang-ky": Entry(number)}))
        saved(folder / "99.xlsx", changed(filled(own_example, "khun-ha"), {"E11": -2}))
        said = dondoc("submit", folder, "-w", own_example)
        assert "22 báo cáo: đã tiếp nhận 21, chưa tiếp nhận 1" in said.out
        assert "99.xlsx: chưa tiếp nhận" in said.out
        assert "00.xlsx: đã tiếp nhận" not in said.out


class TestSettled:
    def test_what_is_asked_is_answered(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        file = saved(tmp_path / "x.xlsx", changed(filled(own_example, "khun-ha"), {"E11": "-"}))
        said = dondoc("submit", file, "-w", own_example)
        assert said.code == 1
        assert "--answer 'Báo cáo!E11=0'" in said.out
        settled = dondoc("submit", file, "-w", own_example, "--answer", "Báo cáo!E11=0", "--json")
        assert settled.code == 0
        assert "settled" in [issue["code"] for issue in settled.json["receipts"][0]["issues"]]

    def test_the_unit_is_named_where_the_file_does_not(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        file = saved(tmp_path / "x.xlsx", changed(filled(own_example, "khun-ha"), {"C4": None}))
        assert dondoc("submit", file, "-w", own_example).code == 1
        said = dondoc("submit", file, "-w", own_example, "--unit", "Khun Há", "--json")
        assert (said.code, said.json["receipts"][0]["unit_id"]) == (0, "khun-ha")

    @pytest.mark.parametrize("wrong", [("--encoding", "viscii"), ("--answer", "E11")])
    def test_what_cannot_be_meant(
        self, dondoc: Dondoc, own_example: Path, tmp_path: Path, wrong: tuple[str, str]
    ) -> None:
        assert dondoc("submit", saved(tmp_path / "x.csv", b""), "-w", own_example, *wrong).code == 2


class TestMarkedCopy:
    def test_in_the_workspace_when_there_are_mistakes(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        file = saved(tmp_path / "khun-ha.xlsx", changed(filled(own_example, "khun-ha"), {"E11": -2}))
        said = dondoc("submit", file, "-w", own_example)
        copy = own_example / "tra-lai" / "khun-ha-danh-dau.xlsx"
        assert f"bản đánh dấu ở {copy}" in said.out
        sheet = openpyxl.load_workbook(copy)["Báo cáo"]
        assert "không thể là số âm" in sheet["E11"].comment.text

    def test_in_a_folder_of_ones_own_and_not_for_what_is_right(
        self, dondoc: Dondoc, own_example: Path, tmp_path: Path
    ) -> None:
        right = saved(tmp_path / "a.xlsx", filled(own_example, "khun-ha"))
        wrong = saved(tmp_path / "b.xlsx", changed(filled(own_example, "khun-ha"), {"E11": -2}))
        out = tmp_path / "ra"
        said = dondoc("submit", right, wrong, "-w", own_example, "--marked-copy", out, "--json")
        assert [path.name for path in out.iterdir()] == ["b-danh-dau.xlsx"]
        assert said.json["marked_copies"] == [{"file": "b.xlsx", "copy": str(out / "b-danh-dau.xlsx"), "lost": []}]
