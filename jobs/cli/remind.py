"""remind plan; the group of its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli import remind_preview, remind_send
from jobs.cli.options import AsJson, AsOf, Times, Workplace, grouped

if TYPE_CHECKING:
    from datetime import date

    from kpi.outbox import PlannedDay
    from targets.wording import Language

app = typer.Typer(no_args_is_help=True, help="Nhắc việc: xem trước ai được nhắc, lúc nào, vì sao.")


app.command("send")(remind_send.send)
app.command("show")(remind_send.show)
app.command("retry")(remind_send.retry)
app.command("preview")(remind_preview.preview)
app.command("calendar")(remind_preview.calendar)


@app.command("plan")
@grouped
def plan(
    as_of: AsOf = None,
    days: Annotated[int, typer.Option("--days", min=1, max=1000, help="Xem trước bao nhiêu ngày.")] = 45,
    until: Annotated[str | None, typer.Option("--until", help="Xem đến hết ngày này (thay cho --days).")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không ghi gì (hiện luôn như vậy).")] = False,  # noqa: ARG001
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Xem kế hoạch nhắc việc: ngày nào, ai, việc gì, vì sao, nếu không có gì mới nộp. Không gửi gì."""
    from datetime import timedelta

    from jobs.cli.output import print_json, print_line
    from jobs.cli.session import known, start
    from jobs.reminders.remembered import plan_known_days
    from jobs.reminders.situation import situation_of
    from kpi.clock import now
    from targets.wording import say

    session = start(place)
    inputs = known(session, Times(as_of))
    situation = situation_of(inputs, session.workspace.settings)
    end = _end(inputs.today, days, until)
    planned = list(plan_known_days(session.workspace.engine, situation, inputs.today, end, now().date()))
    if as_json:
        from kpi.reminder_shapes import days_json

        print_json(days_json(planned, inputs.as_of, session.language))
        return
    for day, one in planned:
        _print_day(day, one, session.language)
    for unsaid in dict.fromkeys(unsaid for _, one in planned for unsaid in one.unaddressed):
        print_line(f"! {unsaid.why.text(session.language)}")
    count = say(
        "{n} thư, tin nhắn đến hết ngày {last}; không gửi gì.",
        "{n} messages until the end of {last}; nothing is sent.",
        n=sum(len(one.digests) for _, one in planned),
        last=end - timedelta(days=1),
    )
    print_line(count.text(session.language))


def _end(today: date, days: int, until: str | None) -> date:
    """Return the first day no longer looked at."""
    from datetime import timedelta

    from kpi.moments import as_of_moment

    return as_of_moment(until).date() + timedelta(days=1) if until is not None else today + timedelta(days=days)


def _print_day(day: date, planned: PlannedDay, language: Language) -> None:
    """Print what is said on a day: each reason once, and below it who is told."""
    from jobs.cli.output import cell, print_block
    from targets.wording import write_date
    from targets.workdays import weekday_name

    reasons: dict[str, dict[str, list[str]]] = {}
    for digest in planned.digests:
        for matter in digest.matters:
            told = reasons.setdefault(f"{matter.title}: {matter.why.text(language)}", {})
            told.setdefault(digest.name, []).append(matter.unit_name)
    for reason, told in reasons.items():
        names = (name if _is_own(name, units) else f"{name} ({', '.join(units)})" for name, units in told.items())
        head = f"{weekday_name(day).text(language)} {write_date(day, language)} · {reason}"
        print_block(f"[bold]{cell(head)}[/]", (", ".join(names),))


def _is_own(name: str, units: list[str]) -> bool:
    """Say whether a recipient is told of its own unit only, whose name it bears."""
    return len(units) == 1 and name.endswith(units[0])
