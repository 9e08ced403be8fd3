"""The sentences about one promise, word for word."""

from __future__ import annotations

from dashboards.views.promise_tally import PromiseTally
from dashboards.views.tally_words import open_words, required_words, tally_words, verdict_words
from tests.dashboards.compiled.said import everyone, half_year, report_of
from tests.dashboards.world import PLAN, inputs, moment


def tally(promise: str) -> PromiseTally:
    return next(one for one in half_year().tallies if one.whole.promise.id == promise)


def test_who_has_done_it_and_who_has_not_each_with_its_names() -> None:
    # of 5: Thị trấn held one, Tả Lèng none, three have said nothing of it; 1/5 = 20%
    assert tally_words(tally("doi-thoai")) == (
        "Có 1/5 xã, thị trấn đã thực hiện (20%); còn 1/5 xã, thị trấn chưa thực hiện (Tả Lèng); "
        "3/5 xã, thị trấn (Sơn Bình, Bản Bo, Khun Há) chưa có số liệu."
    )
    assert list(open_words(tally("doi-thoai"))) == ["còn 1/5 xã, thị trấn chưa thực hiện (Tả Lèng)"]


def test_a_share_is_told_with_the_units_it_takes() -> None:
    # 95% of 5 is 4,75, so 5; two have it, three more are needed
    assert required_words(tally("II.4")) == "Chỉ tiêu giao: 95%, tương ứng ít nhất 05 xã, thị trấn."
    assert required_words(tally("II.2")) == ""
    assert verdict_words(tally("II.4")) == ("chưa đạt, còn thời hạn đến hết ngày 31/12/2023; cần thêm 03 xã, thị trấn")


def test_all_that_did_it_need_no_names() -> None:
    report = report_of(inputs(everyone(2, 2, 1, 1, 1)))
    assert tally_words(report.topics[1].tally) == "Có 5/5 xã, thị trấn đạt yêu cầu (100%)."
    assert verdict_words(report.topics[1].tally) == "đạt"


def test_what_was_missed_when_its_time_was_over_is_missed() -> None:
    report = report_of(inputs(everyone(2, 2, 1, 1, 0), as_of=moment("2024-01-05T00:00")))
    assert verdict_words(report.topics[1].tally) == "không đạt khi hết thời hạn ngày 31/12/2023; thiếu 01 xã, thị trấn"


def test_a_sum_is_asked_and_missed_in_its_own_unit() -> None:
    total = (
        "totals:\n  - {id: T, title: Toàn huyện có mô hình, to: {groups: [cap-xa]}, period: 2023,"
        " total: {indicator: mo-hinh, min: 26}, source: {line: 1}}\nduties:"
    )
    report = report_of(inputs(everyone(2, 3, 0, 4, 1), text=PLAN.replace("duties:", total, 1)))
    one = next(topic.tally for topic in report.topics if topic.tally.sums)
    assert required_words(one) == "Chỉ tiêu giao: ít nhất 26 mô hình."
    # 2 + 3 + 0 + 4 + 1 = 10; 26 - 10 = 16
    assert verdict_words(one) == "chưa đạt, còn thời hạn đến hết ngày 31/12/2023; cần thêm 16 mô hình"
