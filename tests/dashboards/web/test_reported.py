"""Which report an address means."""

from __future__ import annotations

import pytest

from dashboards.web.faults import Refused
from dashboards.web.reported import form_to_fill
from kpi.submission import ReportName
from tests.dashboards.world import inputs, plan, registry
from tests.kpi.world import period


def about(unit: str) -> ReportName:
    return ReportName(plan(), registry().unit(unit), period("2023-H1"))


def test_its_form() -> None:
    asked = about("ban-bo")
    assert form_to_fill(inputs(), asked).identity.unit == "ban-bo"


def test_who_is_not_asked_has_no_form() -> None:
    with pytest.raises(Refused, match="không phải báo cáo"):
        form_to_fill(inputs(), about("tam-duong"))
