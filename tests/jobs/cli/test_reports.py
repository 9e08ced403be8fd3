"""Which report is meant: unit, period and plan from names as people write them."""

from __future__ import annotations

import pytest

from jobs.cli.reports import report_of, the_report, the_revision
from kpi.errors import UnknownNameError
from kpi.submission_life import Report, reports_of
from tests.kpi.world import inputs, submission

SENT = submission("ban-bo", "2023-H1", "2023-06-03T08:00")
KNOWN = inputs(SENT)


def test_a_report_by_its_unit_and_period() -> None:
    meant = the_report(KNOWN, "ban bo", "2023-H1", None)
    assert meant.slot == ("kh-2023", "ban-bo", "2023-H1")
    assert meant.words.vi == "xã Bản Bo, 6 tháng đầu năm 2023 (kh-2023)"


@pytest.mark.parametrize(
    ("unit", "period", "plan"),
    [
        ("Bản Xa", "2023-H1", None),
        ("Bản Bo", "quý năm", None),
        ("Bản Bo", "2023-H1", "kh"),
        ("Bản Bo", "2023-07", None),
    ],
)
def test_what_there_is_not(unit: str, period: str, plan: str | None) -> None:
    with pytest.raises(UnknownNameError):
        the_report(KNOWN, unit, period, plan)


def test_what_was_sent_of_it() -> None:
    reports = reports_of([SENT], [])
    meant = the_report(KNOWN, "Bản Bo", "2023-H1", None)
    assert report_of(reports, meant) == reports[0]
    with pytest.raises(UnknownNameError, match="Bản Hon"):
        report_of(reports, the_report(KNOWN, "Bản Hon", "2023-H1", None))


def test_one_revision_of_it() -> None:
    report = Report(SENT.slot, (SENT,), ())
    assert the_revision(report, 1) == SENT
    with pytest.raises(UnknownNameError, match=r"“2”\. Có phải: 1"):
        the_revision(report, 2)
