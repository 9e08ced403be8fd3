"""Digits that are no figures: numbers of documents, dates, years, anniversaries, ranks, names that hold a number.

A checker that takes "Nghị quyết 15" for fifteen resolutions is worse than none. Each pattern below describes one habit
of administrative writing; what it covers is left out before figures are looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from targets.documents.letters import LOWER, UPPER

#: A document's number: "507-TB/HU", "98 -KH/HU", "403/2017/NQLT-UBTVQH14-CP", "217, 218-QĐ/TW".
NUMBER = (
    r"\d{1,5}[a-z]?(?: ?, ?\d{1,5})*(?: ?/ ?(?:19|20)\d\d)? ?[-/–] ?"
    r"[A-ZĐƯ]{2,}[A-Za-zĐđƯư0-9&]*(?: ?[-/–] ?[A-ZĐƯ&][A-Za-zĐđƯư0-9&]*)*"
)
#: A day: "ngày 6/1/2023", "25/12/013", "26/01/202.", "ngày 14 tháng 7 năm 2015".
DAY = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d{2,3}\.?)(?!\d)"

_KIND = (
    "Đề án|Chương trình|Quyết định|Nghị quyết|Chỉ thị|Kết luận|Thông báo|Luật|Bộ luật|Thông tư|Nghị định|Quy định"
    "|Quy chế|Kế hoạch|Công văn|Hướng dẫn|Pháp lệnh|Công điện|Tờ trình|Báo cáo"
)
#: "số" that numbers what follows; behind these words it counts: "dân số 18.043 người", "dân tộc thiểu số 97 đồng chí".
_NO = r"[Ss]ố" + "".join(f"(?<!{word} [Ss]ố)" for word in ("ổng", "hiểu", "ân", "oanh", "đa", "ĩ", "ỹ", "con"))
_QUOTED = r"“[^”“\n]{1,150}”|\"[^\"\n]{1,150}\"|‘[^’\n]{1,80}’|«[^»\n]{1,150}»"
#: Habits that begin with a digit.
_OF_DIGITS = {
    "number": NUMBER,
    "day": DAY,
    "month and year": r"(?<![\d./])\d{1,2} ?/ ?(?:19|20)\d\d(?!\d)",
    "years": r"(?<![\d.,])(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d(?![\d.,]*\d)",
    "lone year": r"(?<![\d.,/])(?:19[4-9]|20[0-4])\d(?= *[;:)\]”\"])",
    "time": (
        r"(?<![\d.,/])(?:\d{1,3}(?:\.\d{3})+|\d{1,4})(?:,\d+)?"
        r" +(?:năm|tháng|tuần|ngày|giờ|phút|tuổi|quý|nhiệm kỳ|thế kỷ)\b(?! (?:công|học))"
        r"|\b\d{1,2} ?(?:h|giờ) ?\d{0,2}\b"
    ),
    "code": r"\b\d+[A-ZĐ](?![a-zđ])\b|\b[45]\.0\b",
    "phone": r"\b0\d{2,3}[. -]?\d{3}[. -]?\d{3,4}\b",
}  # fmt: skip
#: Habits that begin with a word.
_OF_WORDS = {
    "number": rf"(?:(?:{_KIND}) +(?:{_NO} ?:? *)?|{_NO} ?:? *){NUMBER}",
    "cited": (
        rf"(?:{_KIND}|Điều|[Kk]hoản|[Đđ]iểm|Mục|Chương|Phụ lục|Dự án|Tiểu dự án|Mẫu|Biểu|Bảng|Hình|Phần|Tiêu chí)"
        r" +(?:số *:? *)?\d+(?:[.,/]\d+)*(?![\d%])"
    ),
    "numbered": rf"{_NO} +\d+(?:[./]\d+)*",
    "day": rf"[Nn]gày {DAY}",
    "long day": r"[Nn]gày +\d{1,2} +tháng +\d{1,2}(?: +năm +\d{4})?",
    "day and month": (
        r"(?:[Nn]gày|hôm|trước|từ|đến|sau|dịp|nữ|sỹ|sĩ|Nam|lao động|khánh) +\d{1,2} ?[/-] ?\d{1,2}(?![\d/])(?! *[%])"
        r"(?: ?[-–] ?\d{1,2}/\d{1,2})?"
    ),
    "month": (
        r"(?:[Tt]háng|[Qq]u[ýí])(?<!ằng tháng)(?<!àng tháng)(?<!ỗi tháng)(?<!ằng quý)(?<!àng quý)(?<!ỗi quý)"
        r" +(?:\d{1,2}|[IVX]{1,3})(?!\d|,\d)(?: ?[-/–,] ?(?:\d{4}|\d{1,2})(?!\d|,\d))?"
    ),
    "year": (
        r"(?:[Nn]ăm(?: học)?|từ|đến|trước|sau|cuối|đầu|giữa|kỳ|tháng \d+|khóa) +(?:19|20)\d\d(?![.,]?\d)"
        r"(?: ?(?:,|và|-|–|đến) ?(?:năm )?(?:19|20)\d\d(?![.,]?\d))*"
    ),
    "rank": (
        r"(?:thứ|hạng|[Kk]hóa|[Kk]hoá|loại|cấp độ|mức độ|nhóm|vùng|bậc|phiên bản|[Kk]ỳ họp|vị trí|chặng|tập|lớp|vòng"
        rf"|đợt|đội|[Qq]uyển|số nhà|hệ số) +(?:\d+(?:\.\d+)?|[IVX]+)(?:/\d+)?(?![\d%/.,]*\d)(?! +[{LOWER}])"
        r"|(?:lần )?thứ +(?:\d+(?:/\d+)?|[IVX]+)\b"
        rf"|khu vực +(?:[IVX]+|\d+(?! +[{LOWER}]))\b"
    ),
    "place": (
        r"(?:[Bb]ản|[Tt]hôn|[Xx]óm|[Ấấ]p|[Tt]iểu khu|[Tt]ổ dân phố|[Kk]hu phố|[Tt]ỉnh lộ|[Qq]uốc lộ|QL|TL|[Đđ]ường|ĐT"
        r"|[Kk]m) ?\d+[A-Z]?(?: ?, ?\d+)*(?![\d%.,]*\d)"
        r"(?= *(?:[,.;:)”\"–-]|$|\n|(?:xã|phường|thị trấn|huyện|thuộc|tại|và|đến|đi|với)\b))"
    ),
    "code": r"[A-Za-zĐđ]+-?\d+(?:[.-]\d+)*\b|(?:ISO|TCVN|QCVN)[ :]*\d+(?: ?: ?\d+)?",
}  # fmt: skip
#: A name that holds a number: the tail of its last word, behind the capital.
_OF_NAMES = rf"(?<=[{UPPER}])[{LOWER}]+ +\d{{1,3}}(?![.,]\d)(?= *(?:[,.;:)”\"–-]|$|\n))"
#: All of them in one pass, parted by how they begin, so that most characters are passed over at once; among those that
#: begin alike the longer stand before the shorter.
_HIDDEN = re.compile(
    rf"{_QUOTED}|(?=\d)(?:{'|'.join(_OF_DIGITS.values())})|\b(?=[^\W\d])(?:{'|'.join(_OF_WORDS.values())})|{_OF_NAMES}"
)


def hidden_stretches(content: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches whose digits are no figures, in order and apart from one another.

    >>> text = "Quyết định 49 ngày 06/1/2023 cho 114 người"
    >>> [text[start:end] for start, end in hidden_stretches(text)]
    ['Quyết định 49 ngày 06/1/2023']
    """
    found = [match.span() for match in _HIDDEN.finditer(content)]
    return tuple(_joined(content, found))


def is_hidden(stretches: tuple[tuple[int, int], ...], at: int) -> bool:
    """Say whether a character stands in one of the stretches."""
    index = bisect_right(stretches, (at, len(stretches) and stretches[-1][1])) - 1
    return index >= 0 and stretches[index][0] <= at < stretches[index][1]


def _joined(content: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join stretches that touch, a space between them left out of account."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current is None:
            current = (start, end)
        elif start <= current[1] or content[current[1] : start].isspace():
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current
