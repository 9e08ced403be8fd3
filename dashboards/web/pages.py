"""Views to HTML: the templates, and how they write numbers, days and sentences in one language.

Everything is escaped, but for the JSON of figures (`dashboards.web.drawn`), in which nothing can end its element.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboards.figures.bullets import bullets, bullets_in_words
from dashboards.figures.passage_line import passage_in_words, passage_line
from dashboards.figures.shares import shares, shares_in_words
from dashboards.figures.steps import steps, steps_in_words
from dashboards.figures.timeline import timeline, timeline_in_words
from dashboards.views.compiled_page import CompiledPage
from dashboards.views.deadlines import DeadlinesView
from dashboards.views.decisions import DecisionsView
from dashboards.views.district import DistrictView
from dashboards.views.looks import LOOKS
from dashboards.views.months import look_of
from dashboards.views.office_paper import OfficePaper
from dashboards.views.overview import OverviewView
from dashboards.views.paging import piece
from dashboards.views.plan_page import PlanPageView
from dashboards.views.report_list import ReportList
from dashboards.views.report_page import ReportView
from dashboards.views.shortfall_list import Order
from dashboards.views.shortfall_page import ShortfallPage
from dashboards.views.target_page import TargetView
from dashboards.views.terms import term_views
from dashboards.views.tree_part import tree_part
from dashboards.views.unit_page import UnitView
from dashboards.views.unit_tree import UnitsView
from dashboards.web.drawn import drawn
from dashboards.web.headers import STATIC_POLICY
from dashboards.web.links import StaticLinks
from dashboards.web.navigation import PLACES
from dashboards.web.shell import Shell
from kpi.evaluation.shortfall import LISTED
from rules.target_rule import percent
from rules.verdict import WEIGHTS, Verdict
from targets.periods import parse_period
from targets.wording import Language, Sentence, write_fact, write_number

#: The folder of the units' pages.
UNITS_FOLDER = "don-vi"
#: The folder of reports.
REPORTS_FOLDER = "bao-cao"
#: The folder of compiled reports.
COMPILED_FOLDER = "tong-hop"


def render(template: str, shell: Shell, **values: object) -> str:
    """Return a page; templates have ``shell``, ``links``, ``viewer`` and ``language`` besides what is given."""
    around = {"shell": shell, "links": shell.links, "viewer": shell.viewer}
    return _environment(shell.language).get_template(template).render(**around, **values)


def static_shell(view: DistrictView | UnitView, language: Language, depth: int = 0, here: str = "-") -> Shell:
    """Return what stands around a page that is a file, so many folders deep, at one of the places."""
    places = tuple(place for place in PLACES if place.static)
    return Shell(StaticLinks(depth), language, view.office, as_of=view.as_of, places=places, here=here)


def overview_page(view: OverviewView, language: Language = "vi") -> str:
    """Return the first page, or that of the units below a body, as a file."""
    depth = 0 if view.part.body is None else 1
    return render("overview.html", static_shell(view.district, language, depth, here=""), view=view)


def target_page(view: TargetView, language: Language = "vi") -> str:
    """Return the page of a promise as a file, two folders deeper."""
    return render("target.html", static_shell(view.district, language, depth=2), view=view)


def deadlines_page(view: DeadlinesView, language: Language = "vi", depth: int = 0) -> str:
    """Return the calendar of deadlines as a file: of today's month, or one folder deeper of another."""
    return render("deadlines.html", static_shell(view.district, language, depth, here="han"), view=view)


def plans_page(views: Sequence[PlanPageView], district: DistrictView, language: Language = "vi") -> str:
    """Return the list of plans as a file."""
    return render("plans.html", static_shell(district, language, here="ke-hoach"), plans=views)


def plan_page(view: PlanPageView, language: Language = "vi") -> str:
    """Return the page of a plan as a file, one folder deeper."""
    return render("plan.html", static_shell(view.district, language, depth=1, here="ke-hoach"), view=view)


def shortfalls_page(view: ShortfallPage, endings: Sequence[str], language: Language = "vi") -> str:
    """Return the list of shortfalls as a file, with links to it in the formats that end so."""
    shell = static_shell(view.district, language, here="thieu")
    return render("shortfalls.html", shell, view=view, query={}, choices=shortfall_choices(language, endings))


def decisions_page(view: DecisionsView, language: Language = "vi") -> str:
    """Return the list of exemptions and extensions as a file: all of them."""
    shell = static_shell(view.district, language, here="mien-gia-han")
    past = piece(view.past, 1, max(1, len(view.past)))
    return render("decisions.html", shell, view=view, past=past, choices=None, wrong=None, taken_back=None, faults={})


def shortfall_choices(language: Language, endings: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return what may be chosen of the list of shortfalls, each as it is sent and as it is shown."""
    return {
        "verdict_options": [(one.value, one.label.text(language)) for one in LISTED],
        "weight_options": [(one.value, words.text(language)) for one, words in WEIGHTS.items()],
        "order_options": [(one.value, one.words.text(language)) for one in Order],
        "formats": formats_of(endings),
    }


def formats_of(endings: Sequence[str]) -> list[tuple[str, str]]:
    """Return the endings of files with what people call such a file."""
    return [(ending, _FORMATS[ending]) for ending in endings]


_FORMATS = {".xlsx": "Excel", ".docx": "Word", ".pdf": "PDF", ".csv": "CSV", ".json": "JSON"}


def compiled_report_page(
    view: CompiledPage, paper: OfficePaper, endings: Sequence[str], district: DistrictView, language: Language = "vi"
) -> str:
    """Return the compiled report as a file, with links to it in the formats that end so; of one plan one deeper."""
    shell = static_shell(district, language, depth=1 if view.plan else 0, here=COMPILED_FOLDER)
    return render("compiled.html", shell, view=view, paper=paper, formats=formats_of(endings))


def reports_page(found: ReportList, district: DistrictView, language: Language = "vi") -> str:
    """Return the list of reports as a file: all of them."""
    shell, whole = (
        static_shell(district, language, here=REPORTS_FOLDER),
        {"page": 1, "pages": 1, "count": len(found.rows)},
    )
    return render("reports.html", shell, list=found, rows=found.rows, chosen={}, states={}, **whole)


def report_page(view: ReportView, district: DistrictView, language: Language = "vi") -> str:
    """Return a report as a file, three folders deeper: its figures, what was done with it, what is attached."""
    shell = static_shell(district, language, depth=3, here=REPORTS_FOLDER)
    return render("report.html", shell, view=view, word=view.word, refused=(), wrong=None, present=False)


def units_page(view: UnitsView, district: DistrictView, language: Language = "vi") -> str:
    """Return the list of units as a file: every one of them, since a file leads to no part of itself."""
    part = tree_part(view.tree, "", 1, most=max(1, view.ever))
    return render("units.html", static_shell(district, language, here=UNITS_FOLDER), view=view, part=part)


def unit_page(view: UnitView, language: Language = "vi") -> str:
    """Return a unit's page as a file, which lies one folder deeper."""
    return render("unit.html", static_shell(view, language, depth=1), view=view)


@cache
def _environment(language: Language) -> Environment:
    """Return the templates, compiled once a language."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def said(fact: str | int | Decimal | date | datetime | Sentence | None) -> str:
        return write_fact(fact, language)

    def both(vi: str, en: str) -> str:
        return vi if language == "vi" else en

    environment.filters |= {"said": said, "number": lambda number: write_number(number, language)}
    environment.globals |= {
        "both": both,
        "language": language,
        "policy": STATIC_POLICY,
        "letter": _letter,
        "looks": LOOKS,
        "Verdict": Verdict,
        "term_views": term_views,
        "piece": piece,
        "look_of": look_of,
        "month_name": lambda key: _month_name(key, language),
        "ratio": lambda part, whole: _ratio(part, whole, language),
        "figures": {
            "shares": (drawn(shares), shares_in_words),
            "bullets": (drawn(bullets), bullets_in_words),
            "timeline": (drawn(timeline), timeline_in_words),
            "steps": (drawn(steps), steps_in_words),
            "passage_line": (drawn(passage_line), passage_in_words),
        },
    }
    return environment


def _month_name(key: str, language: Language) -> str:
    """Return a month as people write it: "tháng 6/2023" for 2023-06."""
    period = parse_period(key)
    return period.name(language) if period is not None else key


def _ratio(part: int, whole: int, language: Language) -> str:
    """Return a share as pages write it: "11/13 (84,61%)", cut and never rounded up."""
    counts = f"{write_number(part, language)}/{write_number(whole, language)}"
    return f"{counts} ({write_number(percent(part, whole), language)}%)" if whole else counts


def _letter(number: int) -> str:
    """Return the mark of a footnote: a, b, … z, aa, ab, …; a digit would read as part of the figure before it."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)
