"""The turns of phrase of an administrative report: "06 hội nghị", "5/13 xã, thị trấn", a list of names, a quoted title.

They are written so that a figure is never taken for another: a stop stands near it on both sides, a title that holds
numbers stands in quotation marks, and names that hold a comma are parted by semicolons. People's words lose what no
printed line has: line breaks, control characters, more length than a line can bear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal

from targets.documents.layout import lay_out
from targets.documents.lines import Line
from targets.narrative.figures import figures_of
from targets.periods import Period, PeriodKind, periods_of
from targets.units import Unit
from targets.wording import write_date, write_number
from targets.workdays import VIETNAM

#: Characters of a title and of a name in running text, and how many names a sentence bears.
TITLE, NAME, NAMES = 140, 80, 20


def plain(text: str, length: int = TITLE) -> str:
    r"""Return people's words on one line, without unseen characters, cut at a word when they are too long.

    >>> plain("Bản\n Bo\x07"), plain("mười hai chữ cái", 9)
    ('Bản Bo', 'mười hai…')
    """
    seen = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if not _unseen(c))
    words = " ".join(seen.split())
    if len(words) <= length:
        return words
    return (words[:length].rsplit(" ", 1)[0] or words[:length]).rstrip(" ,;:") + "…"


def quoted(text: str, length: int = TITLE) -> str:
    """Return words in quotation marks; marks within become single ones.

    >>> quoted('Phong trào "Dân vận khéo"')
    '“Phong trào ‘Dân vận khéo’”'
    """
    words = plain(text, length)
    inner = re.sub(r"\"([^\"]*)\"", r"‘\1’", words).replace("“", "‘").replace("”", "’").replace('"', "’")
    return f"“{inner}”"


def titled(kind: str, text: str) -> str:
    """Return a title as a heading has it; one that holds figures is quoted, so that none is taken for a result.

    >>> titled("Chỉ tiêu", "Phân công lãnh đạo"), titled("Chỉ tiêu", "95% số xã có mô hình")
    ('Phân công lãnh đạo', 'Chỉ tiêu “95% số xã có mô hình”')
    """
    words = plain(text)
    return f"{kind} {quoted(words)}" if _has_figures(words) else words


def amount(value: Decimal | int, unit: str = "") -> str:
    """Return an exact figure with its unit, whole numbers below ten with a zero before them, as documents have it.

    >>> amount(Decimal(6), "hội nghị"), amount(Decimal("431.6"), "triệu đồng"), amount(Decimal(0)), amount(Decimal(12))
    ('06 hội nghị', '431,6 triệu đồng', '0', '12')
    """
    exponent = Decimal(value).normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    text = write_number(value, places=places)
    padded = f"0{text}" if len(text) == 1 and text != "0" else text
    return f"{padded} {plain(unit)}" if unit else padded


def ratio(part: int, whole: int, noun: str) -> str:
    """Return so many of so many: "5/13 xã, thị trấn"."""
    return f"{write_number(part)}/{write_number(whole)} {noun}"


def noun_of(units: Iterable[Unit]) -> str:
    """Return what units are called together: "xã, thị trấn", "phường", or "đơn vị" when they are of many kinds."""
    kinds = {unit.kind for unit in units}
    if kinds and kinds <= set(_COMMUNES):
        return ", ".join(kind for kind in _COMMUNES if kind in kinds)
    return "đơn vị"


def named(units: Sequence[Unit], of: int | None = None) -> str:
    """Return names in brackets, with a space before them; where they are too many, the annex that has them.

    Nothing where they are all of the ``of`` there are.
    Those that hold a comma or an "and" are parted by semicolons, as careful writers do; alone, one with a comma is
    quoted.
    """
    names = [plain(unit.name, NAME) for unit in units]
    if not names or (len(names) == of and of > 1):
        return ""
    if len(names) > NAMES or any(";" in name for name in names):
        return " (danh sách tại Phụ lục I)"
    if len(names) == 1:
        return f" (“{names[0]}”)" if "," in names[0] else f" ({names[0]})"
    return f" ({('; ' if any(_COMPOUND.search(name) for name in names) else ', ').join(names)})"


def next_term(period: Period) -> str:
    """Return the time that a report looks ahead to: "3 tháng cuối năm 2023", "quý II/2023", "năm 2024"."""
    if period.kind is PeriodKind.NINE_MONTHS:
        return f"3 tháng cuối năm {period.year}"
    of_year = periods_of(period.year, period.kind)
    return (of_year[period.index] if period.index < len(of_year) else Period(period.kind, period.year + 1)).name()


def combined(period: Period) -> tuple[str, str]:
    """Return the time of a report, and what it looks ahead to; a year they share is said once.

    >>> combined(Period(PeriodKind.NINE_MONTHS, 2023)), combined(Period(PeriodKind.YEAR, 2023))
    (('9 tháng', 'nhiệm vụ trọng tâm 3 tháng cuối năm 2023'), ('năm 2023', 'nhiệm vụ trọng tâm năm 2024'))
    """
    ahead, year = next_term(period), f" năm {period.year}"
    shared = ahead.endswith(year) and period.name().endswith(year)
    return (period.name().removesuffix(year) if shared else period.name()), f"nhiệm vụ trọng tâm {ahead}"


def until(moment: datetime) -> str:
    """Return up to when something was known: "hết ngày 30/9/2023" of its last minute, else with the hour."""
    at = moment.astimezone(VIETNAM)
    if at.time() == time.min or at.time() >= _LAST_MINUTE:
        return f"hết ngày {write_date((at - timedelta(seconds=1)).date())}"
    return f"{at:%H} giờ {at:%M} phút ngày {write_date(at.date())}"


_LAST_MINUTE = time(23, 59)
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_COMPOUND = re.compile(r",| và | cùng ")


def _unseen(character: str) -> bool:
    """Say whether a character has no place in print: controls, direction marks, what Unicode leaves to private use."""
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn"} and not character.isspace()


def _has_figures(text: str) -> bool:
    return bool(figures_of(lay_out([Line(text, 1, whole=True)])))
