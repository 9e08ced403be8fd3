"""Tam Đường's 13 communes of 2023 and the six units they went into on 01/7/2025: real names and codes.

The figures are invented (số liệu minh họa).

as then             models  recognised  dialogue  half-year report     since 01/7/2025
TT Tam Đường 03390    2         2         yes       02/6                 Bình Lư 03390
Sơn Bình     03413    1         0         no        nothing              Bình Lư
Bình Lư      03412    3         2         yes       02/6                 Bình Lư
Bản Bo       03424    3         1         yes       02/6                 Bản Bo 03424
Nà Tăm       03427    2         2         yes       07/6, 3 days late    Bản Bo
Giang Ma     03405    0         0         yes       02/6                 Tả Lèng 03405
Hồ Thầu      03406    1         1         yes       02/6                 Tả Lèng
Tả Lèng      03400    2         1         (blank)   02/6                 Tả Lèng
Bản Hon      03421    0         0         no        02/6                 Khun Há 03430
Khun Há      03430    0         0         no        02/6                 Khun Há
Thèn Sin     03394    4         4         yes       02/6                 Sin Suối Hồ 03394, with two from elsewhere
Nùng Nàng    03415    1         1         yes       02/6                 Tân Phong 03408, with three from elsewhere
Bản Giang    03418    2         0         yes       02/6                 Tân Phong
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from kpi.evaluation.inputs import Inputs
from kpi.submission import CellValue, Submission
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.units import Registry
from targets.units_file import read_units
from targets.workdays import VIETNAM, vietnam_calendar

UNITS = Path(__file__).parents[3] / "examples" / "tam-duong-2023" / "units.yaml"
PLAN = """\
id: kh-2023
title: Công tác dân vận năm 2023 (số liệu minh họa)
issuer: UBND huyện Tam Đường
unit: tam-duong
period: 2023
document: {name: kh.txt}
indicators:
  - {id: mo-hinh, name: Số mô hình đăng ký, measure: count, unit: mô hình}
  - {id: cong-nhan, name: Số mô hình được công nhận, measure: count, unit: mô hình}
  - {id: doi-thoai, name: Đã đối thoại, measure: yes_no}
  - {id: moi, name: Số mô hình mới, measure: count, unit: mô hình, on_merge: start_fresh}
  - {id: ty-le, name: Tỷ lệ được công nhận, measure: amount, unit: "%", formula: cong-nhan / mo-hinh * 100}
form: {title: KẾT QUẢ, indicators: [mo-hinh, cong-nhan, doi-thoai, moi], periods: [2023-H1, 2023]}
targets:
  - id: mo-hinh
    title: 95% số đơn vị đăng ký mô hình
    to: {groups: [cap-xa]}
    period: 2023
    share: 95%
    each: {indicator: mo-hinh, min: 1}
    source: {section: II}
  - id: ty-le
    title: Một nửa số mô hình được công nhận
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: ty-le, min: 50}
    source: {section: II}
  - id: moi
    title: Mỗi đơn vị một mô hình mới
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: moi, min: 1}
    source: {section: II}
totals:
  - id: tong
    title: Toàn huyện ít nhất 21 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    total: {indicator: mo-hinh, min: 21}
    source: {section: II}
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo 6 tháng
    to: {groups: [cap-xa]}
    period: 2023-H1
    deadline: {before: 2023-06-05, roll: strict}
    source: {section: IV}
  - id: doi-thoai
    kind: event
    title: Đối thoại với Nhân dân
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: doi-thoai, min: 1}
    source: {section: III}
"""
#: By unit: models, those recognised, whether a dialogue was held.
REPORTED: dict[str, tuple[int, int, int | None]] = {
    "thi-tran-tam-duong": (2, 2, 1),
    "son-binh": (1, 0, 0),
    "binh-lu": (3, 2, 1),
    "ban-bo": (3, 1, 1),
    "na-tam": (2, 2, 1),
    "giang-ma": (0, 0, 1),
    "ho-thau": (1, 1, 1),
    "ta-leng": (2, 1, None),
    "ban-hon": (0, 0, 0),
    "khun-ha": (0, 0, 0),
    "then-sin": (4, 4, 1),
    "nung-nang": (1, 1, 1),
    "ban-giang": (2, 0, 1),
}


@cache
def registry() -> Registry:
    """Return the units, before and after."""
    found, issues = read_units(UNITS.read_text(encoding="utf-8"), "units.yaml")
    assert found is not None
    assert issues == ()
    return found


@cache
def plan(text: str = PLAN) -> Plan:
    """Return the plan."""
    found, issues = read_plan(text, "kh.yaml", registry())
    assert found is not None
    assert issues == ()
    return found


def sent(unit: str, period: str, received: str, **figures: int | None) -> Submission:
    """Return a report; figures by indicator, with _ for the hyphens."""
    at = datetime.fromisoformat(received).replace(tzinfo=VIETNAM)
    cells = tuple(
        CellValue(name.replace("_", "-"), None if value is None else Decimal(value), "Báo cáo", f"E{row}")
        for row, (name, value) in enumerate(figures.items(), start=8)
    )
    return Submission("kh-2023", unit, period, 1, at, at, f"{unit}-{period}.xlsx", "0", cells)


def submissions() -> tuple[Submission, ...]:
    """Return what the communes sent."""
    days = {"na-tam": "2023-06-07T08:00", "son-binh": None}
    half = [
        sent(u, "2023-H1", day, mo_hinh=0) for u in REPORTED if (day := days.get(u, "2023-06-02T08:00")) is not None
    ]
    whole = [
        sent(unit, "2023", "2023-12-20T08:00", mo_hinh=models, cong_nhan=known, doi_thoai=dialogue, moi=models)
        for unit, (models, known, dialogue) in REPORTED.items()
    ]
    return (*half, *whole)


def inputs(as_of: str = "2025-08-01T08:00", *more: Submission, text: str = PLAN) -> Inputs:
    """Return what is known at a moment."""
    at = datetime.fromisoformat(as_of).replace(tzinfo=VIETNAM)
    return Inputs(registry(), (plan(text),), (*submissions(), *more), (), vietnam_calendar(), at)
