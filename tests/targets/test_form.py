"""What a form asks for, and until when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from targets.form import Form
from targets.periods import parse_period

FORM: dict[str, Any] = {"title": "Biểu", "indicators": ["a"], "periods": ["2023-H1", "2023"]}


def test_the_last_day_of_a_period() -> None:
    form = Form.model_validate({**FORM, "closings": [{"period": "2023-H1", "last_day": date(2023, 6, 20)}]})
    half, year = form.periods
    assert (form.last_day(half), form.last_day(year)) == (date(2023, 6, 20), None)
    third_quarter = parse_period("2023-Q3")
    assert third_quarter is not None
    assert form.last_day(third_quarter) is None  # nothing is asked for it either


def test_what_is_not_said() -> None:
    form = Form.model_validate(FORM)
    assert (form.counts, form.basis, form.letterhead, form.leap) == ("submitted", "calendar", "state", Decimal(10))


def test_some_period_is_asked_for() -> None:
    with pytest.raises(ValidationError, match="periods"):
        Form.model_validate({**FORM, "periods": []})
    recurring = Form.model_validate({**FORM, "periods": [], "every": ["quarter"]})
    assert recurring.periods == ()


@pytest.mark.parametrize("leap", [0, 1, -3])
def test_a_leap_is_more_than_the_figure_itself(leap: int) -> None:
    with pytest.raises(ValidationError):
        Form.model_validate({**FORM, "leap": leap})


def test_no_leap_may_be_asked_about() -> None:
    assert Form.model_validate({**FORM, "leap": None}).leap is None
