"""The values a plan is written in: a period, a share of units, a figure that can be compared exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from targets.periods import Period, PeriodKind
from targets.plan_values import DIGITS, Figure, Percent, PeriodField, is_exact


class Written(BaseModel):
    """One of each."""

    period: PeriodField = Period(PeriodKind.YEAR, 2023)
    share: Percent = Decimal(100)
    figure: Figure = Decimal(0)


def share(value: object) -> Decimal:
    return Written.model_validate({"share": value}).share


def refused(**values: object) -> str:
    """Return the sentence with which a value is refused."""
    with pytest.raises(ValidationError) as caught:
        Written.model_validate(values)
    [error] = caught.value.errors()
    return str(error["msg"])


class TestPeriods:
    @pytest.mark.parametrize(
        ("written", "key"),
        [
            (2023, "2023"),
            ("2023-H1", "2023-H1"),
            ("2023-q3", "2023-Q3"),
            ("2023-9M", "2023-9M"),
            ("2023-07", "2023-07"),
            ("2023-W05", "2023-W05"),
            ("6 tháng đầu năm 2023", "2023-H1"),
            ("Quý III/2023", "2023-Q3"),
        ],
    )
    def test_as_people_write_them(self, written: object, key: str) -> None:
        assert Written.model_validate({"period": written}).period.key == key

    @pytest.mark.parametrize("written", ["2023-H3", "2023-13", "2023-Q0", "năm ngoái", "", None, 23, 2023.5])
    def test_what_names_no_period_is_refused_with_the_ways_to_write_one(self, written: object) -> None:
        assert "2023-H1" in refused(period=written)

    def test_a_period_is_itself_and_its_key_in_json(self) -> None:
        half = Period(PeriodKind.HALF_YEAR, 2023, 1)
        written = Written(period=half)
        assert written.period is half
        assert Written.model_validate_json(written.model_dump_json()) == written
        assert '"2023-H1"' in written.model_dump_json()


class TestShares:
    @pytest.mark.parametrize(
        ("written", "value"),
        [("95%", "95"), ("95", "95"), (95, "95"), ("95,5 %", "95.5"), (95.5, "95.5"), ("66.67", "66.67"), (100, "100")],
    )
    def test_as_people_write_them(self, written: object, value: str) -> None:
        assert share(written) == Decimal(value)

    @pytest.mark.parametrize(
        "written", [0, "0%", "0,00", 101, "100,01%", -5, "95,555", "95%%", "chín lăm", "", "9 5%", "1e2", True, "٩٥%"]
    )
    def test_what_is_no_share_of_units_is_refused(self, written: object) -> None:
        assert "phải lớn hơn 0" in refused(share=written)

    def test_a_long_text_is_quoted_shortly(self) -> None:
        assert len(refused(share="9" * 10_000)) < 300

    @given(st.integers(1, 10_000))
    def test_every_share_with_two_decimals_is_kept_exactly(self, hundredths: int) -> None:
        exact = Decimal(hundredths) / 100
        assert share(f"{exact}%") == share(f"{exact}".replace(".", ",")) == exact
        assert share(float(exact)) == exact  # YAML gives a float; its shortest writing is the one meant


class TestFigures:
    @pytest.mark.parametrize(
        ("written", "exact"),
        [
            ("999999999999999", True),  # 15 digits
            ("1000000000000000", False),  # 16
            ("0.000000000000001", True),  # the 15th decimal
            ("0.0000000000000001", False),
            ("12345678.1234567", True),  # 8 + 7
            ("12345678.12345678", False),  # 8 + 8
            ("1E+14", True),  # 1 and 14 zeros: 15 digits before the mark
            ("1E+15", False),
            ("-999999999999999", True),  # a sign is no digit
            ("NaN", False),
            ("Infinity", False),
        ],
    )
    def test_how_many_digits_are_too_many(self, written: str, exact: bool) -> None:
        assert is_exact(Decimal(written)) is exact

    def test_what_cannot_be_compared_exactly_is_refused_with_the_limit(self) -> None:
        assert str(DIGITS) in refused(figure="1000000000000000")
        assert Written.model_validate({"figure": "1234567.89"}).figure == Decimal("1234567.89")

    @given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.decimals(allow_nan=False, places=5))
    def test_of_two_exact_figures_the_floats_compare_as_they_do(self, one: Decimal, other: Decimal) -> None:
        if is_exact(one) and is_exact(other):
            assert (float(one) < float(other)) is (one < other)
            assert (float(one) == float(other)) is (one == other)

    @given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, DIGITS))
    def test_any_fifteen_digits_wherever_the_mark_stands(self, digits: int, places: int) -> None:
        figure = Decimal(digits).scaleb(-places)
        assert is_exact(figure)
        assert Decimal(str(float(figure))) == figure  # the float's shortest writing is the figure
