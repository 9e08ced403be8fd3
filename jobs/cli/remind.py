"""remind plan."""

from __future__ import annotations

from typing import Annotated

import typer

from jobs.cli.options import HERE, AsJson, AsOf, Database, Folder, LanguageChoice

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
    from datetime import timedelta  # noqa: PLC0415

    from jobs.cli.output import cell, print_json, print_table  # noqa: PLC0415
    from jobs.cli.session import judged, known, start  # noqa: PLC0415
    from jobs.plan_reminders import plan_reminders, reminders_json  # noqa: PLC0415
    from targets.wording import write_date  # noqa: PLC0415

    session = start(workspace, db, lang)
    inputs = known(session, as_of, None)
    end = inputs.today + timedelta(days=days)
    reminders = plan_reminders(
        judged(inputs, None, None), session.workspace.settings.reminders, inputs.calendar, inputs.today, end
    )
    language = session.language
    if as_json:
        print_json(reminders_json(reminders, inputs.as_of, language))
        return
    title = "Kế hoạch nhắc việc (không gửi)" if language == "vi" else "Reminders planned (nothing is sent)"
    headings = ("Ngày", "Đơn vị", "Gửi tới", "Vì sao") if language == "vi" else ("Day", "Unit", "To", "Why")
    missing = "chưa có địa chỉ" if language == "vi" else "no address"
    rows = (
        (
            write_date(r.day, language),
            cell(r.result.unit.name),
            cell((r.contact.email or r.contact.phone) if r.contact else missing),
            cell(r.why.text(language)),
        )
        for r in reminders
    )
    print_table(title, headings, rows)
