"""shortfall."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import (
    AsJson,
    OrderChoice,
    Times,
    VerdictNames,
    ViewChoice,
    Wanted,
    Workplace,
    grouped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboards.views.shortfall_list import Order, ShortfallList
    from rules.verdict import Verdict
    from targets.wording import Language, Sentence


@grouped
def shortfall(
    *,
    wanted: Wanted,
    verdict: VerdictNames = None,
    by: OrderChoice = "unit",
    view: ViewChoice = "as-then",
    times: Times,
    out: Annotated[Path | None, typer.Option("--out", help="Tệp xuất: .xlsx, .docx, .pdf, .csv hoặc .json.")] = None,
    as_json: AsJson = False,
    place: Workplace,
) -> None:
    """Danh sách thiếu: đơn vị nào thiếu gì, bao nhiêu, từ bao giờ, cần làm gì."""
    from dashboards.exports.shortfalls import shortfalls_json, write_shortfalls
    from dashboards.views.office_paper import REPORT, office_paper
    from dashboards.views.shortfall_list import shortfall_list
    from jobs.cli.output import print_issues, print_json, print_line
    from jobs.cli.progress import counting
    from jobs.cli.session import judged, known, start, the_view
    from kpi.errors import NothingAskedError
    from kpi.evaluation.shapes import with_known_at
    from targets.wording import say

    session = start(place)
    language = session.language
    inputs = known(session, times)
    order, verdicts = the_order(by), the_verdicts(verdict)
    results = judged(inputs, wanted, the_view(view))
    shown = shortfall_list(inputs, results, session.office, order, verdicts, filters_of(wanted, verdict))
    if out is not None:
        if not results:
            raise NothingAskedError(shown.filters)
        paper = office_paper(session.workspace.settings.letterhead, session.office, REPORT, inputs.today)
        if out.suffix.lower() in {".docx", ".pdf"}:
            print_issues(paper.missing, language)
        with counting(str(out)) as told:
            write_shortfalls(out, shown, paper, language, lambda done, total: told(done + 1, total, ""))
    if as_json:
        print_json(with_known_at(shortfalls_json(shown, language), inputs, times.known_at))
    elif out is not None:
        lines = len(shown.entries)
        print_line(
            say("Đã ghi {n} dòng vào {file}.", "Wrote {n} lines to {file}.", n=lines, file=str(out)).text(language)
        )
    else:
        _print_list(shown, language)


def the_order(text: str) -> Order:
    """Return by what a person asked the list to be grouped.

    Raises:
        UnknownNameError: there is no such order.
    """
    from dashboards.views.shortfall_list import Order
    from kpi.errors import UnknownNameError
    from targets.wording import Sentence

    if text not in set(Order):
        raise UnknownNameError(Sentence("cách xếp", "order"), text, tuple(Order))
    return Order(text)


def the_verdicts(texts: Iterable[str] | None) -> tuple[Verdict, ...]:
    """Return the verdicts a person asked for; all that are listed, if none was named.

    Raises:
        UnknownNameError: one of them is none, or is not listed.
    """
    from kpi.errors import UnknownNameError
    from kpi.evaluation.shortfall import LISTED
    from targets.wording import Sentence

    asked = tuple(texts or ())
    for text in asked:
        if text not in set(LISTED):
            raise UnknownNameError(Sentence("kết quả", "verdict"), text, tuple(LISTED))
    return tuple(one for one in LISTED if not asked or one in asked)


def filters_of(wanted: Wanted, verdicts: Iterable[str] | None = None) -> tuple[Sentence, ...]:
    """Return what a person asked for, in words, to be said on top of the list."""
    from rules.verdict import WEIGHTS, Verdict
    from targets.issues import Severity
    from targets.wording import Sentence, say

    said = [
        say("{what} {name}", "{what} {name}", what=what, name=name)
        for what, name in (
            (Sentence("kế hoạch", "plan"), wanted.plan),
            (Sentence("kỳ", "period"), wanted.period),
            (Sentence("chỉ tiêu, nhiệm vụ", "target or duty"), wanted.target),
            (Sentence("đơn vị", "unit"), wanted.unit),
            (Sentence("nhóm", "group"), wanted.group),
            (Sentence("mức độ", "weight"), WEIGHTS[Severity(wanted.severity)] if wanted.severity else None),
        )
        if name is not None
    ]
    return (*said, *(say("{word}", "{word}", word=Verdict(one).label) for one in verdicts or ()))


def _print_list(shown: ShortfallList, language: Language) -> None:
    from dashboards.views.shortfall_list import Order
    from jobs.cli.output import cell, print_block, print_marked

    for group in shown.groups:
        print_block(f"[bold]{cell(group.heading.text(language))}[/]", ())
        for entry in group.entries:
            row = entry.row
            name = row.promise if shown.order is Order.UNIT else f"{row.unit}, {row.promise}"
            remedy = f" → {row.remedy.text(language)}" if row.remedy else ""
            print_marked(row.verdict, name, row.why.text(language) + remedy, language)
