"""Real workbooks as people send them: what is accepted, and every mistake with its code, its cell and what to do."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kpi.intake.known import Known
from kpi.intake.read_file import read_reports
from kpi.intake.report import Report
from kpi.intake.settled import NOTHING, Settled
from targets.issues import Issue, Severity
from targets.units import Registry
from targets.units_file import read_units
from tests.kpi.world import PLAN, UNITS, moment, plan, registry, workbook

RECEIVED = moment("2023-06-01T08:00")


def read(
    content: bytes, units: Registry | None = None, settled: Settled = NOTHING, received: datetime = RECEIVED
) -> Report:
    plans = {"kh-2023": plan(), "gs-2023": plan().model_copy(update={"id": "gs-2023", "form": None})}
    (report,) = read_reports(content, "bc.xlsx", "ab", Known(plans, units or registry(), received), settled)
    return report


def edited(edit: Callable[[Worksheet], object], content: bytes | None = None) -> bytes:
    """Return a form as a person changes it: opened, edited and saved by another program than ours."""
    book = load_workbook(io.BytesIO(content or workbook()))
    edit(book["Báo cáo"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def typed(**cells: str | float | date | None) -> bytes:
    def put(sheet: Worksheet) -> None:
        for name, value in cells.items():
            sheet[name] = value

    return edited(put)


def mistakes(report: Report) -> list[tuple[str, str | None]]:
    """Return code and cell of every mistake; each must say something, where, and what to do."""
    assert not report.acceptable
    errors = [issue for issue in report.issues if issue.severity is Severity.ERROR]
    for issue in errors:
        assert issue.text.vi != issue.text.en
        assert issue.source.document == "bc.xlsx"
        assert issue.hint is not None or issue.near
    return [(issue.code, issue.source.cell) for issue in errors]


def only(report: Report) -> Issue:
    (issue,) = report.issues
    return issue


class TestAccepted:
    def test_a_careful_report(self) -> None:
        report = read(workbook())
        assert report.issues == ()
        assert report.acceptable
        assert report.plan is not None
        assert report.unit is not None
        assert report.period is not None
        assert (report.plan.id, report.unit.id, report.period.key) == ("kh-2023", "ban-bo", "2023-H1")
        assert [(value.indicator, value.value, value.sheet, value.cell) for value in report.values] == [
            ("mo-hinh", Decimal(2), "Báo cáo", "E8"),
            ("mo-hinh-dat", Decimal(1), "Báo cáo", "E9"),
            ("kinh-phi", Decimal("12.5"), "Báo cáo", "E10"),
            ("doi-thoai", Decimal(1), "Báo cáo", "E11"),
        ]

    @pytest.mark.parametrize(
        ("written", "unit"),
        [
            ("xã Bản Bo", "ban-bo"),
            ("UBND xã Bản Bo", "ban-bo"),
            ("BẢN BO", "ban-bo"),
            ("03424", "ban-bo"),
            (unicodedata.normalize("NFD", "xã Bản Bo"), "ban-bo"),
            ("Thèn Sin", "then-sin"),
        ],
    )
    def test_a_unit_under_its_own_name_however_written(self, written: str, unit: str) -> None:
        report = read(typed(C4=written))
        assert report.issues == ()
        assert report.unit == registry().unit(unit)

    @pytest.mark.parametrize("written", ["Bản Hòn", "Ban Hon", "3415"])
    def test_a_repaired_name_is_taken_and_said(self, written: str) -> None:
        report = read(typed(C4=written))
        assert report.acceptable
        assert report.unit == registry().unit("ban-hon")
        issue = only(report)
        assert (issue.code, issue.severity, issue.source.cell) == ("unit-repaired", Severity.NOTE, "C4")
        assert issue.text.vi == f"đã hiểu “{written}” là xã Bản Hon"

    def test_a_title_in_merged_cells(self) -> None:
        assert read(edited(lambda sheet: sheet.merge_cells("C4:F4"))).acceptable

    def test_a_period_in_words(self) -> None:
        report = read(typed(C5="6 tháng đầu năm 2023"))
        assert report.period is not None
        assert report.period.key == "2023-H1"

    def test_a_year_that_the_program_made_a_number(self) -> None:
        assert read(typed(C5=2023)).acceptable

    @pytest.mark.parametrize(("text", "number"), [("05", "5"), ("1.234", "1234"), (" 2 ", "2"), ("2,00", "2")])
    def test_numbers_as_text(self, text: str, number: str) -> None:
        report = read(typed(E8=text))
        assert report.acceptable
        assert report.values[0].value == Decimal(number)

    def test_a_figure_left_blank_is_no_zero(self) -> None:
        report = read(typed(E10=None, E9=0))
        assert report.acceptable
        assert [value.value for value in report.values][1:3] == [0, None]

    def test_notes_travel_with_their_cells(self) -> None:
        assert read(typed(F8="QĐ 12/QĐ-UBND")).values[0].note == "QĐ 12/QĐ-UBND"

    def test_rows_in_another_order_and_a_signature_below(self) -> None:
        def turn(sheet: Worksheet) -> None:
            first, last = [cell.value for cell in sheet[8]], [cell.value for cell in sheet[11]]
            for column in range(6):
                sheet.cell(8, column + 1, last[column])
                sheet.cell(11, column + 1, first[column])
            sheet["F14"] = "TM. ỦY BAN NHÂN DÂN"

        report = read(edited(turn))
        assert report.acceptable
        assert {value.indicator: value.cell for value in report.values}["mo-hinh"] == "E11"


class TestMistakes:
    @pytest.mark.parametrize(
        ("cells", "code", "cell", "said"),
        [
            (
                {"C4": "xã Bản Po"},
                "unknown-unit",
                "C4",
                "không có đơn vị “xã Bản Po” trong danh sách. Có phải: “xã Bản Bo”",
            ),
            ({"C4": "Sa Pa"}, "unknown-unit", "C4", "không có đơn vị “Sa Pa” trong danh sách. Ghi đúng tên đơn vị"),
            ({"C4": "Hội Nông dân"}, "unit-not-addressed", "C4", "Hội Nông dân không thuộc phạm vi kế hoạch này."),
            (
                {"C5": "2023-Q1"},
                "wrong-period",
                "C5",
                "kỳ báo cáo “2023-Q1” không đúng. Kỳ của biểu này: 2023-H1, 2023-9M, 2023.",
            ),
            ({"C5": "sáu tháng"}, "wrong-period", "C5", "kỳ báo cáo “sáu tháng” không đúng."),
            ({"C5": date(2023, 7, 1)}, "wrong-period", "C5", "kỳ báo cáo “01/07/2023” không đúng."),
            ({"C3": "kh-2032"}, "unknown-plan", "C3", "không có kế hoạch “kh-2032” nhận báo cáo. Có phải: “kh-2023”"),
            ({"C3": "gs-2023"}, "unknown-plan", "C3", "không có kế hoạch “gs-2023” nhận báo cáo."),  # it has no form
            ({"E8": -2}, "negative", "E8", "“Số mô hình đăng ký” là -2; không thể là số âm."),
            ({"E8": "-2"}, "negative", "E8", "“Số mô hình đăng ký” là -2; không thể là số âm."),
            ({"E8": 1.5}, "not-whole", "E8", "“Số mô hình đăng ký” là 1,5; cần số nguyên."),
            ({"E8": "1,5"}, "not-whole", "E8", "“Số mô hình đăng ký” là 1,5; cần số nguyên."),
            (
                {"E8": "12/10"},
                "not-a-number",
                "E8",
                "“Số mô hình đăng ký” ghi “12/10”, không phải một số. Chỉ ghi một số; nếu là",
            ),
            (
                {"E8": date(2023, 10, 12)},
                "not-a-number",
                "E8",
                "“Số mô hình đăng ký” ghi “12/10/2023”, không phải một số. Chỉ ghi",
            ),
            (
                {"E8": "1.5"},
                "doubtful-number",
                "E8",
                "“Số mô hình đăng ký” ghi “1.5”, chưa rõ là số nào. Có phải: “1,5”?",
            ),
            (
                {"E8": "hai"},
                "not-a-number",
                "E8",
                "“Số mô hình đăng ký” ghi “hai”, không phải một số. Ghi số nguyên, ví dụ 5",
            ),
            ({"E8": True}, "not-a-number", "E8", "“Số mô hình đăng ký” ghi “True”, không phải một số."),
            ({"E8": "9" * 20}, "too-many-digits", "E8", "“Số mô hình đăng ký” ghi một số có quá 15 chữ số."),
            (
                {"E8": None},
                "required",
                "E8",
                "“Số mô hình đăng ký” bị để trống. Ghi số liệu; nếu không có hoạt động nào",
            ),
            ({"E8": "  "}, "required", "E8", "“Số mô hình đăng ký” bị để trống."),
            ({"E9": 3}, "not-above", "E9", "“Số mô hình được công nhận” là 3, lớn hơn “Số mô hình đăng ký” là 2."),
            (
                {"E11": "đang làm"},
                "not-yes-no",
                "E11",
                "“Đã đối thoại với Nhân dân” ghi “đang làm”, cần “có” hoặc “không”.",
            ),
            (
                {"B10": "kinhphi"},
                "unknown-indicator",
                "B10",
                "không có chỉ số mã “kinhphi” trong biểu. Có phải: “kinh-phi”?",
            ),
            ({"B12": "mo-hinh", "E12": 9}, "repeated-row", "B12", "chỉ số “mo-hinh” có hai dòng. Giữ lại một dòng."),
            (
                {"B10": None, "C10": None},
                "missing-row",
                "C5",
                "thiếu dòng “Kinh phí” (mã kinh-phi). Khôi phục dòng này",
            ),
            ({"A4": "Tên", "C4": "Bản Bo"}, "missing-title", None, "thiếu dòng “Đơn vị” ở đầu biểu."),
            ({"C4": None}, "missing-title", "C4", "thiếu dòng “Đơn vị” ở đầu biểu."),
            (
                {f"{column}{row}": None for column in "BC" for row in range(8, 12)},
                "no-form",
                None,
                "không tìm thấy bảng có các cột “Mã”, “Kết quả”.",
            ),
        ],
    )
    def test_one_at_a_time(self, cells: dict[str, str | float | None], code: str, cell: str | None, said: str) -> None:
        report = read(typed(**cells))
        assert (code, cell) in mistakes(report)
        issue = next(issue for issue in report.issues if issue.code == code)
        place = f"bc.xlsx, Báo cáo!{cell}: " if cell else "bc.xlsx: "
        assert issue.say().startswith(place + said)

    def test_all_of_a_file_at_once_in_its_own_order(self) -> None:
        report = read(
            typed(C4="xã Bản Po", C5="2023-Q1", E8=-1.5, E9="12/10", B10="kinhphi", E11="?", B12="la", B13="mo-hinh")
        )
        assert mistakes(report) == [
            ("unknown-unit", "C4"),
            ("wrong-period", "C5"),
            ("missing-row", "C5"),  # kinh-phi
            ("negative", "E8"),
            ("not-whole", "E8"),
            ("not-a-number", "E9"),
            ("unknown-indicator", "B10"),
            ("not-yes-no", "E11"),
            ("unknown-indicator", "B12"),
            ("repeated-row", "B13"),
        ]

    def test_what_could_be_told_is_told_beside_the_mistakes(self) -> None:
        """So that the list of those who have not reported can say that a file came and why it does not count."""
        report = read(typed(E8=-1))
        assert report.plan is not None
        assert report.unit is not None
        assert report.period is not None
        assert (report.plan.id, report.unit.id, report.period.key) == ("kh-2023", "ban-bo", "2023-H1")

    def test_a_workbook_with_nothing_in_it(self) -> None:
        buffer = io.BytesIO()
        Workbook().save(buffer)
        assert mistakes(read(buffer.getvalue())) == [("empty-workbook", None)]

    def test_two_forms_in_one_workbook(self) -> None:
        book = load_workbook(io.BytesIO(workbook()))
        book.copy_worksheet(book["Báo cáo"])
        buffer = io.BytesIO()
        book.save(buffer)
        assert mistakes(read(buffer.getvalue())) == [("several-forms", None)]

    @pytest.mark.parametrize("content", [b"", b"Kinh gui", workbook()[:2_000]])
    def test_what_is_no_workbook(self, content: bytes) -> None:
        ((code, _),) = mistakes(read(content))
        assert code.startswith("file-")


class TestUnitsOfAnotherTime:
    """Bản Bo ends on 1/7/2023 and xã Mới follows."""

    units = UNITS.replace("order: 1}", "order: 1, to: 2023-07-01}") + (
        "  - {id: moi, name: Mới, kind: xã, parent: huyen, groups: [cap-xa], from: 2023-07-01}\n"
        "events:\n  - {kind: rename, day: 2023-07-01, before: [ban-bo], after: [moi], document: NQ 1}\n"
    )

    @pytest.fixture
    def registry(self) -> Registry:
        found, issues = read_units(self.units, "units.yaml")
        assert found is not None
        assert [issue for issue in issues if issue.severity is Severity.ERROR] == []
        return found

    def test_it_reports_for_its_own_time(self, registry: Registry) -> None:
        assert read(workbook(key="2023-H1"), registry).acceptable

    AFTER = moment("2023-10-02T08:00")

    def test_afterwards_its_report_is_taken_for_the_heir_that_goes_on_alone(self, registry: Registry) -> None:
        report = read(workbook(key="2023-9M"), registry, received=self.AFTER)
        assert (report.acceptable, report.unit) == (True, registry.unit("moi"))
        issue = only(report)
        assert (issue.code, issue.severity, issue.source.cell) == ("unit-succeeded", Severity.NOTE, "C4")
        assert issue.text.vi.endswith("không hoạt động vào ngày 30/9/2023; khi đó là xã Mới")

    #: Bản Bo and Bản Hon became Mới.
    merged = units.replace("order: 2}", "order: 2, to: 2023-07-01}").replace(
        "kind: rename, day: 2023-07-01, before: [ban-bo]", "kind: merge, day: 2023-07-01, before: [ban-bo, ban-hon]"
    )

    def test_of_several_that_were_merged_a_part_is_not_taken_for_the_whole(self) -> None:
        """What Bản Bo sends of a period after its end is half of Mới, so a person is asked."""
        found, _ = read_units(self.merged.replace("2023-07-01", "2022-07-01"), "units.yaml")
        issue = only(read(workbook(key="2023-9M"), found))
        assert (issue.code, issue.near) == ("unknown-unit", ("xã Mới",))
        settled = read(workbook(key="2023-9M"), found, Settled(answers={"Báo cáo!C4": "xã Mới"}))
        assert settled.acceptable
        assert only(settled).text.vi.endswith("cán bộ chọn “xã Mới”")

    def test_its_own_report_of_a_period_within_which_it_ended_is_taken(self) -> None:
        # Test vector V8: the nine months reach from January to September, Bản Bo was there until June.
        found, _ = read_units(self.merged, "units.yaml")
        assert found is not None
        assert read(workbook(key="2023-9M"), found, received=moment("2023-06-20T08:00")).issues == ()
        late = read(workbook(key="2023-9M"), found, received=self.AFTER)
        assert (late.acceptable, late.unit) == (True, found.unit("ban-bo"))
        issue = only(late)
        assert (issue.code, issue.severity) == ("unit-part-of-period", Severity.NOTE)
        assert issue.text.vi.endswith("khi đó là xã Mới; nhận là báo cáo của chính xã Bản Bo")

    def test_so_is_that_of_one_that_began_within_it(self) -> None:
        found, _ = read_units(self.merged, "units.yaml")
        assert found is not None

        def name(sheet: Worksheet) -> None:
            sheet["C4"] = "xã Mới"

        report = read(edited(name, workbook(key="2023-9M")), found, received=self.AFTER)
        assert (report.acceptable, report.unit) == (True, found.unit("moi"))

    def test_a_name_that_two_bore_means_who_bore_it_when_the_report_came(self) -> None:
        found, _ = read_units(self.merged.replace("id: moi, name: Mới", "id: moi, name: Bản Bo"), "units.yaml")
        days = ("2023-06-20", "2023-11-20", "2024-01-10")
        units = [read(workbook(key="2023"), found, received=moment(f"{day}T08:00")).unit for day in days]
        assert [unit.id if unit else None for unit in units] == ["ban-bo", "moi", "moi"]


def test_without_a_period_the_unit_is_sought_on_the_day_it_arrived_in_vietnam() -> None:
    late = datetime(2023, 6, 30, 20, 0, tzinfo=UTC)  # 3:00 on 1 July in Vietnam
    found, _ = read_units(TestUnitsOfAnotherTime.units, "units.yaml")
    assert found is not None
    report = read(typed(C5="?"), found, received=late)
    assert [issue.code for issue in report.issues] == ["unit-succeeded", "wrong-period"]


class TestPercentages:
    """A share of 95% as Excel keeps it, 0.95 in a cell with the format 0%; the form's third indicator is in %."""

    @staticmethod
    def read(content: bytes, settled: Settled = NOTHING) -> Report:
        shares = plan(PLAN.replace("unit: triệu đồng", 'unit: "%"'))
        known = Known({"kh-2023": shares}, registry(), RECEIVED)
        report, *_ = read_reports(content, "bc.xlsx", "ab", known, settled)
        return report

    @staticmethod
    def shown(value: float, number_format: str) -> bytes:
        def put(sheet: Worksheet) -> None:
            sheet["E10"] = value
            sheet["E10"].number_format = number_format

        return edited(put)

    def test_what_the_reporter_saw_is_read_and_told(self) -> None:
        report = self.read(self.shown(0.95, "0%"))
        assert report.acceptable
        assert {cell.indicator: cell.value for cell in report.values}["kinh-phi"] == 95
        issue = only(report)
        assert (issue.code, issue.source.cell) == ("value-repaired", "E10")
        assert issue.text.vi == "“Kinh phí” ghi 0,95 ở ô định dạng phần trăm, đã hiểu là 95%"

    def test_one_whole_is_a_hundred(self) -> None:
        [value] = [cell.value for cell in self.read(self.shown(1, "0.0%")).values if cell.indicator == "kinh-phi"]
        assert value == 100

    def test_without_the_format_it_is_asked_and_answered(self) -> None:
        content = self.shown(0.95, "0.00")
        assert mistakes(self.read(content)) == [("doubtful-number", "E10")]
        report = self.read(content, Settled(answers={"Báo cáo!E10": "95"}))
        assert {cell.indicator: cell.value for cell in report.values}["kinh-phi"] == 95

    def test_in_a_list_of_units(self) -> None:
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer) as book:
            sheet = book.add_worksheet("Tổng hợp")
            sheet.write_row(0, 0, ["Kế hoạch: kh-2023"])
            sheet.write_row(1, 0, ["Kỳ báo cáo: 2023-H1"])
            sheet.write_row(2, 0, ["Mã đơn vị", "Tên đơn vị", *(one.name for one in plan().indicators)])
            sheet.write_row(3, 0, ["03424", "Bản Bo", 2, 1, 0.95, "có"])
            sheet.write(3, 4, 0.95, book.add_format({"num_format": "0%"}))
        report = self.read(buffer.getvalue())
        assert [(issue.code, issue.source.cell) for issue in report.issues] == [("value-repaired", "E4")]
        assert {cell.indicator: cell.value for cell in report.values}["kinh-phi"] == 95
