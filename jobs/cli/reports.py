"""Which report a person means: its plan, unit and period, from names as they write them."""

from __future__ import annotations

from jobs.cli.session import the_period, the_plan, the_unit
from kpi.errors import UnknownNameError
from kpi.evaluation.inputs import Inputs
from kpi.submission import ReportName, Submission
from kpi.submission_life import Report
from targets.wording import Sentence


def the_report(inputs: Inputs, unit: str, period: str, plan: str | None) -> ReportName:
    """Return the report a person named; the plan may be left out where only one takes reports for the period.

    Raises:
        UnknownNameError: there is no such unit, period or plan, or several plans take reports for the period.
    """
    of = the_period(period)
    taking = [one for one in inputs.plans if of in one.report_periods]
    if plan is not None:
        chosen = the_plan(inputs, plan)
    elif len(taking) == 1:
        chosen = taking[0]
    else:
        what = Sentence("kế hoạch duy nhất nhận báo cáo kỳ", "single plan that takes reports for")
        raise UnknownNameError(what, of.key, tuple(f"--plan {one.id}" for one in taking))
    in_force = inputs.registry.over(of.start, of.end)
    return ReportName(chosen, the_unit(unit, in_force), of)


def report_of(reports: tuple[Report, ...], meant: ReportName) -> Report:
    """Return what was sent and done of a report.

    Raises:
        UnknownNameError: nothing was.
    """
    for report in reports:
        if report.slot == meant.slot:
            return report
    raise UnknownNameError(Sentence("báo cáo của", "report of"), meant.words.vi)


def the_revision(report: Report, number: int) -> Submission:
    """Return one revision of a report.

    Raises:
        UnknownNameError: it has no such revision.
    """
    for one in report.revisions:
        if one.revision == number:
            return one
    raise UnknownNameError(
        Sentence("lần nộp", "revision"), str(number), tuple(str(one.revision) for one in report.revisions)
    )
