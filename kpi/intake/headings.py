"""What the headings and labels of a report may be called: a closed list, matched without accents and nearly.

The official heading of a form comes first in each list. What is matched by another word of the list or nearly is said
to the officer; what fits two kinds alike is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from kpi.intake.form import (
    ID_HEADING,
    NAME_HEADING,
    NOTE_HEADING,
    PERIOD_LABEL,
    PLAN_LABEL,
    UNIT_HEADING,
    UNIT_LABEL,
    VALUE_HEADING,
)
from targets.names import loose_key, match_key
from targets.periods import Period, parse_period


class Role(StrEnum):
    """What a line of cells holds."""

    ID = "id"
    NAME = "name"
    MEASURE = "measure"
    VALUE = "value"
    NOTE = "note"
    NUMBER = "number"
    OTHER = "other"  #: known, and not to be read: the figures of an earlier period, the status of a row
    UNIT = "unit"
    CODE = "code"
    PLAN = "plan"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading was understood as."""

    role: Role
    official: bool  #: it is the form's own word
    period: Period | None = None  #: that it names: "Kết quả 6 tháng đầu năm 2023"


@dataclass(frozen=True, eq=False, slots=True)  # each list is itself, for what was looked up in it before
class Words:
    """What the lines of one kind of table may be called."""

    official: Mapping[str, Role]  #: by match key
    loose: Mapping[str, Role]  #: by loose key


def _words(known: Mapping[Role, tuple[str, ...]]) -> Words:
    return Words(
        {match_key(words[0]): role for role, words in known.items()},
        {loose_key(word): role for role, words in known.items() for word in words},
    )


_NUMBER = ("STT", "TT", "Số TT", "Số thứ tự")
_NOTE = (NOTE_HEADING, "Ghi chú", "Căn cứ", "Minh chứng", "Căn cứ minh chứng", "Diễn giải", "Giải trình")
#: The headings of a table whose lines are indicators.
FORM_WORDS = _words(
    {
        Role.ID: (ID_HEADING, "Mã số", "Mã chỉ số", "Mã chỉ tiêu", "Ký hiệu", "Code"),
        Role.NAME: (
            *(NAME_HEADING, "Chỉ tiêu", "Chỉ số", "Tên chỉ tiêu", "Tên chỉ số", "Nội dung công việc", "Nhiệm vụ"),
            *("Nội dung báo cáo", "Nội dung thực hiện", "Nội dung chỉ tiêu", "Tiêu chí"),
        ),
        Role.MEASURE: (UNIT_HEADING, "ĐVT", "Đơn vị", "Đơn vị đo", "Đơn vị tính toán"),
        Role.VALUE: (
            *(VALUE_HEADING, "Kết quả thực hiện", "Kết quả đạt được", "Kết quả báo cáo", "Thực hiện", "Số liệu"),
            *(
                "Số lượng",
                "Giá trị",
                "Số thực hiện",
                "Đã thực hiện",
                "Kết quả trong kỳ",
                "Số liệu báo cáo",
                "Kết quả kỳ này",
            ),
        ),
        Role.NOTE: _NOTE,
        Role.NUMBER: _NUMBER,
        Role.OTHER: (
            *(
                "Kỳ trước",
                "Số kỳ trước",
                "Kết quả kỳ trước",
                "Cùng kỳ",
                "Cùng kỳ năm trước",
                "Kế hoạch",
                "Chỉ tiêu giao",
            ),
            *("Kế hoạch giao", "Tình trạng", "Trạng thái", "Kiểm tra", "So sánh", "Tỷ lệ", "Còn thiếu"),
        ),
    }
)
#: The headings of a table whose lines are units.
ROSTER_WORDS = _words(
    {
        Role.CODE: ("Mã đơn vị", "Mã ĐVHC", "Mã số đơn vị", "Mã xã", "Mã", "Mã số"),
        Role.UNIT: (
            *("Đơn vị", "Tên đơn vị", "Đơn vị báo cáo", "Xã", "Xã, phường", "Xã/phường", "Phường, xã", "Tên xã"),
            *("Xã, phường, đặc khu", "Xã, thị trấn", "Cơ quan, đơn vị", "Địa phương", "Tên xã, phường"),
        ),
        Role.NUMBER: _NUMBER,
        Role.NOTE: _NOTE,
    }
)
#: The labels of the title block.
LABELS = _words(
    {
        Role.PLAN: (PLAN_LABEL, "Mã kế hoạch", "Theo kế hoạch", "Thực hiện kế hoạch"),
        Role.UNIT: (UNIT_LABEL, "Đơn vị báo cáo", "Tên đơn vị", "Đơn vị gửi", "Cơ quan báo cáo", "Xã", "Xã/phường"),
        Role.PERIOD: (PERIOD_LABEL, "Kỳ", "Thời kỳ", "Kỳ số liệu", "Kỳ báo cáo số liệu"),
    }
)


def read_heading(text: str, words: Words) -> Heading | None:
    """Return what a heading is of, or None when it is none of the words or fits two of them alike.

    A period within it is set apart: "Kết quả 6 tháng đầu năm 2023" is "Kết quả" of that period.

    >>> read_heading("KET QUA  thực hiện:", FORM_WORDS)
    Heading(role=<Role.VALUE: 'value'>, official=False, period=None)
    """
    return _read(text, words) if 0 < len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)  # the same in all forms of a country
def _read(text: str, words: Words) -> Heading | None:
    key = match_key(text.rstrip(" :"))
    if key in words.official:
        return Heading(words.official[key], official=True)
    period = period_in(text)
    plain = loose_key(_PERIOD.sub(" ", match_key(text)) if period is not None else text)
    if plain in words.loose:
        return Heading(words.loose[plain], official=False, period=period)
    close: dict[Role, float] = {}
    for word, role in words.loose.items():
        close[role] = max(close.get(role, 0), fuzz.ratio(plain, word, score_cutoff=_ALIKE))
    first, second = sorted(close, key=lambda role: -close[role])[:2]
    if not plain or not close[first] or close[first] - close[second] < _APART:
        return None
    return Heading(first, official=False, period=period)


def period_in(text: str) -> Period | None:
    """Return the one period that a text names somewhere, or None when it names none or several.

    >>> period_in("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023").key
    '2023-H1'
    """
    found = {period for name in _PERIOD.findall(match_key(text)) if (period := parse_period(name)) is not None}
    return found.pop() if len(found) == 1 else None


_LONGEST = 80  # characters; what is longer is a sentence
_ALIKE = 88  # of 100; "Ket qủa", "Nội dug"
_APART = 6
_MONTHS, _OF_YEAR, _QUARTER = match_key("tháng"), match_key("năm"), f"(?:{match_key('quý')}|{match_key('quí')})"
_HALF = f"(?: (?:{match_key('đầu')}|{match_key('cuối')}))?"
_PERIOD = re.compile(
    rf"\d{{4}}-(?:h[12]|q[1-4]|9m|\d\d)|{_OF_YEAR} \d{{4}}|"
    rf"(?:\d{{1,2}} {_MONTHS}{_HALF}|{_QUARTER} \w+|{_MONTHS} \d{{1,2}})(?: {_OF_YEAR} | ?[/-] ?)\d{{4}}"
)
