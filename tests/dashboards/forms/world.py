"""A small world for the tests of forms: two communes of one name, an office, and a plan with every kind of line.

Số liệu minh họa. The form's lines, as of the nine months of 2023 for xã Bản Bo:

    1 mo-hinh     count, at least 1 asked        6 months: 2    nine months of 2022: 1
    2 mo-hinh-dat count, may be blank, at most line 1
    3 kinh-phi    amount, may be blank           6 months: 12,5
    4 phan-cong   yes or no, asked               6 months: yes
    5 tiep-nhan   count                          6 months: 40
    6 giai-quyet  count                          6 months: 38
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from dashboards.forms.layout import Column, line_row
from dashboards.views.form import FormView, form_views
from dashboards.views.owed import addressed_units
from kpi.evaluation.inputs import Inputs
from kpi.intake.form import SHEET
from kpi.submission import CellValue, Submission
from rules.exemption import Grant
from targets.form import Form
from targets.issues import has_errors
from targets.periods import Period, parse_period
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.units import Registry
from targets.units_file import read_units
from targets.workdays import VIETNAM, vietnam_calendar

UNITS = """\
units:
  - {id: huyen, name: Tam Đường, kind: huyện}
  - {id: ban-bo, name: Bản Bo, kind: xã, parent: huyen, groups: [cap-xa], order: 1}
  - {id: binh-lu, name: Bình Lư, kind: xã, parent: huyen, groups: [cap-xa], order: 2}
  - {id: binh-lu-hai, name: Bình Lư, kind: xã, code: "03391", parent: huyen, groups: [cap-xa], order: 3}
  - {id: noi-vu, name: Phòng Nội vụ, kind: cơ quan, parent: huyen, order: 4}
  - {id: hoi-nong-dan, name: Hội Nông dân, kind: đoàn thể, parent: huyen}
  - {id: xa-cu, name: Xã Cũ, kind: xã, parent: huyen, groups: [cap-xa], to: 2023-07-01}
"""
PLAN = """\
id: kh
title: Công tác dân vận năm 2023
issuer: UBND huyện Tam Đường
unit: huyen
period: 2023
document: {name: Kế hoạch số 12, sha256: ab}
indicators:
  - {id: mo-hinh, name: Số mô hình đăng ký, measure: count, unit: mô hình}
  - {id: mo-hinh-dat, name: Số mô hình được công nhận, measure: count, required: false, not_above: mo-hinh}
  - {id: kinh-phi, name: Kinh phí, measure: amount, unit: triệu đồng, required: false}
  - {id: phan-cong, name: Phân công lãnh đạo, measure: yes_no, time: stock, assumption: Ghi “có” khi đã phân công.}
  - {id: tiep-nhan, name: Số đơn tiếp nhận, measure: count, unit: đơn}
  - {id: giai-quyet, name: Số đơn giải quyết, measure: count, unit: đơn}
form:
  title: KẾT QUẢ CÔNG TÁC DÂN VẬN
  indicators: [mo-hinh, mo-hinh-dat, kinh-phi, phan-cong, tiep-nhan, giai-quyet]
  periods: [2023-H1, 2023-9M, 2023]
checks:
  - id: don
    title: Số giải quyết không được lớn hơn số tiếp nhận
    left: giai-quyet
    operator: less_than_or_equal_to
    right: tiep-nhan
  - id: kinh-phi
    title: Kinh phí thường không quá 100 triệu đồng một mô hình
    left: kinh-phi / mo-hinh
    operator: less_than_or_equal_to
    right: "100"
    severity: warning
targets:
  - id: II.4
    title: Đăng ký 01–02 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: mo-hinh, min: 1, max: 2, above_max: note}
    source: {section: II, line: 83}
  - id: II.2
    title: Phân công lãnh đạo phụ trách
    to: {groups: [cap-xa], units: [noi-vu]}
    period: 2023
    each: {indicator: phan-cong, min: 1}
    source: [{section: II, line: 73}, {document: Luật số 10, section: Điều 32}]
duties:
  - id: bao-cao-9-thang
    kind: report
    title: Báo cáo 9 tháng
    to: {groups: [cap-xa]}
    period: 2023-9M
    deadline: {before: 2023-09-18, roll: strict}
    recipient: UBND huyện (qua Phòng Nội vụ)
    source: {section: IV.1, line: 393}
  - id: dot-xuat
    kind: ad_hoc
    title: Báo cáo đột xuất
    to: {groups: [cap-xa]}
    period: 2023
    source: {section: IV.1, line: 395}
  - id: doi-thoai
    kind: event
    title: Tiếp nhận đơn ít nhất một lần
    by: Chủ tịch UBND
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: tiep-nhan, min: 1}
    source: {section: III.4, line: 294}
"""
#: Everything filled as it should be, in the form's order.
FIGURES: Mapping[str, float | str | None] = {
    "mo-hinh": 2,
    "mo-hinh-dat": 1,
    "kinh-phi": 100.5,
    "phan-cong": "có",
    "tiep-nhan": 60,
    "giai-quyet": 55,
}


def moment(text: str) -> datetime:
    """Return a moment as Vietnam's clock shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def period(key: str) -> Period:
    """Return the period of a key."""
    found = parse_period(key)
    assert found is not None
    return found


@cache
def registry() -> Registry:
    """Return the units."""
    found, issues = read_units(UNITS, "units.yaml")
    assert found is not None, issues
    return found


@cache
def plan(text: str = PLAN) -> Plan:
    """Return the plan."""
    found, issues = read_plan(text, "kh.yaml", registry())
    assert found is not None
    assert not has_errors(issues), [issue.say() for issue in issues]
    return found


def form_of(plan_: Plan) -> Form:
    """Return a plan's form."""
    assert plan_.form is not None
    return plan_.form


def sent(unit: str, key: str, at: str, **figures: int | str) -> Submission:
    """Return a report that was accepted."""
    values = tuple(
        CellValue(name.replace("_", "-"), Decimal(figure), "Báo cáo", f"H{row}")
        for row, (name, figure) in enumerate(figures.items(), 12)
    )
    return Submission("kh", unit, key, 1, moment(at), moment(at), f"{unit}.xlsx", f"{unit}-{key}", values)


SENT = (
    sent("ban-bo", "2022-9M", "2022-09-10", mo_hinh=1),
    sent("ban-bo", "2023-H1", "2023-06-02", mo_hinh=2, kinh_phi="12.5", phan_cong=1, tiep_nhan=40, giai_quyet=38),
    sent("binh-lu", "2023-H1", "2023-06-02", mo_hinh=7),
)


def inputs(text: str = PLAN, *, grants: tuple[Grant, ...] = ()) -> Inputs:
    """Return what is known."""
    known = Inputs(registry(), (plan(text),), SENT, (), vietnam_calendar(), moment("2023-09-01"), grants)
    return replace(known, revisions={"kh": 3})


def view(unit: str = "ban-bo", key: str = "2023-9M", text: str = PLAN, grants: tuple[Grant, ...] = ()) -> FormView:
    """Return the form of one unit."""
    known = inputs(text, grants=grants)
    its_plan, when = plan(text), period(key)
    units = [one for one in addressed_units(known.registry, its_plan, when) if one.id == unit]
    (found,) = form_views(known, its_plan, form_of(its_plan), when, units)
    return found


def opened(content: bytes) -> Workbook:
    """Return a workbook as openpyxl reads it, with its formulas."""
    return load_workbook(io.BytesIO(content))


def filled(content: bytes, view_: FormView, figures: Mapping[str, float | str | None]) -> bytes:
    """Return a form with figures typed in by their indicators' ids, as a person would with any program."""
    book = opened(content)
    for line in view_.lines:
        book[SHEET].cell(line_row(line.number) + 1, Column.VALUE + 1, figures.get(line.indicator.id))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
