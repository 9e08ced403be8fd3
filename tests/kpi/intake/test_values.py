"""What is typed in a value cell, as an exact number; what is doubtful is asked about, never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import NumberFormatError, parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from kpi.intake.cells import Written
from kpi.intake.guard import Cell
from kpi.intake.values import read_value
from targets.issues import Issue, Severity
from targets.plan import Indicator, Measure
from targets.provenance import Source
from targets.wording import write_number

COUNT = Indicator(id="mo-hinh", name="Số mô hình", measure=Measure.COUNT)
AMOUNT = Indicator(id="kinh-phi", name="Kinh phí", measure=Measure.AMOUNT)
YES_NO = Indicator(id="doi-thoai", name="Đã đối thoại", measure=Measure.YES_NO)
SHARE = Indicator(id="ty-le", name="Tỷ lệ", measure=Measure.AMOUNT, unit="%")
CELL = Source("a.xlsx", sheet="Báo cáo", cell="E8")


def read(value: Cell, indicator: Indicator = AMOUNT) -> Decimal | None:
    number, issue = read_value(Written(value, CELL), indicator)
    assert issue is None or (issue.severity is Severity.NOTE and number is not None)
    return number


def refused(value: Cell, indicator: Indicator = AMOUNT) -> Issue:
    number, issue = read_value(Written(value, CELL), indicator)
    assert number is None
    assert issue is not None
    assert issue.source == CELL
    return issue


DOUBTFUL: list[Cell] = [
    *("12/10", "12/10/2023", "5%", "khoảng 3", "3 mô hình", "ba", "=1+1"),  # not one number
    *("1,2,3", "1.23.456", "1 234", "5..", ",5", "5,", "1e3", "−5"),  # not as we write it
    *("NaN", "Infinity", float("nan"), float("inf"), True, False),  # no number at all
]


class TestNumbers:
    @pytest.mark.parametrize(
        ("typed", "number"),
        [
            (5.0, "5"),
            (0.0, "0"),
            (-0.0, "0"),
            (-3.0, "-3"),  # for the schema to refuse
            (12.5, "12.5"),
            (0.1 + 0.2, "0.3"),  # stored as 0.30000000000000004, shown by Excel as 0.3
            (0.1 * 3 + 0.7, "1"),
            (1e-7, "0.0000001"),
            (123456789012345.0, "123456789012345"),
            ("5", "5"),
            ("05", "5"),
            (" 5 ", "5"),
            ("+5", "5"),
            ("-5", "-5"),
            ("-0", "0"),
            ("1.234.567", "1234567"),
            ("1.234,5", "1234.5"),
            ("1234,50", "1234.5"),
            ("0,996", "0.996"),
            ("１２", "12"),
        ],
    )
    def test_as_vietnamese_writes_them(self, typed: Cell, number: str) -> None:
        found = read(typed)
        assert found == Decimal(number)
        assert str(found) == str(Decimal(number))  # without zeros it does not need

    @pytest.mark.parametrize("typed", [None, "", "   ", "\n"])
    def test_blank_is_not_zero(self, typed: Cell) -> None:
        assert read(typed) is None
        assert read(typed, YES_NO) is None

    @pytest.mark.parametrize("typed", DOUBTFUL)
    def test_what_is_doubtful_is_asked_about(self, typed: Cell) -> None:
        issue = refused(typed)
        assert issue.code == "not-a-number"
        assert "“Kinh phí” ghi “" in issue.text.vi
        assert issue.hint is not None

    @pytest.mark.parametrize("typed", ["12/10", "12 / 10", "12/10/2023"])
    def test_a_fraction_and_a_day_that_excel_made_of_it_get_their_own_advice(self, typed: str) -> None:
        hint = refused(typed).hint
        assert hint is not None
        assert hint.vi.startswith("Chỉ ghi một số; nếu là phân số thì ghi tử số")

    @pytest.mark.parametrize("typed", ["9" * 16, "9" * 5_000, "0," + "1" * 16, 1e15, 1e300, 2.0**53, 1e-20])
    def test_more_digits_than_can_be_compared_exactly(self, typed: Cell) -> None:
        assert refused(typed).code == "too-many-digits"

    @given(st.decimals(0, 10**9, places=4).map(lambda number: number.normalize() + 0))
    def test_what_the_program_writes_it_reads_back(self, number: Decimal) -> None:
        assert read(write_number(number, "vi", 4)) == number
        assert read(float(number)) == number  # as a cell holds it

    @given(st.text(alphabet="0123456789.,+- ", max_size=12))
    def test_whatever_is_read_babel_reads_alike(self, typed: str) -> None:
        """Babel's strict reading knows no leading zeros and no plus; where both give a number it is the same."""
        number, _ = read_value(Written(typed, CELL), AMOUNT)
        plain = typed.strip().removeprefix("+")
        try:
            other = parse_decimal(plain, locale="vi", strict=True)
        except NumberFormatError:
            return
        assert number is None or number == other


class TestYesAndNo:
    @pytest.mark.parametrize("typed", ["có", "Có", "CÓ", "co\u0301", "x", "X", "đã", "rồi", "yes", "1", 1.0, True])
    def test_yes(self, typed: Cell) -> None:
        assert read(typed, YES_NO) == 1

    @pytest.mark.parametrize("typed", ["không", "Không", "kho\u0302ng", "chưa", "no", "0", 0.0, False])
    def test_no(self, typed: Cell) -> None:
        assert read(typed, YES_NO) == 0

    @pytest.mark.parametrize("typed", ["co", "có nhưng muộn", "2", 2.0, -1.0, 0.5, "?", "12/10/2023", float("nan")])
    def test_anything_else_is_asked_about(self, typed: Cell) -> None:
        issue = refused(typed, YES_NO)
        assert issue.code == "not-yes-no"
        assert issue.text.vi.endswith("cần “có” hoặc “không”")


class TestPercentages:
    """Excel keeps 95% as 0.95 and shows it by the cell's format."""

    @pytest.mark.parametrize(
        ("stored", "number", "said"),
        [
            (0.95, "95", "“Tỷ lệ” ghi 0,95 ở ô định dạng phần trăm, đã hiểu là 95%"),
            (1.0, "100", "“Tỷ lệ” ghi 1 ở ô định dạng phần trăm, đã hiểu là 100%"),
            (0.9375, "93.75", "“Tỷ lệ” ghi 0,9375 ở ô định dạng phần trăm, đã hiểu là 93,75%"),
            (0.07, "7", "“Tỷ lệ” ghi 0,07 ở ô định dạng phần trăm, đã hiểu là 7%"),  # 0.07 * 100 = 7.000000000000001
            (1.2, "120", "“Tỷ lệ” ghi 1,2 ở ô định dạng phần trăm, đã hiểu là 120%"),
        ],
    )
    def test_what_is_shown_is_read_and_reported(self, stored: float, number: str, said: str) -> None:
        found, issue = read_value(Written(stored, CELL, percent=True), SHARE)
        assert found == Decimal(number)
        assert issue is not None
        assert (issue.code, issue.severity, issue.text.vi) == ("value-repaired", Severity.NOTE, said)

    def test_nothing_is_nothing_in_any_format(self) -> None:
        assert read_value(Written(0.0, CELL, percent=True), SHARE) == (Decimal(0), None)

    def test_without_the_format_a_fraction_is_asked_about(self) -> None:
        assert refused(0.95, SHARE).near == ("95", "0,95")
        assert read(95.0, SHARE) == 95
        assert read(1.0, SHARE) == 1

    def test_of_another_unit_the_format_says_nothing(self) -> None:
        assert read_value(Written(0.5, CELL, percent=True), AMOUNT) == (Decimal("0.5"), None)


def test_a_whole_number_is_asked_for_where_one_is_needed() -> None:
    hints = [refused("ba", indicator).hint for indicator in (COUNT, AMOUNT)]
    assert [hint.vi[:14] if hint else None for hint in hints] == ["Ghi số nguyên,", "Ghi số thập ph"]
