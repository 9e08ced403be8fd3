"""The compiled report, written in the form that the file's name asks for; and its shape in JSON, for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from dashboards.exports.aside import refuse_held, write_file
from dashboards.exports.errors import UnknownFormatError
from dashboards.exports.shortfalls import MEDIA_TYPES as LISTS
from dashboards.exports.shortfalls import json_bytes
from dashboards.papers.report_docx import report_docx
from dashboards.papers.report_paper import report_paper
from dashboards.papers.to_pdf import paper_pdf
from dashboards.views.compiled_report import CompiledReport
from dashboards.views.indicator_totals import IndicatorTotal
from dashboards.views.narrative import Narrative, Paragraph
from dashboards.views.office_paper import OfficePaper
from dashboards.views.promise_tally import PromiseTally
from kpi.evaluation.shapes import Json, number, result_json, source_json
from targets.units import Unit

#: What a file's name may end with, and what such a file is to programs.
MEDIA_TYPES = {ending: LISTS[ending] for ending in (".docx", ".pdf", ".json")}
FORMATS = tuple(MEDIA_TYPES)


def write_compiled(
    path: Path,
    report: CompiledReport,
    narrative: Narrative,
    paper: OfficePaper,
    template: tuple[str, bytes] | None = None,
) -> None:
    """Write the report. The same report gives the same bytes.

    Args:
        path: its ending says in which form.
        report: its figures.
        narrative: its words.
        paper: the words around them.
        template: an office's own for Word, with its name; None: the program's.

    Raises:
        UnknownFormatError: the name ends with no form that is written; nothing was.
        BadTemplateError: the template cannot be filled; nothing was written.
        HeldOpenError: the file is open in an office program; what was there stands.
        UnreadableError: the place cannot be written to, or the file is open elsewhere; what was there stands.
    """
    if path.suffix.lower() not in FORMATS:
        raise UnknownFormatError(path.name, FORMATS)
    refuse_held(path)
    write_file(path, compiled_file(path.suffix.lower(), report, narrative, paper, template))


def compiled_file(
    suffix: str,
    report: CompiledReport,
    narrative: Narrative,
    paper: OfficePaper,
    template: tuple[str, bytes] | None = None,
) -> bytes:
    """Return the report in one of the `FORMATS`; the arguments are those of `write_compiled`.

    Raises:
        BadTemplateError: the template cannot be filled.
    """
    name, own = template or ("", None)
    makers: dict[str, Callable[[], bytes]] = {
        ".docx": lambda: report_docx(narrative, paper, report.as_of, own, name),
        ".pdf": lambda: paper_pdf(report_paper(narrative, paper, report.as_of)),
        ".json": lambda: json_bytes(compiled_json(report, narrative)),
    }
    return makers[suffix]()


def compiled_json(report: CompiledReport, narrative: Narrative) -> Json:
    """Return the report's words, and every number in them with whom it is of and where it was read.

    A figure of None is not known, which is not zero.
    """
    return {
        "as_of": report.as_of.isoformat(),
        "period": report.period.key,
        "plans": [plan.id for plan in report.plans],
        "subject": " ".join(narrative.subject),
        "opening": narrative.opening,
        "sections": {
            "direction": _paragraphs(narrative.direction),
            "results": _paragraphs(narrative.results),
            "achieved": _paragraphs(narrative.achieved),
            "shortcomings": _paragraphs(narrative.shortcomings),
            "steps": _paragraphs(narrative.steps),
        },
        "notes": [{"number": note.number, "text": note.text} for note in narrative.notes],
        "promises": [_promise(tally) for tally in report.tallies],
        "totals": [_total(total) for total in report.totals],
        "open": [_promise(tally) for tally in report.ahead],
        "sources": [
            {"unit_id": one.unit, "period": one.period, "plan": one.plan, "file": one.file_name, "sha256": one.sha256}
            for one in report.sent
        ],
    }


def _paragraphs(paragraphs: Iterable[Paragraph]) -> list[Json]:
    return [
        {"style": one.style.value, "text": one.text, "notes": [note.number for note in one.notes]} for one in paragraphs
    ]


def _promise(tally: PromiseTally) -> Json:
    """Return one promise as ``evaluate`` has it, with the units by how they stand."""
    return {
        **result_json(tally.whole),
        "done": _ids(tally.done),
        "late": _ids(tally.late),
        "undone": _ids(tally.undone),
        "above": _ids(tally.above),
        "within": _ids(tally.within),
        "silent": _ids(tally.silent),
        "exempt_units": _ids(tally.exempt),
    }


def _total(total: IndicatorTotal) -> Json:
    change = total.change
    return {
        "plan": total.plan.id,
        "indicator": total.indicator.id,
        "name": total.indicator.name,
        "unit": total.indicator.unit,
        "total": number(total.total),
        "known": len(total.known),
        "of": len(total.figures),
        "silent": _ids(one.unit for one in total.silent),
        "last_year": None
        if change is None
        else {"units": change.units, "now": number(change.now), "before": number(change.before)},
        "parts": [{"name": part.name, "value": number(part.value)} for part in total.parts],
        "units": [
            {
                "unit_id": one.unit.id,
                "value": number(one.reading.value),
                "last_year": number(one.last_year),
                "period": one.period.key if one.period is not None else None,
                "source": source_json(one.reading.source) if one.reading.source is not None else None,
            }
            for one in total.figures
        ],
    }


def _ids(units: Iterable[Unit]) -> list[str]:
    return [unit.id for unit in units]
