"""From a file's sheets to its reports: one, or one for each unit of a list. Doubts are asked, answers taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kpi.intake.cells import with_answers
from kpi.intake.figure_checks import checked
from kpi.intake.guard import Sheet, read_workbook
from kpi.intake.headings import Role
from kpi.intake.identify import Told, find_period, find_plan, find_unit
from kpi.intake.identity import form_sheets, made_before, read_identity
from kpi.intake.indicators import Asked
from kpi.intake.known import Known
from kpi.intake.report import Report, columns_of, read_line
from kpi.intake.roster import roster_lines
from kpi.intake.settled import NOTHING, Settled, answered, not_offered, offered, place_of
from kpi.intake.table import NamesUnit, Table
from kpi.intake.workbook import Contents, Figures, find_contents, find_figures
from targets.finding import find
from targets.issues import Issue, has_errors
from targets.periods import Period
from targets.plan import Plan
from targets.provenance import Source


def read_reports(
    content: bytes, file_name: str, sha256: str, known: Known, settled: Settled = NOTHING
) -> tuple[Report, ...]:
    """Return the reports of a file with every mistake found in them."""
    sheets, issues = read_workbook(content, file_name, settled.encoding)
    file = Source(file_name, sha256)
    reports = read_sheets(sheets, file, known, settled, issues)
    return checked([(report, file) for report in reports], known.registry)


def read_sheets(
    sheets: Sequence[Sheet],
    file: Source,
    known: Known,
    settled: Settled = NOTHING,
    issues: tuple[Issue, ...] = (),
) -> tuple[Report, ...]:
    """Return the reports of a file's sheets, before their figures are checked against each other.

    Answers are taken in rounds, each only where the file as settled so far leaves a doubt. ``issues`` are those of
    opening the file: an error leaves nothing to read.
    """
    if has_errors(issues):
        return (Report(issues=issues),)
    reports = _settled(sheets, file, known, settled)
    return (replace(reports[0], issues=(*issues, *reports[0].issues)), *reports[1:]) if issues else reports


def _settled(sheets: Sequence[Sheet], file: Source, known: Known, settled: Settled) -> tuple[Report, ...]:
    reports = _read(sheets, file, known, settled)
    taken: dict[str, str] = {}
    asked: dict[str, Issue] = {}
    while settled.answers:
        issues = {place_of(issue.source): issue for report in reports for issue in report.issues if issue.near}
        more = {p: c for p, c in offered(settled.answers, tuple(issues.values())).items() if p not in taken}
        if not more:
            break
        asked |= {place: issues[place] for place in more}
        taken |= more
        reports = _read(with_answers(sheets, taken), file, known, settled)
    said = (*answered(taken, asked), *not_offered(settled.answers, taken, file.document))
    return (replace(reports[0], issues=(*said, *reports[0].issues)), *reports[1:]) if said else reports


def _read(sheets: Sequence[Sheet], file: Source, known: Known, settled: Settled) -> tuple[Report, ...]:
    hidden, hidden_issues = read_identity(tuple(sheets), file.document, file.sha256 or "")
    if hidden is not None or hidden_issues:  # a form of ours, whatever became of its identity
        sheets = form_sheets(sheets)
    plans = _named_most(sheets, known)
    asked = plans[0][1] if plans else _NOTHING_ASKED
    contents = find_contents(sheets, file, asked, _names_unit(known))
    title = contents.title
    told = Told(title, hidden, settled, file)
    plan, plan_issues = find_plan(told, [id_ for id_, _ in plans], known)
    plan_issues = (*hidden_issues, *plan_issues, *made_before(hidden, known.revisions, file))
    if plan is not None and plans and plan.id != plans[0][0]:
        asked = known.asked(plan)
        contents = find_contents(sheets, file, asked, _names_unit(known))
    if contents.table is None and (contents.issues[0].code != "no-form" or (plan is None and not _names_plan(told))):
        return (Report(issues=contents.issues),)
    if contents.table is None and plan is None:
        contents = replace(contents, issues=())  # which table to look for is not known
    period, period_issues = find_period(told, plan)
    if contents.table is not None and contents.table.roster and settled.unit is None:
        issues = (*plan_issues, *period_issues, *contents.issues)
        if plan is None or period is None:
            return (Report(plan, None, period, (), issues),)
        return _roster(contents.table, asked, plan, period, known, issues)
    unit, unit_issues = find_unit(told, plan, period, known)
    issues = (*plan_issues, *unit_issues, *period_issues, *contents.issues)
    if plan is None or contents.table is None:
        return (Report(plan, unit, period, (), issues),)
    figures = find_figures(contents.table, asked, period, _near(contents, file))
    return (_one(figures, asked, Report(plan, unit, period, (), (*issues, *figures.issues))),)


_NOTHING_ASKED = Asked({}, {}, {}, {})


def _one(figures: Figures, asked: Asked, report: Report) -> Report:
    """Return the report of a form with its figures."""
    if not figures.lines:
        return report
    line = read_line(figures.grid, figures.lines[0], columns_of(figures.columns, asked), figures.note)
    issues = sorted((*report.issues, *line.issues), key=_row)
    return replace(report, values=line.values, issues=tuple(issues), unread=line.unread)


def _roster(
    table: Table, asked: Asked, plan: Plan, period: Period, known: Known, issues: tuple[Issue, ...]
) -> tuple[Report, ...]:
    """Return a report for each unit of a list; when the list as a whole is wrong, one report that says so."""
    place = table.grid.source(max(line for line in (table.lines.id, table.lines.name) if line is not None), table.first)
    figures = find_figures(table, asked, period, place)
    issues = (*issues, *figures.issues)
    if has_errors(issues):
        return (Report(plan, None, period, (), issues),)
    columns = columns_of(figures.columns, asked)
    reports = []
    for one in roster_lines(table, plan, period, known):
        line = read_line(figures.grid, one.line, columns, None)
        reports.append(Report(plan, one.unit, period, line.values, (*one.issues, *line.issues), line.unread))
    if not reports:
        return (Report(plan, None, period, (), issues),)
    return (replace(reports[0], issues=(*issues, *reports[0].issues)), *reports[1:])


def _named_most(sheets: Iterable[Sheet], known: Known) -> list[tuple[str, Asked]]:
    """Return the plans, with their indicators, of which the file names most; several when it names as many of each."""
    texts = set(islice(_texts(sheets), _MOST_TEXTS))
    counts: dict[int, list[tuple[str, Asked]]] = {}
    for plan in known.plans.values():
        if plan.form is not None:
            asked = known.asked(plan)
            count = len({hit[0] for text in texts if (hit := asked.known(text)) is not None})
            counts.setdefault(count, []).append((plan.id, asked))
    most = max(counts, default=0)
    return counts[most] if most else []


def _texts(sheets: Iterable[Sheet]) -> Iterator[str]:
    return (value.strip() for sheet in sheets for row in sheet.rows for value in row if isinstance(value, str))


_MOST_TEXTS = 2_000  # looked at to tell the plan: a list of units names its indicators above them


def _names_unit(known: Known) -> NamesUnit:
    def names_unit(text: str) -> bool:
        if text in known.names or text in known.by_code or text in known.registry:
            return True
        return find(text, None, known.registry).unit is not None

    return names_unit


def _names_plan(told: Told) -> bool:
    return told.settled.plan is not None or told.title.get(Role.PLAN) is not None


def _near(contents: Contents, file: Source) -> Source:
    return contents.title.place(Role.PERIOD, file)


def _row(issue: Issue) -> int:
    return int("".join(c for c in issue.source.cell or "" if c.isdigit()) or 0)
