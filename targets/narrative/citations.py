"""The documents a report cites: kind, number, day and issuer, as far as each is written.

"Quy định 124-QĐ/TW, ngày 02/02/2018 của Ban Bí thư về giám sát …"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from targets.documents.text import Text
from targets.names import match_key
from targets.narrative.hidden import DAY, NUMBER


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document."""

    start: int
    end: int
    number: str  #: as compared: "124-QĐ/TW"
    day: date | None
    written_day: str | None  #: as it stands, also where it is no day
    issuer: str | None  #: one of the bodies told apart, "ban bí thư"


def citations_of(text: Text) -> tuple[Citation, ...]:
    """Return the documents cited by number, in order."""
    found = []
    for match in _CITED.finditer(text.content):
        written = match["day"]
        issuer = _ISSUER.match(text.content, match.end())
        end = issuer.end() if issuer else match.end()
        name = match_key(issuer["body"]) if issuer else None
        found.append(
            Citation(
                match.start(),
                end,
                _plain(match["number"]),
                read_day(written) if written else None,
                written,
                _united(name),
            )
        )
    return tuple(found)


def read_day(written: str) -> date | None:
    """Return the day that "02/2/2018" means, or None where there is no such day.

    >>> read_day("02/2/2018"), read_day("31/02/2018"), read_day("26/01/202.")
    (datetime.date(2018, 2, 2), None, None)
    """
    parts = re.findall(r"\d+", written)
    if len(parts) != 3 or len(parts[2]) != 4:  # noqa: PLR2004  day, month, year of four digits
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


#: Bodies that issue documents; the longer name stands first. Those that are one body under two names are united below.
_BODIES = (
    "Ban Chấp hành Trung ương|Bộ Chính trị|Ban Bí thư|Quốc hội|Ủy ban Thường vụ Quốc hội|Thủ tướng Chính phủ|Chính phủ"
    "|Ban Thường vụ Tỉnh ủy|BTV Tỉnh ủy|Tỉnh ủy|Ban Chấp hành Đảng bộ tỉnh|Ban Thường vụ Huyện ủy|BTV Huyện ủy|Huyện ủy"
    "|Ban Chấp hành Đảng bộ huyện|Ban Thường vụ Thành ủy|Thành ủy|UBND tỉnh|Ủy ban nhân dân tỉnh|UBND huyện"
    "|Ủy ban nhân dân huyện|HĐND tỉnh|Hội đồng nhân dân tỉnh|HĐND huyện|Bộ trưởng Bộ Nội vụ|Bộ Nội vụ|Bộ Tài chính"
    "|Bộ Y tế|Bộ Giáo dục và Đào tạo"
).split("|")
_SAME = {
    "tỉnh ủy": "Ban Thường vụ Tỉnh ủy|BTV Tỉnh ủy|Ban Chấp hành Đảng bộ tỉnh",
    "huyện ủy": "Ban Thường vụ Huyện ủy|BTV Huyện ủy|Ban Chấp hành Đảng bộ huyện",
    "thành ủy": "Ban Thường vụ Thành ủy",
    "ubnd tỉnh": "Ủy ban nhân dân tỉnh",
    "ubnd huyện": "Ủy ban nhân dân huyện",
    "hđnd tỉnh": "Hội đồng nhân dân tỉnh",
    "bộ nội vụ": "Bộ trưởng Bộ Nội vụ",
}
_UNITED = {match_key(name): match_key(body) for body, names in _SAME.items() for name in names.split("|")}
_ISSUER = re.compile(
    r",? (?:của|do) (?P<body>" + "|".join(re.escape(body) for body in sorted(_BODIES, key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    rf"(?:số\s?:?\s?)?(?P<number>{NUMBER})(?:,? ?(?:ngày|ban hành ngày) (?P<day>{DAY}))?".replace(r"\s", " ")
)


def _plain(number: str) -> str:
    return re.sub(r"[ –]", lambda found: "" if found[0] == " " else "-", number).upper()


def _united(issuer: str | None) -> str | None:
    return _UNITED.get(issuer, issuer) if issuer else None
