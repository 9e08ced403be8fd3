"""Duties with a deadline in sentences: what is due, by which day, for which period, to whom.

    báo cáo … trước ngày 15/11/2024                         before
    chậm nhất ngày …, đến hết ngày …, hạn cuối …            by
    vào ngày …, tổ chức ngày …                              on
    trong quý II, thời gian: tháng 9/2024                    during
    từ ngày … đến ngày …                                     from
    chậm nhất 05 ngày làm việc sau khi …                     relative
    báo cáo hằng quý                                         recurrent
    báo cáo đột xuất                                         ad_hoc

A word that ties a day counts for the days listed behind it: "trước ngày 05/6 và 15/11 hằng năm" are two deadlines.
Days of cited documents, of laws' force, of anniversaries, and "giai đoạn …", "tính đến ngày …" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from targets.deadlines import DayUnit, DeadlineKind
from targets.documents.dates import Named, days_in
from targets.documents.modes import Mode
from targets.periods import Period, PeriodKind
from targets.written_days import RecurringDay, When


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty, as a stretch of text puts it."""

    start: int  #: of the words quoted
    end: int
    kind: DeadlineKind
    when: When | None
    until: When | None  #: of "từ … đến …"
    has_year: bool
    count: int | None  #: of a relative one
    unit: DayUnit
    period: PeriodKind | None  #: what a report is for
    recurrent: bool
    what: str
    recipient: str | None
    at: int  #: where its day stands


def dues_in(text: str, start: int, end: int, mode: Mode, year: int | None) -> Iterator[Owed]:
    """Yield the duties of one sentence.

    Args:
        text: the whole text.
        start: of the sentence.
        end: of the sentence.
        mode: what the part of the document speaks of.
        year: the plan's.
    """
    if mode not in {Mode.GOALS, Mode.TASKS} or not _WORTH.search(text, start, end):
        return
    found = [*_dated(text, start, end, year), *_relative(text, start, end)]
    if not found and mode is Mode.TASKS:
        found += _recurrent(text, start, end)
    found += _on_request(text, start, end)
    yield from sorted(found, key=lambda owed: owed.at)


_WORTH = re.compile(
    r"trước|chậm nhất|muộn nhất|ngày|tháng|quý|quí|hạn|đột x|đột s|yêu cầu|(?:hằng|hàng|cuối|trong|hết) năm|thời gian", re.IGNORECASE
)
_BEFORE, _BY, _ON, _DURING, _FROM = (
    DeadlineKind.BEFORE,
    DeadlineKind.BY,
    DeadlineKind.ON,
    DeadlineKind.DURING,
    DeadlineKind.FROM,
)
#: What stands right before a day and ties it; the first that fits.
_TIES: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{pattern})[\s:]*$", re.IGNORECASE))
    for kind, pattern in (
        (_BEFORE, r"(?:chậm nhất |muộn nhất |xong |hoàn thành )?(?:là )?trước(?: hoặc)?(?: \d{1,2}\s?(?:giờ|h)\s?\d{0,2},?)?(?: thời điểm)?(?: mốc)?"),
        (
            _BY,
            r"(?:chậm nhất|muộn nhất)(?: là| trong| vào| đến| đến hết| hết| đến cuối)*|(?:đến|tới|xong|kết thúc|kéo dài đến) ?(?:hết|cuối)|hạn (?:cuối|chót|nộp|gửi)(?: cùng)?(?: báo cáo| hồ sơ| bài)?"
            r"(?: là| đến| đến hết)*|thời hạn(?: gửi| nộp| hoàn thành| báo cáo)*(?: là| đến| đến hết)*|không quá|không muộn hơn|(?:xong|hoàn thành|kết thúc)(?: việc)? (?:vào|đến)|từ nay đến(?: hết)?|hết|(?:gửi|nộp|đăng ký|nhận)[^.;,]{0,40} đến",
        ),
        (_ON, r"(?:tổ chức |diễn ra |bắt đầu |khai mạc |vào )+(?:hồi |lúc )?(?:[\d ]+(?:giờ|h)[\d ]*,? ?)?(?:\([^)]*\),? ?)?|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?"),
        (_DURING, r"trong|trong (?:khoảng )?thời gian|xong trong|hoàn thành(?: trong)?|thực hiện(?: trong| vào)?|tổ chức(?: trong| vào)?|vào|dự kiến(?: trong| vào)?|ban hành(?: trong)?|(?:tiến độ|thời gian)[^.;:]{0,40}:(?: trong| dự kiến)*"),
    )
)
_TIME_FIELD = re.compile(
    r"(?:thời gian|thời hạn|tiến độ|hạn hoàn thành|hoàn thành|lộ trình)(?: thực hiện| hoàn thành| tổ chức| triển khai| báo cáo| gửi báo cáo| nộp| dự kiến| và địa điểm)*\s*:[^.;]{0,30}$",
    re.IGNORECASE,
)
#: Between two days of one list: the tie of the first holds for the second.
_LINK = re.compile(r"\s*(?:hằng năm|hàng năm)?\s*(?:,|và|;|,? và|hoặc)\s*(?:trước\s*)?(?:ngày\s*)?$|\s*(?:,|và)\s*(?:báo cáo )?(?:năm|cả năm|9 tháng|06 tháng|6 tháng)\s*(?:trước\s*)?(?:ngày\s*)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s*)?(?:ngày\s*)?$", re.IGNORECASE)
_FIRST_OF_SPAN = re.compile(r"(?<!\w)từ(?: ngày| đầu)?\s*$", re.IGNORECASE)
#: What makes a day one of a document, of a law, of the past.
_CITED = re.compile(
    r"(?:\d+[\w/ .-]*(?:[-/] ?[A-ZĐƯ][\w-]*)+,?|(?:văn bản|kế hoạch|nghị quyết|quyết định|luật|thông tư|nghị định|chỉ thị|kết luận|công văn|hướng dẫn|tờ trình|quy chế|quy định|thông báo|nghị quyết)[^.;]{0,30})\s*$",
    re.IGNORECASE,
)
_NOT_DUE = re.compile(
    r"(?:tính đến|tính từ|tính tới|đến nay|kể từ|hiệu lực|kỷ niệm|chào mừng|nhân dịp|dịp|sinh|thành lập|giai đoạn|số liệu|năm ngoái|so với|cùng kỳ|nhiệm kỳ|mừng|hưởng ứng|ban hành kèm theo|được ký|ký ngày)(?:[^.;,:]{0,60})$",
    re.IGNORECASE,
)
_DATA = re.compile(r"số liệu|kỳ báo cáo|chốt|thời điểm lấy", re.IGNORECASE)
_AROUND = re.compile(r"trước,? (?:trong,? )?(?:và )?(?:sau|trong)", re.IGNORECASE)
_ACT = re.compile(
    r"hoàn thành|tổ chức|ban hành|báo cáo|gửi|nộp|trình|tham mưu|xây dựng|thực hiện|triển khai|đăng ký|tổng hợp|rà soát|xong|sơ kết|tổng kết|thời gian|tiến độ|thời hạn|kiểm tra|giao|phát động|công bố|lập|đề xuất|hạn|chuẩn bị|phê duyệt|họp|đánh giá|kết thúc|thành lập|khai mạc|khảo sát|tập huấn|mở|diễn ra|bế mạc|tiếp nhận|cập nhật|công khai|phối hợp|vào cuộc",
    re.IGNORECASE,
)
_REPORT = re.compile(r"báo cáo|báo kết quả|sơ kết|tổng kết|thống kê|thông tin|tổng hợp|tự đánh giá", re.IGNORECASE)
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi) năm", re.IGNORECASE)
_OFTEN = re.compile(r"(?:hằng|hàng|mỗi|từng) (?:tuần|tháng|quý|quí|năm|6 tháng|06 tháng|kỳ)|định kỳ", re.IGNORECASE)
_PERIODS: tuple[tuple[PeriodKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (PeriodKind.NINE_MONTHS, r"(?:0?9|chín) tháng"),
        (PeriodKind.HALF_YEAR, r"(?:0?6|sáu) tháng|giữa năm|nửa năm|bán niên"),
        (PeriodKind.QUARTER, r"qu[ýí](?! (?:báu|khách|vị|mến))(?! hiếm)|(?:0?3|ba) tháng"),
        (PeriodKind.YEAR, r"(?:0?1|một) năm|cả năm|báo cáo (?:tổng kết )?năm|tổng kết|cuối năm|(?:hằng|hàng) năm|(?<!\w)năm(?= \(|$|,? trước|,? chậm| gửi|\s*\d{4},? (?:trước|chậm|gửi)|;| báo cáo|\)|:)"),
        (PeriodKind.MONTH, r"(?:hằng|hàng|báo cáo|mỗi) tháng|(?<!\d )(?<!\w)tháng(?= \(|,? trước| gửi)"),
    )
)
_RECIPIENT = re.compile(
    r"(?:gửi|báo cáo|trình|nộp|đăng ký|gửi báo cáo|nộp hồ sơ)[^.;()]{0,60}?(?:\s(?:về|cho|đến|lên|tới|qua)\s)(?P<who>[A-ZĐỦỬ][^,.;()]{2,90}?)(?=\s*(?:\(|,|\.|;|để|trước|chậm|theo|và(?! Xã hội| Công nghệ| Truyền thông| Đào tạo| Phát triển| Du lịch| Môi trường| Dân vận| Đầu tư)|định kỳ|hằng|hàng|vào|tổng hợp|$))"
)
_RELATIVE = re.compile(
    r"(?:(?:chậm nhất|muộn nhất|trong (?:vòng|thời hạn|thời gian)|không quá|sau|trước)\s+(?:là\s+)?(?:sau\s+)?)(?P<count>\d{1,3})\s+ngày(?P<working>\s+làm việc)?"
    r"(?:,?\s*\([^)]*\))?,?\s+(?:(?:tính\s+)?(?:kể\s+)?từ|sau khi|sau|trước khi|trước|kể từ khi|tính từ khi)",
    re.IGNORECASE,
)
_ON_REQUEST = re.compile(r"đột (?:xuất|suất|suốt)|khi (?:có|được) yêu cầu|theo yêu cầu (?:của )?(?:cấp trên|cơ quan|UBND|Ủy ban|Ban|Sở|Tỉnh|Huyện|Thường trực)", re.IGNORECASE)
_RECURRENT = re.compile(r"(?:hằng|hàng|mỗi) (?P<of>tuần|tháng|quý|quí|năm|6 tháng|06 tháng)|định kỳ (?P<ofb>tháng|quý|năm|6 tháng|06 tháng)", re.IGNORECASE)
_OF = {"tháng": PeriodKind.MONTH, "quý": PeriodKind.QUARTER, "quí": PeriodKind.QUARTER, "năm": PeriodKind.YEAR, "6 tháng": PeriodKind.HALF_YEAR, "06 tháng": PeriodKind.HALF_YEAR}


def _dated(text: str, start: int, end: int, year: int | None) -> Iterator[Owed]:
    """Yield the duties of a sentence that name a day or a period."""
    last, before = start, None
    spans: Owed | None = None
    for named in days_in(text, start, end, year):
        lead = text[last : named.start]
        found: Owed | None = None
        if spans is not None and _TO.match(lead):
            yield replace(spans, until=named.when, end=named.end)
            spans, before, last = None, None, named.end
            continue
        if spans is not None:
            spans = None
        kind = _tie(text, start, last, named, before)
        if kind is _FROM:
            spans = _owed(text, start, end, last, named, _FROM)
        elif kind is not None:
            found = _owed(text, start, end, last, named, kind)
            yield found
        before, last = found, named.end


def _tie(text: str, start: int, last: int, named: Named, before: Owed | None) -> DeadlineKind | None:
    """Return how a day is tied, or None when it is no deadline."""
    lead, near = text[start : named.start], text[max(last, named.start - 90) : named.start]
    whole = isinstance(named.when, Period)
    bare = text[named.start : named.end]
    if before is not None and not whole and _LINK.fullmatch(text[last : named.start]):
        return before.kind
    if _NOT_DUE.search(near) or _AROUND.search(near[-25:]) or not _ACT.search(text, start, min(len(text), named.end + 160)):
        return None
    tie = next((kind for kind, pattern in _TIES if pattern.search(near)), None)
    if tie is None and bare.casefold().startswith(("hết", "cuối")):
        tie = _BY if re.search(r"(?:đến|xong|chậm nhất|trước)\s*$", near, re.IGNORECASE) else None
    if tie in {None, _DURING, _ON} and _CITED.search(near[-50:]) and isinstance(named.when, date):
        return None
    if _FIRST_OF_SPAN.search(near) and not _DATA.search(lead[-60:]):
        return _FROM if _spans(text, named) else None
    field = _TIME_FIELD.search(lead[-70:])
    if whole and named.when.kind is PeriodKind.YEAR and not _is_cut_off(near, bare, tie):  # type: ignore[union-attr]
        return _DURING if field and tie in {None, _DURING} else None
    if tie is _DURING and not whole:
        tie = _ON
    if tie is None and field:
        return _DURING if whole else _ON
    if tie is None and not whole and _is_event(text, start, named):
        return _ON
    if tie in {_ON, _BY} and whole:
        return _BY if tie is _BY else _DURING
    return tie


def _is_cut_off(near: str, bare: str, tie: DeadlineKind | None) -> bool:
    """Say whether a year is named as the end of a time: "chậm nhất đến hết năm 2024", "xong trước năm 2025"."""
    words = f"{near[-30:]}{bare}".casefold()
    return tie in {_BY, _BEFORE} and ("chậm nhất" in words or "xong" in words or "hoàn thành" in words or "từ nay" in words)


def _spans(text: str, named: Named) -> bool:
    return bool(re.match(r"\s*(?:đến|tới|-|–)\s*(?:hết\s*)?(?:ngày|tháng|quý|cuối|\d)", text[named.end : named.end + 20], re.IGNORECASE))


def _is_event(text: str, start: int, named: Named) -> bool:
    """Say whether a day in brackets, or set off by "ngày", is that of what the sentence has done: "Tổ chức Lễ … (18/11)"."""
    lead = text[start : named.start]
    bracketed = lead.rstrip().endswith("(") or text[named.start] == "("
    return bracketed and bool(re.search(r"(?:^|[.;] ?)\W*(?:tổ chức|phát động|khai mạc)[^.;]*$", lead, re.IGNORECASE)) and not re.search(r"số|kỷ niệm", lead[-60:], re.IGNORECASE)


def _owed(text: str, start: int, end: int, last: int, named: Named, kind: DeadlineKind) -> Owed:
    window = text[last : min(end, named.end + 60)]
    first, final = _clause(text, start, end, last, named)
    every = isinstance(named.when, RecurringDay) and named.when.month is None
    recurrent = every or bool(_YEARLY.search(text, start, end)) or (bool(_OFTEN.search(window)) and not named.has_year and "quý" in window)
    return Owed(
        start=first,
        end=final,
        kind=kind,
        when=named.when,
        until=None,
        has_year=named.has_year,
        count=None,
        unit=DayUnit.DAY,
        period=_period(text, start, end, last, named),
        recurrent=recurrent and not named.has_year,
        what=_what(text[first:final]),
        recipient=_recipient(text, start, end),
        at=named.start,
    )


def _clause(text: str, start: int, end: int, last: int, named: Named) -> tuple[int, int]:
    """Return the stretch of a sentence that a day belongs to: between semicolons, from its beginning."""
    first = max(start, text.rfind(";", start, named.start) + 1)
    cut = text.find(";", named.end, end)
    final = cut if cut >= 0 else end
    while first < named.start and text[first] in " ,;:":
        first += 1
    return first, final


def _what(clause: str) -> str:
    """Return what is to be done, in the words of its clause without brackets."""
    return " ".join(re.sub(r"\([^()]*\)", "", clause).split()).strip(" ,.;:/")


def _period(text: str, start: int, end: int, last: int, named: Named) -> PeriodKind | None:
    """Return what period a report is for: said between the day before and this one, or right behind it."""
    before, after = text[last : named.start], text[named.end : min(end, named.end + 70)]
    after = re.split(r"[;,]|trước ngày|chậm nhất", after)[0]
    if not _REPORT.search(text, start, end):
        return None
    tail = before[-70:]
    found = [(m.end(), kind) for kind, pattern in _PERIODS for m in pattern.finditer(tail)]
    if found:
        return max(found, key=lambda one: one[0])[1]
    if isinstance(named.when, RecurringDay) and named.when.month is None:
        quarterly = re.search(r"qu[ýí]", text[named.start : named.end])
        return PeriodKind.QUARTER if quarterly else PeriodKind.MONTH
    listed = list(days_in(text, start, end, None))
    if len([one for one in listed if isinstance(one.when, RecurringDay)]) > 1:
        return None
    return next((kind for kind, pattern in _PERIODS if pattern.search(after)), None)


def _recipient(text: str, start: int, end: int) -> str | None:
    found = _RECIPIENT.search(text, start, end)
    return found["who"].strip() if found else None


def _relative(text: str, start: int, end: int) -> Iterator[Owed]:
    for found in _RELATIVE.finditer(text, start, end):
        before = re.search(r"ngày(?: làm việc)?,?\s+trước", found[0], re.IGNORECASE)
        yield Owed(
            start, end, DeadlineKind.RELATIVE, None, None, False,  # noqa: FBT003  no year
            -int(found["count"]) if before else int(found["count"]),
            DayUnit.WORKING_DAY if found["working"] else DayUnit.DAY,
            None, False, _what(text[start:end]), _recipient(text, start, end), found.start(),  # noqa: FBT003  once
        )  # fmt: skip


def _recurrent(text: str, start: int, end: int) -> Iterator[Owed]:
    """Yield the reports of a sentence that are due each period with no day named."""
    if not re.search(r"báo cáo|gửi|sơ kết", text[start:end], re.IGNORECASE):
        return
    for found in _RECURRENT.finditer(text, start, end):
        near = text[max(start, found.start() - 60) : min(end, found.end() + 60)]
        kind = _OF.get((found["of"] or found["ofb"]).casefold())
        if kind is None or not re.search(r"báo cáo(?! viên| chí)", near, re.IGNORECASE):
            continue
        yield Owed(
            start, end, DeadlineKind.RECURRENT, None, None, False, None, DayUnit.DAY, kind, True,  # noqa: FBT003
            _what(text[start:end]), _recipient(text, start, end), found.start(),
        )  # fmt: skip


def _on_request(text: str, start: int, end: int) -> Iterator[Owed]:
    """Yield the report of a sentence that is due when someone asks for it."""
    for found in _ON_REQUEST.finditer(text, start, end):
        if re.search(r"báo cáo|gửi báo", text[max(start, found.start() - 150) : min(end, found.end() + 60)], re.IGNORECASE) and not re.search(
            r"(?:kiểm tra|thanh tra|giám sát|việc|vụ việc|sự cố|tình huống|tiếp công dân)\s+$", text[start : found.start()], re.IGNORECASE
        ):
            yield Owed(
                start, end, DeadlineKind.AD_HOC, None, None, False, None, DayUnit.DAY, None, False,  # noqa: FBT003
                _what(text[start:end]), _recipient(text, start, end), found.start(),
            )  # fmt: skip
            return
