"""How a promise is named."""

from __future__ import annotations

from datetime import date

from dashboards.views.promises import on_request
from targets.provenance import Source
from tests.dashboards.world import plan, whole


def test_codes_count_targets_and_duties_as_the_plan_has_them() -> None:
    """The report on request is the second duty: nothing is judged of it, and its number is not given away."""
    ids = ("II.2", "II.4", "bao-cao-6-thang", "doi-thoai")
    assert [whole(id_).promise.code.vi for id_ in ids] == ["CT1", "CT2", "NV1", "NV3"]
    assert [whole(id_).promise.code.en for id_ in ids] == ["T1", "T2", "D1", "D3"]


def test_a_promise_carries_its_term_and_its_place_in_the_plan() -> None:
    promise = whole("bao-cao-6-thang").promise
    assert (promise.kind.vi, promise.period.vi, promise.reports) == ("Chế độ báo cáo", "6 tháng đầu năm 2023", True)
    assert promise.deadline.last_day == date(2023, 6, 4)
    assert promise.sources == (Source("ke-hoach.txt", "ab", section="IV.1", line=393, quote="trước ngày 05/6/2023"),)


def test_what_the_document_leaves_open_is_said() -> None:
    """Of the promise, of whom it covers, and of the figure that measures it."""
    assert [said.vi for said in whole("II.4").promise.assumptions] == ["chỉ tính cấp xã", "hơn 02 vẫn là đạt"]
    assert [said.vi for said in whole("II.2").promise.assumptions] == ["chỉ tính cấp xã", "Ghi “có” khi đã phân công."]
    assert whole("doi-thoai").promise.assumptions == ()


def test_a_report_on_request_is_named_though_it_has_no_date() -> None:
    (duty,) = on_request(plan())
    assert (duty.code.vi, duty.title) == ("NV2", "Báo cáo đột xuất")
    assert [source.line for source in duty.sources] == [395]
