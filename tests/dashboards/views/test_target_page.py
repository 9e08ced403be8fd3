"""One promise: its words, the rule read aloud, who stands how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboards.views.part import part_of, whole_part
from dashboards.views.target_page import STANDS, TargetView, target_view
from kpi.evaluation.rates import Rates
from rules.verdict import Verdict
from tests.dashboards.world import OFFICE, district, inputs, results, whole


def view(promise: str, *scope: str) -> TargetView:
    """Return the page of a promise of the small world, of everyone or of some units."""
    known = replace(inputs(), revisions={"kh": 2})
    part = part_of(known, results(), OFFICE, None, frozenset(scope)) if scope else None
    found = target_view(part or whole_part(known, results(), district()), "kh", promise)
    assert found is not None
    return found


def test_who_stands_how_with_the_models() -> None:
    # II.4: the town 2, Tả Lèng 3; Sơn Bình 0; Bản Bo and Khun Há sent nothing that counts.
    found = {stand.key: [line.unit for line in stand.lines] for stand in view("II.4").stands}
    assert found == {
        "chua-dat": ["Sơn Bình"],
        "chua-co": ["Bản Bo", "Khun Há"],
        "dat": ["Thị trấn Tam Đường", "Tả Lèng"],
    }


@pytest.mark.parametrize("promise", ["II.2", "II.4", "bao-cao-6-thang", "doi-thoai"])
def test_every_unit_stands_somewhere_once(promise: str) -> None:
    lines = [line.unit_id for line in view(promise).lines]
    assert sorted(lines) == sorted(line.unit_id for line in whole(promise).lines)


def test_every_verdict_is_in_one_stand() -> None:
    told = [verdict for _, verdicts in STANDS.values() for verdict in verdicts]
    assert sorted(told) == sorted(Verdict)


def test_the_rule_is_read_aloud_with_its_revision() -> None:
    found = view("II.4")
    assert found.asked.vi == "95% số đơn vị, mỗi đơn vị ít nhất 1 mô hình; trong năm 2023"
    assert (found.revision, found.group, found.weight.vi) == (2, None, "Nghiêm trọng")
    (source,) = found.whole.promise.sources
    assert (source.place(), source.quote, source.sha256) == (
        "ke-hoach.txt, mục II, dòng 83",
        "đăng ký xây dựng từ 01 - 02 mô hình",
        "ab",
    )


def test_a_report_has_its_rates() -> None:
    assert view("bao-cao-6-thang").rates == Rates(5, 3, 2, 0)
    assert view("II.4").rates is None


def test_one_leads_to_the_next() -> None:
    def codes(promise: str) -> tuple[str | None, str | None]:
        found = view(promise)
        before, after = (one.code.vi if one is not None else None for one in (found.before, found.after))
        return before, after

    assert [codes(one) for one in ("II.2", "II.4", "doi-thoai")] == [(None, "CT2"), ("CT1", "NV1"), ("NV1", None)]


def test_a_reporter_sees_their_own_unit() -> None:
    found = view("II.4", "son-binh")
    assert [line.unit for line in found.lines] == ["Sơn Bình"]
    assert (found.whole.met, found.whole.counted) == (0, 1)


@pytest.mark.parametrize(("plan", "promise"), [("kh", "khong-co"), ("khong-co", "II.4"), ("kh", "bao-cao-dot-xuat")])
def test_what_is_not_judged_has_no_page(plan: str, promise: str) -> None:
    """A report on request has no date yet, and so no result."""
    assert target_view(whole_part(inputs(), results(), district()), plan, promise) is None
