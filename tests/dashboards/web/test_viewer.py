"""What a viewer may do, asked as templates ask."""

from __future__ import annotations

import pytest

from dashboards.web.viewer import Viewer
from kpi.permissions import Role


def test_a_template_asks_by_the_acts_name() -> None:
    reporter = Viewer("ban-bo", "Văn thư Bản Bo", Role.REPORTER, frozenset({"ban-bo"}), "ban-bo")
    assert reporter.may("send", "ban-bo")
    assert not reporter.may("send", "ta-leng")
    assert reporter.may_somewhere("send")
    assert reporter.reads("ban-bo")
    assert not reporter.reads("ta-leng")
    with pytest.raises(ValueError, match="fly"):
        reporter.may("fly")
