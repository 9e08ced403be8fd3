"""The command `dondoc`: its groups of commands, and what becomes of an error.

Exit codes: 0 fine, 1 findings or a failed check, 2 wrong use, 70 a defect of ours. Heavy imports wait inside the
commands, so that ``dondoc --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_command

from jobs.cli import (
    audit,
    begin,
    dashboard,
    form,
    grants,
    intake,
    judge,
    keep,
    letter,
    meeting,
    plans,
    remind,
    report_compile,
    report_files,
    serve,
    shortfall,
    submissions,
    units,
    users,
    worker,
)

if TYPE_CHECKING:
    from targets.wording import Language

app = typer.Typer(
    name="dondoc",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Đôn Đốc: theo dõi kế hoạch và kết quả, nhắc việc đúng hạn, lập danh sách thiếu cho cuộc họp lãnh đạo.",
)


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="In phiên bản.")] = False,
) -> None:
    """Theo dõi kế hoạch và kết quả, nhắc việc đúng hạn, lập danh sách thiếu cho cuộc họp lãnh đạo."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"dondoc {installed('dondoc')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("init")(begin.init)
app.command("doctor")(begin.doctor)
app.add_typer(plans.app, name="plan")
app.add_typer(units.app, name="unit")
app.add_typer(form.app, name="form")
app.command("submit")(intake.submit)
app.command("evaluate")(judge.evaluate)
app.command("due")(judge.due)
app.command("shortfall")(shortfall.shortfall)
app.add_typer(meeting.app, name="meeting")
app.add_typer(letter.app, name="letter")
app.command("score")(judge.score)
app.add_typer(submissions.app, name="submission")
app.add_typer(grants.app, name="decision")
app.add_typer(report_files.app, name="report")
report_files.app.command("compile")(report_compile.compile_report)
report_files.app.command("template")(report_compile.template)
app.add_typer(remind.app, name="remind")
app.add_typer(worker.app, name="worker")
app.command("backup")(keep.backup)
app.command("restore")(keep.restore)
app.add_typer(dashboard.app, name="dashboard")
app.command("serve")(serve.serve)
app.add_typer(users.app, name="user")
app.add_typer(audit.app, name="audit")

#: Puts all commands together, once: that costs more than what many of them do.
_commands = cache(get_command)
#: Exit code of a defect of ours (EX_SOFTWARE of sysexits.h).
DEFECT = 70


def run() -> None:
    """Run the command line; people never see a traceback."""
    try:
        code = _commands(app)(prog_name="dondoc", standalone_mode=False)
    except Exception as error:  # noqa: BLE001  the last resort, which keeps the traceback in a file
        sys.exit(_tell(error))
    sys.exit(code if isinstance(code, int) else 0)


def _tell(error: Exception) -> int:
    from jobs.cli.output import print_error, print_issues
    from jobs.cli.wrong_use import WrongUse, explain
    from kpi.errors import DondocError, RefusedError
    from targets.wording import say

    language = _language()
    if isinstance(error, typer.Abort):
        return 130  # Ctrl+C, as shells count it
    if isinstance(error, WrongUse):
        print_error(explain(error), language)
        return 2
    if isinstance(error, DondocError):
        if isinstance(error, RefusedError):
            print_issues(error.issues, language)
        print_error(error.sentence, language)
        return error.exit_code
    with tempfile.NamedTemporaryFile("w", prefix="dondoc-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    print_error(
        say(
            "Lỗi ngoài dự kiến; dữ liệu không bị thay đổi. Chi tiết ở {log}; hãy gửi cho người phụ trách.",
            "An unexpected fault; the data are unchanged. Details are in {log}: please send it on.",
            log=log.name,
        ),
        language,
    )
    return DEFECT


def _language() -> Language:
    chosen = os.environ.get("DONDOC_LANG", "vi")
    for number, argument in enumerate(sys.argv):
        if argument == "--lang" and number + 1 < len(sys.argv):
            chosen = sys.argv[number + 1]
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return "en" if chosen == "en" else "vi"
