"""What the query of an address asks for of the list of shortfalls, and the query that asks for the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dashboards.views.shortfall_list import Order
from dashboards.views.shortfall_page import Filters
from kpi.errors import BadMomentError, UnknownNameError
from kpi.evaluation.shortfall import LISTED
from targets.issues import Severity
from targets.wording import Sentence

T = TypeVar("T", bound=StrEnum)


def read_filters(query: Mapping[str, str]) -> Filters:
    """Return what a query asks for; what is empty is not asked for.

    >>> read_filters({"ket-qua": "overdue", "xep": "target", "don-vi": ""}).verdict
    <Verdict.OVERDUE: 'overdue'>

    Raises:
        UnknownNameError: a result, a weight or an order is none.
        BadMomentError: a day is none.
    """
    verdict = _one_of(query, "ket-qua", LISTED, Sentence("kết quả", "result"))
    return Filters(
        unit=query.get("don-vi") or None,
        target=query.get("chi-tieu") or None,
        verdict=verdict,
        severity=_one_of(query, "muc-do", tuple(Severity), Sentence("mức độ", "weight")),
        group=query.get("nhom") or None,
        until=_day(query.get("den", "")),
        order=_one_of(query, "xep", tuple(Order), Sentence("cách xếp", "order")) or Order.UNIT,
    )


def query_of(filters: Filters) -> dict[str, str]:
    """Return the query that asks for the same."""
    given = {
        "don-vi": filters.unit,
        "chi-tieu": filters.target,
        "ket-qua": filters.verdict,
        "muc-do": filters.severity,
        "nhom": filters.group,
        "den": filters.until and filters.until.isoformat(),
        "xep": filters.order if filters.order is not Order.UNIT else None,
    }
    return {name: str(value) for name, value in given.items() if value}


def _one_of(query: Mapping[str, str], name: str, known: tuple[T, ...], what: Sentence) -> T | None:
    text = query.get(name, "")
    if not text:
        return None
    found = next((one for one in known if one == text), None)
    if found is None:
        raise UnknownNameError(what, text, known)
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadMomentError(text) from None
