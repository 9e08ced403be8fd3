"""Values that people write: how each looks to an editor agrees with the validator that decides, and slips of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from targets.due import WhenField
from targets.periods import PeriodKind, parse_period, periods_of
from targets.plan_values import Figure, Percent, PeriodField
from targets.written_days import RecurringDay, when_key
from targets.written_values import Day, Hour, Id, Ordinal, Text

TYPES: Mapping[str, Any] = {
    "period": PeriodField,
    "when": WhenField,
    "percent": Percent,
    "figure": Figure,
    "id": Id,
    "hour": Hour,
}
READERS: Mapping[str, TypeAdapter[Any]] = {name: TypeAdapter(type_) for name, type_ in TYPES.items()}
EDITORS = {name: Draft202012Validator(reader.json_schema()) for name, reader in READERS.items()}


def taken(name: str, value: object) -> bool:
    try:
        READERS[name].validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("period", [2023, "2023", "2023-H1", "2023-h2", "2023-Q3", "2023-9M", "2023-07", "quý III/2023"]),
        ("period", ["6 tháng đầu năm 2023", "tháng 7/2023", "Quí 3-2023", "năm 2023", "cả năm 2023"]),
        ("when", ["2023-06-05", "05/6/2023", "ngày 5-6-2023", "--06-05", "---25", "--01-15+1", "cuối năm", "2023-Q4"]),
        ("percent", [95, "95%", "95,5 %", 66.67, "100", 0.5]),
        ("figure", [0, 1, -1, 12.5, "12.5", "1e3"]),
        ("id", ["II.4", "bao-cao_6", 5]),
        ("hour", ["17:00", "00:30", "23:59:59"]),
    ],
)
def test_both_take(name: str, values: list[object]) -> None:
    assert [value for value in values if not (taken(name, value) and EDITORS[name].is_valid(value))] == []


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("period", ["2023-H3", "2023-13", "2023-Q5", "H1", "23", 1899, 20230605, True, None, []]),
        ("when", ["2023-13-05", "--13-05", "---32", "hôm qua", "5", 5, True, ""]),
        ("percent", [0, -1, 100.5, "95 phần trăm", "94,996%", "", None, True]),
        ("figure", ["hai", "1,5", "", True, []]),
        ("id", ["Mục II", "-a", "", "a" * 61, 5.1, True, None, []]),
        ("hour", ["25:00", "17h", 17, 0, True]),
    ],
)
def test_neither_takes(name: str, values: list[object]) -> None:
    assert [value for value in values if taken(name, value) or EDITORS[name].is_valid(value)] == []


PERIODS = st.builds(periods_of, st.integers(1900, 2999), st.sampled_from(PeriodKind)).flatmap(st.sampled_from)
RECURRING = st.builds(RecurringDay, st.integers(1, 29), st.none() | st.integers(1, 12), after=st.booleans())


@given(PERIODS)
def test_every_period_is_known_by_its_key_and_by_its_name(period: object) -> None:
    key, name = period.key, period.name()  # type: ignore[attr-defined]
    assert parse_period(name) == parse_period(key) == period
    assert all(EDITORS[of].is_valid(written) for of in ("period", "when") for written in (key, name))


@given(st.dates(date(1000, 1, 1)) | RECURRING)
def test_every_day_is_known_by_its_key(day: date | RecurringDay) -> None:
    assert taken("when", when_key(day))
    assert EDITORS["when"].is_valid(when_key(day))


class TestWhatYamlTakesForANumber:
    """5.10 without quotes is the number 5.1, and a bare number would be taken for seconds since 1970."""

    @pytest.mark.parametrize("type_", [Id, Text])
    def test_a_whole_number_is_text_and_one_with_a_point_must_be_quoted(self, type_: Any) -> None:
        reader: TypeAdapter[str] = TypeAdapter(type_)
        assert reader.validate_python(5) == "5"
        assert reader.validate_python("5.10") == "5.10"
        for value in (5.1, True, None, [1]):
            with pytest.raises(ValidationError):
                reader.validate_python(value)
        with pytest.raises(ValidationError, match="viết trong dấu nháy"):
            reader.validate_python(5.1)

    def test_a_day_is_a_day(self) -> None:
        reader: TypeAdapter[date] = TypeAdapter(Day)
        assert reader.validate_python(date(2023, 6, 5)) == date(2023, 6, 5)
        for value in (0, 86_400, "2023-06-05", "05/6/2023", True):
            with pytest.raises(ValidationError, match="năm-tháng-ngày"):
                reader.validate_python(value)

    def test_an_hour_is_an_hour(self) -> None:
        reader: TypeAdapter[time] = TypeAdapter(Hour)
        assert reader.validate_python("17:00") == time(17)
        with pytest.raises(ValidationError, match="17:00"):
            reader.validate_python(17)

    def test_a_line_is_a_whole_number_from_1(self) -> None:
        reader: TypeAdapter[int] = TypeAdapter(Ordinal)
        assert reader.validate_python(83) == 83
        for value in (0, -1, True, "83", 1.0):
            with pytest.raises(ValidationError):
                reader.validate_python(value)
