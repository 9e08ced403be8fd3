"""What a document says of itself: number, date, issuer, title, recipients; state and Party forms.

State documents write "Số: 175/KH-UBND" and "Tam Đường, ngày 17 tháng 02 năm 2022" (Nghị định 30/2020/NĐ-CP), Party
documents "Số 98-KH/HU". A number or a day left blank ("Số:   /KH-UBND", "ngày    tháng 6 năm 2026") is none, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from targets.documents.numbering import PART
from targets.documents.text import Paragraph, ParagraphKind, Text


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself; None for what it does not."""

    number: str | None
    issued: date | None
    issuer: str | None
    title: str | None
    recipients: tuple[str, ...]
    year: int | None  #: that the plan is for, or else of its date; None for a plan of several years
    until: int | None  #: the last year of a plan of several years
    blanks: tuple[tuple[str, int | None], ...]  #: "number" or "date", and where its blank stands (None: nowhere at all)


def head_of(text: Text) -> Head:
    """Return what a document says of itself."""
    top = [p for p in text.paragraphs if p.kind is not ParagraphKind.NOTE][:_TOP]
    number, number_at = _number(text, top)
    issued, date_at = _issued(text, top)
    title = _title(text, top)
    blanks = [("number", number_at)] * (number is None) + [("date", date_at)] * (issued is None)
    return Head(
        number=number,
        issued=issued,
        issuer=_issuer(text, top),
        title=title,
        recipients=tuple(_recipients(text)),
        year=_year(title)
        or (None if title and _SPAN.search(title) else issued.year if issued else _year(_opening(text))),
        until=_until(title),
        blanks=tuple(blanks),
    )


_TOP = 40  # paragraphs that can hold the head
_NUMBER = re.compile(
    r"(?:^|[\s|])Số\s*:?\s*(?P<number>\d+\s*(?:/\d{4})?\s*[-/]\s?[A-ZĐƯ][\w-]*(?:\s?[-/]\s?[A-ZĐƯ][\w-]*)*)"
)
_BLANK_NUMBER = re.compile(r"(?:^|[\s|])Số\s*:?\s*[.…_]*\s*[-/]\s?[A-ZĐƯ][\w-]*(?:[-/][A-ZĐƯ][\w-]*)+")
_DATE = re.compile(r"(?:^|[\s,|])ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})")
_BLANK_DATE = re.compile(r",\s*ngày\s*[.…_]*\s*tháng\s*[.…_]*\s*(?:\d{1,2}\s*)?năm\s*(?:\d{4}|[.…_\d]*)")
_KIND = re.compile(
    r"(?:KẾ HOẠCH|BÁO CÁO|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG| CÔNG TÁC)?|ĐỀ ÁN|HƯỚNG DẪN|PHƯƠNG ÁN|NGHỊ QUYẾT"
    r"|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|CÔNG VĂN)(?=$|\s)"
)
_BODY = re.compile(
    r"(?:Thực hiện|Căn cứ|Triển khai(?= (?:thực hiện )?(?:Nghị|Quyết|Kế|Chỉ|Chương|Luật|Kết|Công))"
    r"|Để (?:triển khai|thực hiện)|Nhằm|Trên cơ sở|Tiếp tục thực hiện|Xét|Theo (?:đề nghị|Công văn)"
    r"|Ủy ban nhân dân [^.]{0,60}(?:ban hành|xây dựng)|UBND [^.]{0,60}(?:ban hành|xây dựng)"
    r"|\(?Ban hành kèm theo|\(?Kèm theo|Phần|PHẦN|Ngày \d)"
)
_SUBJECT = re.compile(
    r"(?P<who>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Ban Thường vụ|Ban Chấp hành|Ban Chỉ đạo"
    r"|Thường trực|Đảng ủy|Huyện ủy|Tỉnh ủy|Thành ủy|Sở|Phòng|Hội|Ủy ban Mặt trận|Ban)(?:\s(?!ban hành"
    r"|xây dựng|đề ra|triển khai|tổ chức|báo cáo|giao|yêu cầu)[^\s.;:]+){1,9}?)\s+(?:ban hành|xây dựng"
    r"|đề ra)\s+(?:Kế hoạch|kế hoạch|Chương trình)|(?P<whob>(?:Ban Thường vụ|Đảng ủy|Ủy ban nhân dân"
    r"|UBND)[^.;:\n]{3,60}?)\s+báo cáo kết quả"
)
_ISSUER = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|ĐẢNG BỘ|BAN THƯỜNG VỤ|BAN CHẤP HÀNH"
    r"|HUYỆN ỦY|TỈNH ỦY|THÀNH ỦY|ĐẢNG ỦY|BAN |SỞ |PHÒNG |ỦY BAN MẶT TRẬN|MẶT TRẬN|HỘI |LIÊN ĐOÀN|ĐOÀN "
    r"|TRƯỜNG |CÔNG AN|CHI CỤC|TRUNG TÂM|XÃ |HUYỆN |TỈNH |THÀNH PHỐ |PHƯỜNG )"
)
_OPENING = 4000  # characters that can hold "UBND huyện … ban hành Kế hoạch"
_SIGNED = re.compile(r"\bT/?M\.?\s+(?P<who>[A-ZĐƯỦỤỞẢ][A-ZÀ-Ỹ ]+?)(?=\n| CHỦ TỊCH| KT| PHÓ| BÍ THƯ|$)")
_EMBLEM = re.compile(r"CỘNG H[OÒ]À?A? XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập|[-–—_*|]+$", re.IGNORECASE)
_ENDS = re.compile(r"(?:T/?M\.?\s|TM\.|KT\.|TL\.|TUQ\.|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|PHÓ |BÍ THƯ|Phụ lục|PHỤ LỤC)")


def _number(text: Text, top: list[Paragraph]) -> tuple[str | None, int | None]:
    """Return the document's number, and where it stands or its blank does."""
    for paragraph in top:
        words = text.content[paragraph.start : paragraph.end]
        if len(words) > _HEADLINE:
            continue
        found = _NUMBER.search(words)
        if found:
            return re.sub(r"\s+", "", found["number"]), paragraph.start + found.start("number")
        blank = _BLANK_NUMBER.search(words)
        if blank:
            return None, paragraph.start + words.index("Số", blank.start())
    return None, None


_HEADLINE = 200  # characters: a paragraph of the head, not of the text


def _issued(text: Text, top: list[Paragraph]) -> tuple[date | None, int | None]:
    for paragraph in top:
        words = text.content[paragraph.start : paragraph.end]
        if len(words) > _HEADLINE or _KIND.match(words):
            if _KIND.match(words):
                break
            continue
        found = _DATE.search(words)
        if found:
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"])), paragraph.start
            except ValueError:
                return None, paragraph.start
        blank = _BLANK_DATE.search(words)
        if blank:
            return None, paragraph.start + blank.start()
    return None, None


def _title(text: Text, top: list[Paragraph]) -> str | None:
    """Return the kind of the document with what it is about, as one line."""
    for number, paragraph in enumerate(top):
        words = text.content[paragraph.start : paragraph.end].strip()
        if not _KIND.match(words) or len(words) > _HEADLINE * 2:
            continue
        parts = [words]
        for follower in top[number + 1 : number + 5]:
            line = text.content[follower.start : follower.end].strip()
            begins = len(parts) > 1 or len(line) > _HEADLINE * 1.5
            if follower.label is not None or line.endswith((".", ";", ":")) or _EMBLEM.match(line):
                break
            if begins and _BODY.match(line):
                break
            parts.append(line)
        return " ".join(parts)
    first = text.content[top[0].start : top[0].end].strip() if top else ""
    return first if first.isupper() and not _EMBLEM.match(first) and not _ISSUER.match(first) else None


def _issuer(text: Text, top: list[Paragraph]) -> str | None:
    """Return who issued the document: the head's words, or else those of "… ban hành Kế hoạch"."""
    lines: list[str] = []
    for paragraph in top:
        words = re.split(
            r"\s+(?=CỘNG H|ĐẢNG CỘNG|Độc lập)", text.content[paragraph.start : paragraph.end].strip(" *|")
        )[0]
        if _KIND.match(words) or re.match(r"Số\s*:?", words) or paragraph.label is not None:
            break
        if _EMBLEM.match(words):
            continue
        if words.isupper() and (_ISSUER.match(words) or lines) and len(words) < _HEADLINE:
            lines.append(words.strip(" *-"))
    if lines:
        return " ".join(lines)
    found = _SUBJECT.search(text.content, 0, min(_OPENING, top[-1].end if top else 0))
    if found:
        return " ".join((found["who"] or found["whob"]).split())
    signed = _SIGNED.search(text.content)
    return " ".join(signed["who"].split()) if signed else None


def _recipients(text: Text) -> Iterator[str]:
    """Yield the lines under "Nơi nhận"."""
    inside = False
    open_line = ""
    for paragraph in text.paragraphs:
        if paragraph.kind is ParagraphKind.NOTE:
            break
        words = text.words(paragraph).strip()
        if re.match(r"nơi nhận\s*:?", words, re.IGNORECASE):
            inside = True
            open_line = re.sub(r"^nơi nhận\s*:?\s*[-–]?\s*", "", words, flags=re.IGNORECASE)
            continue
        if not inside:
            continue
        if (
            _ENDS.match(words)
            or (words.isupper() and len(words.split()) > 1)
            or (paragraph.label and paragraph.label.rank == PART)
        ):
            break
        if paragraph.label is not None or re.match(r"Như |Lưu", words):
            if open_line:
                yield _tidy(open_line)
            open_line = words
        elif open_line and not open_line.endswith((".", ";")):
            open_line = f"{open_line} {words}"
        else:
            break
    if open_line:
        yield _tidy(open_line)


def _tidy(line: str) -> str:
    return line.rstrip(" .;,")


#: A title that names several years.
_SPAN = re.compile(r"20\d\d\s?[-–]\s?(?P<last>20\d\d)|đến (?:hết )?năm (?P<until>20\d\d)")


def _until(title: str | None) -> int | None:
    found = _SPAN.search(title) if title else None
    return int(found["last"] or found["until"]) if found else None


def _opening(text: Text) -> str:
    """Return what stands before the first numbered part: "… ban hành Kế hoạch … năm 2023 như sau"."""
    first = next((p.start for p in text.paragraphs if p.label is not None), 0)
    return text.content[max(0, first - _HEADLINE) : first]


def _year(words: str | None) -> int | None:
    """Return the year a title says the plan is for: "năm 2023"; the first year of "giai đoạn 2021-2025"."""
    if words is None:
        return None
    found = re.search(r"(?:năm|năm học)\s+(20\d\d)(?!\d)", words, re.IGNORECASE)
    return int(found[1]) if found else None
