"""submission list, show, diff: what a person sees of what units sent."""

from __future__ import annotations

from pathlib import Path

from tests.jobs.cli.test_intake import changed, filled, saved
from tests.jobs.conftest import Dondoc

HALF = ("Khun Há", "--period", "2023-H1")


def sent(dondoc: Dondoc, workspace: Path, folder: Path) -> None:
    """Send the half-year report of Khun Há on 3 June, and a correction on the 20th."""
    first = saved(folder / "a.xlsx", filled(workspace, "khun-ha"))
    second = saved(folder / "b.xlsx", changed(first.read_bytes(), {"E11": 2, "F8": "đã sửa"}))
    for file, at in ((first, "2023-06-03T09:00"), (second, "2023-06-20T09:00")):
        assert dondoc("submit", file, "--received-at", at, "-w", workspace).code == 0


class TestList:
    def test_one_line_a_report(self, dondoc: Dondoc, example: Path) -> None:
        said = dondoc("submission", "list", "-w", example)
        assert said.code == 0
        lines = [line for line in said.out.splitlines() if "Đã nộp" in line]
        assert len(lines) == 24  # 11 half-year reports of the first plan, 13 nine-month ones of the second
        assert "00:12 ngày 05/6/2023" in next(line for line in lines if "Bản Giang" in line and "2023-H1" in line)

    def test_filtered(self, dondoc: Dondoc, example: Path) -> None:
        def listed(*options: str) -> list[tuple[str, str]]:
            found = dondoc("submission", "list", *options, "-w", example, "--json").json["reports"]
            return [(one["unit_id"], one["period"]) for one in found]

        assert listed("--unit", "Bản Bo") == [("ban-bo", "2023-H1"), ("ban-bo", "2023-9M")]
        assert listed("--unit", "Bản Bo", "--plan", "gspb-2023") == [("ban-bo", "2023-9M")]
        assert {period for _, period in listed("--period", "2023-H1")} == {"2023-H1"}
        assert listed("--state", "returned") == []
        assert len(listed("--state", "submitted")) == 24
        assert listed("--as-of", "2023-05-26") == [("ban-bo", "2023-H1"), *listed("--as-of", "2023-05-26")[1:]]
        assert listed("--as-of", "2023-01-01") == []

    def test_what_there_is_not(self, dondoc: Dondoc, example: Path) -> None:
        said = dondoc("submission", "list", "--state", "xong", "-w", example)
        assert said.code == 2
        assert "returned" in said.err
        assert dondoc("submission", "list", "--plan", "dvcq", "-w", example).code == 2


class TestShow:
    def test_the_sendings_and_the_figures_with_their_cells(
        self, dondoc: Dondoc, own_example: Path, tmp_path: Path
    ) -> None:
        sent(dondoc, own_example, tmp_path)
        said = dondoc("submission", "show", *HALF, "-w", own_example)
        assert said.code == 0
        assert "xã Khun Há, 6 tháng đầu năm 2023 (dvcq-2023) · Đã nộp" in said.out
        assert "Lần 1: nhận lúc 09:00 ngày 03/6/2023" in said.out
        assert "Lần 2: nhận lúc 09:00 ngày 20/6/2023" in said.out
        figures = [line for line in said.out.splitlines() if "Báo cáo!E11" in line]
        assert len(figures) == 1
        assert "│ 2 " in figures[0]

    def test_as_json(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        sent(dondoc, own_example, tmp_path)
        found = dondoc("submission", "show", *HALF, "-w", own_example, "--json").json
        assert (found["state"], found["revision"], found["revisions"]) == ("submitted", 2, 2)
        assert found["first_received_at"] == "2023-06-03T09:00:00+07:00"
        values = {value["indicator"]: value for value in found["submissions"][1]["values"]}
        assert values["mo-hinh-dang-ky"]["value"] == "2"
        assert values["quan-triet-van-ban"]["note"] == "đã sửa"
        past = dondoc("submission", "show", *HALF, "-w", own_example, "--as-of", "2023-06-10", "--json").json
        assert past["revision"] == 1

    def test_what_was_declared_stands_apart_from_what_was_received(
        self, dondoc: Dondoc, own_example: Path, tmp_path: Path
    ) -> None:
        file = saved(tmp_path / "a.xlsx", filled(own_example, "khun-ha"))
        times = ("--received-at", "2023-06-07T09:00", "--declared-at", "2023-06-03")
        assert dondoc("submit", file, *times, "-w", own_example).code == 0
        said = dondoc("submission", "show", *HALF, "-w", own_example).out
        assert "nhận lúc 09:00 ngày 07/6/2023; đơn vị ghi gửi lúc 00:00 ngày 03/6/2023" in said
        due = dondoc("due", "-w", own_example, "--as-of", "2023-07-01", "--json").json["duties"]
        assert [d["state"] for d in due if d["unit"] == "Khun Há" and d["duty"] == "bao-cao-6-thang"] == ["late"]

    def test_a_report_that_was_never_sent(self, dondoc: Dondoc, example: Path) -> None:
        said = dondoc("submission", "show", *HALF, "-w", example)
        assert said.code == 2
        assert "Khun Há" in said.err


class TestNotes:
    def test_an_empty_report_is_noted_beside_what_it_says(
        self, dondoc: Dondoc, own_example: Path, tmp_path: Path
    ) -> None:
        blank: dict[str, str | int | None] = {"E8": "không", "E9": "không", "E10": "không", "E11": 0, "E12": "không"}
        file = saved(tmp_path / "a.xlsx", changed(filled(own_example, "khun-ha"), blank))
        assert dondoc("submit", file, "--received-at", "2023-06-03", "-w", own_example).code == 0
        said = dondoc("submission", "show", *HALF, "-w", own_example).out
        assert "Lưu ý: Mọi ô đều trống hoặc bằng 0, không ghi chú lý do." in said
        [note] = dondoc("submission", "show", *HALF, "-w", own_example, "--json").json["notes"]
        assert (note["kind"], note["sources"][0]["document"]) == ("empty", "a.xlsx")
        out = tmp_path / "trang"
        assert dondoc("dashboard", "export", "-w", own_example, "--as-of", "2023-07-01", "--out", out).code == 0
        assert "không ghi chú lý do" in next(out.rglob("khun-ha.html")).read_text(encoding="utf-8")

    def test_the_examples_own_reports_are_left_in_peace(self, dondoc: Dondoc, example: Path) -> None:
        reports = dondoc("submission", "list", "-w", example, "--json").json["reports"]
        for one in reports[::6]:
            which = (one["unit"], "--period", one["period"], "--plan", one["plan"])
            assert dondoc("submission", "show", *which, "-w", example, "--json").json["notes"] == []


class TestDiff:
    def test_cell_by_cell(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        sent(dondoc, own_example, tmp_path)
        said = dondoc("submission", "diff", *HALF, "-w", own_example)
        assert said.code == 0
        assert "1 (Báo cáo!E11)" in said.out
        assert "2 (Báo cáo!E11)" in said.out
        found = dondoc("submission", "diff", *HALF, "-w", own_example, "--json").json
        assert (found["from"], found["to"]) == (1, 2)
        assert [one["indicator"] for one in found["changes"]] == ["mo-hinh-dang-ky", "quan-triet-van-ban"]

    def test_nothing_and_no_such_revision(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        sent(dondoc, own_example, tmp_path)
        same = dondoc("submission", "diff", *HALF, "--from", "1", "--to", "1", "-w", own_example)
        assert "Không có gì khác." in same.out
        wrong = dondoc("submission", "diff", *HALF, "--to", "7", "-w", own_example)
        assert wrong.code == 2
        assert "1, 2" in wrong.err


class TestDrafts:
    def test_kept_listed_shown_and_not_counted(self, dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
        file = saved(tmp_path / "nhap.xlsx", changed(filled(own_example, "khun-ha"), {"E11": "12/10"}))
        said = dondoc("submit", file, "--draft", "--received-at", "2023-06-03", "-w", own_example)
        assert said.code == 0
        assert "giữ làm bản nháp" in said.out
        assert "Báo cáo!E11" in said.err  # the mistakes are told as ever
        [listed] = dondoc("submission", "list", "--state", "draft", "-w", own_example, "--json").json["reports"]
        assert (listed["unit_id"], listed["state"], listed["revision"]) == ("khun-ha", "draft", None)
        shown = dondoc("submission", "show", *HALF, "-w", own_example).out
        assert "· Bản nháp" in shown
        assert "đọc được 4 số, 1 vấn đề" in shown  # five are asked for, one could not be read
        due = dondoc("due", "-w", own_example, "--as-of", "2023-07-01", "--json").json["duties"]
        assert [d["state"] for d in due if d["unit"] == "Khun Há" and d["duty"] == "bao-cao-6-thang"] == ["overdue"]
