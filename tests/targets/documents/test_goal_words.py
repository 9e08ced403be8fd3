"""The words around a figure: which promise it, which put it in the past, which say how it must be reached."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.documents import goal_words as said


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (
            said.WORTH,
            ["đạt 95%", "ít nhất một mô hình", "không dưới ba lớp", "hai phần ba số thôn"],
            ["nâng cao chất lượng", "một số mô hình", "ít nhất là"],
        ),
        (said.PAST, ["đã đạt", "Hiện nay có", "cùng kỳ", "kết quả đạt được"], ["đãi ngộ", "sẽ đạt", "năm 2025 đạt"]),
        (said.FUTURE, ["phấn đấu đạt", "Đến năm 2025", "tiếp tục duy trì"], ["đã đạt", "đến nay"]),
        (said.REACHED, ["đạt ", "tỷ lệ đạt khoảng ", "lên mức ", "duy trì ở mức "], ["trở lên ", "đạt được trên "]),
        (said.DOWN_TO, ["xuống còn ", "còn khoảng "], ["xuống dưới ", "không còn hộ nào "]),
        (said.DOWN, ["giảm nghèo", "kéo giảm"], ["gia giảmm", "tăng"]),
        (said.BASE, ["nâng từ "], ["nâng lên từng "]),
        (said.LEVEL_AFTER, [" lên 80%", " (năm 2023) xuống 3%", " và 7.5 điểm còn"], [" trở lên", "; lên 80%"]),
        (said.DEPENDENT, ["cho ", "với hơn ", "tại khoảng "], ["tổ chức ", "cho vay "]),
        (said.HELPED, ["giải quyết việc làm cho ", "hỗ trợ kinh phí cho "], ["mở lớp cho ", "hỗ trợ, giao cho "]),
        (said.DOES, ["tổ chức ", "Xây dựng mới ", "trồng được ", "kết nạp "], ["tổ chức chính trị ", "cấp xã "]),
        (said.UP_LATER, [" điểm trở lên", " kế hoạch vốn trở lên"], [" tuổi trở lên", " sao trở lên", ", trở lên"]),
        (said.SPENT, [" kinh phí", " lãi suất"], [" hộ nghèo", " phích"]),
        (said.AMONG, ["trong đó ", "trong đó phấn đấu "], ["trong đó giảm "]),
        (said.FOR_WHOM, ["cho ", "gồm "], ["choi ", "đạt "]),
        (said.ONE_OF_A_KIND, ["các ", "toàn bộ "], ["mở "]),
        (said.STEP, [" vào năm 2025", " đến cuối năm 2030", ". ", ""], [" hộ năm 2025"]),
        (said.BUDGET, ["ngân sách tỉnh", "Kinh phí"], ["thu nhập"]),
        (said.EARNED, ["thu ngân sách", "Doanh thu"], ["chi ngân sách"]),
    ],
)  # fmt: skip
def test_what_the_words_say(pattern: re.Pattern[str], yes: list[str], no: list[str]) -> None:
    found = pattern.match if pattern in {said.LEVEL_AFTER, said.UP_LATER, said.SPENT} else pattern.search
    found = pattern.fullmatch if pattern is said.STEP else found
    assert [words for words in yes if not found(words)] == []
    assert [words for words in no if found(words)] == []


@pytest.mark.parametrize(
    "words",
    [
        "giải nhất: 05",
        "bài dài 10 trang",
        "in 200 từ",
        "mức hỗ trợ 5",
        "kinh phí thực hiện: 50",
        "mức thu phí",
        "lãi suất 6",
        *("lệ phí 30", "tối đa 10 điểm", "hỗ trợ không quá 50", "40 triệu đồng/hộ", "40 triệu đồng/người", "trang in "),
    ],
)
def test_ceilings_and_prices_are_refused(words: str) -> None:
    assert said.REFUSED.search(words)


@pytest.mark.parametrize(
    "words",
    [
        "40 triệu đồng/người/năm",  # an income
        "mức thu nhập bình quân đầu người đạt 50",
        "phát triển 10 trang trại",
        "xây dựng 13 trang thông tin điện tử",
        "trang internet",
        "thanh toán phí, lệ phí trực tuyến đạt 80%",
        "giải quyết 95% đơn thư",
        "giá trị sản xuất đạt 500",
    ],
)
def test_what_only_looks_like_a_price_is_not(words: str) -> None:
    assert not said.REFUSED.search(words)


def test_awards_are_quotas() -> None:
    assert said.AWARDED.search("tặng bằng khen cho")
    assert not said.AWARDED.search("danh hiệu gia đình văn hóa")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("phấn đấu đến năm 2025 tỷ lệ hộ", " tỷ lệ hộ"),
        ("Chỉ tiêu số 1.2: tỷ lệ", " tỷ lệ"),
        ("- Mục tiêu 3: Phấn đấu, trong năm 2024 có 90", " 90"),
        ("Hằng năm, duy trì các", " các"),
        ("vào", ""),
        ("vàoo", "vàoo"),  # no whole word
        ("đạt cóng", " cóng"),
    ],
)
def test_what_leads_in_is_left_out(words: str, left: str) -> None:
    assert said.LEAD_IN.sub("", words) == left


def test_a_hostile_lead_in_is_looked_through_at_once() -> None:
    # Each colon could once be read in two ways: 24 of them took over five seconds, each one more twice as long.
    began = time.perf_counter()
    leads = "chỉ tiêu 1:" * 200
    assert (said.LEAD_IN.match(f"{leads}x"), said.LEAD_IN.sub("", f"{leads} x")) == (None, " x")
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("đến năm 2025 và 2030", ["2025", "2030"]),
        ("giai đoạn 2021 - 2025", ["2025"]),
        ("từ nay đến hết năm 2026", ["2026"]),
        ("so với năm 2020", []),
        ("số 20255", []),
        ("đến năm 20255", []),
        ("đến năm 1995", []),
    ],
)
def test_the_year_by_which(words: str, years: list[str]) -> None:
    assert [found["year"] for found in said.YEAR.finditer(words)] == years


@given(st.integers(2000, 2099), st.sampled_from(["đến năm", "Vào cuối năm", "trong", "hết năm", "đến hết năm"]))
def test_any_year_of_this_century(year: int, lead: str) -> None:
    assert [found["year"] for found in said.YEAR.finditer(f"{lead} {year}, đạt 95%")] == [str(year)]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        (" vào năm 2025 và dưới 25%", "2025"),
        (" hộ vào cuối năm 2025", "2025"),
        (" hộ nghèo đa chiều vào năm 2025", None),  # more than two words lie between
        (" so với năm 2020", None),
    ],
)
def test_a_year_right_behind_its_figure(words: str, year: str | None) -> None:
    found = said.YEAR_AT_ONCE.match(words)
    assert (found["year"] if found else None) == year


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Mỗi xã, thị trấn ", "xã, thị trấn "),
        ("bình quân mỗi hộ ", "hộ "),
        ("từng đơn vị; mỗi năm", "đơn vị"),
        ("mỗi năm tổ chức ", None),  # how often, not who
        ("từng tháng ", None),
    ],
)
def test_who_each_is(words: str, who: str | None) -> None:
    found = said.EACH.search(words)
    assert (found["who"] if found else None) == who


@pytest.mark.parametrize(
    ("words", "of"),
    [(" trẻ đẻ sống vào năm", "trẻ đẻ sống"), (" dân;", "dân"), (" bé gái xuống", "bé gái"), (" vào năm 2025", None)],
)
def test_what_a_rate_is_counted_by(words: str, of: str | None) -> None:
    found = said.COUNTED_BY.match(words)
    assert (found["of"] if found else None) == of


@pytest.mark.parametrize(
    ("between", "alike"),
    [(" vào năm 2025 và ", True), (" và đến năm 2030 ", True), (", ", True), (" và tỷ lệ ", False), ("; ", False)],
)
def test_two_figures_put_alike(between: str, alike: bool) -> None:
    assert (said.ALIKE.fullmatch(between) is not None) is alike


@pytest.mark.parametrize(
    ("words", "describes"),
    [
        ("thôn, bản có tỷ lệ hộ nghèo trên ", True),
        ("tương đương với ", True),
        ("xã đạt tỷ lệ ", False),
        ("xã có tỷ lệ hộ nghèo cao, đạt ", False),  # the comma ends what describes
    ],
)
def test_a_figure_that_only_describes(words: str, describes: bool) -> None:
    assert (said.DESCRIBING.search(words) is not None) is describes


def test_fractions_in_words() -> None:
    found = said.FRACTION.search("ít nhất Hai phần ba số thôn")
    assert found is not None
    assert (found["part"], found["whole"]) == ("Hai", "ba")
    assert said.FRACTION.search("hai phần mười") is None
