"""The words around a day: which tie it as a deadline, which show that it is none, which say what a report is for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.deadlines import DeadlineKind
from targets.documents import due_words as said
from targets.periods import PeriodKind


def tie(lead: str) -> str | None:
    """Return how a day behind these words is tied."""
    return next((kind.value for kind, pattern in said.TIES if pattern.search(lead)), None)


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("gửi báo cáo trước ", "before"),
        ("hoàn thành trước 17 giờ 00, ", "before"),
        ("chậm nhất là trước ", "before"),  # the strict one of the two is what counts
        ("xong trước thời điểm ", "before"),
        ("chậm nhất ", "by"),
        ("muộn nhất là đến hết ", "by"),
        ("nộp hồ sơ đến hết ", "by"),
        ("hạn cuối nhận bài: ", "by"),
        ("Thời hạn gửi báo cáo đến ", "by"),
        ("không quá ", "by"),
        ("từ nay đến hết ", "by"),
        ("gửi dự thảo văn bản đến ", "by"),
        ("tổ chức vào ", "on"),
        ("diễn ra vào hồi 8 giờ, ", "on"),
        ("bắt đầu lúc 7 h 30, ", "on"),
        ("họp thứ hai, ", "on"),
        ("hoàn thành trong ", "during"),
        ("dự kiến ", "during"),
        ("khởi công ", "during"),
        ("tiến độ thực hiện: trong ", "during"),
        ("gửi báo cáo ", None),
        ("Quyết định số 12/QĐ-UBND ", None),
        ("gửi văn bản; đồng thời chuyển đến ", None),  # "gửi … đến" is one clause
        ("nhắc nhở ", None),
    ],
)
def test_how_a_day_is_tied(lead: str, kind: str | None) -> None:
    assert tie(lead) == kind


@pytest.mark.parametrize("kind", [kind for kind, _ in said.TIES])
def test_each_tie_stands_once_and_the_first_that_fits_counts(kind: DeadlineKind) -> None:
    assert [one for one, _ in said.TIES].count(kind) == 1
    assert tie("chậm nhất trước ") == "before"
    assert tie("tổ chức vào ") == "on"  # "vào" alone would be during


@settings(max_examples=40)
@given(
    lead=st.sampled_from(["trước", "chậm nhất", "đến hết", "không quá", "thứ ba", "dự kiến trong"]),
    capitals=st.booleans(),
    gap=st.sampled_from([" ", ": ", "  "]),
    words=st.sampled_from(["", "Báo cáo ", "(", "6 tháng "]),
)
def test_capitals_colons_and_what_stands_before_change_nothing(lead: str, capitals: bool, gap: str, words: str) -> None:
    assert tie(words + (lead.upper() if capitals else lead) + gap) == tie(f"{lead} ") is not None


@given(st.sampled_from(["trước", "hết", "vào", "trong"]), st.sampled_from("ăbcdđhknôt"))
def test_a_tie_is_a_whole_word(word: str, letter: str) -> None:
    assert tie(f"x{letter}{word} ") is None


@pytest.mark.parametrize(
    ("between", "linked"),
    [
        (" và ", True),
        (", ", True),
        (" và trước ngày ", True),
        (" hằng năm và ", True),
        (", báo cáo năm trước ngày ", True),
        (", 9 tháng trước ngày ", True),
        (" và tổ chức sơ kết ngày ", False),
        (". ", False),
        ("", False),
    ],
)
def test_two_days_of_one_list(between: str, linked: bool) -> None:
    assert (said.LINK.fullmatch(between) is not None) is linked


@pytest.mark.parametrize(
    ("lead", "cited"),
    [
        ("theo Nghị quyết số 18-NQ/TW, ", True),
        ("Công văn số 1.234/UBND-NV ", True),
        ("Quyết định 766/QĐ - TTg ", True),
        ("theo kế hoạch của huyện ", True),
        ("ban hành Luật Đất đai ", True),
        ("hoàn thành 12 lớp ", False),
        ("gửi báo cáo 6 tháng ", False),
        ("theo quy chế; nộp ", False),  # a semicolon ends a clause
        ("theo quy chế. Nộp ", False),
    ],
)
def test_the_day_of_a_cited_document(lead: str, cited: bool) -> None:
    assert (said.CITED.search(lead) is not None) is cited


def test_a_hostile_code_before_a_day_is_looked_through_at_once() -> None:
    # Each "-a" could once be read in two ways: 2^20 of them took a second, and twice that for every one more.
    began = time.perf_counter()
    assert said.CITED.search("1" + "-a" * 200 + "!") is None
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    "words",
    ["tính đến ", "kể từ ngày ", "có hiệu lực từ ", "kỷ niệm 93 năm ", "Nhân dịp Quốc khánh ", "so với cùng kỳ "],
)
def test_what_is_no_deadline(words: str) -> None:
    assert said.NOT_DUE.search(words)
    assert not said.NOT_DUE.search(f"{words}; gửi báo cáo ")  # what is said of another day does not reach this one


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("báo cáo 9 tháng", "nine-months"),
        ("báo cáo 06 tháng đầu năm", "half-year"),
        ("sơ kết giữa năm", "half-year"),
        ("báo cáo quý III", "quarter"),
        ("ba tháng một lần", "quarter"),
        ("báo cáo tổng kết năm", "year"),
        ("01 năm (trước ", "year"),
        ("báo cáo năm, trước ", "year"),
        ("hằng tháng", "month"),
        ("báo cáo tháng, trước ", "month"),
        ("kính gửi quý vị đại biểu", ""),
        ("nhiệm vụ quý báu", ""),
        ("lao động có hợp đồng 36 tháng", ""),  # neither six months nor three
        ("trẻ em dưới 13 tháng tuổi", ""),
        ("thời gian 19 tháng", ""),
        ("kinh nghiệm 11 năm làm việc", ""),
    ],
)
def test_which_period_a_report_is_for(words: str, kinds: str) -> None:
    found = [kind.value for kind, pattern in said.PERIODS if pattern.search(words)]
    assert found[:1] == kinds.split()


@given(st.integers(1, 99), st.sampled_from(["{} tháng", "{:02} tháng"]))
def test_of_all_counts_of_months_only_three_six_and_nine_are_periods(months: int, written: str) -> None:
    found = [kind for kind, pattern in said.PERIODS if pattern.search(written.format(months))]
    expected = {3: PeriodKind.QUARTER, 6: PeriodKind.HALF_YEAR, 9: PeriodKind.NINE_MONTHS}
    assert found == ([expected[months]] if months in expected else [])


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("báo cáo hằng tháng", PeriodKind.MONTH),
        ("báo cáo hàng quý", PeriodKind.QUARTER),
        ("báo cáo mỗi quí", PeriodKind.QUARTER),
        ("báo cáo Hằng năm", PeriodKind.YEAR),
        ("báo cáo định kỳ 6 tháng", PeriodKind.HALF_YEAR),
        ("báo cáo hằng 06 tháng", PeriodKind.HALF_YEAR),
        ("báo cáo hằng tuần", None),  # no reporting period of plans
    ],
)
def test_what_recurs(words: str, of: PeriodKind | None) -> None:
    found = said.RECURRENT.search(words)
    assert found is not None
    assert said.OF.get((found["of"] or found["ofb"]).casefold()) is of


@pytest.mark.parametrize(
    ("words", "count", "working"),
    [
        ("trong vòng 05 ngày làm việc kể từ ngày kết thúc", 5, True),
        ("chậm nhất 03 ngày trước khi tổ chức", 3, False),
        ("chậm nhất là sau 7 ngày (tính cả ngày nghỉ), sau khi nhận", 7, False),
        ("không quá 10 ngày, tính từ khi nhận đủ", 10, False),
    ],
)
def test_a_length_of_days(words: str, count: int, working: bool) -> None:
    found = said.RELATIVE.search(words)
    assert found is not None
    assert (int(found["count"]), found["working"] is not None) == (count, working)


@pytest.mark.parametrize("words", ["trong 5 ngày", "đã họp 5 ngày sau khi", "trong vòng 5 tháng kể từ"])
def test_a_length_that_begins_nowhere_is_none(words: str) -> None:
    assert said.RELATIVE.search(words) is None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("gửi báo cáo về Ủy ban nhân dân huyện (qua", "Ủy ban nhân dân huyện"),
        ("trình lên Thường trực Tỉnh ủy, để", "Thường trực Tỉnh ủy"),
        ("báo cáo qua Ban Tuyên giáo và Dân vận định kỳ", "Ban Tuyên giáo và Dân vận"),
        ("nộp cho Phòng Nội vụ và UBND xã trước", "Phòng Nội vụ"),
        ("gửi về Phòng Văn hóa và Thông tin trước", "Phòng Văn hóa và Thông tin"),
        ("gửi về Sở Văn hóa, Thể thao và Du lịch trước", "Sở Văn hóa, Thể thao và Du lịch"),
        ("gửi về Phòng Kinh tế, Hạ tầng và Đô thị để", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("gửi về Sở Văn hóa, Sở Nội vụ trước", "Sở Văn hóa"),
        ("gửi về Sở Dân tộc và Tôn giáo.", "Sở Dân tộc và Tôn giáo"),
        ("gửi về cơ quan thường trực", None),  # no name
    ],
)
def test_to_whom_a_report_goes(words: str, who: str | None) -> None:
    found = said.RECIPIENT.search(words)
    assert (found["who"] if found else None) == who


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("báo cáo đột xuất", True),
        ("báo cáo đột suất", True),  # as it is often misspelt
        ("khi có yêu cầu", True),
        ("theo yêu cầu của Ủy ban", True),
        ("đáp ứng yêu cầu nhiệm vụ", False),
    ],
)
def test_when_someone_asks(words: str, asked: bool) -> None:
    assert (said.ON_REQUEST.search(words) is not None) is asked


@pytest.mark.parametrize(
    ("rest", "goes_on"),
    [(" đến ngày 30/9", True), (" - 30/9", True), (" đến hết tháng 9", True), (" đến nay", False), (", gửi", False)],
)
def test_where_a_span_goes_on(rest: str, goes_on: bool) -> None:
    assert (said.REST_OF_SPAN.match(rest) is not None) is goes_on
