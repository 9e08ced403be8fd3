"""Units merged into one."""

from __future__ import annotations

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks, findings, verdicts

OK = CheckVerdict.OK
RESOLVED = (
    "Xã Bình Lư được thành lập theo Nghị quyết số 1670/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội, trên"
    " cơ sở hợp nhất {units}."
)


def test_the_units_are_those_of_the_resolution_cited() -> None:
    [check] = checks(RESOLVED.format(units="xã Bình Lư, xã Sơn Bình và thị trấn Tam Đường"), CheckKind.COUNT)
    assert (check.verdict, check.stated, check.computed) == (OK, "3", "3")
    assert "đúng như nghị quyết" in check.text.vi


def test_another_unit_than_the_resolution_merges_is_wrong() -> None:
    assert findings(RESOLVED.format(units="xã Bình Lư, xã Sơn Bình và xã Giang Ma")) == [("count", "fail")]
    assert findings(RESOLVED.format(units="xã Bình Lư và xã Sơn Bình")) == [("count", "fail")]


def test_a_number_stated_is_compared_with_the_names() -> None:
    text = "Thực hiện sắp xếp {n} đơn vị: sáp nhập xã Nậm Lúc, xã Cốc Ly và xã Bản Cái."
    assert verdicts(text.format(n="03"), CheckKind.COUNT) == [OK]
    assert findings(text.format(n="04")) == [("count", "fail")]


def test_a_unit_named_twice_is_wrong() -> None:
    assert findings("Thành lập trên cơ sở sáp nhập thôn Nà Tăm, thôn Nà Vàn và thôn Nà Tăm.") == [("count", "fail")]


def test_a_part_of_a_unit_or_bodies_that_are_no_units_say_nothing() -> None:
    assert findings("Thành lập trên cơ sở sáp nhập xã Nậm Hăn, xã Nậm Cuổi và một phần xã Noong Hẻo.") == []
    assert checks("Hợp nhất Phòng Nội vụ và Phòng Lao động thành Phòng Nội vụ.", CheckKind.COUNT) == []
