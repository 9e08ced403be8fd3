"""As now: 13 communes of 2023 seen as the six units of 01/7/2025, every figure worked by hand, traced to its cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.evaluation.shapes import result_json
from kpi.evaluation.view import View
from kpi.submission import CellValue, Submission
from rules.exemption import Grant, GrantKind
from rules.verdict import Verdict
from targets.plan import Indicator, Plan
from targets.provenance import Source
from targets.units import Event, EventKind, Registry, Unit, Weights
from targets.workdays import VIETNAM, vietnam_calendar
from tests.kpi.evaluation.tam_duong_2025 import PLAN, inputs, registry, sent

NOW = ("ban-bo-2025", "binh-lu-2025", "ta-leng-2025", "khun-ha-2025", "sin-suoi-ho-2025", "tan-phong-2025")


def results(promise: str, known: Inputs | None = None, view: View = View.AS_NOW) -> tuple[Result, dict[str, Result]]:
    """Return the result of the whole, and those of the units by id, in their order."""
    found = [r for r in evaluate(known or inputs(), view=view) if r.promise.id == promise]
    return found[0], {result.unit.id: result for result in found[1:]}


def verdicts(promise: str, known: Inputs | None = None) -> dict[str, str]:
    return {unit: result.verdict.value for unit, result in results(promise, known)[1].items()}


class TestCountsAreAdded:
    def test_the_six_units_of_today_stand_for_the_thirteen(self) -> None:
        whole, units = results("mo-hinh")
        assert tuple(units) == NOW
        assert [(registry().unit(unit).label, registry().unit(unit).code) for unit in NOW] == [
            ("xã Bản Bo", "03424"),
            ("xã Bình Lư", "03390"),
            ("xã Tả Lèng", "03405"),
            ("xã Khun Há", "03430"),
            ("xã Sin Suối Hồ", "03394"),
            ("phường Tân Phong", "03408"),
        ]
        assert str(whole.judgement.noted[0]) == (
            "Xem theo 6 đơn vị của ngày 01/8/2025, thay cho 13 đơn vị được giao khi đó."
        )

    def test_worked_by_hand(self) -> None:
        # Bản Bo 3 + 2, Bình Lư 2 + 1 + 3, Tả Lèng 0 + 1 + 2, Khun Há 0 + 0; the last two took units from elsewhere.
        whole, units = results("mo-hinh")
        assert [result.judgement.value for result in units.values()] == [5, 6, 3, 0, None, None]
        assert [result.verdict for result in units.values()] == [
            *[Verdict.MET] * 3,
            Verdict.SHORT,
            *[Verdict.NOT_EVALUABLE] * 2,
        ]
        # Of 6 units 3 fulfil it; 95% of 6 is 5.7, so 6. As then it is 10 of 13: Giang Ma, Bản Hon, Khun Há had none.
        judged = whole.judgement
        assert [judged.numerator, judged.denominator, judged.missing, judged.value] == [3, 6, 3, 50]
        then = results("mo-hinh", view=View.AS_THEN)[0].judgement
        assert [then.numerator, then.denominator, then.missing] == [10, 13, 3]

    def test_it_says_of_which_units_by_which_policy_and_keeps_every_cell(self) -> None:
        result = results("mo-hinh")[1]["ban-bo-2025"]
        assert str(result.judgement.why) == (
            "Số mô hình đăng ký: 5 mô hình (xã Bản Bo 3 + xã Nà Tăm 2; cộng số liệu của các đơn vị cũ: từ 01/7/2025, "
            "xã Bản Bo và xã Nà Tăm nhập thành xã Bản Bo (Nghị quyết số 1670/NQ-UBTVQH15 ngày 16/6/2025)); "
            "yêu cầu ít nhất 1 mô hình: đạt."
        )
        passed = result_json(result)["passed"]
        assert isinstance(passed, dict)
        assert passed["policies"] == ["sum"]
        assert [(part["unit_id"], part["value"], part["period"]) for part in passed["parts"]] == [
            ("ban-bo", 3, "2023"),
            ("na-tam", 2, "2023"),
        ]
        assert [part["source"]["place"] for part in passed["parts"]] == [
            "ban-bo-2023.xlsx, Báo cáo!E8",
            "na-tam-2023.xlsx, Báo cáo!E8",
        ]

    @pytest.mark.parametrize(
        ("unit", "who"),
        [
            ("sin-suoi-ho-2025", "thiếu số liệu của xã Nậm Xe, xã Sin Suối Hồ: "),
            ("tan-phong-2025", "thiếu số liệu của phường Tân Phong, phường Đông Phong, xã San Thàng: "),
        ],
    )
    def test_what_came_from_elsewhere_is_named_and_no_part_stands_for_the_whole(self, unit: str, who: str) -> None:
        result = results("mo-hinh")[1][unit]
        assert result.judgement.value is None
        assert who in str(result.judgement.why)
        assert result.passed is not None
        assert [part.unit.id for part in result.passed.parts] in (["then-sin"], ["nung-nang", "ban-giang"])

    def test_before_the_event_the_two_views_are_the_same(self) -> None:
        before = inputs("2025-06-30T23:00")
        assert evaluate(before, view=View.AS_NOW) == evaluate(before)

    def test_a_unit_that_did_not_report_leaves_the_sum_missing(self) -> None:
        known = inputs()
        known = replace(known, submissions=tuple(s for s in known.submissions if s.unit != "na-tam"))
        result = results("mo-hinh", known)[1]["ban-bo-2025"]
        assert result.verdict is Verdict.NOT_EVALUABLE
        assert "thiếu số liệu của xã Nà Tăm" in str(result.judgement.why)

    def test_nor_did_any_of_them(self) -> None:
        known = inputs()
        known = replace(known, submissions=tuple(s for s in known.submissions if s.unit not in {"na-tam", "ban-bo"}))
        result = results("mo-hinh", known)[1]["ban-bo-2025"]
        assert "thiếu số liệu của xã Bản Bo, xã Nà Tăm: từ 01/7/2025" in str(result.judgement.why)

    def test_a_unit_that_was_exempt_is_not_missed(self) -> None:
        known = inputs()
        known = replace(
            known, submissions=tuple(s for s in known.submissions if s.unit != "na-tam"), grants=(freed("na-tam"),)
        )
        assert results("mo-hinh", known)[1]["ban-bo-2025"].judgement.value == 3
        both = replace(known, grants=(freed("na-tam"), freed("ban-bo")))
        assert results("mo-hinh", both)[1]["ban-bo-2025"].verdict is Verdict.EXEMPT


def freed(unit: str) -> Grant:
    return Grant(GrantKind.EXEMPTION, "kh-2023", "mo-hinh", unit, "x", "UBND", datetime(2023, 3, 1, tzinfo=VIETNAM))


class TestOtherPolicies:
    def test_yes_and_no_are_kept_apart_and_judged_by_what_they_have_in_common(self) -> None:
        # Bản Bo yes yes; Bình Lư yes no yes; Tả Lèng yes yes blank; Khun Há no no; the others took from elsewhere.
        assert verdicts("doi-thoai") == dict(
            zip(NOW, ["met", "not_evaluable", "not_evaluable", "short", "not_evaluable", "not_evaluable"], strict=True)
        )

    def test_both_parts_are_shown(self) -> None:
        result = results("doi-thoai")[1]["binh-lu-2025"]
        why = str(result.judgement.why)
        assert "thị trấn Tam Đường: Đã đối thoại: có" in why
        assert "xã Sơn Bình: Đã đối thoại: chưa" in why
        assert why.endswith("Các đơn vị cũ khác nhau, nên không kết luận chung được.")
        assert result.passed is not None
        assert [[part.unit.id, part.value, part.verdict] for part in result.passed.parts] == [
            ["thi-tran-tam-duong", 1, Verdict.MET],
            ["son-binh", 0, Verdict.SHORT],
            ["binh-lu", 1, Verdict.MET],
        ]
        assert "xã Nậm Xe: chưa có số liệu" in str(results("doi-thoai")[1]["sin-suoi-ho-2025"].judgement.why)

    def test_a_formula_is_computed_again_from_the_sums(self) -> None:
        # Bản Bo: (1 + 2) / (3 + 2) is 60%; the mean of its parts' 33.3% and 100% would be 66.7%.
        units = results("ty-le")[1]
        assert units["ban-bo-2025"].judgement.value == 60
        # Bình Lư (2 + 0 + 2) / (2 + 1 + 3) = 66.6…%; Khun Há divides by 0.
        assert units["binh-lu-2025"].judgement.value == Decimal(200) / 3
        assert units["khun-ha-2025"].verdict is Verdict.NOT_EVALUABLE
        passed = units["ban-bo-2025"].passed
        assert passed is not None
        assert [[part.indicator, part.unit.id, part.value] for part in passed.parts] == [
            ["cong-nhan", "ban-bo", 1],
            ["cong-nhan", "na-tam", 2],
            ["mo-hinh", "ban-bo", 3],
            ["mo-hinh", "na-tam", 2],
        ]

    def test_begun_afresh_there_is_no_figure_and_it_says_so(self) -> None:
        result = results("moi")[1]["ban-bo-2025"]
        assert result.verdict is Verdict.NOT_EVALUABLE
        assert "tính lại từ đầu: từ 01/7/2025" in str(result.judgement.why)

    def test_a_total_is_of_those_it_was_addressed_to_and_does_not_change(self) -> None:
        # 2+1+3 + 3+2 + 0+1+2 + 0+0 + 4 + 1+2 = 21
        assert [results("tong", view=view)[0].judgement.value for view in View] == [21, 21]

    def test_reports_stand_as_the_worst_of_those_before(self) -> None:
        # Bản Bo: one in time, one late; Bình Lư: Sơn Bình sent none.
        whole, units = results("bao-cao")
        found = {unit: result.verdict.value for unit, result in units.items()}
        assert found == dict(zip(NOW, ["late", "overdue", "met", "met", "met", "met"], strict=True))
        assert (whole.judgement.numerator, whole.judgement.denominator) == (5, 6)
        why = str(units["ban-bo-2025"].judgement.why)
        assert "xã Bản Bo: Đã nộp lúc 08:00 ngày 02/6/2023, trong hạn" in why
        assert "xã Nà Tăm: Đã nộp lúc 08:00 ngày 07/6/2023, chậm 3 ngày" in why


class TestOtherTimes:
    def test_within_the_year_of_the_merger_the_new_unit_has_a_past(self) -> None:
        text = PLAN.replace("2023", "2025").replace("id: kh-2025", "id: kh-2023")
        half = [
            sent("ban-bo", "2025-H1", "2025-06-02T08:00", mo_hinh=2),
            sent("na-tam", "2025-H1", "2025-06-02T08:00", mo_hinh=1),
        ]
        known = inputs("2025-08-01T08:00", *half, text=text)
        assert results("mo-hinh", known, View.AS_THEN)[1]["ban-bo-2025"].verdict is Verdict.NOT_EVALUABLE
        assert results("mo-hinh", known)[1]["ban-bo-2025"].judgement.value == 3
        assert results("tong", known)[0].judgement.value == 3  # as far as anyone has reported
        # Its own figure for the year says all, and 2 + 1 are in it.
        own = inputs("2025-12-30T08:00", *half, sent("ban-bo-2025", "2025", "2025-12-20T08:00", mo_hinh=7), text=text)
        assert results("mo-hinh", own)[1]["ban-bo-2025"].judgement.value == 7
        assert results("mo-hinh", own)[1]["ban-bo-2025"].passed is None

    def test_a_state_is_taken_as_it_last_stood(self) -> None:
        # 5 and 6 at the end of the second quarter, 2 and 1 at the end of the first.
        text = PLAN.replace("2023", "2025").replace("id: kh-2025", "id: kh-2023")
        stock = text.replace(
            "measure: count, unit: mô hình}\n  - {id: cong", "measure: count, time: stock}\n  - {id: cong"
        )
        quarters = [
            sent(unit, f"2025-Q{n}", f"2025-0{3 * n + 1}-02T08:00", mo_hinh=value)
            for unit, values in (("ban-bo", (2, 5)), ("na-tam", (1, 6)))
            for n, value in enumerate(values, start=1)
        ]
        assert (
            results("mo-hinh", inputs("2025-08-01T08:00", *quarters, text=stock))[1]["ban-bo-2025"].judgement.value
            == 11
        )
        # What adds up is not read off a quarter that does not begin with the year.
        flow = results("mo-hinh", inputs("2025-08-01T08:00", *quarters, text=text))[1]["ban-bo-2025"]
        assert flow.judgement.value == 3

    def test_its_own_yes_counts_alone(self) -> None:
        text = PLAN.replace("2023", "2025").replace("id: kh-2025", "id: kh-2023")
        half = [sent(unit, "2025-H1", "2025-06-02T08:00", doi_thoai=0) for unit in ("ban-bo", "na-tam")]
        own = sent("ban-bo-2025", "2025", "2025-12-20T08:00", doi_thoai=1)
        assert verdicts("doi-thoai", inputs("2025-08-01T08:00", *half, text=text))["ban-bo-2025"] == "not_due"
        assert verdicts("doi-thoai", inputs("2025-12-30T08:00", *half, own, text=text))["ban-bo-2025"] == "met"

    def test_a_base_of_each_unit_passes_too(self) -> None:
        base = "{id: mo-hinh, name: Số mô hình đăng ký, measure: count, unit: mô hình, base: {ban-bo: 1, na-tam: 1}}"
        changed = PLAN.replace("{id: mo-hinh, name: Số mô hình đăng ký, measure: count, unit: mô hình}", base)
        changed = changed.replace("cong-nhan / mo-hinh * 100", "(mo-hinh - base(mo-hinh)) / base(mo-hinh) * 100")
        # From 1 + 1 to 3 + 2: 3 more, 150%.
        assert results("ty-le", inputs(text=changed))[1]["ban-bo-2025"].judgement.value == 150


#: Shares that decimals write out.
_WEIGHTS = st.sampled_from([(1, 1), (1, 3), (1, 4), (2, 3)])


@st.composite
def histories(draw: st.DrawFn) -> tuple[Registry, dict[str, int], dict[str, Fraction]]:
    """Draw a history of some communes, what each reported at first, and what each of the last ones has in the end."""
    place = Source("x")
    first = {f"u{n}": draw(st.integers(0, 1000)) for n in range(draw(st.integers(2, 5)))}
    units = {name: Unit(name, name, "xã", place, None, "huyen", groups=("cap-xa",)) for name in first}
    held = {name: Fraction(value) for name, value in first.items()}
    events = []
    for step in range(draw(st.integers(1, 4))):
        day = date(2024 + step, 7, 1)
        kind = draw(
            st.sampled_from(
                [EventKind.MERGE, EventKind.SPLIT, EventKind.RENAME] if len(held) > 1 else [EventKind.SPLIT]
            )
        )
        before = (
            draw(st.lists(st.sampled_from(sorted(held)), min_size=2, max_size=2, unique=True))
            if kind is EventKind.MERGE
            else [draw(st.sampled_from(sorted(held)))]
        )
        after = [f"s{step}{side}" for side in ("a", "b")][: 2 if kind is EventKind.SPLIT else 1]
        shares = draw(_WEIGHTS) if kind is EventKind.SPLIT else (1,)
        pool = sum((held.pop(name) for name in before), Fraction(0))
        held |= {name: pool * share / sum(shares) for name, share in zip(after, shares, strict=True)}
        for name in before:
            units[name] = replace(units[name], valid_to=day)
        units |= {name: Unit(name, name, "xã", place, None, "huyen", day, groups=("cap-xa",)) for name in after}
        of = {name: Decimal(share) for name, share in zip(after, shares, strict=True)}
        weights = Weights("dân số", "x", of) if kind is EventKind.SPLIT else None
        events.append(Event(kind, day, tuple(before), tuple(after), "NQ", place, weights=weights))
    body = Unit("huyen", "Huyện", "huyện", place)
    return Registry((body, *units.values()), place, tuple(events)), first, held


@settings(max_examples=35, deadline=None)
@given(histories())
def test_mergers_and_splits_conserve_the_total(history: tuple[Registry, dict[str, int], dict[str, Fraction]]) -> None:
    """Whatever happens to the units, the figures add up to the same, and each unit has what a plain count gives it."""
    known_units, first, last = history
    indicator = Indicator.model_validate({"id": "n", "name": "N", "measure": "amount", "on_split": "apportion"})
    target = {"id": "t", "title": "T", "to": {"groups": ["cap-xa"]}, "period": 2023, "source": {"section": "I"}}
    plan = Plan.model_validate(
        {"id": "p", "title": "P", "issuer": "x", "unit": "huyen", "period": 2023, "document": {"name": "x"}}
        | {"targets": [target | {"each": {"indicator": "n", "min": 1}}]}
    ).model_copy(update={"indicators": (indicator,)})
    at = datetime(2023, 12, 1, tzinfo=VIETNAM)
    reports = tuple(
        Submission("p", unit, "2023", 1, at, at, "x", "0", (CellValue("n", Decimal(value), "S", "E1"),))
        for unit, value in first.items()
    )
    known = Inputs(known_units, (plan,), reports, (), vietnam_calendar(), datetime(2030, 1, 1, tzinfo=VIETNAM))
    then, now = (evaluate(known, view=view)[1:] for view in View)
    assert {r.unit.id: r.judgement.value for r in now} == {
        unit: Decimal(v.numerator) / v.denominator for unit, v in last.items()
    }
    assert sum(r.judgement.value or 0 for r in now) == sum(r.judgement.value or 0 for r in then) == sum(first.values())
