"""What recurs: one entry of the plan file, one occurrence a period, each with its id and a deadline of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.deadlines import Deadline, deadline_of
from targets.form import Form
from targets.periods import Period, PeriodKind, parse_period, periods_of
from targets.plan import Duty
from targets.recurrence import Recurring, parse_recurring
from targets.workdays import vietnam_calendar
from targets.yaml_file import read_yaml

CALENDAR = vietnam_calendar()
YEAR = Period(PeriodKind.YEAR, 2026)
DUE = {"by": "--12-10", "roll": "strict"}


def duty(**values: Any) -> Duty:
    base = {
        "id": "bao-cao",
        "kind": "report",
        "title": "Báo cáo công tác dân vận",
        "to": {"groups": ["cap-xa"]},
        "period": 2026,
        "deadline": {"working_days": 5, "after": "period-end", "roll": "next-working-day"},
        "source": {"section": "IV"},
    }
    return Duty.model_validate(base | values)


def due(of: Duty) -> dict[str, str]:
    """Return the last day of each occurrence, by its id."""
    found = {}
    for step in of.steps():
        assert step.deadline is not None
        deadline = deadline_of(step.deadline.rule(), step.period, CALENDAR)
        assert isinstance(deadline, Deadline)
        found[step.id] = str(deadline.last_day)
    return found


class TestOccurrences:
    def test_each_quarter_within_five_working_days_of_its_end(self) -> None:
        assert due(duty(every="quarter")) == {
            "bao-cao@2026-Q1": "2026-04-07",  # ends Tue 31/3: Wed 1, Thu 2, Fri 3, Mon 6, Tue 7
            "bao-cao@2026-Q2": "2026-07-07",  # ends Tue 30/6: Wed 1, Thu 2, Fri 3, Mon 6, Tue 7
            "bao-cao@2026-Q3": "2026-10-07",  # ends Wed 30/9: Thu 1, Fri 2, Mon 5, Tue 6, Wed 7
            "bao-cao@2026-Q4": "2027-01-08",  # ends Thu 31/12; Fri 1/1 is off: Mon 4, Tue 5, Wed 6, Thu 7, Fri 8
        }

    def test_each_month_before_the_fifth_of_the_next(self) -> None:
        found = due(duty(every="month", deadline={"before": "---05+1", "roll": "strict"}))
        assert len(found) == 12
        assert found["bao-cao@2026-01"] == "2026-02-04"  # strictly before the 5th
        assert found["bao-cao@2026-12"] == "2027-01-04"

    def test_each_half_year_two_calendar_days_after_its_end(self) -> None:
        days = {"days": 2, "after": "period-end", "roll": "strict"}
        assert due(duty(every="half-year", deadline=days)) == {
            "bao-cao@2026-H1": "2026-07-02",
            "bao-cao@2026-H2": "2027-01-02",
        }

    def test_six_months_and_the_year_each_by_its_own_day(self) -> None:
        """Before 05/6 and before 15/11 of each year: both days come before the period they report on is over."""
        every = [
            {"period": "H1", "deadline": {"before": "--06-05", "roll": "strict"}},
            {"period": "year", "deadline": {"before": "--11-15", "roll": "strict"}},
        ]
        assert due(duty(every=every, deadline=None)) == {"bao-cao@2026-H1": "2026-06-04", "bao-cao@2026": "2026-11-14"}

    def test_several_years_from_a_day_until_a_day(self) -> None:
        every = {"period": "year", "from": date(2026, 1, 1), "until": date(2028, 12, 31)}
        found = due(duty(every=every, deadline={"by": "--12-10", "roll": "strict"}))
        assert found == {f"bao-cao@{year}": f"{year}-12-10" for year in (2026, 2027, 2028)}

    def test_what_begins_or_ends_within_a_period_leaves_that_period_out(self) -> None:
        every = {"period": "month", "from": date(2026, 3, 2), "until": date(2026, 6, 30)}
        assert [step.period.key for step in duty(every=every).steps()] == ["2026-04", "2026-05", "2026-06"]

    def test_a_week_is_of_the_year_of_its_thursday(self) -> None:
        reception = duty(kind="event", each={"indicator": "tiep-dan", "min": 1}, every="week", deadline=None)
        keys = [step.id for step in reception.steps()]
        assert (len(keys), keys[0], keys[-1]) == (53, "bao-cao@2026-W01", "bao-cao@2026-W53")

    def test_what_ends_first_comes_first_and_at_one_end_the_longer_last(self) -> None:
        keys = [step.period.key for step in duty(every=["month", "quarter", "H1"]).steps()]
        assert keys[:7] == ["2026-01", "2026-02", "2026-03", "2026-Q1", "2026-04", "2026-05", "2026-06"]
        assert keys[7:9] == ["2026-Q2", "2026-H1"]

    def test_an_occurrence_is_a_duty_of_its_own(self) -> None:
        first, *_ = duty(every="month", by="Văn phòng").steps()
        assert (first.title, first.by, first.every) == ("Báo cáo công tác dân vận, tháng 01/2026", "Văn phòng", ())
        assert (first.written_id, first.steps()) == ("bao-cao", (first,))

    def test_what_does_not_recur_stands_for_itself(self) -> None:
        once = duty()
        assert once.steps() == (once,)


class TestMistakes:
    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"every": "fortnight"}, "không hiểu “fortnight”"),
            ({"every": "2026-H1"}, "không hiểu “2026-H1”"),
            ({"every": "year", "period": "2026-H1"}, "từ 1 đến 1.000 kỳ"),
            ({"every": {"period": "week", "until": date(2999, 12, 31)}}, "từ 1 đến 1.000 kỳ"),
            ({"every": ["half-year", "H1"]}, "nêu một kỳ hai lần"),
            ({"every": "month", "deadline": {"by": "2026-06-05", "roll": "strict"}}, "không ghi năm"),
            ({"every": "month", "deadline": {"during": "2026-Q4", "roll": "strict"}}, "không ghi năm"),
            ({"every": "month", "deadline": None}, "cần “deadline”"),
            ({"every": ["month", {"period": "year", "deadline": DUE}], "deadline": None}, "cần “deadline”"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, values: dict[str, Any], words: str) -> None:
        with pytest.raises(ValueError, match=words):
            duty(**values)

    def test_at_the_line_of_the_file(self) -> None:
        text = "title: Biểu\nindicators: [a]\nevery:\n  - month\n  - {period: thang}\n"
        (issue,) = read_yaml(text, "bieu.yaml", Form).issues
        assert (issue.source.line, issue.text.vi[:20]) == (5, "“period”: không hiểu")

    def test_a_form_for_no_period_is_refused(self) -> None:
        with pytest.raises(ValueError, match="cần “periods” hoặc “every”"):
            Form(title="Biểu", indicators=("a",))


WHICH = st.sampled_from(
    [*(kind.value for kind in PeriodKind), "H1", "H2", "Q1", "Q4", "9M", "12", "01", "W05"],
)


@given(WHICH)
def test_a_word_is_read_back(word: str) -> None:
    found = parse_recurring(word)
    assert found is not None
    again = parse_recurring(found.key.upper())
    assert again == found
    assert found.name.vi
    assert found.name.en


@pytest.mark.parametrize(("index", "name"), [(1, "quý I, hằng năm"), (4, "quý IV, hằng năm"), (None, "hằng quý")])
def test_how_often_in_words(index: int | None, name: str) -> None:
    assert Recurring(PeriodKind.QUARTER, index).name.vi == name


@pytest.mark.parametrize("text", ["", " ", "2026", "Q5", "13", "H3", "W54", "hằng tháng", "-H1", "1"])
def test_a_word_that_is_none(text: str) -> None:
    assert parse_recurring(text) is None


@given(WHICH, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 900))
def test_the_periods_are_those_that_lie_within(word: str, start: date, length: int) -> None:
    """Second route: all the periods of all the years, each looked at by itself."""
    recurring = parse_recurring(word)
    assert recurring is not None
    end = date.fromordinal(start.toordinal() + length)
    every = [period for year in range(2018, 2036) for kind in PeriodKind for period in periods_of(year, kind)]
    expected = [p for p in every if recurring.matches(p) and p.lies_within(start, end)]
    assert list(recurring.within(start, end)) == sorted(expected)


def test_a_form_takes_the_periods_of_the_plan_that_recur() -> None:
    form = Form.model_validate(
        {"title": "Biểu", "indicators": ["a"], "periods": ["2026-9M"], "every": ["quarter", "year"]}
    )
    assert form.every[0].period.kind is PeriodKind.QUARTER
    nine = parse_period("2026-9M")
    assert form.periods == (nine,)
    assert [p.key for entry in form.every for p in entry.periods(YEAR)] == [
        *("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"),
        "2026",
    ]
