"""Notes about odd reports: what is noted, and above all what is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.oddities import Oddity, OddityKind, oddities
from kpi.submission import Submission
from kpi.submission_states import State
from targets.provenance import Source
from tests.kpi.world import PLAN, inputs, submission

INDICATORS = """\
indicators:
  - {id: luot, name: Lượt tiếp dân, measure: count, unit: lượt, required: false}
  - {id: nguoi, name: Số người dự, measure: count, unit: người, required: false}
  - {id: van-ban, name: Số văn bản, measure: count, unit: văn bản, required: false}
  - {id: so-tien, name: Số tiền, measure: amount, unit: triệu đồng, required: false}
"""
TARGETS = """\
targets:
  - {id: a, title: A, to: {groups: [cap-xa]}, period: 2023, each: {indicator: luot, min: 50}, source: {section: II}}
  - {id: b, title: B, to: {groups: [cap-xa]}, period: 2023, each: {indicator: nguoi, min: 120}, source: {section: II}}
  - {id: c, title: C, to: {groups: [cap-xa]}, period: 2023, each: {indicator: van-ban, min: 12}, source: {section: II}}
"""
#: The plan of this world with more to count: three bounds that a number can miss, one of 1, a yes or no.
TEXT = (
    PLAN.replace("indicators:\n", INDICATORS, 1)
    .replace("indicators: [mo-hinh,", "indicators: [luot, nguoi, van-ban, so-tien, mo-hinh,")
    .replace("targets:\n", TARGETS)
)
HONEST: dict[str, int | str | None] = {
    "luot": 57,
    "nguoi": 131,
    "van_ban": 14,
    "so_tien": "1250.5",
    "mo_hinh": 1,
    "doi_thoai": 1,
}


def sent(unit: str = "ban-bo", key: str = "2023", **figures: int | str | None) -> Submission:
    return changed({}, unit, key, **figures)


def changed(
    more: Mapping[str, int | str | None], unit: str = "ban-bo", key: str = "2023", **figures: int | str | None
) -> Submission:
    """Return the honest report with some figures replaced."""
    values: Any = {**HONEST, **more, **figures}
    return submission(unit, key, "2023-06-03T08:00", **values)


def kinds(*reports: Submission) -> list[tuple[str, OddityKind]]:
    return [(one.slot[1], one.kind) for one in oddities(inputs(*reports, text=TEXT))]


def test_an_honest_report_is_left_in_peace() -> None:
    assert kinds(sent(), sent("ban-hon", luot=61), sent(key="2023-H1", luot=20, nguoi=55, van_ban=4)) == []
    assert kinds() == []


class TestEmpty:
    def test_blank_and_zero_without_a_word(self) -> None:
        one = submission("ban-bo", "2023", "2023-06-03T08:00", mo_hinh=0, luot=None, doi_thoai=0)
        [found] = oddities(inputs(one, text=TEXT))
        assert found == Oddity(OddityKind.EMPTY, one.slot, found.text, (Source(one.file_name, one.sha256),))
        assert found.text.vi == "Mọi ô đều trống hoặc bằng 0, không ghi chú lý do."

    def test_not_when_a_reason_is_written_or_something_was_done(self) -> None:
        blank = submission("ban-bo", "2023", "2023-06-03T08:00", mo_hinh=0, luot=None)
        told = replace(blank, values=(blank.values[0]._replace(note="chưa tổ chức"), *blank.values[1:]))
        assert kinds(told) == []
        assert kinds(submission("ban-bo", "2023", "2023-06-03T08:00", mo_hinh=1, luot=None)) == []
        assert kinds(submission("ban-bo", "2023", "2023-06-03T08:00")) == []  # a form of no cell at all


class TestTheSame:
    def test_as_the_period_before(self) -> None:
        half, year = sent(key="2023-H1"), sent()
        [found] = oddities(inputs(half, year, text=TEXT))
        assert (found.kind, found.slot) == (OddityKind.SAME_AS_BEFORE, year.slot)
        assert found.text.vi == "Mọi số liệu giống hệt báo cáo 6 tháng đầu năm 2023."
        assert [source.document for source in found.sources] == [year.file_name, half.file_name]

    def test_only_as_the_last_period_before(self) -> None:
        assert kinds(sent(key="2023-H1"), sent(key="2023-9M", luot=60), sent()) == []

    def test_as_another_unit(self) -> None:
        found = kinds(sent(), sent("ban-hon"), sent("then-sin", nguoi=140))
        assert found == [("ban-bo", OddityKind.SAME_AS_ANOTHER), ("ban-hon", OddityKind.SAME_AS_ANOTHER)]
        [one, _] = oddities(inputs(sent(), sent("ban-hon"), text=TEXT))
        assert one.text.vi == "Mọi số liệu giống hệt báo cáo cùng kỳ của Bản Hon."

    def test_small_counts_and_yes_or_no_are_alike_by_chance(self) -> None:
        """Two communes with one model, one dialogue and nine people: nothing to wonder about."""
        small = {"luot": 9, "nguoi": 9, "van_ban": 9, "so_tien": None}
        assert kinds(changed(small), changed(small, "ban-hon"), changed(small, key="2023-H1")) == []

    def test_what_was_returned_is_not_looked_at_again(self) -> None:
        assert kinds(replace(sent(), state=State.RETURNED), sent("ban-hon")) == []


class TestExactAndRound:
    def test_every_bound_met_to_the_digit(self) -> None:
        one = sent(luot=50, nguoi=120, van_ban=12)
        [found] = oddities(inputs(one, text=TEXT))
        assert found.kind is OddityKind.MET_EXACTLY
        assert found.text.vi == "Cả 3 chỉ tiêu có mức đều đạt đúng bằng mức, không hơn không kém."
        assert {source.cell for source in found.sources} == {
            value.cell for value in one.values if value.indicator in {"luot", "nguoi", "van-ban"}
        }

    def test_one_above_is_enough_to_leave_it(self) -> None:
        assert kinds(sent(luot=50, nguoi=121, van_ban=12)) == []

    def test_a_promise_for_another_period_is_no_bound(self) -> None:
        assert kinds(sent(key="2023-H1", luot=50, nguoi=120, van_ban=12)) == []

    def test_all_round(self) -> None:
        figures = {"luot": 70, "nguoi": 200, "van_ban": 30, "so_tien": 1500, "mo_hinh": 20}
        [found] = oddities(inputs(changed(figures), text=TEXT))
        assert found.kind is OddityKind.ROUND
        assert found.text.vi == "Cả 5 số liệu từ 10 trở lên đều tròn chục."
        assert kinds(changed(figures, nguoi=201)) == []
        assert kinds(changed(figures, mo_hinh=2)) == []  # four round figures may be chance


def test_as_json() -> None:
    [found] = oddities(inputs(sent(luot=50, nguoi=120, van_ban=12), text=TEXT))
    written = found.as_json()
    assert (written["kind"], written["text"]) == ("met_exactly", found.text.vi)
    assert written["sources"] == [source.as_json() for source in found.sources]


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*range(12), Decimal("12.5"), None]), min_size=6, max_size=6), st.booleans())
def test_the_order_of_reports_and_of_cells_does_not_matter(figures: list[Decimal | None], same: bool) -> None:
    names = tuple(HONEST)
    one = changed({name: None if f is None else str(f) for name, f in zip(names, figures, strict=True)})
    two = replace(one, unit="ban-hon", values=tuple(reversed(one.values))) if same else sent("ban-hon")
    forth, back = oddities(inputs(one, two, text=TEXT)), oddities(inputs(two, one, text=TEXT))
    assert {(found.kind, found.slot) for found in forth} == {(found.kind, found.slot) for found in back}


def test_a_note_is_no_verdict() -> None:
    """No result hangs on what is odd: both reports reach every bound, one of them to the digit."""
    odd, plain = inputs(sent(luot=50, nguoi=120, van_ban=12), text=TEXT), inputs(sent(), text=TEXT)
    assert oddities(odd) != oddities(plain)
    assert [one.verdict for one in evaluate(odd)] == [one.verdict for one in evaluate(plain)]
