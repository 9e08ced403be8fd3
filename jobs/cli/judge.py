"""evaluate, due, shortfall."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import HERE, AsJson, AsOf, Database, Folder, KnownAt, LanguageChoice, PeriodKey, PlanId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpi.evaluation.results import Result
    from targets.wording import Language


def evaluate(
    plan: PlanId = None,
    period: PeriodKey = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    workspace: Folder = HERE,
    db: Database = None,
    as_json: AsJson = False,
    lang: LanguageChoice = None,
) -> None:
    """Đánh giá mọi chỉ tiêu, nhiệm vụ: đạt, chưa, thiếu bao nhiêu, vì sao."""
    from jobs.cli.output import print_json  # noqa: PLC0415
    from jobs.cli.session import judged, known, start  # noqa: PLC0415
    from kpi.evaluation.shapes import evaluation_json  # noqa: PLC0415

    session = start(workspace, db, lang)
    inputs = known(session, as_of, known_at)
    results = judged(inputs, plan, period)
    if as_json:
        print_json(evaluation_json(results, inputs.as_of, session.language))
        return
    _print_wholes(results, session.language)
    _print_units(results, session.language)


def due(
    plan: PlanId = None,
    period: PeriodKey = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    workspace: Folder = HERE,
    db: Database = None,
    as_json: AsJson = False,
    lang: LanguageChoice = None,
) -> None:
    """Mọi nhiệm vụ có hạn: ai đã nộp, ai chậm, ai quá hạn, còn mấy ngày."""
    from jobs.cli.output import cell, mark, print_json, print_line, print_table  # noqa: PLC0415
    from jobs.cli.session import judged, known, start  # noqa: PLC0415
    from kpi.evaluation.shapes import due_json  # noqa: PLC0415
    from rules.duty_rule import State  # noqa: PLC0415
    from targets.wording import write_date  # noqa: PLC0415

    session = start(workspace, db, lang)
    inputs = known(session, as_of, known_at)
    duties = [result for result in judged(inputs, plan, period) if result.standing is not None]
    language = session.language
    if as_json:
        print_json(due_json(duties, inputs.as_of, language))
        return
    for promise in dict.fromkeys(result.promise for result in duties):
        rows = [result for result in duties if result.promise is promise]
        deadline = rows[0].deadline
        print_line(f"{promise.title}\n  {'; '.join(step.text(language) for step in deadline.reasoning)}")
        headings = ("Đơn vị", "Tình trạng", "Ngày", "Vì sao") if language == "vi" else ("Unit", "State", "Days", "Why")
        shown = [
            (
                cell(r.unit.name),
                mark(s.state, language),
                str(s.days) if s.state is not State.DONE else "",
                cell(s.why.text(language)),
            )
            for r in rows
            if (s := r.standing) is not None
        ]
        print_table(f"{promise.id} · {write_date(deadline.last_day, language)}", headings, shown)


def shortfall(
    plan: PlanId = None,
    period: PeriodKey = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    out: Annotated[Path | None, typer.Option("--out", help="Tệp xuất: .xlsx, .csv hoặc .json.")] = None,
    workspace: Folder = HERE,
    db: Database = None,
    as_json: AsJson = False,
    lang: LanguageChoice = None,
) -> None:
    """Danh sách thiếu: đơn vị nào thiếu gì, bao nhiêu, từ bao giờ, cần làm gì."""
    from dashboards.exports.shortfalls import shortfalls_json, write_shortfalls  # noqa: PLC0415
    from jobs.cli.output import cell, mark, print_json, print_line, print_table  # noqa: PLC0415
    from jobs.cli.session import judged, known, start  # noqa: PLC0415
    from kpi.evaluation.shortfall import list_shortfalls  # noqa: PLC0415
    from targets.wording import say, write_fact  # noqa: PLC0415

    session = start(workspace, db, lang)
    inputs = known(session, as_of, known_at)
    rows = list_shortfalls(judged(inputs, plan, period))
    language = session.language
    if out is not None:
        write_shortfalls(out, rows, inputs.as_of, session.office, language)
    if as_json:
        print_json(shortfalls_json(rows, inputs.as_of, session.office, language))
        return
    if out is not None:
        print_line(
            say("Đã ghi {n} dòng vào {file}.", "Wrote {n} lines to {file}.", n=len(rows), file=str(out)).text(language)
        )
        return
    vi = ("Đơn vị", "Chỉ tiêu, nhiệm vụ", "Tình trạng", "Yêu cầu", "Đạt", "Thiếu", "Vì sao")
    en = ("Unit", "Target or duty", "Verdict", "Asked", "Actual", "Missing", "Why")
    print_table(
        "Danh sách thiếu" if language == "vi" else "Shortfalls",
        vi if language == "vi" else en,
        (
            (
                cell(row.unit),
                cell(row.promise),
                mark(row.verdict, language),
                *(cell(write_fact(n, language) or "—") for n in (row.required, row.actual, row.missing)),
                cell(row.why.text(language)),
            )
            for row in rows
        ),
    )


def _print_wholes(results: Sequence[Result], language: Language) -> None:
    """Print one line a promise: how the whole stands."""
    from jobs.cli.output import cell, mark, print_table  # noqa: PLC0415

    headings = (
        ("Mã", "Chỉ tiêu, nhiệm vụ", "Đánh giá", "Vì sao") if language == "vi" else ("Id", "Promise", "Verdict", "Why")
    )
    rows = (
        (cell(r.promise.id), cell(r.promise.title), mark(r.verdict, language), cell(r.judgement.why.text(language)))
        for r in results
        if r.whole
    )
    print_table("Đánh giá chung" if language == "vi" else "As a whole", headings, rows)


def _print_units(results: Sequence[Result], language: Language) -> None:
    """Print the grid units × promises, with the key to its marks."""
    from jobs.cli.output import cell, mark, print_line, print_table  # noqa: PLC0415

    single = [result for result in results if not result.whole]
    promises = list(dict.fromkeys((result.plan.id, result.promise.id) for result in single))
    grid = {(r.unit.id, r.plan.id, r.promise.id): r for r in single}
    units = dict.fromkeys((result.unit.id, result.unit.name) for result in single)
    title = "Từng đơn vị" if language == "vi" else "Unit by unit"
    rows = (
        [
            cell(name),
            *(mark(grid[id_, *p].verdict, language, word=False) if (id_, *p) in grid else "" for p in promises),
        ]
        for id_, name in units
    )
    print_table(title, [("Đơn vị" if language == "vi" else "Unit"), *(cell(promise) for _, promise in promises)], rows)
    verdicts = dict.fromkeys(result.verdict for result in single)
    from jobs.cli.output import MARKS  # noqa: PLC0415

    print_line("  ".join(f"{MARKS[v][0]} {v.label.text(language)}" for v in verdicts))
