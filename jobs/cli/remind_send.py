"""remind send, show, retry: what goes out, what has, and what did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import AsJson, AsOf, Workplace, grouped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from jobs.cli.session import Session
    from kpi.delivery import Fate
    from kpi.outbox import PlannedDay
    from kpi.store.ledger import Entry
    from targets.wording import Language, Sentence


@grouped
def send(
    as_of: AsOf = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ in ra những gì sẽ gửi; không ghi, không gửi.")
    ] = False,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Gửi những gì đến lúc phải nhắc: chỉ trong giờ của ngày làm việc, mỗi việc một lần."""
    import os
    import sys

    from jobs.channels.choose import open_ways
    from jobs.cli.output import print_json
    from jobs.cli.session import start
    from jobs.send_reminders import plan_now
    from kpi.clock import now
    from kpi.moments import as_of_moment

    session = start(place)
    at = as_of_moment(as_of) if as_of else None
    clock = now if at is None else lambda: at
    with open_ways(session.workspace.settings, session.workspace.folder, os.environ, clock, sys.stdout) as ways:
        if dry_run:
            planned = plan_now(session.workspace, clock())
            _show_plan(session, planned, clock(), as_json=as_json)
            if not as_json and not planned.digests:
                _tell_if_quiet(session, clock())
            _warn(ways.lacking, {digest.channel for digest in planned.digests}, session.language)
            return
        from jobs.deliver import deliver
        from jobs.send_reminders import office_of, plan_and_record
        from jobs.worker import worker_name
        from kpi.store.ledger import waiting_channels
        from kpi.store.workers import at_work, sign_off

        engine = session.workspace.engine
        count, planned = plan_and_record(session.workspace, clock())
        with at_work(engine, worker_name(), now()) as worker:
            done = deliver(worker, office_of(session.workspace, ways, clock, lambda: False))
            sign_off(engine, worker.number, now())
        if as_json:
            print_json(_sent_json(clock(), count, done))
        else:
            _tell(session, planned, count, done)
            if not count and not done:
                _tell_if_quiet(session, clock())
        missing = _warn(ways.lacking, waiting_channels(engine, clock()), session.language)
    raise typer.Exit(1 if missing or _failed(done) else 0)


@grouped
def show(
    state: Annotated[str | None, typer.Option("--state", help="Chỉ trạng thái này: failed, pending, sent…")] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", help="Chỉ việc của đơn vị này, viết tên như thường gọi.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", help="Chỉ từ ngày này.")] = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Xem sổ nhắc việc: đã nói gì với ai, đến đâu; việc không gửi được đứng đầu."""
    from jobs.cli.output import print_json, print_line
    from jobs.cli.session import start
    from kpi.delivery import MessageState
    from kpi.errors import UnknownNameError
    from kpi.moments import as_of_moment
    from kpi.reminder_shapes import entry_json
    from kpi.store.engine import reading
    from kpi.store.ledger import entries
    from targets.names import loose_key
    from targets.wording import Sentence, say

    session = start(place)
    states = tuple(MessageState)
    if state is not None and state not in states:
        raise UnknownNameError(Sentence("trạng thái", "state"), state, states)
    with reading(session.workspace.engine) as connection:
        found = entries(connection, as_of_moment(since).date() if since else None)
    chosen = [
        entry
        for entry in found
        if (state is None or entry.state == state)
        and (unit is None or loose_key(unit) in {loose_key(entry.matter.unit_name), loose_key(entry.matter.unit)})
    ]
    language = session.language
    if as_json:
        print_json({"reminders": [entry_json(entry, language) for entry in chosen]})
        return
    for entry in chosen:
        print_line(_line(entry, language))
    failed = sum(entry.state is MessageState.FAILED for entry in chosen)
    count = say(
        "{n} dòng, {failed} không gửi được. Gửi lại: dondoc remind retry SỐ",
        "{n} lines, {failed} failed. Try again with: dondoc remind retry NUMBER",
        n=len(chosen),
        failed=failed,
    )
    print_line(count.text(language))


@grouped
def retry(
    number: Annotated[int, typer.Argument(metavar="SỐ", help="Số của thư, tin nhắn, trong “remind show”.")],
    *,
    place: Workplace,
) -> None:
    """Cho gửi lại một thư, tin nhắn đã thôi không gửi nữa, đến địa chỉ hiện nay của người nhận."""
    from functools import partial

    from jobs.cli.output import print_line
    from jobs.cli.session import actor, start
    from jobs.send_reminders import address_today
    from kpi.clock import now
    from kpi.errors import UnknownNameError
    from kpi.usecases.send_again import send_again
    from targets.wording import Sentence

    session = start(place)
    address_of = partial(address_today, session.workspace.settings, now())
    done = send_again(session.workspace.engine, number, address_of, now(), actor())
    if done is None:
        raise UnknownNameError(Sentence("thư không gửi được mang số", "failed message number"), str(number))
    print_line(done.told.text(session.language))


def _line(entry: Entry, language: Language) -> str:
    from jobs.reminders.stage_words import stage_words
    from targets.wording import write_date

    matter = entry.matter
    number = "—" if entry.message is None else f"#{entry.message}"
    head = f"{number} {write_date(matter.day, language)} · {entry.state.label.text(language)}"
    answer = f" [{entry.answer}]" if entry.answer else ""
    to = entry.address or matter.recipient
    before = f" ({'trước là' if language == 'vi' else 'before:'} {', '.join(entry.before)})" if entry.before else ""
    stage = stage_words(matter.stage).text(language)
    return f"{head} · {matter.unit_name}: {matter.title} ({stage}) → {to}{before}{answer}"


def _show_plan(session: Session, planned: PlannedDay, at: datetime, *, as_json: bool) -> None:
    from jobs.cli.output import print_json, print_line
    from kpi.reminder_shapes import days_json
    from targets.wording import say

    if as_json:
        print_json(days_json([(at.date(), planned)], at, session.language))
        return
    for digest in planned.digests:
        print_line(f"→ {digest.address} ({digest.channel}) · {digest.name}")
        for matter in digest.matters:
            print_line(f"    {matter.title}, {matter.unit_name}: {matter.why.text(session.language)}")
    count = say("{n} thư, tin nhắn; không gửi gì.", "{n} messages; nothing is sent.", n=len(planned.digests))
    print_line(count.text(session.language))


def _tell(session: Session, planned: PlannedDay, count: int, done: dict[Fate | None, int]) -> None:
    from collections import Counter

    from jobs.cli.output import print_line
    from jobs.send_reminders import sent_words
    from targets.wording import say

    language = session.language
    for unsaid in planned.unaddressed:
        print_line(f"! {unsaid.why.text(language)}")
    print_line(
        say(
            "{n} thư, tin nhắn mới; {done}.", "{n} new messages; {done}.", n=count, done=sent_words(Counter(done))
        ).text(language)
    )


def _tell_if_quiet(session: Session, at: datetime) -> None:
    """Say why nothing went out, where it is the hour or the day."""
    from jobs.cli.output import print_line
    from jobs.send_reminders import quiet_words

    why = quiet_words(session.workspace.settings, at)
    if why is not None:
        print_line(f"! {why.text(session.language)}.")


def _sent_json(at: datetime, count: int, done: dict[Fate | None, int]) -> dict[str, object]:
    return {
        "as_of": at.isoformat(),
        "planned": count,
        "attempts": {"not_needed" if fate is None else fate.value: number for fate, number in done.items()},
    }


def _failed(done: dict[Fate | None, int]) -> bool:
    return any(number for fate, number in done.items() if fate not in {None, "sent"})


def _warn(lacking: Mapping[str, Sentence], wanted: set[str], language: Language) -> bool:
    """Say which channels are wanted and not there; return whether there is one."""
    from jobs.cli.output import print_error
    from targets.wording import say

    missing = sorted(wanted & set(lacking))
    for name in missing:
        print_error(
            say(
                "có thư, tin nhắn đang chờ mà chưa gửi được: {why}. Xem docs/van-hanh.md.",
                "messages wait that cannot be sent: {why}. See docs/van-hanh.md.",
                why=lacking[name],
            ),
            language,
        )
    return bool(missing)
