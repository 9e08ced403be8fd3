"""remind preview, remind calendar: what would be sent, and a unit's deadlines for its calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import AsJson, AsOf, Times, Workplace, grouped

if TYPE_CHECKING:
    from datetime import date

    from jobs.cli.session import Session
    from jobs.reminders.texts import Texts
    from kpi.evaluation.inputs import Inputs
    from kpi.outbox import Digest, Rendered
    from targets.wording import Language, Sentence


@grouped
def preview(
    to: Annotated[str, typer.Option("--to", help="Người nhận: địa chỉ, mã người nhận, hoặc tên đơn vị.")],
    day: Annotated[str | None, typer.Option("--day", help="Ngày gửi (mặc định: hôm nay).")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Ghi bản HTML của thư ra tệp này.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Xem đúng thư, tin nhắn sẽ gửi cho một người vào một ngày, nếu đến lúc đó không có gì mới nộp."""
    from dashboards.exports.aside import write_file
    from jobs.cli.output import print_issues, print_json, print_line
    from jobs.cli.session import known, start
    from jobs.reminders.texts import load_texts
    from kpi.moments import as_of_moment

    session = start(place)
    wanted = as_of_moment(day).date() if day is not None else None
    inputs = known(session, Times(as_of or _if_past(wanted)))
    texts, issues = load_texts(session.workspace.folder)
    print_issues(issues, session.language)
    found = _messages(session, inputs, wanted or inputs.today, to)
    rendered = [(digest, _written(session, inputs, digest, texts)) for digest in found]
    if html is not None and rendered:
        write_file(html, rendered[0][1].html.encode())
    if as_json:
        print_json([_shape(digest, one) for digest, one in rendered])
        return
    if not rendered:
        print_line(_nobody(to, wanted or inputs.today).text(session.language))
    for digest, one in rendered:
        _print(digest, one, session.language)


@grouped
def calendar(
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị, viết tên như thường gọi.")],
    out: Annotated[Path, typer.Option("--out", help="Tệp lịch .ics.")],
    as_of: AsOf = None,
    *,
    place: Workplace,
) -> None:
    """Ghi các hạn của một đơn vị thành tệp lịch (.ics), để đưa vào Outlook, Google Calendar, điện thoại."""
    from dashboards.exports.aside import write_file
    from dashboards.exports.calendar_file import calendar_entries, write_calendar
    from jobs.cli.output import print_line
    from jobs.cli.session import judged, known, start, the_unit
    from targets.wording import say

    session = start(place)
    inputs = known(session, Times(as_of))
    results = judged(inputs)
    whose = the_unit(unit, dict.fromkeys(one.unit for one in results if not one.whole))
    entries = calendar_entries(inputs, results, whose)
    write_file(out, write_calendar(whose, entries, inputs.as_of, session.language))
    done = say("Đã ghi {n} hạn vào {file}.", "Wrote {n} deadlines to {file}.", n=len(entries), file=str(out))
    print_line(done.text(session.language))


def _if_past(day: date | None) -> str | None:
    """Return a past day as the moment to look from: its own."""
    from kpi.clock import now

    return day.isoformat() if day is not None and day < now().date() else None


def _messages(session: Session, inputs: Inputs, day: date, to: str) -> list[Digest]:
    """Return the messages of a day to the recipient a person named: by address, by id, or as a unit."""
    from datetime import timedelta

    from jobs.reminders.remembered import plan_known_days
    from jobs.reminders.situation import situation_of
    from kpi.clock import now
    from targets.finding import find

    situation = situation_of(inputs, session.workspace.settings)
    engine, end = session.workspace.engine, day + timedelta(days=1)
    days = dict(plan_known_days(engine, situation, inputs.today, end, now().date()))
    digests = days[day].digests if day in days else ()
    unit = find(to, None, inputs.registry.at(day)).unit
    of_unit = f"{unit.id}/" if unit is not None else None
    return [
        one for one in digests if to in {one.recipient, one.address} or (of_unit and one.recipient.startswith(of_unit))
    ]


def _written(session: Session, inputs: Inputs, digest: Digest, texts: Texts) -> Rendered:
    from jobs.reminders.attachments import attachments_of, own_results
    from jobs.reminders.render import render
    from kpi.evaluation.evaluate import evaluate

    files = attachments_of(digest, inputs, own_results(evaluate(inputs)), session.language)
    return render(digest, texts, session.office, session.language, files)


def _shape(digest: Digest, rendered: Rendered) -> dict[str, object]:
    return {
        "to": digest.address,
        "recipient": digest.recipient,
        "channel": digest.channel,
        "day": digest.day.isoformat(),
        "subject": rendered.subject,
        "text": rendered.text,
        "html": rendered.html,
        "brief": rendered.brief,
        "attachments": [one.name for one in rendered.attachments],
    }


def _print(digest: Digest, rendered: Rendered, language: Language) -> None:
    from jobs.cli.output import cell, print_block, print_line
    from targets.wording import write_date

    to = f"→ {digest.address} ({digest.channel}), {write_date(digest.day, language)}"
    print_block(f"[bold]{cell(rendered.subject)}[/]", (to,))
    print_line(rendered.text if digest.channel == "mail" else rendered.brief)
    for one in rendered.attachments:
        print_line(f"+ {one.name} ({len(one.content)} B)")


def _nobody(to: str, day: date) -> Sentence:
    from targets.wording import say

    return say(
        "Ngày {day} không có thư, tin nhắn nào cho “{to}”. Xem cả kế hoạch: dondoc remind plan --until {iso}",
        "On {day} there is no message to “{to}”. See the whole plan: dondoc remind plan --until {iso}",
        day=day,
        to=to,
        iso=day.isoformat(),
    )
