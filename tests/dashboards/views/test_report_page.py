"""One report: its lines in the form's order, what differs from before, and how much of it was seen."""

from __future__ import annotations

from decimal import Decimal

from dashboards.views.report_page import ReportView, report_view, seen
from kpi.submission_life import Report
from kpi.submission_states import Event, Step
from targets.units import Unit
from targets.wording import Sentence
from tests.dashboards.world import moment, plan, registry, sent
from tests.kpi.world import period

FIRST = sent("son-binh", "2023-06-07T08:30", 0, 0, None)
SECOND = sent("son-binh", "2023-06-09T08:30", 1, 0, 1, revision=2)
REPORT = Report(FIRST.slot, (FIRST, SECOND), ())


def unit() -> Unit:
    return registry().unit("son-binh")


def view(report: Report = REPORT, revisions: tuple[int | None, int | None] = (None, None)) -> ReportView:
    return report_view(report, (plan(), unit(), period("2023-H1")), (), {}, revisions)


def test_the_live_revision_against_the_one_before() -> None:
    found = view()
    assert (found.shown, found.compared) == (SECOND, FIRST)
    rows = [(row.indicator.id, row.given, row.value) for row in found.figures]
    assert rows == [("phan-cong", True, Decimal(1)), ("mo-hinh", True, Decimal(0)), ("doi-thoai", True, Decimal(1))]
    changes = {row.indicator.id: row.change.before for row in found.figures if row.change is not None}
    before = {id_: cell.value if cell is not None else None for id_, cell in changes.items()}
    assert before == {"phan-cong": Decimal(0), "doi-thoai": None}  # no -> yes; blank -> 1; 0 stays 0


def test_an_earlier_one_by_itself() -> None:
    found = view(revisions=(None, 1))
    assert (found.shown, found.compared) == (FIRST, None)
    assert [row.given for row in found.figures] == [True, True, False]
    source = found.figures[1].source
    assert source is not None
    assert source.place() == "son-binh.xlsx, Báo cáo!E9"


def test_nothing_came() -> None:
    found = view(Report(FIRST.slot, (), ()))
    assert (found.shown, found.figures, found.seen) == (None, (), 0)
    assert found.word.vi == "Chưa nộp"


def test_seen_grows_with_everything_that_is_added() -> None:
    at = moment("2023-06-10T08:00")
    event = Event(*FIRST.slot, 2, Step.RETURN, at, at, "Lan", "Thiếu")
    assert seen(REPORT) == 2
    assert seen(Report(REPORT.slot, REPORT.revisions, (event,))) == 3


def test_a_step_is_allowed_unless_refused() -> None:
    found = report_view(
        REPORT, (plan(), unit(), period("2023-H1")), (), {Step.RETURN: Sentence("vì", "for"), Step.ACCEPT: None}
    )
    assert (found.allows("return"), found.allows("accept")) == (False, True)
