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


def received_moment(text: str) -> datetime:
    """Return the moment something was received; a bare day means its beginning.

    Raises:
        BadMomentError: the text is no moment.
    """
    return _moment(text, time())


def _moment(text: str, bare: time) -> datetime:
    day = parse_when(text.strip())
    if isinstance(day, date):
        return datetime.combine(day, bare, VIETNAM)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BadMomentError(text) from None
    moment = moment.replace(microsecond=0)
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
