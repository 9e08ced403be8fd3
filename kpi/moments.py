"""How a person writes a moment on the command line, and what is meant by a bare day."""

from __future__ import annotations

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
    day = parse_when(text.strip())
    if isinstance(day, date):
        return _within_reason(datetime.combine(day, bare, VIETNAM), text)
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


def _within_reason(moment: datetime, text: str) -> datetime:
    """Return a moment that every clock and database can keep; another is a slip of the pen."""
    if moment.year not in _YEARS:
        raise BadMomentError(text)
    return moment


_YEARS = range(1900, 3000)
