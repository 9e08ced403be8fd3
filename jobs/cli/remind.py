"""remind plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import HERE, AsJson, AsOf, Database, Folder, LanguageChoice

if TYPE_CHECKING:
    from datetime import date

    from jobs.plan_reminders import Reminder

app = typer.Typer(no_args_is_help=True, help="Nhắc việc: xem trước ai được nhắc, lúc nào, vì sao.")


@app.callback()
def group() -> None:
    """Keep `plan` a command of its own while it is the only one."""


@app.command("plan")
def plan(
    as_of: AsOf = None,
    days: Annotated[int, typer.Option("--days", min=1, max=1000, help="Xem trước bao nhiêu ngày.")] = 45,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không ghi gì (hiện luôn như vậy).")] = False,  # noqa: ARG001
    workspace: Folder = HERE,
    db: Database = None,
    as_json: AsJson = False,
    lang: LanguageChoice = None,
) -> None:
    """Xem kế hoạch nhắc việc: đơn vị nào, ngày nào, vì sao. Không gửi gì."""
    from datetime import timedelta

    from jobs.cli.output import cell, print_block, print_json, print_line
    from jobs.cli.session import judged, known, start
    from jobs.plan_reminders import plan_reminders, reminders_json
    from targets.wording import say, write_date
    from targets.workdays import weekday_name

    session = start(workspace, db, lang)
    inputs = known(session, as_of, None)
    end = inputs.today + timedelta(days=days)
    reminders = plan_reminders(judged(inputs), session.workspace.settings.reminders, inputs.calendar, inputs.today, end)
    language = session.language
    if as_json:
        print_json(reminders_json(reminders, inputs.as_of, language))
        return
    missing = "chưa có địa chỉ" if language == "vi" else "no address"
    groups: dict[tuple[date, str], list[Reminder]] = {}
    for reminder in reminders:
        groups.setdefault((reminder.day, reminder.why.text(language)), []).append(reminder)
    for (day, why), together in groups.items():
        head = f"{weekday_name(day).text(language)} {write_date(day, language)} · {why}"
        names = (r.result.unit.name if r.contact else f"{r.result.unit.name} ({missing})" for r in together)
        print_block(f"[bold]{cell(head)}[/]", (", ".join(names),))
    count = say(
        "{n} lời nhắc trong {days} ngày tới; không gửi gì.",
        "{n} reminders in the next {days} days; nothing is sent.",
        n=len(reminders),
        days=days,
    )
    print_line(count.text(language))
