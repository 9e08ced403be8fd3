"""What changed between two plans: every difference once, in the part it belongs to, and ids paired only for certain."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.plan import Plan
from targets.plan_diff import Change, ChangeKind, Part, compare_plans
from targets.provenance import Source


def promise(id_: str, **values: Any) -> dict[str, Any]:
    given = {"id": id_, "title": f"Tên {id_}", "to": {"groups": ["cap-xa"]}, "period": "2023"}
    return given | {"source": {"section": "II", "line": 83}} | values


def target(id_: str, indicator: str = "mo-hinh", **values: Any) -> dict[str, Any]:
    return promise(id_, **{"each": {"indicator": indicator, "min": 1}, "share": "95%"} | values)


def report(id_: str, **values: Any) -> dict[str, Any]:
    return promise(id_, **{"kind": "report", "deadline": {"before": "2023-06-05", "roll": "strict"}} | values)


def plan(**values: Any) -> Plan:
    base = {
        "id": "kh",
        "title": "Kế hoạch",
        "issuer": "UBND huyện",
        "unit": "huyen",
        "period": 2023,
        "document": {"name": "kh.txt"},
        "indicators": [{"id": "mo-hinh", "name": "Số mô hình", "measure": "count"}],
        "form": {"title": "Biểu", "indicators": ["mo-hinh"], "periods": ["2023"]},
        "targets": [target("II.4")],
        "totals": [promise("tong", total={"indicator": "mo-hinh", "min": 26})],
        "duties": [report("bao-cao")],
    }
    return Plan.model_validate(base | values)


def told(before: Plan, after: Plan) -> list[str]:
    return [change.text.vi for change in compare_plans(before, after)]


def test_a_changed_promise_with_both_places() -> None:
    (change,) = compare_plans(plan(), plan(targets=[target("II.4", share="90%", source={"section": "II", "line": 90})]))
    assert (change.kind, change.part, change.id, change.old_id) == (ChangeKind.CHANGED, Part.TARGET, "II.4", None)
    assert change.text.vi == "sửa chỉ tiêu “II.4”"
    assert [detail.key for detail in change.details] == ["source", "share"]
    assert change.before == (Source("kh.txt", section="II", line=83),)
    assert change.after == (Source("kh.txt", section="II", line=90),)


def test_what_is_added_and_what_is_dropped() -> None:
    after = plan(
        indicators=[{"id": "nguoi", "name": "Số người", "measure": "count"}],
        targets=[target("II.6", "nguoi")],
        form=None,
    )
    assert told(plan(), after) == [
        "thêm chỉ số “nguoi”",
        "bỏ chỉ số “mo-hinh”",
        "bỏ biểu mẫu",
        "thêm chỉ tiêu “II.6”",
        "bỏ chỉ tiêu “II.4”",
    ]
    assert told(after, plan())[2] == "thêm biểu mẫu"
    (added,) = (change for change in compare_plans(plan(), after) if change.id == "II.6")
    assert (added.before, added.after) == ((), (Source("kh.txt", section="II", line=83),))


def test_the_plan_itself_and_its_form() -> None:
    form = {"title": "Biểu mới", "indicators": ["mo-hinh"], "periods": ["2023"]}
    own, forms = compare_plans(plan(), plan(issued=date(2023, 2, 6), notes=["đã sửa"], form=form))
    assert (own.text.vi, [detail.key for detail in own.details]) == ("sửa kế hoạch", ["issued", "notes"])
    assert (forms.text.vi, [detail.key for detail in forms.details]) == ("sửa biểu mẫu", ["title"])


def test_the_order_of_promises_says_nothing() -> None:
    one, two = target("A"), target("B")
    assert compare_plans(plan(targets=[one, two]), plan(targets=[two, one])) == ()


class TestIdsThatChanged:
    def changes(self, olds: list[dict[str, Any]], news: list[dict[str, Any]]) -> list[Change]:
        return list(compare_plans(plan(targets=[], duties=olds), plan(targets=[], duties=news)))

    def told(self, olds: list[dict[str, Any]], news: list[dict[str, Any]]) -> list[str]:
        return [change.text.vi for change in self.changes(olds, news)]

    def test_the_same_title_for_the_same_period_is_the_same(self) -> None:
        old = report("bc", title="Báo cáo 6 tháng")
        new = report("bao-cao-6-thang", title="BÁO CÁO 6 tháng", deadline={"before": "2023-06-10", "roll": "strict"})
        (change,) = self.changes([old], [new])
        assert change.text.vi == "sửa nhiệm vụ “bao-cao-6-thang” (trước là “bc”)"
        assert [detail.key for detail in change.details] == ["title", "deadline"]

    def test_all_the_same_figures_are_the_same(self) -> None:
        before, after = plan(targets=[target("II.4")]), plan(targets=[target("II.04", title="Tên khác")])
        assert told(before, after) == ["sửa chỉ tiêu “II.04” (trước là “II.4”)"]

    def test_an_indicator_by_its_name(self) -> None:
        before = plan(indicators=[{"id": "a", "name": "Số mô hình", "measure": "count"}])
        after = plan(indicators=[{"id": "b", "name": "Số mô hình", "measure": "amount"}])
        assert told(before, after) == ["sửa chỉ số “b” (trước là “a”)"]

    def test_reports_alike_in_everything_but_the_title_are_not(self) -> None:
        assert self.told([report("a", title="Báo cáo A")], [report("b", title="Báo cáo B")]) == [
            "thêm nhiệm vụ “b”",
            "bỏ nhiệm vụ “a”",
        ]

    def test_another_period_is_another_duty(self) -> None:
        olds, news = [report("a", title="Báo cáo")], [report("b", title="Báo cáo", period="2024")]
        assert self.told(olds, news) == ["thêm nhiệm vụ “b”", "bỏ nhiệm vụ “a”"]

    def test_where_two_could_be_meant_none_is(self) -> None:
        olds = [report("a", title="Báo cáo")]
        news = [report("b", title="Báo cáo"), report("c", title="Báo cáo")]
        assert self.told(olds, news) == ["thêm nhiệm vụ “b”", "thêm nhiệm vụ “c”", "bỏ nhiệm vụ “a”"]
        assert self.told(news, olds) == ["thêm nhiệm vụ “a”", "bỏ nhiệm vụ “b”", "bỏ nhiệm vụ “c”"]

    def test_an_id_that_stayed_is_never_taken_for_another(self) -> None:
        olds, news = [report("a", title="X")], [report("a", title="Y"), report("b", title="X")]
        assert self.told(olds, news) == ["sửa nhiệm vụ “a”", "thêm nhiệm vụ “b”"]


def test_in_english() -> None:
    after = plan(targets=[target("II.04", share="90%", title="Tên II.4")], duties=[])
    assert [change.text.en for change in compare_plans(plan(), after)] == [
        "changed: the target “II.04” (“II.4” before)",
        "dropped: the duty “bao-cao”",
    ]


CHECK = {"id": "k", "title": "Không vượt", "left": "mo-hinh", "operator": "less_than", "right": "nguoi"}
#: For each key of a plan another value than that of `plan`.
OTHERS = (
    {"title": "khác", "number": "khác", "issuer": "khác", "unit": "khac", "issued": date(2023, 2, 6), "period": 2024}
    | {"document": {"name": "khác"}, "notes": ["khác"], "form": None, "checks": [CHECK]}
    | {"in_force_from": date(2023, 7, 1), "scoring": {"criteria": [{"promise": "II.4", "points": 10}]}}
    | {"indicators": [], "targets": [], "totals": [], "duties": []}
)


@pytest.mark.parametrize("key", sorted(OTHERS))
def test_no_part_of_a_plan_escapes(key: str) -> None:
    """Whatever key of a plan is changed, it is said once."""
    (change,) = compare_plans(plan(), plan(**{key: OTHERS[key]}))
    assert change.part.value == key or [detail.key.partition(".")[0] for detail in change.details] == [key]


IDS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(IDS, IDS)
def test_both_ways_tell_of_the_same_parts(olds: list[str], news: list[str]) -> None:
    """Going back adds what going forth drops, and the other way round."""
    before, after = (plan(duties=[report(id_) for id_ in ids]) for ids in (olds, news))
    forth, back = compare_plans(before, after), compare_plans(after, before)

    def ids(changes: tuple[Change, ...], kind: ChangeKind) -> set[str | None]:
        return {change.id for change in changes if change.kind is kind}

    assert ids(forth, ChangeKind.ADDED) == ids(back, ChangeKind.REMOVED) == set(news) - set(olds)
    assert ids(forth, ChangeKind.REMOVED) == ids(back, ChangeKind.ADDED) == set(olds) - set(news)
    assert compare_plans(before, before) == ()
