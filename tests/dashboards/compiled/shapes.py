"""Data of many shapes for the compiled report, each made from a number. Số liệu minh họa.

Rosters of one to thirty-one units of several kinds, some with names that lists stumble over; counts and sums of money
with decimals; zeros, blanks, units that sent nothing; a year before that is there, in part, or not; exemptions; totals
that a check of the plan takes apart; units that merge within the period; promises of shares, limits and sums under
titles that hold figures of their own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import yaml

from kpi.evaluation.inputs import Inputs
from kpi.submission import CellValue, Submission
from rules.exemption import Grant, GrantKind
from targets.periods import Period, parse_period
from targets.plan import Indicator, Measure, Plan
from targets.plan_file import read_plan
from targets.units import Registry
from targets.units_file import read_units
from targets.workdays import VIETNAM, vietnam_calendar

#: Names that a list can stumble over: an "and", a comma, numbers, a dash, the kind within the name.
NAMES = (
    "Bản Bo|Bản Hon|Nà Tăm|Thị trấn Tam Đường|Sơn Bình|Bình Lư|Giang Ma|Hồ Thầu|Tả Lèng|Khun Há|Thèn Sin|Nùng Nàng"
    "|Bản Giang|Phường 1|Phường 12|Sì Lở Lầu|Ea H’Leo|Krông Pa|Phòng Văn hóa và Thông tin|Phòng Nội vụ"
    "|Phòng Lao động - Thương binh và Xã hội|Ban Tuyên giáo, Dân vận|Hội Nông dân|Hội Liên hiệp Phụ nữ"
    "|Trung tâm Y tế|Công an huyện|Trường THCS Số 2|Mù Cả|Pa Ủ|Tà Tổng|Dào San|Pu Sam Cáp"
).split("|")
KINDS = (("xã",), ("xã", "thị trấn"), ("xã", "phường", "đặc khu"), ("phường",), ("xã", "cơ quan", "đoàn thể"))
COUNTED = (
    "hội nghị|người|lượt người|ý kiến|mô hình|hộ|văn bản|giờ|ngày công|đơn|buổi|suất quà|cây|m2|lượt|chỉ tiêu"
).split("|")
MEASURED = "triệu đồng|tỷ đồng|nghìn đồng|km|ha|tấn".split("|")
TITLES = (
    "Đăng ký mô hình “Dân vận khéo”|Thực hiện quy chế tiếp công dân|95% số xã có ít nhất 02 mô hình"
    "|Công tác đối thoại với Nhân dân, trong đó 01 cuộc của Chủ tịch|Hoạt động giám sát theo Quyết định 217-QĐ/TW"
    "|Việc tổ chức hội nghị phản biện xã hội|Mỗi xã 01 lần trong năm với Nhân dân trên địa bàn"
    "|Mỗi đơn vị 02 lần trong năm với Nhân dân trên địa bàn|Gửi báo cáo số liệu đúng hạn"
).split("|")
ENDS = ("", " được tổ chức", " do Chủ tịch UBND xã chủ trì")
PERIODS = ("2023-9M", "2023-H1", "2023", "2023-Q3", "2023-05")
MONTHS = (6, 10, 12)


@dataclass(frozen=True, slots=True)
class Shape:
    """One world, and the period to report on."""

    inputs: Inputs
    period: Period


def shape_of(seed: int, *, merged: bool = False) -> Shape:
    """Return the world of a number, always the same; ``merged``: two of its units become one within the period."""
    rng = random.Random(seed)  # noqa: S311  no secret
    period = parse_period(rng.choice(PERIODS))
    assert period is not None
    registry = _registry(rng, period.start + (period.end - period.start) / 2 if merged else None)
    plans = tuple(_plan(rng, registry, period, number) for number in range(rng.choice((1, 1, 2))))
    sent = tuple(_reports(rng, registry, plans, period))
    as_of = datetime(rng.choice((2023, 2023, 2024)), rng.choice(MONTHS), 15, 9, 30, tzinfo=VIETNAM)
    grants = tuple(_grants(rng, registry, plans))
    return Shape(Inputs(registry, plans, sent, (), vietnam_calendar(), as_of, grants), period)


def _registry(rng: random.Random, merger: date | None) -> Registry:
    kinds, names = rng.choice(KINDS), rng.sample(NAMES, rng.choice((1, 2, 3, 5, 13, 24, 31)))
    units: list[dict[str, object]] = [{"id": "huyen", "name": "Tam Đường", "kind": "huyện"}]
    units += [
        {"id": f"u{n}", "name": name, "kind": rng.choice(kinds), "parent": "huyen", "groups": ["don-vi"], "order": n}
        for n, name in enumerate(names, 1)
    ]
    events = list(_merger(units, merger)) if merger is not None and len(units) > 3 else []
    text = yaml.dump({"units": units, "events": events}, Dumper=_Plain, allow_unicode=True)
    found, issues = read_units(text, "units.yaml")
    assert found is not None, issues
    return found


class _Plain(yaml.SafeDumper):
    """Writes everything out where it stands."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  the library's own
        """Write no aliases, which are not read."""
        return True


def _merger(units: list[dict[str, object]], day: date) -> Iterator[dict[str, object]]:
    """End the first two units on a day, and yield the event by which one of the first's name follows them."""
    first, second = units[1:3]
    units.append({**first, "id": "u-moi", "from": day})
    first["to"] = second["to"] = day
    before = [first["id"], second["id"]]
    yield {"kind": "merge", "day": day, "before": before, "after": ["u-moi"], "document": "Nghị quyết số 1/NQ"}


def _plan(rng: random.Random, registry: Registry, period: Period, number: int) -> Plan:
    indicators = list(_indicators(rng, number))
    ids = [str(one["id"]) for one in indicators]
    plan: dict[str, object] = {
        "id": f"kh{number}",
        "title": f"Công tác dân vận năm 2023 (kế hoạch thứ {number})",
        "issuer": "UBND huyện",
        "unit": "huyen",
        "period": 2023,
        "document": {"name": "kh.txt", "sha256": "ab"},
        "indicators": indicators,
        "form": {"title": "KẾT QUẢ", "indicators": ids, "periods": [period.key]},
        "targets": [_target(rng, id_, period, place) for place, id_ in enumerate(rng.sample(ids, len(ids) // 2 + 1))],
        "totals": [_total(rng, id_, place) for place, id_ in enumerate(ids[:-1][: rng.choice((0, 1, 2))])],
        "duties": [
            {
                "id": "bao-cao",
                "kind": "report",
                "title": f"Báo cáo {period.name()}",
                "to": {"groups": ["don-vi"]},
                "period": period.key,
                "deadline": {"before": rng.choice(("2023-06-15", "2023-10-10")), "roll": "strict"},
                "source": {"line": 1},
            }
        ],
    }
    if len(ids) > 3:
        sum_ = {"id": "k", "title": "tổng", "left": ids[0], "operator": "equal_to", "right": f"{ids[1]} + {ids[2]}"}
        plan["checks"] = [sum_]
    found, issues = read_plan(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), "kh.yaml", registry)
    assert found is not None, [issue.say() for issue in issues]
    return found


def _indicators(rng: random.Random, number: int) -> Iterator[dict[str, object]]:
    """Yield counts or amounts, the first three of one kind so that one may be the sum of two, and a question."""
    kind, units = rng.choice((("count", COUNTED), ("amount", MEASURED)))
    unit = rng.choice(units)
    for place in range(rng.choice((1, 3, 5))):
        if place > 2:
            kind, units = rng.choice((("count", COUNTED), ("amount", MEASURED)))
            unit = rng.choice(units)
        name = f"Số {unit}{ENDS[place % 3]}{' khác' if place > 2 else ''}"
        yield {"id": f"c{number}-{place}", "name": name, "measure": kind, "unit": unit, "required": False}
    yield {"id": f"y{number}", "name": "Đã phân công lãnh đạo phụ trách", "measure": "yes_no", "required": False}


def _target(rng: random.Random, id_: str, period: Period, place: int) -> dict[str, object]:
    bounds: tuple[dict[str, object], ...] = ({"min": 1}, {"min": 2, "max": 9, "above_max": "note"}, {"max": 3})
    each = {"indicator": id_, **(bounds[0] if id_.startswith("y") else rng.choice(bounds))}
    target: dict[str, object] = {
        "id": f"t{place}",
        "title": rng.choice(TITLES),
        "to": {"groups": ["don-vi"]},
        "period": rng.choice((2023, period.key)),
        "share": rng.choice(("100%", "95%", "80%")),
        "each": each,
        "source": {"line": 1},
    }
    if rng.random() < 0.4:
        target["group"] = rng.choice(("Đối thoại", "Mô hình, trong đó có 05 điểm"))
    return target


def _total(rng: random.Random, id_: str, place: int) -> dict[str, object]:
    total = {"indicator": id_, rng.choice(("min", "max")): rng.choice((5, 1000))}
    title = f"Toàn huyện: {rng.choice(TITLES)}"
    to = {"groups": ["don-vi"]}
    return {"id": f"s{place}", "title": title, "to": to, "period": 2023, "total": total, "source": {"line": 1}}


def _grants(rng: random.Random, registry: Registry, plans: tuple[Plan, ...]) -> Iterator[Grant]:
    decided = datetime(2023, 1, 9, tzinfo=VIETNAM)
    for plan in plans:
        for promise in plan.promises:
            for unit in registry.units[1:]:
                if rng.random() < 0.04:
                    kind, reason = GrantKind.EXEMPTION, "xã mới chia tách"
                    yield Grant(kind, plan.id, promise.id, unit.id, reason, "UBND huyện", decided)


def _reports(rng: random.Random, registry: Registry, plans: tuple[Plan, ...], period: Period) -> Iterator[Submission]:
    """Yield at least one report of the period, and those of the year before of all, half or none of the units."""
    last_year, first = rng.choice((0.0, 0.5, 1.0)), True
    for plan in plans:
        gaps = rng.choice((0.0, 0.2, 0.6))
        for unit in registry.units[1:]:
            if first or rng.random() >= gaps:
                yield _report(rng, plan, unit.id, period)
            first = False
            if rng.random() < last_year:
                yield _report(rng, plan, unit.id, period.same_period_last_year())


def _report(rng: random.Random, plan: Plan, unit: str, period: Period) -> Submission:
    zeros = rng.choice((0.1, 0.5))
    figures = {one.id: _figure(rng, one, zeros) for one in plan.indicators}
    if plan.checks:
        whole, one, other = (indicator.id for indicator in plan.indicators[:3])
        if rng.random() < 0.9:
            figures[whole] = (figures[one] or Decimal(0)) + (figures[other] or Decimal(0))
    at = datetime(period.year, 6, rng.randint(1, 28), 8, tzinfo=VIETNAM)
    values = tuple(CellValue(id_, value, "Báo cáo", f"E{row}") for row, (id_, value) in enumerate(figures.items(), 8))
    return Submission(plan.id, unit, period.key, 1, at, at, f"{unit}.xlsx", f"sha-{unit}-{period.key}", values)


def _figure(rng: random.Random, indicator: Indicator, zeros: float) -> Decimal | None:
    chance = rng.random()
    if chance < 0.1:
        return None
    if chance < zeros + 0.1:
        return Decimal(0)
    if indicator.measure is Measure.YES_NO:
        return Decimal(1)
    whole = Decimal(rng.choice((1, 2, 3, 7, 15, 120, 1234, 15_400)))
    return whole + (Decimal(rng.choice(("0", "0.5", "0.25", "0.125"))) if indicator.measure is Measure.AMOUNT else 0)
