"""The values a plan is written in: a period, a share of units, a figure that can be compared exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema

from targets.periods import Period, parse_period
from targets.wording import say
from targets.written_values import FIGURE, PERCENT, PERIOD
from targets.yaml_file import refuse


def _period(value: object) -> Period:
    found = value if isinstance(value, Period) else parse_period(str(value))
    if found is None:
        raise refuse(
            say(
                "không hiểu kỳ “{value}”; viết như 2023, 2023-H1, 2023-Q3, 2023-9M, 2023-07, 2023-W05",
                "unknown period “{value}”; write 2023, 2023-H1, 2023-Q3, 2023-9M, 2023-07 or 2023-W05",
                value=str(value),
            )
        )
    return found


def _percent(value: object) -> Decimal:
    found = _SHARE.fullmatch(str(value).strip())
    share = Decimal(found["number"].replace(",", ".")) if found else Decimal(0)
    if not 0 < share <= 100:  # noqa: PLR2004  a percentage
        raise refuse(
            say(
                "tỷ lệ “{value}” phải lớn hơn 0, không quá 100% và có nhiều nhất hai chữ số thập phân",
                "the share “{value}” must be above 0, at most 100%, with two decimals at most",
                value=str(value)[:60],
            )
        )
    return share


def _exact(value: Decimal) -> Decimal:
    if not is_exact(value):
        raise refuse(
            say("số có quá {n} chữ số, không so sánh được chính xác", "a number of more than {n} digits", n=DIGITS)
        )
    return value


def is_exact(value: Decimal) -> bool:
    """Say whether a figure has few enough digits that every way of computing it, floats too, agrees to the last one.

    Of two different decimals of 15 digits the floats differ as well, and in the same direction.

    >>> is_exact(Decimal("1234567.89")), is_exact(Decimal("0.1000000000000000001")), is_exact(Decimal("1E+30"))
    (True, False, False)
    """
    _, digits, exponent = value.as_tuple()
    return isinstance(exponent, int) and exponent >= -DIGITS and len(digits) + max(0, exponent) <= DIGITS


#: The digits of a figure, before and after the decimal mark together.
DIGITS = 15
#: "95", "95%", "95,5 %", with no more decimals than are shown: a share that is missed never reads as reached.
_SHARE = re.compile(r"(?P<number>[0-9]{1,3}([.,][0-9]{1,2})?) ?%?")

PeriodField = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(lambda period: period.key, return_type=str, when_used="json"),
    WithJsonSchema(PERIOD),
]
Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema(PERCENT)]
Figure = Annotated[Decimal, AfterValidator(_exact), WithJsonSchema(FIGURE)]
