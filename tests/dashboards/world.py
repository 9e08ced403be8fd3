"""A small world for the tests of this room: five communes of Tam Đường, one plan, what they sent. Số liệu minh họa.

As of 00:00 on 1/10/2023, a column for each promise, ``-`` for what is not known:

    unit               II.2  II.4  half-year report         dialogue
    Thị trấn Tam Đường yes   2     sent 02/6                1
    Tả Lèng            yes   3     sent 04/6 at 23:59       0
    Sơn Bình           no    0     sent 07/6, 3 days late   - (left blank)
    Bản Bo             -     -     refused on 03/6          -
    Khun Há            -     -     nothing                  -
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache

from dashboards.views.district import DistrictView, district_view
from dashboards.views.lines import Line
from dashboards.views.plans import PlanView, Whole
from dashboards.views.unit_page import UnitView, unit_views
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.submission import CellValue, RefusedFile, Submission
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.units import Registry
from targets.units_file import read_units
from targets.workdays import VIETNAM, vietnam_calendar

OFFICE = "Phòng Nội vụ huyện Tam Đường"
NOTE = "số liệu minh họa"
#: The office's order is not that of the file, nor that of the alphabet.
UNITS = """\
units:
  - {id: tam-duong, name: Tam Đường, kind: huyện}
  - {id: khun-ha, name: Khun Há, kind: xã, parent: tam-duong, groups: [cap-xa], order: 13}
  - {id: ban-bo, name: Bản Bo, kind: xã, parent: tam-duong, groups: [cap-xa], order: 11}
  - {id: thi-tran, name: Thị trấn Tam Đường, kind: thị trấn, parent: tam-duong, groups: [cap-xa], order: 1}
  - {id: ta-leng, name: Tả Lèng, kind: xã, parent: tam-duong, groups: [cap-xa], order: 3}
  - {id: son-binh, name: Sơn Bình, kind: xã, parent: tam-duong, groups: [cap-xa], order: 7}
  - {id: hoi-nong-dan, name: Hội Nông dân, kind: đoàn thể, parent: tam-duong}
"""
PLAN = """\
id: kh
title: Công tác dân vận năm 2023
number: null
issuer: UBND huyện
unit: tam-duong
period: 2023
document: {name: ke-hoach.txt, sha256: ab}
indicators:
  - {id: phan-cong, name: Phân công lãnh đạo, measure: yes_no, assumption: Ghi “có” khi đã phân công.}
  - {id: mo-hinh, name: Số mô hình, measure: count, unit: mô hình}
  - {id: doi-thoai, name: Số cuộc đối thoại, measure: count, unit: cuộc, required: false}
form: {title: KẾT QUẢ, indicators: [phan-cong, mo-hinh, doi-thoai], periods: [2023-H1]}
targets:
  - id: II.2
    title: Mọi xã phân công lãnh đạo
    to: {groups: [cap-xa], note: chỉ tính cấp xã}
    period: 2023
    each: {indicator: phan-cong, min: 1}
    source: {section: II, line: 73, quote: 100% đơn vị phân công lãnh đạo}
  - id: II.4
    title: 95% số đơn vị đăng ký 01–02 mô hình
    to: {groups: [cap-xa], note: chỉ tính cấp xã}
    period: 2023
    share: 95%
    each: {indicator: mo-hinh, min: 1, max: 2, above_max: note}
    assumption: hơn 02 vẫn là đạt
    source: {section: II, line: 83, quote: đăng ký xây dựng từ 01 - 02 mô hình}
duties:
  - id: bao-cao-6-thang
    kind: report
    title: Báo cáo 6 tháng
    to: {groups: [cap-xa]}
    period: 2023-H1
    deadline: {before: 2023-06-05, roll: strict}
    source: {section: IV.1, line: 393, quote: trước ngày 05/6/2023}
  - id: bao-cao-dot-xuat
    kind: ad_hoc
    title: Báo cáo đột xuất
    to: {groups: [cap-xa]}
    period: 2023
    source: {section: IV.1, line: 395, quote: đột xuất}
  - id: doi-thoai
    kind: event
    title: Đối thoại ít nhất một lần
    to: {units: [thi-tran, ta-leng, son-binh, ban-bo, khun-ha, hoi-nong-dan], exclude: [hoi-nong-dan]}
    period: 2023
    each: {indicator: doi-thoai, min: 1}
    source: {section: III.4, line: 294, quote: chế độ đối thoại}
notes: [Bản văn không có số.]
"""


def moment(text: str) -> datetime:
    """Return a moment as Vietnam's clock shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


AS_OF = moment("2023-10-01T00:00")


@cache
def registry(text: str = UNITS) -> Registry:
    """Return the units."""
    found, issues = read_units(text, "units.yaml")
    assert found is not None
    assert issues == ()
    return found


@cache
def plan(text: str = PLAN, units: str = UNITS) -> Plan:
    """Return the plan, which has no mistakes."""
    found, issues = read_plan(text, "kh.yaml", registry(units))
    assert found is not None
    assert issues == ()
    return found


def sent(unit: str, at: str, *figures: int | None, revision: int = 1) -> Submission:
    """Return a half-year report: its figures of II.2, II.4 and the dialogue, in E8, E9 and E10."""
    names = ("phan-cong", "mo-hinh", "doi-thoai")
    values = tuple(
        CellValue(name, Decimal(figure) if figure is not None else None, "Báo cáo", f"E{row}", NOTE)
        for row, (name, figure) in enumerate(zip(names, figures, strict=True), start=8)
    )
    at_ = moment(at)
    return Submission("kh", unit, "2023-H1", revision, at_, at_, f"{unit}.xlsx", f"sha-{unit}-{revision}", values)


SUBMISSIONS = (
    sent("thi-tran", "2023-06-02T10:00", 1, 2, 1),
    sent("ta-leng", "2023-06-04T23:59", 1, 3, 0),
    sent("son-binh", "2023-06-07T08:30", 0, 0, None),
)
REFUSED = (RefusedFile("kh", "ban-bo", "2023-H1", moment("2023-06-03T09:00"), "ban-bo.xlsx"),)


def inputs(
    submissions: tuple[Submission, ...] = SUBMISSIONS,
    as_of: datetime = AS_OF,
    *,
    text: str = PLAN,
    units: str = UNITS,
) -> Inputs:
    """Return what was known at a moment."""
    return Inputs(registry(units), (plan(text, units),), submissions, REFUSED, calendar=vietnam_calendar(), as_of=as_of)


@cache
def results(as_of: datetime = AS_OF) -> tuple[Result, ...]:
    """Return the world, judged."""
    return evaluate(inputs(as_of=as_of))


def district(as_of: datetime = AS_OF) -> DistrictView:
    """Return the overview."""
    return district_view(inputs(as_of=as_of), results(as_of), OFFICE)


def the_plan(as_of: datetime = AS_OF) -> PlanView:
    """Return the one plan of the overview."""
    (found,) = district(as_of).plans
    return found


def whole(promise: str, as_of: datetime = AS_OF) -> Whole:
    """Return one promise as a whole."""
    return next(found for found in the_plan(as_of).wholes if found.promise.key == f"kh--{promise}")


def line(unit: str, promise: str, as_of: datetime = AS_OF) -> Line:
    """Return one promise for one unit."""
    return next(found for found in whole(promise, as_of).lines if found.unit_id == unit)


def unit_view(unit: str, as_of: datetime = AS_OF) -> UnitView:
    """Return one unit's page."""
    return next(view for view in unit_views(inputs(as_of=as_of), district(as_of)) if view.unit.id == unit)


def renamed(unit: str, name: str) -> tuple[Inputs, tuple[Result, ...]]:
    """Return the world, and its results, with another name for a unit: a hostile one, perhaps."""
    known = inputs()
    units = tuple(replace(one, name=name) if one.id == unit else one for one in known.registry.units)
    changed = replace(known, registry=Registry(units, known.registry.source))
    return changed, evaluate(changed)
