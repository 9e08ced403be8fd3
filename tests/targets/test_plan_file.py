"""A plan's file: what one part says of another, every mistake at its line, and hostile values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.issues import Issue, Severity, has_errors
from targets.plan import Plan
from targets.plan_file import PlanFile, check_against, read_plan, read_plan_file
from targets.provenance import Source
from targets.units import Registry, Unit

PLACE = Source("units.yaml")
REGISTRY = Registry(
    (
        Unit("huyen", "Tam Đường", "huyện", PLACE),
        Unit("ban-bo", "Bản Bo", "xã", PLACE, code="03424", parent="huyen", groups=("cap-xa",)),
        Unit("ban-hon", "Bản Hon", "xã", PLACE, parent="huyen", groups=("cap-xa",)),
        Unit("moi", "Xã mới", "xã", PLACE, parent="huyen", groups=("xa-moi",), valid_from=date(2025, 7, 1)),
    ),
    PLACE,
)
PLAN = """\
id: kh-2023
title: Kế hoạch
issuer: UBND huyện
unit: huyen
period: 2023
document: {name: kh.txt}
indicators:
  - {id: mo-hinh, name: Số mô hình, measure: count, unit: mô hình}
  - {id: nguoi, name: Số người, measure: count, not_above: mo-hinh}
form: {title: Báo cáo, indicators: [mo-hinh, nguoi], periods: [2023-H1, 2023]}
targets:
  - id: II.4
    title: 95% số đơn vị đăng ký 01-02 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    share: 95%
    each: {indicator: mo-hinh, min: 1, max: 2, above_max: note}
    source: {section: II, line: 83}
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo 6 tháng
    to: {groups: [cap-xa]}
    period: 2023-H1
    deadline: {before: 2023-06-05, roll: strict}
    source: {section: IV}
"""


def test_a_sum_of_yes_and_no_is_refused_at_its_line() -> None:
    wrong = PLAN.replace("name: Số người, measure: count", "name: Đã họp, measure: yes_no, on_merge: sum")
    plan, (issue,) = read(wrong)
    assert plan is None
    assert issue.source.line == 9
    assert "“on_merge: sum” không có nghĩa" in issue.text.vi


def read(text: str) -> tuple[Plan | None, tuple[Issue, ...]]:
    return read_plan(text, "kh.yaml", REGISTRY)


def placed(text: str, document: str) -> PlanFile:
    file, issues = read_plan_file(text, document, REGISTRY)
    assert file is not None
    assert issues == ()
    return file


def changed(*pairs: tuple[str, str]) -> str:
    text = PLAN
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def complaints(*pairs: tuple[str, str]) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.source.line) for issue in read(changed(*pairs))[1]]


def test_a_sound_plan() -> None:
    plan, issues = read(PLAN)
    assert issues == ()
    assert plan is not None
    assert plan.targets[0].each.max == 2
    assert plan.sources(plan.targets[0]) == (Source("kh.txt", section="II", line=83),)


class TestMistakes:
    def test_a_misspelt_key_at_its_line_with_the_one_meant(self) -> None:
        plan, (issue,) = read(changed(("    deadline:", "    dealine:")))
        assert plan is None
        assert issue.say() == (
            "kh.yaml, dòng 25: không có khóa “dealine”. Có phải: “deadline”? Các khóa dùng được: assumption, "
            "basis, by, confirm, deadline, each, every, group, id, kind, part_of_period, period, proof, recipient, "
            "severity, source, title, to."
        )

    @pytest.mark.parametrize(
        ("old", "new", "found"),
        [
            ("share: 95%", "share: 120%", ("bad-value", 16)),
            ("share: 95%", "share: NaN", ("bad-value", 16)),
            ("period: 2023-H1", "period: 2023-H3", ("bad-value", 24)),
            ("indicator: mo-hinh, min", "indicator: mohinh, min", ("unknown-indicator", 17)),
            ("indicators: [mo-hinh, nguoi]", "indicators: [mo-hinh, nguoii]", ("unknown-indicator", 10)),
            ("not_above: mo-hinh", "not_above: mo-hin", ("unknown-indicator", 9)),
            ("unit: huyen", "unit: huyenn", ("unknown-unit", 4)),
            ("{groups: [cap-xa]}", "{groups: [cap-xa], exclude: [ban-bo, ban-po]}", ("unknown-unit", 14)),
            ("{groups: [cap-xa]}", "{groups: [cap-xa], under: huyenn, units: [ban-bo]}", ("unknown-unit", 14)),
            ("{groups: [cap-xa]}", "{units: [ban-bo], groups: [cap_xa]}", ("unknown-group", 14)),
            ("id: nguoi", "id: mo-hinh", ("repeated-id", 9)),
            ("id: bao-cao", "id: II.4", ("repeated-id", 20)),
            ("{groups: [cap-xa]}", "{}", ("empty-roster", 14)),
            ("{groups: [cap-xa]}", "{groups: [xa-moi]}", ("empty-roster", 14)),  # in force from 2025 only
            ("{groups: [cap-xa]}", "{groups: [cap-xa], exclude: [ban-bo, ban-hon]}", ("empty-roster", 14)),
            ("before: 2023-06-05", "before: 0001-01-01", ("no-deadline-day", 25)),
            ("before: 2023-06-05", "by: 9999-12-31", ("no-deadline-day", 25)),
            ("before: 2023-06-05", "after: event, days: 5", ("no-deadline-day", 25)),
            ("before: 2023-06-05", "from: 2023-06-05", ("no-deadline-day", 25)),
        ],
    )
    def test_each_at_its_line(self, old: str, new: str, found: tuple[str, int]) -> None:
        assert found in complaints((old, new))
        assert has_errors(read(changed((old, new)))[1])

    def test_all_parts_are_looked_at_and_told_together(self) -> None:
        found = complaints(
            ("unit: huyen", "unit: huyenn"),
            ("indicator: mo-hinh, min", "indicator: mohinh, min"),
            ("{groups: [cap-xa]}", "{groups: [cap_xa]}"),
        )
        assert found == [("unknown-indicator", 17), ("unknown-unit", 4), ("unknown-group", 14), ("empty-roster", 14)]

    def test_near_matches_are_offered(self) -> None:
        def near(old: str, new: str) -> tuple[str, ...]:
            return read(changed((old, new)))[1][0].near

        assert near("indicator: mo-hinh, min", "indicator: mohinh, min") == ("mo-hinh",)
        assert near("unit: huyen", "unit: huyenn") == ("huyen",)
        assert near("groups: [cap-xa]", "groups: [cap_xa]")[0] == "cap-xa"

    def test_what_a_total_names_is_looked_for_too(self) -> None:
        total = """\
totals:
  - id: tong
    title: Tổng cộng
    to: {groups: [cap_xa]}
    period: 2023
    total: {indicator: mohinh, min: 26}
    source: {section: II}
duties:
"""
        assert complaints(("duties:\n", total)) == [
            ("unknown-indicator", 24),
            ("unknown-group", 22),
            ("empty-roster", 22),
        ]

    def test_an_amendment_in_force_when_all_is_over_is_a_slip_of_the_year(self) -> None:
        late = ("period: 2023\n", "period: 2023\nin_force_from: 2032-07-01\n")
        (issue,) = read(changed(late))[1]
        assert (issue.code, issue.severity, issue.source.line) == ("in-force-too-late", Severity.WARNING, 6)
        assert "01/7/2032" in issue.text.vi
        assert "(31/12/2023)" in issue.text.vi
        assert complaints(("period: 2023\n", "period: 2023\nin_force_from: 2023-12-31\n")) == []

    def test_what_is_asked_for_may_wait_for_its_day(self) -> None:
        kind = ("kind: report", "kind: ad_hoc")
        assert complaints(kind, ("before: 2023-06-05", "after: event, days: 5")) == []
        assert complaints(kind, ("    deadline: {before: 2023-06-05, roll: strict}\n", "")) == []


class TestContradictions:
    """The plan of 2023 asks in one place 95% of the units, in another every unit, for the same thing."""

    every = """\
  - id: III.5
    title: Mỗi đơn vị ít nhất 01 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: mo-hinh, min: 1}
    source: {section: III.5}
duties:
"""

    def test_it_is_said_and_both_are_kept(self) -> None:
        plan, (issue,) = read(changed(("duties:\n", self.every)))
        assert plan is not None
        assert (issue.code, issue.severity, issue.source.line) == ("contradiction", Severity.WARNING, 12)
        assert issue.text.vi == "“II.4” cần 95% số đơn vị, còn “III.5” (dòng 19) cần mọi đơn vị cho cùng một việc"
        assert [target.share for target in plan.targets] == [95, 100]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("indicator: mo-hinh, min: 1}", "indicator: nguoi, min: 1}"),
            ("to: {groups: [cap-xa]}", "to: {units: [huyen]}"),
            ("period: 2023\n", "period: 2023-H2\n"),
            ("each:", "share: 95%\n    each:"),
        ],
    )
    def test_not_of_different_things(self, old: str, new: str) -> None:
        assert old in self.every
        assert read(changed(("duties:\n", self.every.replace(old, new))))[1] == ()

    def test_a_step_of_a_ladder_counts_for_its_own_period(self) -> None:
        ladder = ("    share: 95%\n", "    milestones: [{period: 2023-Q1, share: 30%}, {period: 2023, share: 95%}]\n")
        every = self.every.replace("period: 2023\n", "period: 2023-Q1\n")
        (issue,) = read(changed(ladder, ("duties:\n", every)))[1]
        assert issue.text.vi.startswith("“II.4@2023-Q1” cần 30% số đơn vị, còn “III.5” (dòng 19) cần mọi đơn vị")


class TestOtherPlans:
    other = changed(
        ("id: kh-2023", "id: khac"), ("share: 95%", "share: 100%"), ("name: Số mô hình,", "name: Số mô hình mới,")
    )

    def against(self, *others: str, before: str | None = None) -> list[Issue]:
        known = [placed(text, f"{n}.yaml") for n, text in enumerate(others)]
        return list(check_against(placed(PLAN, "kh.yaml"), known, read(before)[0] if before else None))

    def test_promises_and_indicators_with_both_places(self) -> None:
        assert [issue.say() for issue in self.against(self.other)] == [
            (
                "kh.yaml, dòng 8: chỉ số “mo-hinh” có nghĩa khác trong kế hoạch khac (0.yaml, dòng 8): khác về tên. "
                "Một mã chỉ có một nghĩa: sửa cho giống nhau, hoặc đặt mã khác."
            ),
            (
                "kh.yaml, dòng 12: “II.4” cần 95% số đơn vị, còn “II.4” của kế hoạch khac (0.yaml, dòng 12) cần mọi "
                "đơn vị cho cùng một việc. Cả hai vẫn được xét riêng; nên hỏi lại cơ quan ban hành."
            ),
        ]

    def test_a_meaning_that_is_just_being_changed_is_a_warning(self) -> None:
        before = changed(("name: Số mô hình,", "name: Số mô hình mới,"))
        assert [issue.severity for issue in self.against(self.other, before=before)] == [Severity.WARNING] * 2

    def test_every_other_plan_is_looked_at(self) -> None:
        assert self.against() == []
        assert [issue.code for issue in self.against(self.other, self.other)] == [
            *("indicator-differs", "indicator-differs"),
            *("contradiction", "contradiction"),
        ]


HOSTILE = [
    "",
    "~",
    "true",
    "[]",
    "{}",
    "-1",
    "1e999",
    ".inf",
    "NaN",
    "9" * 5_000,
    "2023-02-30",
    "2023-06-05",
    "!!int x",
]
HOSTILE += [
    "03424",
    "'\\u0000'",
    "*x",
    "&x 1",
    "[[[[1]]]]",
    "{a: {b: c}}",
    "- x",
    "\t",
    "%",
    "!!binary QQ==",
    "0x10",
    "'" * 3,
]
_VALUES = [
    "kh-2023",
    "huyen",
    "2023\n",
    "kh.txt",
    "mo-hinh",
    "count",
    "95%",
    "II.4",
    "[cap-xa]",
    "min: 1",
    "2023-06-05",
]


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(_VALUES), st.sampled_from(HOSTILE)), min_size=1, max_size=2))
def test_no_value_makes_the_reader_raise(changes: list[tuple[str, str]]) -> None:
    text = PLAN
    for old, new in changes:
        text = text.replace(old, new)
    plan, issues = read(text)
    assert plan is not None or has_errors(issues)
    lines = text.count("\n") + 2
    assert all(issue.text.vi and 1 <= (issue.source.line or 0) <= lines for issue in issues)


def test_a_file_of_many_lines_is_an_issue_too() -> None:
    plan, issues = read("- a\n" * 2_000)
    assert plan is None
    assert [issue.code for issue in issues] == ["bad-value"]


def test_a_report_nobody_can_send_is_told() -> None:
    line = PLAN[: PLAN.index("period: 2023-H1")].count("\n") + 1
    assert complaints(("periods: [2023-H1, 2023]", "periods: [2023]")) == [("period-not-in-form", line)]


def test_a_figure_of_which_only_later_parts_are_asked_is_told() -> None:
    """The figure of the fourth quarter alone says nothing of the year."""
    line = PLAN[: PLAN.index("period: 2023\n    share")].count("\n") + 1
    parts = ("periods: [2023-H1, 2023]", "periods: [2023-Q4, 2023-12]")
    duty = ("period: 2023-H1\n", "period: 2023-Q4\n")
    assert complaints(parts, duty) == [("figure-not-from-start", line)]
    state = ("name: Số mô hình, measure: count", "name: Số mô hình, measure: count, time: stock")
    assert complaints(parts, duty, state) == []  # a state is read off the latest report
    assert complaints(("periods: [2023-H1, 2023]", "periods: [2023-Q1, 2023-Q4]"), ("2023-H1\n", "2023-Q1\n")) == []


def test_a_ladder_whose_step_is_above_its_maximum_is_refused() -> None:
    steps = "max: 2, above_max: note}\n    milestones: [{period: 2025, min: 3}]"
    plan, issues = read(changed(("max: 2, above_max: note}", steps)))
    assert plan is None
    assert "một mốc" in issues[0].say()
