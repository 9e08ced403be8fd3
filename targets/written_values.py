"""The values that people write by hand in a file, as an editor sees them: a period, a day, a share, as JSON Schema.

The validators of `targets.plan` and `targets.due` decide; these say the same as far as a pattern can, so that an editor
marks a slip while it is typed. What a validator takes, the schema takes too. The types that every file uses are here.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from targets.wording import say
from targets.yaml_file import refuse

Schema = dict[str, object]

_YEAR = r"(19|2[0-9])[0-9]{2}"
_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_WEEK = "[Ww](0[1-9]|[1-4][0-9]|5[0-3])"
_PERIOD_KEY = f"{_YEAR}(-([Hh][12]|[Qq][1-4]|9[Mm]|{_WEEK}|{_MONTH}))?"
_PERIOD_WORDS = f".*[^0-9].*[ /–-] ?{_YEAR}"
_YEAR_NUMBER: Schema = {"type": "integer", "minimum": 1900, "maximum": 2999}
_ISO_DAY = f"[0-9]{{4}}-{_MONTH}-{_DAY}"

#: `targets.periods.parse_period`: a key, or words that end with a year.
PERIOD: Schema = {
    "anyOf": [_YEAR_NUMBER, {"type": "string", "pattern": f"^({_PERIOD_KEY}|{_PERIOD_WORDS})$"}],
    "examples": [2026, "2026-H1", "2026-Q3", "2026-9M", "2026-07", "6 tháng đầu năm 2026"],
}
#: `targets.recurrence.parse_recurring`: periods of each year.
RECURRING: Schema = {
    "anyOf": [
        {
            "type": "string",
            "pattern": f"^(week|month|quarter|half-year|nine-months|year|[Hh][12]|[Qq][1-4]|9[Mm]|{_WEEK}|{_MONTH})$",
        },
        {"type": "integer", "minimum": 10, "maximum": 12},
    ],
    "examples": ["month", "quarter", "year", "H1", "Q4"],
}
#: `targets.written_days.parse_when`: a day, a day of each year or month, or a period.
WHEN: Schema = {
    "anyOf": [
        _YEAR_NUMBER,
        {"type": "string", "pattern": f"^({_ISO_DAY}|--{_MONTH}?-{_DAY}(\\+1)?|{_PERIOD_KEY}|{_PERIOD_WORDS})$"},
        {"type": "string", "pattern": r"^([Nn]gày )?[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4}$"},
        {"type": "string", "pattern": "^([Đđ]ầu|[Gg]iữa|[Cc]uối) (năm|tháng)$"},
    ],
    "examples": ["2026-06-05", "--06-05", "---25", "--01-15+1", "2026-Q4"],
}
PERCENT: Schema = {
    "anyOf": [
        {"type": "number", "exclusiveMinimum": 0, "maximum": 100},
        {"type": "string", "pattern": "^[0-9]{1,3}([.,][0-9]{1,2})? ?%?$"},
    ],
    "examples": ["95%", "95,5%", 100],
}
FIGURE: Schema = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[-+]?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?$"}],
    "examples": [1, 12.5],
}
_HOUR: Schema = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$", "examples": ["17:00"]}
_DATE: Schema = {"type": "string", "pattern": f"^{_ISO_DAY}$", "examples": ["2026-06-05"]}
#: An id of `targets.units_file`.
SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "examples": ["ban-bo", "ban-bo-2025"]}
#: An official code, in quotes or, when it does not begin with 0, without.
CODE: Schema = {"type": ["string", "integer"], "examples": ["03424"]}
_TEXT: Schema = {"type": ["string", "integer"]}
_ID_PATTERN, _ID_LENGTH = r"^[A-Za-z0-9][A-Za-z0-9._-]*$", 60
_ID: Schema = {**_TEXT, "pattern": _ID_PATTERN, "maxLength": _ID_LENGTH, "examples": ["II.4", "bao-cao-6-thang"]}


def _day(value: object) -> object:
    if value is None or type(value) is date:  # a number would be taken for seconds since 1970
        return value
    raise refuse(say("ngày viết theo dạng năm-tháng-ngày: 2025-07-01", "a day is written year-month-day: 2025-07-01"))


def _hour(value: object) -> object:
    if value is None or isinstance(value, str):  # a number would be taken for seconds since midnight
        return value
    raise refuse(say("giờ viết như 17:00", "an hour is written as 17:00"))


def _text(value: object) -> object:
    if isinstance(value, float):
        raise refuse(
            say("viết trong dấu nháy, như “5.10”: không có nháy thì thành số 5.1", "put it in quotes, as “5.10”")
        )
    return str(value) if type(value) is int else value


#: Text that YAML may take for a whole number: a section "2".
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_TEXT)]
#: Short names without spaces: "II.4", "bao-cao-6-thang".
Id = Annotated[str, Field(pattern=_ID_PATTERN, max_length=_ID_LENGTH), BeforeValidator(_text), WithJsonSchema(_ID)]
#: A page or a line: 1, 2, 3.
Ordinal = Annotated[int, Field(strict=True, ge=1)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_DATE)]
Hour = Annotated[time, BeforeValidator(_hour), WithJsonSchema(_HOUR)]
