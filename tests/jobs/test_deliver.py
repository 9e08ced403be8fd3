"""Delivering through a real mail server: what goes out, what does not, and what is noted of it."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, select, text, update

from jobs.channels.mail import Limits, MailChannel
from jobs.deliver import BATCH, Office, deliver
from kpi.channel_settings import Mail
from kpi.delivery import Fate, Outcome, Patience
from kpi.errors import DatabaseError
from kpi.outbox import Digest, Matter, Rendered
from kpi.store.engine import changing, open_engine, reading, writing
from kpi.store.ledger import Entry, entries, record_plan
from kpi.store.outbox import mark_sending, record_outcome, retry
from kpi.store.tables import message
from kpi.store.workers import at_work
from tests.kpi.matters import HOST, NOON, digest, matter, planned
from tests.mail_server import Keeper, mail_server

MINUTE = timedelta(minutes=1)


class Watched(MailChannel):
    """A line to the mail server at which one can look on."""

    seen: Callable[[], None]

    def send(self, address: str, content: bytes, message_id: str) -> Outcome:
        self.seen()
        return super().send(address, content, message_id)


@dataclass
class Desk:
    """An office at a mail server, with a clock to be set and matters to be done."""

    engine: Engine
    keeper: Keeper
    port: int
    at: datetime = NOON
    done: Callable[[Matter], bool] = lambda _: False
    render: Callable[[Digest], Rendered] = lambda d: Rendered("x", "\n".join(m.why.vi for m in d.matters), "", "")
    may_send: Callable[[Digest], bool] = lambda _: True
    stopping: Callable[[], bool] = lambda: False
    seen: Callable[[], None] = lambda: None  #: called while the mail server is spoken to
    patience: Patience = Patience(give_up=timedelta(hours=6))  # noqa: RUF009  it cannot be changed
    silence: float = 10  #: seconds; what does not answer by then, on a machine however busy, is away

    def plan(self, *digests: Digest) -> None:
        with writing(self.engine) as connection:
            record_plan(connection, planned(*digests), HOST, self.at)

    def deliver(self) -> Counter[Fate | None]:
        mail = Mail(server="localhost", port=self.port, security="none", sender="nhac-viec@tam-duong.example")
        line = Watched(mail, None, "Phòng Nội vụ", Limits(silence=self.silence))
        line.seen = self.seen
        office = Office(
            channels={"mail": line},
            still_open=lambda m: not self.done(m),
            may_send=self.may_send,
            render=self.render,
            clock=lambda: self.at,
            patience=self.patience,
            stopping=self.stopping,
        )
        with closing(line), at_work(self.engine, "thử", self.at) as worker:
            return deliver(worker, office)

    def ledger(self) -> tuple[Entry, ...]:
        with reading(self.engine) as connection:
            return entries(connection)

    @property
    def ids(self) -> list[str]:
        return [got["Message-ID"] for _, got in self.keeper.accepted]

    @property
    def states(self) -> list[str]:
        with reading(self.engine) as connection:
            return list(connection.execute(select(message.c.state).order_by(message.c.id)).scalars())


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[int, Keeper]]:
    with mail_server() as opened:
        yield opened


@pytest.fixture
def desk(engine: Engine, server: tuple[int, Keeper]) -> Desk:
    port, keeper = server
    keeper.accepted.clear()
    return Desk(engine, keeper, port)


def to(name: str, *matters: Matter) -> Digest:
    return digest(*(matters or (matter(name),)), address=f"{name}@ban-bo.example")


def test_what_waits_goes_out_once(desk: Desk) -> None:
    whole = [to(f"xa-{number}") for number in range(BATCH + 3)]
    desk.plan(*whole)
    assert desk.deliver() == {Fate.SENT: BATCH + 3}
    assert desk.deliver() == {}
    assert desk.ids == [f"<{d.message_id(HOST)}>" for d in whole]
    assert all((e.state.value, e.sent_at, e.answer) == ("sent", NOON, "250 Accepted") for e in desk.ledger())


def test_nobody_is_reminded_of_what_was_done_meanwhile(desk: Desk) -> None:
    report, dialogue = matter(), matter(duty="doi-thoai")
    desk.plan(to("a", report, dialogue), to("b", matter("na-tam")))
    desk.done = lambda m: m.duty == "bao-cao"
    assert desk.deliver() == {Fate.SENT: 1, None: 1}
    [(_, got)] = desk.keeper.accepted
    body = got.get_body(("plain",))
    assert body is not None
    assert body.get_content() == "doi-thoai: còn 1 ngày làm việc."
    assert sorted((e.matter.unit, e.matter.duty, e.state.value) for e in desk.ledger()) == [
        ("ban-bo", "bao-cao", "cancelled"),
        ("ban-bo", "doi-thoai", "sent"),
        ("na-tam", "bao-cao", "cancelled"),
    ]


def test_what_the_server_refuses_for_now_is_tried_again_later_and_then_given_up(desk: Desk) -> None:
    desk.plan(to("again"))
    waits = []
    while desk.states != ["failed"]:
        assert desk.deliver() == {Fate.AGAIN: 1}
        [entry] = desk.ledger()
        assert entry.next_at is not None
        waits.append(entry.next_at - desk.at)
        desk.at = entry.next_at if entry.state.value == "pending" else desk.at
    # 1+2+4+8+16+32 = 63 minutes for the first six waits and the 7th attempt, then one every hour: that at 63 min + 5 h,
    # the 12th, is more than 6 hours after the first, and the last.
    assert waits[:6] == [MINUTE * n for n in (1, 2, 4, 8, 16, 32)]
    assert len(waits) == 7 + 5
    [entry] = desk.ledger()
    assert (entry.attempt, entry.answer) == (12, "451 later")
    assert desk.keeper.accepted == []


def test_what_the_server_refuses_for_good_is_shown_and_can_be_tried_again_by_hand(desk: Desk) -> None:
    desk.plan(to("never"), to("b", matter("na-tam")))
    assert desk.deliver() == {Fate.REFUSED: 1, Fate.SENT: 1}
    first = desk.ledger()[0]
    assert (first.state.value, first.answer) == ("failed", "550 no such user")
    assert first.message is not None
    with changing(desk.engine) as connection:
        assert retry(connection, first.message, desk.at, "moi@ban-bo.example")
    assert desk.deliver() == {Fate.SENT: 1}


@pytest.mark.parametrize("name", ["lost", "drop-data", "hang-data"])
def test_what_may_have_arrived_is_sent_again_as_it_was(desk: Desk, name: str) -> None:
    desk.plan(to(name))
    desk.silence = 0.3 if name == "hang-data" else desk.silence
    assert desk.deliver() == {Fate.UNKNOWN: 1}
    desk.silence = 10
    assert desk.states == ["unknown"]
    before = list(desk.keeper.accepted)
    with changing(desk.engine) as connection:
        connection.execute(update(message).values(address="a@ban-bo.example"))  # where the server behaves
    desk.render = lambda _: pytest.fail("it was written anew")
    desk.at += MINUTE
    assert desk.deliver() == {Fate.SENT: 1}
    [*_, (_, again)] = desk.keeper.accepted
    assert len(desk.keeper.accepted) == len(before) + 1 == (2 if name == "lost" else 1)
    assert all(got.as_bytes() == again.as_bytes() for _, got in before)


def test_what_may_have_arrived_and_is_done_by_now_is_not_sent_again(desk: Desk) -> None:
    desk.plan(to("lost"))
    desk.deliver()
    desk.done = lambda _: True
    desk.at += MINUTE
    assert desk.deliver() == {None: 1}
    assert (desk.states, len(desk.keeper.accepted)) == (["cancelled"], 1)


def test_a_server_that_is_away_is_asked_once_and_nothing_is_lost(desk: Desk) -> None:
    desk.plan(*(to(f"xa-{number}") for number in range(5)))
    port, desk.port = desk.port, 1  # nobody listens there
    assert desk.deliver() == {Fate.AGAIN: 1}
    assert [e.attempt for e in desk.ledger()] == [1, 0, 0, 0, 0]
    desk.port = port
    desk.at += MINUTE
    assert desk.deliver() == {Fate.SENT: 5}


def test_one_message_that_cannot_be_written_does_not_hold_up_the_others(desk: Desk) -> None:
    desk.plan(to("a"), to("b", matter("na-tam")))

    def render(one: Digest) -> Rendered:
        if one.address.startswith("a@"):
            raise KeyError("mau_khong_co")
        return Rendered("x", "y", "", "")

    desk.render = render
    assert desk.deliver() == {Fate.REFUSED: 1, Fate.SENT: 1}
    assert desk.states == ["failed", "sent"]
    assert "mau_khong_co" in (desk.ledger()[0].answer or "")


def test_nothing_goes_out_at_night(desk: Desk) -> None:
    desk.plan(to("a"), to("b", matter("na-tam")))
    desk.may_send = lambda one: one.address.startswith("b@")
    assert desk.deliver() == {Fate.SENT: 1}
    assert desk.deliver() == {}  # it is not looked at again at once
    desk.may_send = lambda _: True
    desk.at += 10 * MINUTE
    assert desk.deliver() == {Fate.SENT: 1}
    assert [e.attempt for e in desk.ledger()] == [1, 1]


def test_it_stops_between_two_messages_when_asked(desk: Desk) -> None:
    desk.plan(*(to(f"xa-{number}") for number in range(5)))
    desk.stopping = lambda: len(desk.keeper.accepted) >= 2
    assert desk.deliver() == {Fate.SENT: 2}
    assert desk.states == ["sent", "sent", "pending", "pending", "pending"]
    desk.stopping = lambda: False
    assert desk.deliver() == {Fate.SENT: 3}


def test_what_a_dead_worker_was_sending_is_sent_by_another_with_the_same_id(desk: Desk) -> None:
    desk.plan(to("a"))
    whole = to("a")
    with changing(desk.engine) as connection:  # as a worker leaves it that dies after the server has accepted
        held = {"state": "sending", "owner": None, "lease_until": desk.at + 5 * MINUTE, "content": b"", "attempt": 1}
        connection.execute(
            text("INSERT INTO worker (id, name, started_at, heartbeat_at) VALUES (77, 'x', :a, :a)"),
            {"a": "2023-06-01 05:00:00"},
        )
        content = f"Message-ID: <{whole.message_id(HOST)}>\r\n\r\nas it was".encode()
        connection.execute(update(message).values({**held, "owner": 77, "content": content, "first_tried_at": desk.at}))
    assert desk.deliver() == {}  # its lease is not over
    desk.at += 6 * MINUTE
    assert desk.deliver() == {Fate.SENT: 1}
    assert desk.ids == [f"<{whole.message_id(HOST)}>"]


def test_other_channels_go_on_where_one_is_missing(desk: Desk) -> None:
    by_phone = replace(matter(), channel="webhook")
    desk.plan(replace(to("a"), channel="webhook", matters=(by_phone,)), to("b", matter("na-tam")))
    assert desk.deliver() == {Fate.SENT: 1}
    assert desk.states == ["pending", "sent"]


def test_a_database_that_goes_away_while_sending_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server has accepted: what it said must be noted, or the message would go out twice; nothing new is begun."""
    import jobs.deliver

    failures = iter([1, 2, 3])
    states: list[list[str]] = []

    def away(*given: object) -> bool:
        for _ in failures:
            states.append(desk.states)
            raise DatabaseError("…", "…")
        return record_outcome(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs.deliver, "record_outcome", away)
    monkeypatch.setattr(jobs.deliver, "_PAUSE", 0.01)
    desk.plan(to("a"), to("b", matter("na-tam")))
    assert desk.deliver() == {Fate.SENT: 2}
    assert states == [["sending", "leased"]] * 3
    assert desk.states == ["sent", "sent"]
    assert len(desk.ids) == 2


def test_a_database_that_is_away_for_longer_than_the_lease_is_still_told(
    migrated_sqlite: Path, tmp_path: Path, server: tuple[int, Keeper]
) -> None:
    """Another program holds the database while the server accepts, four times as long as the lease."""
    lease, file = 0.25, shutil.copy(migrated_sqlite, tmp_path / "dondoc.db")
    engine = open_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", lambda line, _: line.execute("PRAGMA busy_timeout = 20"))  # in ms: it is told soon
    port, keeper = server
    keeper.accepted.clear()
    desk = Desk(engine, keeper, port, patience=Patience(lease=timedelta(seconds=lease)))
    desk.plan(to("a"))
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)

    def held() -> None:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(4 * lease, other.execute, ["ROLLBACK"]).start()

    desk.seen = held
    assert desk.deliver() == {Fate.SENT: 1}
    other.close()
    desk.seen, desk.at = (lambda: None), desk.at + 10 * MINUTE
    assert desk.deliver() == {}  # nothing is left to be taken over
    assert (desk.states, len(keeper.accepted)) == (["sent"], 1)
    engine.dispose()


def test_a_worker_that_is_to_stop_does_not_wait_for_its_database(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.plan(to("a"))
    monkeypatch.setattr("jobs.deliver.record_outcome", _away)
    stop = [False]
    desk.seen, desk.stopping = (lambda: stop.__setitem__(0, True)), lambda: stop[0]
    with pytest.raises(DatabaseError):
        desk.deliver()
    assert desk.states == ["sending"]  # it will go out again, with the same Message-ID


def _away(*_given: object) -> bool:
    raise DatabaseError("…", "…")


def test_what_came_of_one_and_that_the_next_begins_is_noted_at_once(desk: Desk) -> None:
    """One message is under way at a time: while the server is spoken to, those before are noted, those after wait."""
    desk.plan(*(to(f"xa-{number}") for number in range(3)))
    seen: list[list[str]] = []
    desk.seen = lambda: seen.append(desk.states)
    assert desk.deliver() == {Fate.SENT: 3}
    assert seen == [["sending", "leased", "leased"], ["sent", "sending", "leased"], ["sent", "sent", "sending"]]


def test_when_noting_fails_the_next_has_not_begun_either(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the one transaction all is kept or nothing: whoever dies in it repeats one message, and loses none."""
    import jobs.deliver

    def dies(*given: object) -> bool:
        mark_sending(*given)  # type: ignore[arg-type]
        if len(desk.ids) == 1:
            raise KeyboardInterrupt  # as whoever ends the process there
        return True

    monkeypatch.setattr(jobs.deliver, "mark_sending", dies)
    desk.plan(to("a"), to("b", matter("na-tam")))
    with pytest.raises(KeyboardInterrupt):
        desk.deliver()
    assert desk.states == ["sending", "leased"]
    monkeypatch.undo()
    desk.at += 6 * MINUTE
    assert desk.deliver() == {Fate.SENT: 2}
    first, second = dict.fromkeys(desk.ids)
    assert desk.ids == [first, first, second]


def test_two_who_deliver_at_once(desk: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    desk.plan(*(to(f"xa-{number}") for number in range(100)))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: desk.deliver(), range(4)))
    assert sum(one[Fate.SENT] for one in found) == 100
    assert len(set(desk.ids)) == len(desk.ids) == 100
