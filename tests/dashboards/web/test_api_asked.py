"""What programs send: what is taken and what is not, before anything is done with it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from dashboards.web.api_asked import AccountAsked, DecisionAsked, FormAsked, SuccessorAsked, UnitChangeAsked
from kpi.accounts import Account
from kpi.permissions import Role


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("2", "2"), ("hai", "hai"), (2, "2"), (0, "0"), (-3, "-3"), (1.5, "1,5"), (1e20, "100000000000000000000"),
        (0.1, "0,1"), (True, "có"), (False, "không"), (None, ""),
    ],
)  # fmt: skip
def test_a_figure_is_as_a_person_would_type_it(value: object, typed: str) -> None:
    assert FormAsked.model_validate({"seen": 0, "values": {"mo-hinh": value}}).typed("mo-hinh") == typed


def test_what_is_left_out_is_blank() -> None:
    assert FormAsked(seen=0, values={}).typed("mo-hinh") == ""


@pytest.mark.parametrize("text", ["\x00", "a\x01b", "\x1b[31m", "\ud800", "x" * 2001])
def test_what_no_keyboard_types_is_refused(text: str) -> None:
    asked = {"kind": "exemption", "plan": "kh", "target": "II.2", "unit": "ban-bo", "by": "UBND", "reason": text}
    with pytest.raises(ValidationError):
        DecisionAsked.model_validate(asked)
    with pytest.raises(ValidationError):
        FormAsked.model_validate_json(json.dumps({"seen": 0, "values": {"a": text}}))


def test_lines_have_one_line_and_no_semicolon() -> None:
    """The form of a change writes "name; code; weight" on a line: a name cannot bring a second one."""
    for text in ("xã A\nxã B", "xã A; 0342", "xã A\r"):
        with pytest.raises(ValidationError):
            SuccessorAsked(name=text)


@pytest.mark.parametrize("more", [{"la": 1}, {"kind": "xoa"}, {"units": "Bản Bo"}, {"day": "mai"}])
def test_a_field_that_is_not_known_is_a_mistake(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        UnitChangeAsked.model_validate({"kind": "undo", "seen": "", **more})


def test_an_account_by_its_name() -> None:
    asked = AccountAsked(label=" Lãnh đạo ", role=Role.LEADER)
    assert asked.named("ld") == Account("ld", "Lãnh đạo", Role.LEADER)
