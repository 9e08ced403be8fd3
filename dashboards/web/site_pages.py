"""Every page of the static files, by its path: the same templates as the live site's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboards.exports.calendar_file import calendar_entries, write_calendar
from dashboards.exports.compiled import FORMATS as COMPILED_FORMATS
from dashboards.exports.compiled import compiled_file
from dashboards.exports.shortfalls import FORMATS, shortfalls_file
from dashboards.views.changes import changes
from dashboards.views.compiled_page import compiled_page
from dashboards.views.deadlines import deadlines_view
from dashboards.views.decisions import decisions_view
from dashboards.views.district import district_view
from dashboards.views.office_paper import REPORT, OfficePaper, office_paper
from dashboards.views.overview import OverviewView, overview
from dashboards.views.part import Part, part_of, whole_part
from dashboards.views.plan_page import plan_page_view
from dashboards.views.report_list import report_list
from dashboards.views.report_page import report_view
from dashboards.views.shortfall_page import Filters, shortfall_page
from dashboards.views.target_page import target_view
from dashboards.views.unit_page import common, unit_view
from dashboards.views.unit_tree import units_view
from dashboards.web.links import static_file
from dashboards.web.pages import (
    COMPILED_FOLDER,
    REPORTS_FOLDER,
    UNITS_FOLDER,
    compiled_report_page,
    deadlines_page,
    decisions_page,
    overview_page,
    plan_page,
    plans_page,
    report_page,
    reports_page,
    shortfalls_page,
    target_page,
    unit_page,
    units_page,
)
from kpi.decisions import Decision
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.oddities import oddities
from kpi.evaluation.results import Result
from kpi.letterhead_settings import LetterheadSettings
from kpi.submission_life import Report, reports_of
from kpi.usecases.read_plans import Revision
from targets.wording import Language

#: The folders of pages: parts below a body, promises, months, plans; and that of calendar files.
PARTS, TARGETS, MONTHS, PLANS, CALENDARS = "thuoc", "chi-tieu", "han", "ke-hoach", "lich"
SHORTFALLS, DECISIONS, DOWNLOADS = "thieu", "mien-gia-han", "tai-ve"
#: The formats of the office's papers: written where it is known how those look.
ON_PAPER = (".docx", ".pdf")
#: Everything beside the assets that may lie in the site.
OURS = frozenset(
    {
        static_file(),
        *(
            static_file(one)
            for one in (UNITS_FOLDER, REPORTS_FOLDER, COMPILED_FOLDER, MONTHS, PLANS, SHORTFALLS, DECISIONS)
        ),
    }
    | {UNITS_FOLDER, REPORTS_FOLDER, COMPILED_FOLDER, PARTS, TARGETS, MONTHS, PLANS, CALENDARS, DOWNLOADS}
)


@dataclass(frozen=True, slots=True)
class Known:
    """What was known and what follows from it, and what the pages tell besides."""

    inputs: Inputs
    results: tuple[Result, ...]
    office: str
    earlier: tuple[Inputs, tuple[Result, ...]] | None = None  #: what is compared with; None: nothing is
    paper: OfficePaper | None = None  #: how the office's papers look; None: nothing is written as a paper
    template: tuple[str, bytes] | None = (
        None  #: the office's own for a compiled report, with its name; None: it has none
    )
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)  #: of each plan, by id
    decisions: Sequence[Decision] = ()  #: exemptions and extensions, the oldest first
    reports: Sequence[Report] | None = None  #: with what was done to them; None: what was sent is told, no more


def site_files(known: Known, language: Language = "vi") -> dict[str, str | bytes]:
    """Return the pages and the files to take away by their paths, the first page first."""
    inputs, results = known.inputs, known.results
    district = district_view(inputs, results, known.office)
    part = whole_part(inputs, results, district)
    files: dict[str, str | bytes] = {_path(view): overview_page(view, language) for view in _overviews(part, known)}
    files |= _shortfalls(part, known, language)
    decided = decisions_view(part, known.decisions, lambda _unit: True)
    files[static_file(DECISIONS)] = decisions_page(decided, language)
    files |= _months(part, language) | _plans(part, known, language) | _targets(part, language)
    files |= _units(part, language) | _reports(part, known, language) | _compiled(part, known, language)
    return files | _calendars(part, language)


def _units(part: Part, language: Language) -> dict[str, str | bytes]:
    """Return the list of units and the page of each, addressed or not, in force or not: the list leads to all."""
    inputs, district = part.inputs, part.district
    view = units_view(inputs.registry, inputs.today, lambda _unit: True)
    pages: dict[str, str | bytes] = {static_file(UNITS_FOLDER): units_page(view, district, language)}
    shared = common(inputs, district)
    for unit in inputs.registry.units:
        pages[static_file(UNITS_FOLDER, unit.id)] = unit_page(unit_view(shared, unit.id), language)
    return pages


def _reports(part: Part, known: Known, language: Language) -> dict[str, str | bytes]:
    """Return the list of reports, and of each that came its figures and what was done with it."""
    inputs = known.inputs
    sent = known.reports if known.reports is not None else reports_of(inputs.submissions, ())
    by_slot, odd = {report.slot: report for report in sent}, oddities(inputs)
    found = report_list(inputs, lambda _unit: True)
    pages: dict[str, str | bytes] = {static_file(REPORTS_FOLDER): reports_page(found, part.district, language)}
    for row in found.rows:
        slot = row.plan.id, row.unit.id, row.period.key
        if row.came and slot in by_slot:
            view = report_view(by_slot[slot], (row.plan, row.unit, row.period), odd, {})
            name = static_file(REPORTS_FOLDER, row.unit.id, row.plan.id, row.period.key)
            pages[name] = report_page(view, part.district, language)
    return pages


def _calendars(part: Part, language: Language) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for one in part.district.units:
        unit = part.inputs.registry.unit(one.id)
        entries = calendar_entries(part.inputs, part.results, unit)
        files[f"{CALENDARS}/{unit.id}/thoi-han.ics"] = write_calendar(unit, entries, part.inputs.as_of, language)
    return files


def _overviews(everything: Part, known: Known) -> Iterator[OverviewView]:
    """Yield the first page, then that of each body that a map, or the path to another body, leads to."""
    waiting, seen = [everything], set[str]()
    while waiting:
        part = waiting.pop(0)
        changed = changes(*known.earlier, part.inputs, part.results) if known.earlier and part.whole else None
        view = overview(part, changed)
        yield view
        led_to = [*(one.id for one in part.above), *(row.id for heat in view.heats for row in heat.rows if row.body)]
        bodies = [body for body in dict.fromkeys(led_to) if body not in seen]
        for body in bodies:
            below = part_of(everything.inputs, everything.results, known.office, body)
            waiting += [below] if below is not None else []
        seen.update(bodies)


def _path(view: OverviewView) -> str:
    return static_file() if view.part.body is None else static_file(PARTS, view.part.body.id)


def _shortfalls(part: Part, known: Known, language: Language) -> dict[str, str | bytes]:
    view = shortfall_page(part, Filters())
    paper, endings = _on_paper(known, FORMATS)
    files: dict[str, str | bytes] = {static_file(SHORTFALLS): shortfalls_page(view, endings, language)}
    return files | {
        f"{DOWNLOADS}/{SHORTFALLS}{one}": shortfalls_file(one, view.shown, paper, language) for one in endings
    }


def _compiled(part: Part, known: Known, language: Language) -> dict[str, str | bytes]:
    """Return the report of the period that ended last, of all plans and, where there are several, of each."""
    paper, endings = _on_paper(known, COMPILED_FORMATS)
    several = len(known.inputs.plans) > 1
    files: dict[str, str | bytes] = {}
    for plan in (None, *(one.id for one in known.inputs.plans if several)):
        view = compiled_page(known.inputs, paper.name, paper.mark, None, plan)
        place = (COMPILED_FOLDER,) if plan is None else (COMPILED_FOLDER, plan)
        files[static_file(*place)] = compiled_report_page(view, paper, endings, part.district, language)
        if view.compiled is not None:
            made = view.compiled.report, view.compiled.narrative, paper, known.template
            files |= {f"{DOWNLOADS}/{'-'.join(place)}{one}": compiled_file(one, *made) for one in endings}
    return files


def _on_paper(known: Known, formats: Sequence[str]) -> tuple[OfficePaper, list[str]]:
    """Return the words around a paper, and the formats that are written: papers where it is known how those look."""
    endings = [one for one in formats if known.paper is not None or one not in ON_PAPER]
    return known.paper or office_paper(LetterheadSettings(), known.office, REPORT, known.inputs.today), endings


def _months(part: Part, language: Language) -> dict[str, str | bytes]:
    today = deadlines_view(part)
    if today is None:  # today's month is a month
        return {}
    pages: dict[str, str | bytes] = {static_file(MONTHS): deadlines_page(today, language)}
    for key in today.months:
        view = deadlines_view(part, key)
        if view is not None:
            pages[static_file(MONTHS, key)] = deadlines_page(view, language, depth=1)
    return pages


def _plans(part: Part, known: Known, language: Language) -> dict[str, str | bytes]:
    views = [plan_page_view(part, plan, known.revisions.get(plan.id, ())) for plan in known.inputs.plans]
    pages: dict[str, str | bytes] = {static_file(PLANS): plans_page(views, part.district, language)}
    return pages | {static_file(PLANS, view.plan.id): plan_page(view, language) for view in views}


def _targets(part: Part, language: Language) -> dict[str, str | bytes]:
    promises = [whole.promise for plan in part.district.plans for whole in plan.wholes]
    views = [(one, target_view(part, one.plan_id, one.id)) for one in promises]
    return {
        static_file(TARGETS, one.plan_id, one.id): target_page(view, language)
        for one, view in views
        if view is not None
    }
