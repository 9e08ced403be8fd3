"""A decision as typed, and what it stands for; every mistake at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboards.views.decidable import choices
from dashboards.web.decision_form import Signed, Written, decision_of
from rules.exemption import Grant, GrantKind
from tests.dashboards.world import inputs, moment, results

CHOICES = choices(inputs(), results())
NOW = moment("2023-10-02T08:00")
SIGNED = Signed("mưa lũ", "UBND huyện", "Công văn 1")
EXEMPT = Written("exemption", "kh--II.4", "khun-ha", "", SIGNED)
EXTEND = Written("extension", "kh--bao-cao-6-thang", "khun-ha", "2023-10-15", SIGNED)


def wrong(written: Written) -> dict[str, str]:
    """Return what is wrong, by field."""
    grant, faults = decision_of(written, CHOICES, NOW)
    assert grant is None
    return {name: sentence.vi for name, sentence in faults.items()}


def test_an_exemption_is_taken_as_it_is_typed() -> None:
    expected = Grant(
        GrantKind.EXEMPTION, "kh", "II.4", "khun-ha", "mưa lũ", "UBND huyện", NOW, None, "Công văn 1"
    )  # fmt: skip
    assert decision_of(EXEMPT, CHOICES, NOW) == (expected, {})
    assert decision_of(replace(EXEMPT, den_ngay="31/12/2023", signed=Signed("lũ", "UBND")), CHOICES, NOW) == (
        replace(expected, reason="lũ", granted_by="UBND", until=date(2023, 12, 31), document=None),
        {},
    )


def test_an_extension_may_end_before_today_but_not_before_the_plans_own_day() -> None:
    """The plan's own last day is 04/6/2023: a report of 09/6 can be let pass in October."""
    grant, _ = decision_of(replace(EXTEND, den_ngay="2023-06-10"), CHOICES, NOW)
    assert grant is not None
    assert (grant.kind, grant.until) == (GrantKind.EXTENSION, date(2023, 6, 10))
    assert wrong(replace(EXTEND, den_ngay="2023-06-04")) == {"den_ngay": "hạn mới phải sau hạn của kế hoạch: 04/6/2023"}


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        (Written(), {"ly_do", "nguoi", "loai", "viec", "don_vi"}),
        (replace(EXEMPT, loai="khac"), {"loai"}),
        (replace(EXEMPT, viec="kh--II.9"), {"viec"}),
        (replace(EXEMPT, viec="kh--bao-cao-dot-xuat"), {"viec"}),  # nothing is due of it
        (replace(EXEMPT, den_ngay="mai"), {"den_ngay"}),
        (replace(EXEMPT, den_ngay="2023-Q4"), {"den_ngay"}),  # a period is no day
        (replace(EXEMPT, den_ngay="2023-10-01"), {"den_ngay"}),  # yesterday
        (replace(EXTEND, den_ngay=""), {"den_ngay"}),
        (replace(EXTEND, viec="kh--II.4"), {"viec"}),  # a target has no deadline to move
        (replace(EXEMPT, don_vi="hoi-nong-dan"), {"don_vi"}),  # it is excluded
        (replace(EXEMPT, signed=Signed("a" * 2001, "b" * 301, "c" * 301)), {"ly_do", "nguoi", "van_ban"}),
    ],
)
def test_every_mistake_is_told_at_its_field(written: Written, faults: set[str]) -> None:
    assert set(wrong(written)) == faults


def test_an_exemption_may_end_today() -> None:
    assert decision_of(replace(EXEMPT, den_ngay="2023-10-02"), CHOICES, NOW)[1] == {}


@pytest.mark.parametrize("typed", ["Khun Há", "xã khun ha", "khun-ha"])
def test_a_unit_is_named_by_hand_where_a_list_would_be_too_long(typed: str) -> None:
    grant, _ = decision_of(replace(EXEMPT, don_vi=typed), CHOICES, NOW)
    assert grant is not None
    assert grant.unit == "khun-ha"


def test_a_unit_that_is_not_found_or_not_asked_is_told_with_what_was_perhaps_meant() -> None:
    assert "có phải: " in wrong(replace(EXEMPT, don_vi="Khun Hát"))["don_vi"]
    assert wrong(replace(EXEMPT, don_vi="Mường Lạ"))["don_vi"].startswith("không có đơn vị “Mường Lạ”")
    promise = CHOICES.by_key["kh--II.4"]
    others = replace(promise, units=tuple(unit for unit in promise.units if unit.id != "khun-ha"))
    fewer = replace(CHOICES, plans=(("kh", (others,)),))
    assert decision_of(EXEMPT, fewer, NOW)[1]["don_vi"].vi == "việc này không giao cho xã Khun Há"
    twice = tuple(replace(unit, name="Bản Bo") for unit in promise.units if unit.id in {"ban-bo", "khun-ha"})
    several = replace(CHOICES, plans=(("kh", (replace(promise, units=twice),)),))
    told = decision_of(replace(EXEMPT, don_vi="Bản Bo"), several, NOW)[1]["don_vi"].vi
    assert told == "nhiều đơn vị tên là “Bản Bo”; ghi mã: ban-bo, khun-ha"
