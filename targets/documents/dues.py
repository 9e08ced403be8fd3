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
from dataclasses import replace
from datetime import date
from itertools import pairwise

from targets.deadlines import DayUnit, DeadlineKind
from targets.documents import due_words as said
from targets.documents.dates import Named, days_in
from targets.documents.modes import Mode
from targets.documents.owed import Owed, owed_of, quoted, recipient_of, what_of
from targets.periods import Period, PeriodKind
from targets.written_days import RecurringDay, When


def dues_in(text: str, start: int, end: int, mode: Mode, year: int | None) -> Iterator[Owed]:
    """Yield the duties of one sentence.

    Args:
        text: the whole text.
        start: of the sentence.
        end: of the sentence.
        mode: what the part of the document speaks of.
        year: the plan's.
    """
    if mode not in {Mode.GOALS, Mode.TASKS}:
        return
    dated = said.DATED.search(text, start, end)
    found = [*_dated(text, start, end, year), *_relative(text, start, end)] if dated else []
    if any(text.find(words, start, end) >= 0 for words in ("áo cáo", "gửi báo", "gửi", "sơ kết")):
        if not found and mode is Mode.TASKS:
            found += _recurrent(text, start, end)
        found += _on_request(text, start, end)
    yield from sorted(found, key=lambda owed: owed.at)


_BEFORE, _BY, _ON, _DURING, _FROM = (
    DeadlineKind.BEFORE,
    DeadlineKind.BY,
    DeadlineKind.ON,
    DeadlineKind.DURING,
    DeadlineKind.FROM,
)


def _dated(text: str, start: int, end: int, year: int | None) -> Iterator[Owed]:
    """Yield the duties of a sentence that name a day or a period."""
    last, since, before = start, start, None  # since: the end of the last day that was a deadline
    asked: list[PeriodKind] = []  # the periods listed before a list of days: "6 tháng, năm … trước 15/6 và 15/12"
    spans: Owed | None = None
    for named in days_in(text, start, end, year):
        lead = text[last : named.start]
        found: Owed | None = None
        if spans is not None and said.TO.match(lead):
            when = _same_month(spans.when, named.when)
            every = spans.recurrent and not isinstance(when, date)
            yield replace(spans, when=when, until=named.when, end=named.end, recurrent=every)
            spans, before, last = None, None, named.end
            continue
        if spans is not None:
            spans = None
        kind = None if _is_long_past(named, year) else _tie(text, start, last, named, before)
        if kind is _FROM:
            spans = owed_of(text, start, end, since, named, _FROM)
        elif kind is not None:
            found = owed_of(text, start, end, since, named, kind)
            if before is not None and said.LINK.fullmatch(lead):
                asked = asked[1:]
            elif before is None:
                asked = _asked(text[since : named.start])
            if len(asked) > 1 or (before is not None and asked):
                found = replace(found, period=asked[0])
            yield found
            since = named.end
        before, last = found, named.end


def _is_long_past(named: Named, year: int | None) -> bool:
    """Say whether a day lies before the plan, as those of what it cites do; from October it may be the plan's."""
    if year is None or not named.has_year:
        return False
    day = named.when.last_day if isinstance(named.when, Period) else named.when
    return isinstance(day, date) and day < date(year - 1, 10, 1)


def _asked(words: str) -> list[PeriodKind]:
    """Return the periods that reports are asked for, when several are listed and then as many days."""
    listed = re.search(
        (
            r"(?:(?:0?6|0?9) tháng|quý|tháng)(?: đầu năm)?(?:,| và| hoặc) (?:(?:0?6|0?9) tháng(?:,"
            r"| và) )?(?:01 |cả |một )?năm(?! \d)"
        ),
        words,
        re.IGNORECASE,
    )
    if listed is None:
        return []
    found = [(m.start(), kind) for kind, pattern in said.PERIODS for m in pattern.finditer(listed[0])]
    return [kind for _, kind in sorted(found, key=lambda one: one[0])]


def _same_month(first: When | None, last: When) -> When | None:
    """Return the first day of a span, of the last one's month where it names none: "từ ngày 15 đến ngày 16/5/2024"."""
    if isinstance(first, RecurringDay) and first.month is None and isinstance(last, date) and first.day <= last.day:
        return last.replace(day=first.day)
    return first


def _tie(text: str, start: int, last: int, named: Named, before: Owed | None) -> DeadlineKind | None:
    """Return how a day is tied, or None when it is no deadline."""
    near = text[max(last, named.start - _NEAR) : named.start]
    whole = isinstance(named.when, Period)
    if before is not None and not whole and said.LINK.fullmatch(text[last : named.start]):
        return before.kind
    if said.NOT_DUE.search(near) or said.AROUND.search(near[-25:]) or not _acts(text, start, named):
        return None
    tie = next((kind for kind, pattern in said.TIES if pattern.search(near)), None)
    if tie not in {_BEFORE, _BY} and said.CITED.search(near[-50:]) and isinstance(named.when, date):
        return None
    if said.FIRST_OF_SPAN.search(near) and not said.DATA.search(text[max(start, named.start - 60) : named.start]):
        return _FROM if said.REST_OF_SPAN.match(text, named.end) else None
    field = bool(said.TIME_FIELD.search(text[max(start, named.start - 70) : named.start]))
    return _tie_of_period(text, named, near, tie, field) if whole else _tie_of_day(text, start, named, tie, field=field)


def _acts(text: str, start: int, named: Named) -> bool:
    return bool(said.ACT.search(text, start, min(len(text), named.end + 160)))


def _tie_of_day(text: str, start: int, named: Named, tie: DeadlineKind | None, *, field: bool) -> DeadlineKind | None:
    """Return how a single day is tied: what is done "trong ngày 05/6" is done on it."""
    if tie is _DURING or (tie is None and (field or _is_event(text, start, named))):
        return _ON
    return tie


def _tie_of_period(
    text: str,
    named: Named,
    near: str,
    tie: DeadlineKind | None,
    field: bool,  # noqa: FBT001
) -> DeadlineKind | None:
    """Return how a month, a quarter or a year is tied; a whole year is a deadline only where it is clearly an end."""
    if said.REPORTED.match(text, named.end):
        return None  # "6 tháng đầu năm trước ngày 15/6": what is reported on
    words = text[named.start : named.end].casefold()
    if tie is None and words.startswith(("hết", "cuối")) and said.TO_THE_END.search(near):
        tie = _BY
    if isinstance(named.when, Period) and named.when.kind is PeriodKind.YEAR:
        if words.startswith("cuối") and named.has_year and tie in {_ON, _DURING}:
            return _DURING  # "sơ kết vào cuối năm 2025"
        ends = tie in {_BY, _BEFORE} and bool(said.CUT_OFF.search(f"{near[-30:]}{words}"))
        return tie if ends else _DURING if field and tie in {None, _DURING} else None
    if tie is None:
        return _DURING if field else None
    return _DURING if tie is _ON else tie


_NEAR = 90  # characters from "Tổ chức …" to the day it is held on


def _is_event(text: str, start: int, named: Named) -> bool:
    """Say whether a day in brackets, or set off by "ngày", is that of an event: "Tổ chức Lễ … (18/11)"."""
    lead = text[start : named.start]
    bracketed = lead.rstrip().endswith("(") or text[named.start] == "("
    dated = (
        text[named.start : named.end].casefold().startswith("ngày") and named.has_year and named.start - start < _NEAR
    )
    return (
        (bracketed or dated)
        and bool(re.search(r"(?:^|[.;] ?)\W*(?:tổ chức|phát động|khai mạc)[^.;]*$", lead, re.IGNORECASE))
        and not re.search(r"\bsố:?\s*\d|kỷ niệm|nghị quyết|kế hoạch|luật|thành lập", lead[-60:], re.IGNORECASE)
    )


def _relative(text: str, start: int, end: int) -> Iterator[Owed]:
    if text.find("ngày", start, end) < 0:
        return
    what, whom = what_of(text[start:end]), recipient_of(text, start, end)
    for found in said.RELATIVE.finditer(text, start, end):
        before = re.search(r"ngày(?: làm việc)?,?\s+trước", found[0], re.IGNORECASE)
        yield Owed(
            start, end, DeadlineKind.RELATIVE, None, None, False,  # noqa: FBT003  no year
            -int(found["count"]) if before else int(found["count"]),
            DayUnit.WORKING_DAY if found["working"] else DayUnit.DAY,
            None, False, what, whom, found.start(),  # noqa: FBT003  once
        )  # fmt: skip


def _recurrent(text: str, start: int, end: int) -> Iterator[Owed]:
    """Yield the reports of a sentence that are due each period with no day named."""
    if not re.search(r"báo cáo|gửi|sơ kết", text[start:end], re.IGNORECASE):
        return
    what, whom = what_of(text[start:end]), recipient_of(text, start, end)
    for found in said.RECURRENT.finditer(text, start, end):
        near = text[max(start, found.start() - 60) : min(end, found.end() + 60)]
        kind = said.OF.get((found["of"] or found["ofb"]).casefold())
        if kind is None or not re.search(r"báo cáo(?! viên| chí)", near, re.IGNORECASE):
            continue
        yield Owed(
            start, end, DeadlineKind.RECURRENT, None, None, False, None, DayUnit.DAY, kind, True,  # noqa: FBT003
            what, whom, found.start(),
        )  # fmt: skip


def _on_request(text: str, start: int, end: int) -> Iterator[Owed]:
    """Yield the report of a sentence that is due when someone asks for it."""
    for found in said.ON_REQUEST.finditer(text, start, end):
        if re.search(
            r"báo cáo|gửi báo", text[max(start, found.start() - 150) : min(end, found.end() + 60)], re.IGNORECASE
        ) and not re.search(
            r"(?:kiểm tra|thanh tra|giám sát|việc|vụ việc|sự cố|tình huống|tiếp công dân)\s+$",
            text[start : found.start()],
            re.IGNORECASE,
        ):
            _, stop = quoted(text, start, end, found.start(), found.end())
            yield Owed(
                found.start(), stop, DeadlineKind.AD_HOC, None, None, False, None, DayUnit.DAY, None, False,  # noqa: FBT003
                what_of(text[start:end]), recipient_of(text, start, end), found.start(),
            )  # fmt: skip
            return


def time_cell(text: str, start: int, end: int, year: int | None) -> Iterator[Owed]:
    """Yield the deadline in a cell of a column "Thời gian": "Quý II", "Trước 30/6/2024", "Tháng 3 - Tháng 5"."""
    words = text[start:end]
    if re.search(r"thường xuyên|hằng ngày|hàng ngày|theo (?:kế hoạch|yêu cầu|tiến độ)", words, re.IGNORECASE):
        return
    bare = re.fullmatch(r"\s*(?:trước\s+)?(?:ngày\s+)?(?P<date>\d{1,2}/\d{1,2})(?!/)\s*", words)
    named = list(days_in(text, start, end, year))
    if bare and not named:
        day, month = map(int, bare["date"].split("/"))
        try:
            named = [Named(RecurringDay(day, month), False, start + bare.start("date"), start + bare.end("date"))]  # noqa: FBT003
        except ValueError:
            return
    if not named:
        return
    first = named[0]
    kind, until = _kind_in_cell(text[start : first.start], first), None
    if len(named) > 1 and said.TO.match(text[first.end : named[1].start]):
        kind, until = _FROM, named[1].when
    several = until is None and all(said.LINK.fullmatch(text[a.end : b.start]) for a, b in pairwise(named))
    for one in named if several else named[:1]:
        owed = owed_of(text, start, end, start, one, kind)
        yield replace(owed, start=start, end=end, until=until, period=None, what=what_of(words))


def _kind_in_cell(lead: str, first: Named) -> DeadlineKind:
    """Return how the first day of a cell is tied, by the words before it."""
    if re.search(r"trước", lead, re.IGNORECASE):
        return _BEFORE
    if re.search(r"chậm nhất|đến hết|hết|đến|xong", lead, re.IGNORECASE):
        return _BY
    return _DURING if isinstance(first.when, Period) else _BY
