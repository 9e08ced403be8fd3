"""The shapes of answers: what is named is there, what is more is let be, and a fault has both languages."""

from __future__ import annotations

import inspect

import pytest
from pydantic import BaseModel, ValidationError

from dashboards.web import api_result_shapes, api_shapes
from dashboards.web.api_result_shapes import ResultRow, ScoreRow
from dashboards.web.api_shapes import Fault, Shape

ROW = {
    "plan": "kh", "target": "II.2", "unit": "Bản Bo", "unit_id": "ban-bo", "whole": False, "period": "2023",
    "last_day": "2023-12-31", "verdict": "met", "value": 1, "required": 1, "missing": None, "why": "đạt",
}  # fmt: skip


def test_fields_may_be_added_and_none_may_be_left_out() -> None:
    assert ResultRow.model_validate({**ROW, "mới": 1}).model_dump()["mới"] == 1
    for name in ROW:
        with pytest.raises(ValidationError):
            ResultRow.model_validate({key: value for key, value in ROW.items() if key != name})


def test_what_is_not_known_is_null_and_not_zero() -> None:
    score = {"plan": "kh", "unit": "Bản Bo", "unit_id": "ban-bo", "points": None, "full": 100, "why": "chưa đủ số"}
    assert ScoreRow.model_validate(score).points is None


def test_a_fault_says_it_twice() -> None:
    error = {"status": 404, "text": "Không có.", "text_en": "There is none."}
    assert Fault.model_validate({"error": error}).error.text_en == "There is none."
    with pytest.raises(ValidationError):
        Fault.model_validate({"error": {"status": 404, "text": "Không có."}})


def test_each_says_what_it_is() -> None:
    shapes = [
        one for module in (api_shapes, api_result_shapes) for one in vars(module).values() if inspect.isclass(one)
    ]
    own = {one for one in shapes if issubclass(one, BaseModel) and one is not BaseModel}
    assert len(own) > 30
    assert all(one.__doc__ for one in own)
    assert all(issubclass(one, Shape) for one in own if one is not api_shapes.FaultText)
