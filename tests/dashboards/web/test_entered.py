"""When and by whom files are handed in, of which units."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi import Request

from dashboards.web.asked import Asked
from dashboards.web.entered import entered_by
from dashboards.web.viewer import Viewer
from dashboards.web.visit import Visit
from kpi.errors import BadMomentError, FutureMomentError
from kpi.permissions import Role
from kpi.submission_states import Role as Sender
from tests.dashboards.live import NOW
from tests.dashboards.world import moment

OFFICER = Viewer("can-bo", "Chuyên viên", Role.OFFICER)
REPORTER = Viewer("ban-bo", "Văn thư", Role.REPORTER, frozenset({"ban-bo"}), "ban-bo")
VISIT = Visit(Request({"type": "http"}), OFFICER, Asked(), NOW)


def test_an_officer_says_when_a_file_came() -> None:
    entered = entered_by(VISIT, "2023-06-02T16:30", draft=False)
    assert (entered.received_at, entered.at) == (moment("2023-06-02T16:30"), NOW)
    assert (entered.actor, entered.role, entered.units) == ("can-bo", Sender.OFFICER, None)  # of all units
    assert entered_by(VISIT, "  ", draft=False).received_at == NOW
    assert entered_by(VISIT, "16:30 ngày 02/6/2023", draft=False).received_at == moment("2023-06-02T16:30")


def test_a_reporter_s_file_comes_when_it_comes_and_is_of_their_unit() -> None:
    entered = entered_by(replace(VISIT, viewer=REPORTER), "2023-06-02T16:30", draft=False)
    assert (entered.received_at, entered.role, entered.units) == (NOW, Sender.REPORTER, frozenset({"ban-bo"}))


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_is_one_for_both(draft: bool) -> None:
    for viewer in (OFFICER, REPORTER):
        assert entered_by(replace(VISIT, viewer=viewer), "", draft=draft).sending.draft is draft


def test_nothing_came_later_than_now_or_at_no_moment() -> None:
    with pytest.raises(FutureMomentError):
        entered_by(VISIT, "2023-10-02T08:01", draft=False)
    with pytest.raises(BadMomentError):
        entered_by(VISIT, "hôm qua", draft=False)
