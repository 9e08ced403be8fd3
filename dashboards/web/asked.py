"""What the query of an address asks for: the day, the period, the day to compare with, the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kpi.errors import BadMomentError, UnknownNameError
from kpi.moments import as_of_moment
from targets.periods import Period, parse_period
from targets.wording import Language, Sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person chose; links keep it from page to page."""

    day: date | None = None  #: ``ngay``: as known at its end; None: now
    period: Period | None = None  #: ``ky``: judged within; None: every promise in its own period
    since: date | None = None  #: ``tu``: compared with its end
    language: Language | None = None  #: ``tieng``: None: the office's own

    @property
    def kept(self) -> dict[str, str]:
        """Return the query that asks for the same."""
        given = {
            "ngay": self.day and self.day.isoformat(),
            "ky": self.period and self.period.key,
            "tu": self.since and self.since.isoformat(),
            "tieng": self.language,
        }
        return {name: value for name, value in given.items() if value}

    def as_of(self, now: datetime) -> datetime:
        """Return the moment as of which is judged: the end of the day asked for, or now."""
        if self.day is None or self.day >= now.date():
            return now
        return as_of_moment(self.day.isoformat())


def read_asked(query: Mapping[str, str]) -> Asked:
    """Return what a query asks for; what is empty is not asked for.

    >>> read_asked({"ngay": "2023-10-01", "ky": "2023-H1"}).kept
    {'ngay': '2023-10-01', 'ky': '2023-H1'}

    Raises:
        BadMomentError: a day is none.
        UnknownNameError: a period or a language is none.
    """
    period = query.get("ky", "")
    language = query.get("tieng", "")
    found = parse_period(period) if period else None
    if period and found is None:
        raise UnknownNameError(Sentence("kỳ", "period"), period, ("2023", "2023-H1", "2023-9M", "2023-Q3", "2023-07"))
    if language not in _LANGUAGES:
        raise UnknownNameError(Sentence("ngôn ngữ", "language"), language, ("vi", "en"))
    return Asked(_day(query.get("ngay", "")), found, _day(query.get("tu", "")), _LANGUAGES[language])


_LANGUAGES: Mapping[str, Language | None] = {"": None, "vi": "vi", "en": "en"}


def _day(text: str) -> date | None:
    if not text:
        return None
    return as_of_moment(_iso(text)).date()


def _iso(text: str) -> str:
    """Return a day as a date field of a form sends it; nothing else is taken here."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadMomentError(text) from None
