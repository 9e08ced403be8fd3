"""evaluate, due, score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import (
    AsJson,
    PlanId,
    Times,
    ViewChoice,
    Wanted,
    Workplace,
    grouped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kpi.evaluation.inputs import Inputs
    from kpi.evaluation.results import Result
    from rules.duty_rule import State
    from targets.wording import Language, Sentence


@grouped
def evaluate(
    *,
    wanted: Wanted,
    engine: Annotated[
        str,
        typer.Option(
            "--engine", help="explain: kèm lý lẽ; country: rất nhiều đơn vị, chỉ số liệu chung; dask: nhiều máy."
        ),
    ] = "explain",
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="Địa chỉ bộ điều phối Dask, như tcp://10.0.0.5:8786.")
    ] = None,
    view: ViewChoice = "as-then",
    times: Times,
    as_json: AsJson = False,
    place: Workplace,
) -> None:
    """Đánh giá mọi chỉ tiêu, nhiệm vụ: đạt, chưa, thiếu bao nhiêu, vì sao."""
    from jobs.cli.country import evaluate_many
    from jobs.cli.output import print_json, print_line
    from jobs.cli.session import judged, known, start, the_view
    from kpi.evaluation.shapes import evaluation_json, with_known_at

    session, seen = start(place), the_view(view)
    if engine != "explain":
        evaluate_many(session, wanted, times, engine, scheduler, seen)
        return
    inputs = known(session, times)
    results = judged(inputs, wanted, seen)
    if as_json:
        shape = evaluation_json(results, inputs.as_of, session.language, inputs.revisions, seen)
        print_json(with_known_at(shape, inputs, times.known_at))
        return
    if not results:
        print_line(_nothing(inputs).text(session.language))
        return
    begun = [result for result in results if not result.to_come]
    _print_wholes(begun, session.language)
    _print_units(begun, session.language)


@grouped
def due(
    *,
    wanted: Wanted,
    times: Times,
    as_json: AsJson = False,
    place: Workplace,
) -> None:
    """Mọi nhiệm vụ có hạn: ai đã nộp, ai chậm, ai quá hạn, còn mấy ngày."""
    from jobs.cli.output import cell, labels, print_block, print_json, print_line, print_marked
    from jobs.cli.session import judged, known, start
    from kpi.evaluation.shapes import due_json, with_known_at
    from rules.asked import window_words

    session = start(place)
    inputs = known(session, times)
    results = judged(inputs, wanted)
    duties, language = [result for result in results if result.standing is not None], session.language
    if as_json:
        print_json(with_known_at(due_json(results, inputs.as_of, language), inputs, times.known_at))
        return
    if not duties:
        print_line(_nothing(inputs).text(language))
    for promise in dict.fromkeys(result.promise for result in duties):
        first = next(result for result in duties if result.promise is promise)
        taken = window_words(first.plan, promise).text(language).strip(" ()")
        reasoning = (f"↳ {step.text(language)}" for step in first.deadline.reasoning)
        wholes = (result.rates for result in results if result.promise is promise and result.rates)
        counted = (rates.said().text(language) for rates in wholes)
        told = (*([taken] if taken else ()), *reasoning, *counted)
        print_block(f"[bold]{cell(promise.id)}[/]  {cell(promise.title)}{labels(promise, language)}", told)
        for (state, _, said), names in _groups(result for result in duties if result.promise is promise):
            print_marked(state, said.text(language), ", ".join(names), language)


@grouped
def score(
    plan: PlanId = None,
    view: ViewChoice = "as-then",
    *,
    times: Times,
    as_json: AsJson = False,
    place: Workplace,
) -> None:
    """Chấm điểm từng đơn vị theo kế hoạch có thang điểm, phép cộng được viết ra."""
    from jobs.cli.output import cell, print_block, print_json, print_line
    from jobs.cli.session import judged, known, start, the_view
    from kpi.evaluation.scores import scores
    from kpi.evaluation.shapes import scores_json
    from targets.wording import Sentence

    session = start(place)
    inputs = known(session, times)
    found = scores(judged(inputs, Wanted(plan), the_view(view)))
    language = session.language
    if as_json:
        print_json(scores_json(found, inputs.as_of, language))
        return
    if not found:
        none = Sentence("Không kế hoạch nào có thang điểm (khóa “scoring”).", "No plan has a scoring.")
        print_line(none.text(language))
    for one in found:
        print_block(f"[bold]{cell(one.unit.name)}[/]  {cell(one.plan.id)}", (one.score.why.text(language),))


def _print_wholes(results: Sequence[Result], language: Language) -> None:
    """Print how each promise stands as a whole, plan by plan."""
    from jobs.cli.output import cell, labels, mark, print_block

    plan = None
    for result in (r for r in results if r.whole):
        if result.plan is not plan:
            plan = result.plan
            print_block(f"[bold]{cell(plan.id)}[/]  {cell(plan.title)}", [])
        notes = (f"· {note.text(language)}" for note in result.judgement.noted)
        lines = (result.judgement.why.text(language), *notes)
        promise = result.promise
        head = f"{mark(result.verdict, language)}  [bold]{cell(promise.id)}[/]  {cell(promise.title)}"
        head += labels(promise, language)
        print_block(head, lines)


def _print_units(results: Sequence[Result], language: Language) -> None:
    """Print the grid units × promises, with the key to its columns and marks."""
    from jobs.cli.output import MARKS, cell, mark, print_grid, print_line

    single = [result for result in results if not result.whole]
    promises = list(dict.fromkeys((result.plan.id, result.promise.id) for result in single))
    grid = {(r.unit.id, r.plan.id, r.promise.id): r for r in single}
    units = dict.fromkeys((result.unit.id, result.unit.name) for result in single)
    rows = (
        [
            cell(name),
            *(mark(grid[id_, *p].verdict, language, word=False) if (id_, *p) in grid else "" for p in promises),
        ]
        for id_, name in units
    )
    numbers = [str(number) for number, _ in enumerate(promises, start=1)]
    print_grid("Từng đơn vị" if language == "vi" else "Unit by unit", [*numbers], rows)
    print_line("  ".join(f"{number} = {promise}" for number, (_, promise) in zip(numbers, promises, strict=True)))
    verdicts = dict.fromkeys(result.verdict for result in single)
    print_line("  ".join(f"{MARKS[v][0]} {v.label.text(language)}" for v in verdicts))


def _nothing(inputs: Inputs) -> Sentence:
    """Return why there is nothing to show."""
    from targets.wording import Sentence

    if inputs.plans:
        return Sentence("Không có gì thuộc phạm vi được hỏi.", "Nothing falls in what was asked.")
    return Sentence(
        "Chưa có kế hoạch nào. Đăng ký bằng: dondoc plan add TỆP", "There is no plan yet. Add one: dondoc plan add FILE"
    )


def _groups(results: Iterable[Result]) -> list[tuple[tuple[State, int, Sentence], list[str]]]:
    """Return the units of one duty by where they stand with it, what needs someone first."""
    groups: dict[tuple[State, int, Sentence], list[str]] = {}
    for result in results:
        if result.standing is not None:
            state, days = result.standing.state, result.standing.days
            groups.setdefault((state, days, _said(result, state, days)), []).append(result.unit.name)
    return sorted(groups.items(), key=lambda group: (_URGENCY.index(group[0][0]), -group[0][1]))


def _said(result: Result, state: State, days: int) -> Sentence:
    """Return how many days a state has lasted or leaves; of what is to be held and lags, how far it has come."""
    from targets.wording import say

    left = _days(state, days)
    if state != "open" or result.pace is None or not result.pace.behind:
        return left
    return say("{left}, {pace}", "{left}, {pace}", left=left, pace=result.pace.words)


def _days(state: State, days: int) -> Sentence:
    """Return how many days a state has lasted or leaves, in words."""
    from targets.wording import Sentence, say

    if state == "open":
        return say("còn {n} ngày", "{n} days left", n=days)
    return say("{n} ngày", "{n} days", n=days) if days else Sentence("", "")


#: The order in which states are shown: what needs someone first.
_URGENCY = ("overdue", "open", "late", "done", "exempt")
