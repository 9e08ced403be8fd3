"""How a person writes a moment on the command line, and what is meant by a bare day."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from kpi.errors import BadMomentError
from targets.workdays import VIETNAM
from targets.written_days import parse_when

#: The last moment of a day, to the second.
_DAY_END = time(23, 59, 59)


def as_of_moment(text: str) -> datetime:
    """Return the moment "as of" which things are judged; a bare day means the end of it ("đến ngày" includes the day).

    >>> as_of_moment("2023-06-04").isoformat(), as_of_moment("2023-06-05T00:00").isoformat()
    ('2023-06-04T23:59:59+07:00', '2023-06-05T00:00:00+07:00')
    >>> as_of_moment("16:30 ngày 02/6/2023").isoformat()
    '2023-06-02T16:30:00+07:00'

    Raises:
        BadMomentError: the text is no moment.
    """
    return _moment(text, _DAY_END)


def known_moment(text: str) -> datetime:
    """Return the moment by which things had been recorded; a bare day means its end, a second with a fraction itself.

    >>> known_moment("2023-06-05T10:00:00.000002").microsecond
    2

    Raises:
        BadMomentError: the text is no moment.
    """
    return _moment(text, _DAY_END, exact=True)


def received_moment(text: str) -> datetime:
    """Return the moment something was received; a bare day means its beginning.

    Raises:
        BadMomentError: the text is no moment.
    """
    return _moment(text, time())


def _moment(text: str, bare: time, *, exact: bool = False) -> datetime:
    hour = _hour(text)
    day = parse_when(_HOUR.sub(" ", text).strip() if hour is not None else text.strip())
    if isinstance(day, date):
        return _within_reason(datetime.combine(day, bare if hour is None else hour, VIETNAM), text)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BadMomentError(text) from None
    if ":" not in text:  # "20230604" and "2023-W23" are days, of which Python makes midnights
        raise BadMomentError(text)
    moment = moment if exact else moment.replace(microsecond=0)
    if moment.tzinfo is None:
        return _within_reason(moment.replace(tzinfo=VIETNAM), text)
    return _within_reason(moment, text).astimezone(VIETNAM)


def _hour(text: str) -> time | None:
    """Return the hour that stands before or after a day as people write it: 16:30 ngày 02/6/2023; 02/6/2023 16h30."""
    found = _HOUR.search(text) if "/" in text else None
    if found is None:
        return None
    hour, minute = int(found["hour"] or found["hour2"]), int(found["minute"] or found["minute2"] or 0)
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


_HOURS, _MINUTES = 24, 60
_HOUR = re.compile(
    r"^\s*(?P<hour>\d{1,2})(?::|h|\s?giờ\s?)(?P<minute>\d{2})?(?:\s+ngày)?\s+(?=\d)"
    r"|(?<=\d)\s+(?:lúc\s+)?(?P<hour2>\d{1,2})(?::|h|\s?giờ\s?)(?P<minute2>\d{2})?\s*$"
)


def _within_reason(moment: datetime, text: str) -> datetime:
    """Return a moment that every clock and database can keep; another is a slip of the pen."""
    if moment.year not in _YEARS:
        raise BadMomentError(text)
    return moment


_YEARS = range(1900, 3000)
