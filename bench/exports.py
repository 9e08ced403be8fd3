"""The list of shortfalls of the whole country as a workbook, and a list as long as a district's as papers.

``python -m bench.exports --json`` prints one JSON object:

    units, targets, lines   every unit of the country lacks every target: the longest list there can be
    xlsx_s, xlsx_mb         the seconds it takes as a workbook, and the size of the file
    xlsx_peak_mb            the memory it takes beyond the list itself
    openpyxl_s              the same rows of the list's first sheet, bare, by openpyxl's writer that keeps none
    ratio_openpyxl          our seconds of its
    csv_s                   the seconds it takes as CSV
    rows                    lines of the shorter list, each with words as long as real ones
    pdf_s, pdf_pages        the seconds it takes as PDF
    docx_s                  and as a Word document
    equal                   each file made again has the same bytes
"""

from __future__ import annotations

import argparse
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from time import perf_counter
from typing import TypeVar

import pypdfium2
from openpyxl import Workbook

from bench.shared.measure import peak_mb, rounded
from dashboards.exports.columns import PRINTED
from dashboards.exports.shortfalls import shortfalls_docx, shortfalls_pdf
from dashboards.exports.text_table import shortfalls_csv
from dashboards.exports.workbook import shortfalls_xlsx
from dashboards.papers.to_pdf import fonts
from dashboards.views.amounts import Kind, Scale
from dashboards.views.office_paper import REPORT, office_paper
from dashboards.views.shortfall_list import Entry, Group, Order, PromiseCount, ShortfallList, UnitCount
from kpi.evaluation.shortfall import LISTED, Shortfall
from kpi.letterhead_settings import LetterheadSettings
from targets.issues import Severity
from targets.provenance import Source
from targets.wording import Sentence, say
from targets.workdays import VIETNAM

COUNTRY, SMALL, TARGETS, ROWS = 3321, 30, 20, 200
T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="a few communes, to see that it runs")
    print(json.dumps(measured(SMALL if parser.parse_args().small else COUNTRY)))


def measured(units: int) -> dict[str, object]:
    """Return what is measured of a country of so many units."""
    view, short = made_up(units, TARGETS), made_up(ROWS // TARGETS, TARGETS)
    paper = office_paper(LetterheadSettings(), "Cơ quan điều phối", REPORT, None)
    before = peak_mb()
    xlsx, xlsx_s = _timed(lambda: shortfalls_xlsx(view))
    peak = peak_mb() - before
    _, csv_s = _timed(lambda: shortfalls_csv(view))
    _, openpyxl_s = _timed(lambda: by_openpyxl(view))
    fonts()  # looked for once, by whatever paper is first
    pdf, pdf_s = _timed(lambda: shortfalls_pdf(short, paper))
    docx, docx_s = _timed(lambda: shortfalls_docx(short, paper))
    again = shortfalls_pdf(short, paper), shortfalls_docx(short, paper), shortfalls_xlsx(short)
    figures = {
        "xlsx_s": xlsx_s,
        "xlsx_mb": len(xlsx) / 1e6,
        "xlsx_peak_mb": peak,
        "openpyxl_s": openpyxl_s,
        "ratio_openpyxl": xlsx_s / openpyxl_s,
        "csv_s": csv_s,
        "pdf_s": pdf_s,
        "docx_s": docx_s,
    }
    return {
        "units": units,
        "targets": TARGETS,
        "lines": len(view.entries),
        "rows": len(short.entries),
        "pdf_pages": len(pypdfium2.PdfDocument(pdf)),
        **rounded(figures),
        "equal": again == (pdf, docx, shortfalls_xlsx(short)),
    }


def made_up(units: int, targets: int) -> ShortfallList:
    """Return a list in which every unit lacks every target; all invented."""
    groups = [Group(say("Xã số {n}", "Commune {n}", n=n), tuple(_entries(n, targets))) for n in range(units)]
    lines = [entry for group in groups for entry in group.entries]
    counts = [Counter(entry.row.verdict for entry in group.entries) for group in groups]
    sources = dict.fromkeys(source for one in lines for source in (one.row.clause, one.row.figure) if source)
    return ShortfallList(
        office="Cơ quan điều phối (số liệu minh họa)",
        as_of=datetime(2026, 11, 16, 8, tzinfo=VIETNAM),
        filters=(),
        order=Order.UNIT,
        groups=tuple(groups),
        asked_units=units,
        by_unit=tuple(UnitCount(f"xa-{n}", f"xã số {n}", found) for n, found in enumerate(counts)),
        by_promise=tuple(_promise(target, lines, units) for target in range(targets)),
        plans=(Sentence("Kế hoạch số 1/KH-UBND (minh họa)", "Plan 1/KH-UBND (invented)"),),
        notes={source: number for number, source in enumerate(sources, 1)},
    )


def by_openpyxl(view: ShortfallList) -> bytes:
    """Return the bare rows of the list, by the writer of openpyxl that keeps none in memory."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for entry in view.entries:
        sheet.append([column.value(entry, "vi") for column in PRINTED])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _entries(unit: int, targets: int) -> Iterator[Entry]:
    for target in range(targets):
        verdict = LISTED[(unit + target) % len(LISTED)]
        past = verdict in LISTED[:2]
        row = Shortfall(
            plan="kh-2026",
            promise=f"II.{target}",
            title=f"Chỉ tiêu số {target}: mỗi đơn vị đăng ký xây dựng ít nhất 02 mô hình, điển hình (minh họa)",
            unit=f"Xã số {unit}",
            unit_id=f"xa-{unit}",
            period="2026",
            verdict=verdict,
            required=Decimal(2),
            actual=Decimal(1) if verdict is not LISTED[2] else None,
            missing=Decimal(1) if verdict is not LISTED[2] else None,
            last_day=date(2026, 11, 14) if past else date(2026, 12, 31),
            since=date(2026, 11, 15) if past else None,
            group=None,
            severity=Severity.ERROR,
            why=say("Đạt 1 trên 2 mô hình; hạn {day}.", "1 of 2; due {day}.", day=date(2026, 11, 14 + target % 3)),
            remedy=Sentence("Cần thêm 1 mô hình, chậm nhất hết ngày 31/12/2026.", "1 more by 31 Dec 2026."),
            clause=Source("Kế hoạch năm 2026 (minh họa)", section=f"II.{target}", line=target + 60, quote="02 mô hình"),
            figure=Source(f"xa-{unit}.xlsx", sheet="Báo cáo", cell=f"E{target + 8}"),
        )
        yield Entry(row, f"xã số {unit}", Scale(Kind.NUMBER, "mô hình"), 2 if past else None, None)


def _promise(target: int, lines: list[Entry], asked: int) -> PromiseCount:
    own = [one.row for one in lines if one.row.promise == f"II.{target}"]
    named = {verdict: tuple(row.unit for row in own if row.verdict is verdict) for verdict in LISTED}
    return PromiseCount("kh-2026", f"II.{target}", own[0].title, own[0].last_day, asked, named)


def _timed(route: Callable[[], T]) -> tuple[T, float]:
    start = perf_counter()
    return route(), perf_counter() - start


if __name__ == "__main__":
    main()
