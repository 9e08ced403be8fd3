"""From a figure's file to the report it came in."""

from __future__ import annotations

from dashboards.views.receipts import receipts
from kpi.submission_states import State
from tests.dashboards.world import SUBMISSIONS, inputs, line, moment, sent


def test_the_file_of_a_figure_leads_to_its_receipt() -> None:
    source = line("son-binh", "II.4").figure
    assert source is not None
    receipt = receipts(inputs(), "son-binh")[source.sha256 or ""]
    assert (receipt.plan, receipt.period.key, receipt.revision) == ("kh", "2023-H1", 1)
    assert (receipt.received_at, receipt.state) == (moment("2023-06-07T08:30"), State.SUBMITTED)


def test_every_revision_has_its_own() -> None:
    corrected = sent("thi-tran", "2023-06-20T10:00", 1, 1, 1, revision=2)
    found = receipts(inputs((*SUBMISSIONS, corrected)), "thi-tran")
    assert {sha256: receipt.revision for sha256, receipt in found.items()} == {"sha-thi-tran-1": 1, "sha-thi-tran-2": 2}


def test_files_of_others_and_files_with_mistakes_are_not_among_them() -> None:
    assert receipts(inputs(), "ban-bo") == {}
