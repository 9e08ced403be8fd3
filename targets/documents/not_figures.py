"""Numbers that count nothing: of documents and articles, dates, years, terms, ages, anniversaries, ranks, programmes.

"Nghị quyết số 15-NQ/TU ngày 22/12/2023", "khoản 2 Điều 15", "giai đoạn 2021-2025", "lần thứ XIV", "kỷ niệm 94 năm",
"trẻ em dưới 5 tuổi", "Đề án 06", "24/24 giờ", "Phụ lục 1" say which one is meant, not how many. A number is one of
these by what it looks like itself, or by the one or two words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def not_figures(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose digits are no figures, in order, from the first digit of each.

    >>> [text[a:b] for text in ["số 15-NQ/TU ngày 22/12/2023, đạt 95%"] for a, b in not_figures(text)]
    ['15-NQ/TU', '22/12/2023']
    """
    stop = len(text) if end is None else end
    at = start
    while (found := _DIGITS.search(text, at, stop)) is not None:
        number = found.start()
        last = _shape_end(text, number, stop) or _named_end(text, start, found, stop)
        if last is not None:
            yield number, last
        at = max(found.end(), last or 0)


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

#: What a number looks like that is none, tried where its digits begin. One line, one kind.
_SHAPES = re.compile(
    r"""
      (?P<full_date>\d{1,2}\s?[/.]\s?\d{1,2}\s?[/.]\s?\d{4}(?!\d)|\d{1,2}-\d{1,2}-\d{4}(?!\d))
    | (?P<day_of_month>\d{1,2}\ +tháng\ +\d{1,2}(?:\ +năm\ +\d{4})?)
    | (?P<document>\d+(?:/\d{4})?\ ?[-/]\ ?[A-ZĐƯ][\w-]*(?:\ ?[-/]\ ?[A-ZĐƯ][\w-]*)*)
    | (?P<years>(?:19|20)\d\d\s?[-–]\s?(?:(?:19|20)\d\d|\d\d)(?![\d%.,]))
    | (?P<month>(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?!\d))
    | (?P<in_brackets>\d{1,2}/\d{1,2}(?=\)))
    | (?P<age>\d{1,3}(?:\s*(?:-|–|đến|tới)\s*(?:dưới\s+|đủ\s+)?\d{1,3})?\s+(?:tháng\s+)?tuổi(?!\w)
        (?:\s+trở\s+(?:lên|xuống))?)
    | (?P<length>\d+\s+(?:tháng|năm|tuần|quý|thập\ kỷ|học\ kỳ|kỳ\ họp)(?!\w)(?:\s+(?:đầu|cuối|qua|tới|tuổi)(?!\w))*)
    | (?P<around_the_clock>(?:24/(?:24|7)|24h/24h|7/7|4/4)(?!\d))
    | (?P<hour>\d{1,2}\s?(?:giờ\s?\d{2}|h\s?\d{0,2})(?!\w))
    | (?P<telephone>0\d{2,3}[.\s]\d{3}[.\s]?\d{3,4}(?!\d))
    | (?P<network>\dG(?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: A measured age, "tuổi thọ trung bình đạt 74,5 tuổi", is a figure.
_LIFE = re.compile(r"(?:đạt|thọ|bình|lên)\s*$")

#: Words before a number that say which one it is. The last word, or the last two.
_NAMES = frozenset(
    """
    số điều khoản điểm mục chương phần tiết trang dòng cột quyển tập bài mẫu biểu bảng hình phụ_lục biểu_mẫu phụ_biểu
    văn_bản kế_hoạch nghị_quyết nghị_định quyết_định chỉ_thị kết_luận thông_tư công_văn hướng_dẫn quy_định thông_báo
    tờ_trình đề_án chương_trình dự_án quy_chế luật pháp_lệnh công_điện quy_chuẩn tiêu_chuẩn tcvn iso tiêu_chí công_ước
    tài_khoản mã_số điện_thoại sđt đt hotline ngày mồng mùng tháng covid covid-
    """.split()
)
#: Words that name one of a row: of them a count may follow as well, which its unit shows.
_ORDINALS = frozenset(
    """
    lần thứ hạng khóa khoá kỳ_họp phiên_họp đợt vòng cấp_độ mức_độ mức loại lớp tổ khu bản thôn quốc_lộ tỉnh_lộ đường
    ql dt xếp nhóm tốp top con_thứ đứng_thứ xếp_thứ vị_trí vị_thứ hạng_thứ đứng_trong trong_nhóm trong_tốp quý quí
    """.split()
)
_YEARS_AFTER = frozenset("năm học nhiệm_kỳ kỳ đoạn vào từ đến tới trước sau và - – ,".split())
_DAYS_AFTER = frozenset("ngày trước hết đến vào dịp lễ là và ,".split())
_BEFORE = re.compile(r"(?:(?P<first>[^\W\d_]+)[\s:]+)?(?P<last>[^\W\d_]+-?|[-–,])[\s:.]*$")
_COUNTED = re.compile(r"\s*(?:%|‰|[.,]\d|trở|đến|-\s?\d|tr|tỷ|đồng|người|hộ|đơn vị|xã|cơ sở|thành viên)")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.,]?\d)(?!\s*%)(?!\s+(?:[^\W\d]+ viên|người|hộ|lượt))")
_DAY = re.compile(r"\d{1,2}/(?:0?[1-9]|1[0-2])(?![\d/])(?!\s*(?:xã|phường|đơn|huyện|thôn|bản|%|hộ|trường|cơ))")
_SLOGAN = re.compile(r"\d+\s+(?:không|có|sạch|tốt|nhất|biết|an toàn|trong|tại chỗ|phải|rõ|cùng|xây|chống|giảm)(?!\w)")
_PARTS = re.compile(r"\d+[\w./-]*")
_REACH = 24  # characters that can hold the two words before a number
_QUOTED = 60


def _shape_end(text: str, number: int, stop: int) -> int | None:
    """Return where a number ends that is none by its looks."""
    found = _SHAPES.match(text, number, stop)
    if found is None or (found.lastgroup == "age" and _LIFE.search(text, max(0, number - _REACH), number)):
        return None
    if found.lastgroup == "length" and text[number - 1 : number] in {".", ","}:  # the end of "4.500"
        return None
    return found.end()


def _named_end(text: str, start: int, found: re.Match[str], stop: int) -> int | None:
    """Return where a number ends that is none by the words before it."""
    number, end = found.span()
    before = _BEFORE.search(text[max(start, number - _REACH) : number])
    if before is None:
        return _slogan_end(text, start, number, stop)
    last = before["last"].casefold()
    pair = f"{(before['first'] or '').casefold()}_{last}"
    if last in _YEARS_AFTER and (year := _YEAR.match(text, number, stop)):
        return year.end()
    if last in _DAYS_AFTER and (day := _DAY.match(text, number, stop)):
        return day.end()
    percent = text[end : end + 2].lstrip()[:1] in {"%", "‰"} or (
        text[end : end + 1] == "," and text[end + 1 : end + 2].isdigit()
    )
    if (last in _NAMES or pair in _NAMES) and not percent:
        if last in {"số", "điểm", "mục", "tiêu_chí"} and pair not in _NAMES and _COUNTED.match(text, end, stop):
            return None
        parts = _PARTS.match(text, number, stop)
        return parts.end() if parts else end
    if (last in _ORDINALS or pair in _ORDINALS) and not percent and not _COUNTED.match(text, end, stop):
        return end
    return _slogan_end(text, start, number, stop)


def _slogan_end(text: str, start: int, number: int, stop: int) -> int | None:
    """Return where a number of a slogan in quotation marks ends: “5 không, 3 sạch”."""
    found = _SLOGAN.match(text, number, stop)
    if found is None:
        return None
    before = text[max(start, number - _QUOTED) : number]
    opened = max(before.rfind("“"), before.rfind('"'))
    return found.end() if opened >= 0 and "”" not in before[opened:] else None
