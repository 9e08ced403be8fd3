"""Which report an address means."""

from __future__ import annotations

import pytest

from dashboards.web.faults import Refused
from dashboards.web.reported import About, form_to_fill
from tests.dashboards.world import inputs, plan, registry
from tests.kpi.world import period


def about(unit: str) -> About:
    return About(plan(), registry().unit(unit), period("2023-H1"))


def test_its_key_and_its_form() -> None:
    asked = about("ban-bo")
    assert asked.slot == ("kh", "ban-bo", "2023-H1")
    assert form_to_fill(inputs(), asked).identity.unit == "ban-bo"


def test_who_is_not_asked_has_no_form() -> None:
    with pytest.raises(Refused, match="không phải báo cáo"):
        form_to_fill(inputs(), about("tam-duong"))
