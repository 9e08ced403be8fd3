"""A plan's own checks of its reports, and figures to date that fall: told at the cell."""

from __future__ import annotations

from decimal import Decimal

from kpi.intake.rule_checks import bases_of, checks_for, compared, plan_checks
from kpi.submission import CellValue
from targets.issues import Severity
from targets.periods import Period, PeriodKind, parse_period
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from tests.kpi.test_rule_kinds import REGISTRY

FILE = Source("ban-mot.xlsx", "0" * 64)
TEXT = """
id: kh
title: Ví dụ
issuer: UBND xã Ví Dụ
unit: xa
period: 2026
document: {name: Ví dụ}
indicators:
  - {id: tiep-nhan, name: Tiếp nhận, measure: count}
  - {id: giai-quyet, name: Giải quyết, measure: count}
  - {id: chuyen, name: Chuyển, measure: count}
  - {id: ton, name: Còn tồn, measure: count, time: stock}
form: {title: Báo cáo, indicators: [tiep-nhan, giai-quyet, chuyen, ton], periods: [2026-H1, 2026-9M]}
checks:
  - {id: cong-lai, title: Phải cộng lại bằng tiếp nhận, left: giai-quyet + chuyen, operator: equal_to, right: tiep-nhan}
  - {id: co-ton, title: Nên có tồn, left: ton, operator: greater_than, right: "0", severity: warning}
"""


def plan(text: str = TEXT) -> Plan:
    found, issues = read_plan(text, "kh.yaml", REGISTRY)
    assert found is not None, issues
    return found


def cells(**values: int | None) -> dict[str, CellValue]:
    return {
        name.replace("_", "-"): CellValue(
            name.replace("_", "-"), None if value is None else Decimal(value), "Báo cáo", f"E{row}"
        )
        for row, (name, value) in enumerate(values.items(), start=8)
    }


def test_a_report_that_adds_up_has_no_issue() -> None:
    assert list(plan_checks(plan().checks, cells(tiep_nhan=5, giai_quyet=3, chuyen=2, ton=1), FILE)) == []


def test_what_does_not_hold_is_told_with_its_arithmetic_at_the_cell() -> None:
    error, warning = plan_checks(plan().checks, cells(tiep_nhan=6, giai_quyet=3, chuyen=2, ton=0), FILE)
    assert (error.severity, error.source.cell) == (Severity.ERROR, "E9")
    assert error.text.vi == "Phải cộng lại bằng tiếp nhận: 3 + 2 = 5 phải bằng 6 = 6"
    assert (warning.severity, warning.source.cell) == (Severity.WARNING, "E11")


def test_what_cannot_be_checked_is_not_a_mistake() -> None:
    assert list(plan_checks(plan().checks, cells(tiep_nhan=6, giai_quyet=None, chuyen=2, ton=1), FILE)) == []
    unreadable = cells(tiep_nhan=6, giai_quyet=3, ton=1)  # "chuyển" has an issue of its own
    assert list(plan_checks(plan().checks, unreadable, FILE)) == []


def test_a_check_with_figures_of_another_year_is_not_made_of_this_report_alone() -> None:
    text = TEXT.replace('right: "0", severity: warning', "right: last_year(ton), severity: warning")
    [note] = plan_checks(plan(text).checks, cells(tiep_nhan=5, giai_quyet=3, chuyen=2, ton=1), FILE)
    assert (note.code, note.severity) == ("check-not-made", Severity.NOTE)
    assert note.text.vi.startswith("Nên có tồn: cần số liệu năm trước hoặc số gốc")


def test_a_check_with_figures_of_another_year_is_made_where_they_are_known() -> None:
    """Of 3 in stock a year before half is 1.5: 1 is not above it, 2 is; a blank of that year is not known."""
    text = TEXT.replace('right: "0", severity: warning', "right: last_year(ton) * 0.5, severity: warning")
    checks = plan(text).checks
    some, known = cells(tiep_nhan=5, giai_quyet=3, chuyen=2, ton=1), {"ton": Decimal(3)}
    [issue] = plan_checks(checks, some, FILE, last_year=known)
    assert (issue.code, issue.severity, issue.source.cell) == ("check-failed", Severity.WARNING, "E11")
    more = {**some, "ton": some["ton"]._replace(value=Decimal(2))}
    assert list(plan_checks(checks, more, FILE, last_year=known)) == []
    [note] = plan_checks(checks, more, FILE, last_year={"tiep-nhan": Decimal(3)})
    assert note.text.vi.endswith("(thiếu số liệu “ton” cùng kỳ năm trước); chưa đối chiếu")


def test_a_base_is_the_one_the_plan_states_for_the_unit() -> None:
    text = TEXT.replace('right: "0", severity: warning', "right: base(tiep-nhan), severity: warning").replace(
        "name: Tiếp nhận, measure: count", "name: Tiếp nhận, measure: count, base: {ban-1: 3}"
    )
    found, unit, other = plan(text), REGISTRY.unit("ban-1"), REGISTRY.unit("ban-2")
    assert bases_of(found, unit) == {"tiep-nhan": 3}
    assert bases_of(found, other) == bases_of(found, None) == {}
    some = cells(tiep_nhan=5, giai_quyet=3, chuyen=2, ton=2)
    [short] = plan_checks(found.checks, some, FILE, bases_of(found, unit))  # 2 is not above 3
    assert (short.code, short.severity, short.source.cell) == ("check-failed", Severity.WARNING, "E11")
    more = {**some, "ton": some["ton"]._replace(value=Decimal(4))}
    assert list(plan_checks(found.checks, more, FILE, bases_of(found, unit))) == []
    [note] = plan_checks(found.checks, more, FILE, bases_of(found, other))
    assert note.code == "check-not-made"


def test_a_figure_to_date_that_falls_is_told() -> None:
    half = Period(PeriodKind.HALF_YEAR, 2026)
    before = half, {"tiep-nhan": Decimal(5), "ton": Decimal(9), "chuyen": Decimal(2)}
    [issue] = compared(plan(), cells(tiep_nhan=4, giai_quyet=1, chuyen=2, ton=1), before, FILE)
    # 4 of the nine months after 5 of the half-year; what is in stock may fall, and 2 is still 2.
    assert (issue.code, issue.severity, issue.source.cell) == ("cumulative-falls", Severity.WARNING, "E8")
    assert "6 tháng đầu năm 2026" in issue.text.vi
    assert list(compared(plan(), cells(tiep_nhan=None), before, FILE)) == []
    assert list(compared(plan(), cells(tiep_nhan=1), None, FILE)) == []


def test_a_figure_far_from_the_last_is_asked_about() -> None:
    """Ten times and more, either way, or as often as the form says; from and to 0 nothing can be said."""
    half = Period(PeriodKind.HALF_YEAR, 2026)
    before = half, {"tiep-nhan": Decimal(5), "ton": Decimal(50), "chuyen": Decimal(0)}

    def found(text: str = TEXT) -> list[tuple[str, str | None]]:
        issues = list(compared(plan(text), cells(tiep_nhan=51, giai_quyet=1, chuyen=99, ton=4), before, FILE))
        assert {issue.severity for issue in issues} <= {Severity.WARNING}
        return [(issue.code, issue.source.cell) for issue in issues]

    assert found() == [("figure-leaps", "E8"), ("figure-leaps", "E11")]  # 51 > 5 × 10; 50 > 4 × 10
    scaled = TEXT.replace("periods: [2026-H1, 2026-9M]}", "periods: [2026-H1, 2026-9M], leap: 11}")
    assert found(scaled) == [("figure-leaps", "E11")]  # 51 < 5 × 11; 50 > 4 × 11
    assert found(scaled.replace("leap: 11", "leap: null")) == []


def test_a_check_that_names_nothing_known_is_refused_with_the_plan() -> None:
    wrong = TEXT.replace("left: giai-quyet + chuyen", "left: giai-quyt + chuyen")
    _, issues = read_plan(wrong, "kh.yaml", REGISTRY)
    [issue] = issues
    assert issue.source.line == wrong[: wrong.index("giai-quyt")].count("\n") + 1
    assert "giai-quyet" in issue.say()


SCOPED = """  - {id: ca-nam, title: Cả năm phải hết tồn, left: ton, operator: equal_to, right: "0", periods: [year, 9M]}
  - {id: ban-hai, title: Bản Hai, left: tiep-nhan, operator: greater_than, right: "0", to: {units: [ban-2]}}
  - {id: cac-ban, title: Các bản, left: ton, operator: less_than, right: "9", to: {groups: [thon-ban]}, periods: [H1]}
"""


def asked_of(unit: str | None, period: str | None) -> list[str]:
    of = parse_period(period) if period else None
    known = REGISTRY.unit(unit) if unit else None
    return [check.id for check in checks_for(plan(TEXT + SCOPED), known, of, REGISTRY)]


def test_a_check_is_made_of_the_units_and_for_the_periods_it_names() -> None:
    always = ["cong-lai", "co-ton"]
    assert asked_of("ban-1", "2026-H1") == [*always, "cac-ban"]
    assert asked_of("ban-2", "2026-9M") == [*always, "ca-nam", "ban-hai"]
    assert asked_of("xa", "2026-H1") == always  # the commune is in no group of hamlets
    assert asked_of("ban-2", None) == always  # not known for which period: only what is asked of every report
    assert asked_of(None, "2026-9M") == [*always, "ca-nam"]


def test_a_note_of_a_check_refuses_nothing() -> None:
    (check, *_) = plan().checks
    (issue,) = plan_checks(
        [check.model_copy(update={"severity": Severity.NOTE})], cells(tiep_nhan=6, giai_quyet=3, chuyen=2), FILE
    )
    assert issue.severity is Severity.NOTE


def test_a_check_of_units_that_do_not_exist_is_told_at_its_line() -> None:
    wrong = TEXT + SCOPED.replace("ban-2", "ban-9").replace("thon-ban", "thon-xom")
    found, issues = read_plan(wrong, "kh.yaml", REGISTRY)
    assert found is not None
    assert [(issue.code, issue.source.line) for issue in issues] == [("unknown-unit", 18), ("unknown-group", 19)]
