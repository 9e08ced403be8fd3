"""A small world for the tests of this room: three communes, one plan, and the reports they may send."""

from __future__ import annotations

import hashlib
from datetime import datetime
from decimal import Decimal
from functools import cache

from kpi.evaluation.inputs import Inputs
from kpi.intake.form import Entry, write_form
from kpi.submission import CellValue, RefusedFile, Submission
from targets.periods import Period, parse_period
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.units import Registry
from targets.units_file import read_units
from targets.workdays import VIETNAM, vietnam_calendar

UNITS = """\
units:
  - {id: huyen, name: Tam Đường, kind: huyện}
  - {id: ban-bo, name: Bản Bo, kind: xã, code: "03424", parent: huyen, groups: [cap-xa], order: 1}
  - {id: ban-hon, name: Bản Hon, kind: xã, code: "03415", parent: huyen, groups: [cap-xa], order: 2}
  - {id: then-sin, name: Thèn Sin, kind: xã, code: "03394", parent: huyen, groups: [cap-xa], order: 3}
  - {id: hoi-nong-dan, name: Hội Nông dân, kind: đoàn thể, parent: huyen}
"""
PLAN = """\
id: kh-2023
title: Kế hoạch công tác dân vận năm 2023
issuer: UBND huyện
unit: huyen
period: 2023
document: {name: kh.txt, sha256: ab}
indicators:
  - {id: mo-hinh, name: Số mô hình đăng ký, measure: count, unit: mô hình}
  - {id: mo-hinh-dat, name: Số mô hình được công nhận, measure: count, required: false, not_above: mo-hinh}
  - {id: kinh-phi, name: Kinh phí, measure: amount, unit: triệu đồng, required: false}
  - {id: doi-thoai, name: Đã đối thoại với Nhân dân, measure: yes_no, required: false}
form:
  title: KẾT QUẢ CÔNG TÁC DÂN VẬN
  indicators: [mo-hinh, mo-hinh-dat, kinh-phi, doi-thoai]
  periods: [2023-H1, 2023-9M, 2023]
targets:
  - id: II.4
    title: 95% số đơn vị đăng ký 01–02 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    share: 95%
    each: {indicator: mo-hinh, min: 1, max: 2, above_max: note}
    source: {section: II, line: 83}
duties:
  - id: bao-cao-6-thang
    kind: report
    title: Báo cáo 6 tháng
    to: {groups: [cap-xa]}
    period: 2023-H1
    deadline: {before: 2023-06-05, roll: strict}
    source: {section: IV.1, line: 393}
  - id: doi-thoai
    kind: event
    title: Đối thoại ít nhất một lần trong năm
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: doi-thoai, min: 1}
    source: {section: III.4, line: 294}
  - id: dot-xuat
    kind: ad_hoc
    title: Báo cáo đột xuất
    to: {groups: [cap-xa]}
    period: 2023
    source: {section: IV.1, line: 395}
"""
#: A report's figures as a careful reporter fills them in.
FIGURES: dict[str, str | float] = {"mo-hinh": 2, "mo-hinh-dat": 1, "kinh-phi": 12.5, "doi-thoai": "có"}


def moment(text: str) -> datetime:
    """Return a moment as Vietnam's clock shows it: 2023-06-04T23:59."""
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
    assert found is not None
    assert issues == ()
    return found


@cache
def plan(text: str = PLAN) -> Plan:
    """Return a plan that has no mistakes."""
    found, issues = read_plan(text, "kh.yaml", registry())
    assert found is not None
    assert issues == ()
    return found


def workbook(unit: str = "ban-bo", key: str = "2023-H1", **figures: str | float | None) -> bytes:
    """Return the form of a unit for a period, filled; figures are given by id with _ for the hyphens, None: blank."""
    given = FIGURES | {name.replace("_", "-"): figure for name, figure in figures.items()}
    entries = {name: Entry(figure) for name, figure in given.items()}
    return write_form(plan(), registry().unit(unit), period(key), entries)


def submission(unit: str, key: str, received: str, revision: int = 1, **figures: int | str | None) -> Submission:
    """Return one revision of a report as it comes out of the store; it was recorded when it was received."""
    values = tuple(
        CellValue(name.replace("_", "-"), Decimal(figure) if figure is not None else None, "Báo cáo", f"E{row}")
        for row, (name, figure) in enumerate(sorted(figures.items()), start=8)
    )
    name = f"{unit}-{key}-{revision}.xlsx"
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Submission("kh-2023", unit, key, revision, moment(received), moment(received), name, sha256, values)


def refused(unit: str, key: str, received: str, name: str = "loi.xlsx") -> RefusedFile:
    """Return a file that was received and could not be accepted."""
    return RefusedFile("kh-2023", unit, key, moment(received), name)


def inputs(
    *submissions: Submission, as_of: str = "2024-01-02T08:00", failed: tuple[RefusedFile, ...] = (), text: str = PLAN
) -> Inputs:
    """Return what is known of this world at a moment."""
    return Inputs(registry(), (plan(text),), submissions, failed, vietnam_calendar(), moment(as_of))
