"""The shapes of results: what is not known is null."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dashboards.web.api_result_shapes import ChangeRow

ROW = {
    "plan": "kh", "target": "II.2", "unit": "Bản Bo", "unit_id": "ban-bo", "whole": False,
    "before": None, "after": "met", "better": None, "why": "đạt", "cause": "báo cáo mới",
}  # fmt: skip


def test_what_was_not_asked_then_has_no_verdict_before() -> None:
    assert ChangeRow.model_validate(ROW).before is None


@pytest.mark.parametrize("name", list(ROW))
def test_nothing_may_be_left_out(name: str) -> None:
    with pytest.raises(ValidationError):
        ChangeRow.model_validate({key: value for key, value in ROW.items() if key != name})
