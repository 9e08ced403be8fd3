"""Mail through a real server, well and badly behaved: what came of it, how long it took, what went over the line."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import trustme

from jobs.channels.mail import Limits, MailChannel
from kpi.channel_settings import Mail
from kpi.delivery import Fate, Outcome
from kpi.outbox import Attachment, Rendered
from targets.workdays import VIETNAM
from tests.kpi.matters import NOON, digest, matter
from tests.mail_server import Door, Keeper, mail_server

RENDERED = Rendered(
    subject="Nhắc việc: Báo cáo 6 tháng",
    text="Kính gửi xã Bản Bo,\n.\nHạn: 04/6/2023.\n",
    html="<p>Kính gửi <b>xã Bản Bo</b></p>",
    brief="Nhắc việc",
    attachments=(Attachment("han.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),),
)
OFFICE = "Phòng Nội vụ huyện Tam Đường"
QUICK = Limits(silence=0.6, attempt=5)


def channel(port: int, limits: Limits = QUICK, password: str | None = None, **settings: object) -> MailChannel:
    mail = Mail.model_validate(
        {"server": "localhost", "port": port, "security": "none", "sender": "nhac-viec@tam-duong.example", **settings}
    )
    return MailChannel(mail, password, OFFICE, limits)


@pytest.fixture(scope="module", params=[False, True], ids=["one by one", "at once"])
def server(request: pytest.FixtureRequest) -> Iterator[tuple[int, Keeper]]:
    """Servers of both kinds: what came of an attempt must not depend on it."""
    with mail_server(Door(pipelining=request.param)) as opened:
        yield opened


def send(line: MailChannel, address: str, number: int = 1) -> tuple[Fate, str, bool]:
    message_id = f"{number}@tam-duong.example"
    content = line.compose(digest(matter(), address=address), RENDERED, message_id, NOON)
    outcome = line.send(address, content, message_id)
    return outcome.fate, outcome.said, outcome.reachable


class TestWhatArrives:
    def test_it_is_what_was_said(self, server: tuple[int, Keeper]) -> None:
        port, keeper = server
        line = channel(port, reply_to="van-phong@tam-duong.example")
        assert send(line, "van-thu@ban-bo.example") == (Fate.SENT, "250 Accepted", True)
        line.close()
        to, got = keeper.accepted[-1]
        assert to == "van-thu@ban-bo.example"
        assert got["From"] == f"{OFFICE} <nhac-viec@tam-duong.example>"
        assert got["To"] == "Văn thư Ban-Bo <van-thu@ban-bo.example>"
        assert got["Reply-To"] == "van-phong@tam-duong.example"
        assert got["Subject"] == RENDERED.subject
        assert got["Message-ID"] == "<1@tam-duong.example>"
        assert got["Auto-Submitted"] == "auto-generated"
        assert got["Date"].datetime == NOON
        text, html = got.get_body(("plain",)), got.get_body(("html",))
        assert text is not None
        assert html is not None
        assert text.get_content().splitlines() == RENDERED.text.splitlines()
        assert html.get_content().strip() == RENDERED.html
        [calendar] = got.iter_attachments()
        assert (calendar.get_filename(), calendar.get_content_type()) == ("han.ics", "text/calendar")
        assert calendar.get_content().splitlines() == ["BEGIN:VCALENDAR", "END:VCALENDAR"]

    def test_lines_that_begin_with_a_dot_keep_it(self, server: tuple[int, Keeper]) -> None:
        """A line with nothing but a dot ends a message (RFC 5321, 4.5.2)."""
        port, keeper = server
        line = channel(port)
        content = b"Message-ID: <d@tam-duong.example>\r\n\r\none\r\n.two\r\n..three\r\n.\r\nfour\r\n"
        assert line.send("a@ban-bo.example", content, "d@tam-duong.example").fate is Fate.SENT
        line.close()
        assert keeper.accepted[-1][1].get_content().splitlines() == ["one", ".two", "..three", ".", "four"]

    def test_the_same_bytes_go_out_again(self, server: tuple[int, Keeper]) -> None:
        port, keeper = server
        line = channel(port)
        content = line.compose(digest(matter()), RENDERED, "x@tam-duong.example", NOON)
        for _ in range(2):
            assert line.send("a@ban-bo.example", content, "x@tam-duong.example").fate is Fate.SENT
        line.close()
        assert keeper.accepted[-1][1].as_bytes() == keeper.accepted[-2][1].as_bytes()

    def test_an_address_with_marks(self, server: tuple[int, Keeper]) -> None:
        port, keeper = server
        line = channel(port)
        assert send(line, "văn-thư@bản-bo.example")[0] is Fate.SENT
        line.close()
        assert keeper.accepted[-1][0] == "văn-thư@bản-bo.example"
        content = line.compose(digest(matter(), address="văn-thư@bản-bo.example"), RENDERED, "u@a.example", NOON)
        assert "<văn-thư@bản-bo.example>\r\n".encode() in content  # RFC 6532

    def test_an_address_with_marks_at_a_server_that_takes_none(self) -> None:
        with mail_server(Door(unicode=False)) as (port, keeper):
            line = channel(port)
            fate, said, _ = send(line, "văn-thư@bản-bo.example")
            assert (fate, "SMTPUTF8" in said) == (Fate.REFUSED, True)
            assert send(line, "van-thu@ban-bo.example")[0] is Fate.SENT
            line.close()
            assert len(keeper.accepted) == 1


class TestNobodyWritesOurHeaders:
    @pytest.mark.parametrize(
        "address",
        [
            "",
            "khong-co",
            "a@b",
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example, c@d.example",
            "<a@b.example>",
            "a b@c.d",
        ],
    )
    def test_an_address_that_is_none_is_refused_before_anything_is_said(self, address: str) -> None:
        fate, said, reachable = send(channel(1), address)  # nobody listens there
        assert (fate, reachable) == (Fate.REFUSED, True)
        assert "không phải địa chỉ" in said

    def test_line_breaks_in_texts_are_spaces(self, server: tuple[int, Keeper]) -> None:
        port, keeper = server
        evil = "a\r\nBcc: kẻ-khác@d.example\r\n\r\nx"
        line = channel(port, reply_to=f"van-phong@tam-duong.example{evil}")
        rendered = replace(RENDERED, subject=evil, attachments=(Attachment(evil, "text/calendar", b""),))
        whole = replace(digest(matter(), address="a@ban-bo.example"), name=evil)
        content = line.compose(whole, rendered, "y@tam-duong.example", NOON)
        assert line.send("a@ban-bo.example", content, "y@tam-duong.example").fate is Fate.SENT
        line.close()
        _, got = keeper.accepted[-1]
        assert got["Bcc"] is None
        assert got["Subject"] == "a Bcc: kẻ-khác@d.example x"
        assert len(got.keys()) == len(set(got.keys()))


class TestHowItEnds:
    @pytest.mark.parametrize(
        ("name", "fate", "reachable"),
        [
            ("again", Fate.AGAIN, True),
            ("never", Fate.REFUSED, True),
            ("again-data", Fate.AGAIN, True),
            ("never-data", Fate.REFUSED, True),
            ("closing", Fate.AGAIN, False),
            ("drop", Fate.AGAIN, False),
            ("hang", Fate.AGAIN, False),
            ("drop-data", Fate.UNKNOWN, True),
            ("hang-data", Fate.UNKNOWN, True),
            ("lost", Fate.UNKNOWN, True),
        ],
    )
    def test_by_how_far_it_got(self, server: tuple[int, Keeper], name: str, fate: Fate, reachable: bool) -> None:
        line = channel(server[0])
        assert send(line, f"{name}@ban-bo.example")[::2] == (fate, reachable)
        assert send(line, "sau-do@ban-bo.example")[0] is Fate.SENT  # whatever happened, the next one goes out
        line.close()

    def test_nobody_listens(self) -> None:
        fate, said, reachable = send(channel(1), "a@ban-bo.example")
        assert (fate, reachable) == (Fate.AGAIN, False)
        assert said.startswith("localhost: ")

    def test_a_line_closed_meanwhile_is_opened_anew(self) -> None:
        with mail_server() as (port, _):
            line = channel(port)
            assert send(line, "a@ban-bo.example")[0] is Fate.SENT
        with mail_server(Door(port=port)) as (_, keeper):
            assert send(line, "b@ban-bo.example")[0] is Fate.SENT
            assert [to for to, _ in keeper.accepted] == ["b@ban-bo.example"]
            line.close()

    def test_no_attempt_takes_longer_than_it_may(self, server: tuple[int, Keeper]) -> None:
        line = channel(server[0], Limits(silence=30, attempt=0.3))
        start = time.monotonic()
        assert send(line, "hang-data@ban-bo.example")[0] is Fate.UNKNOWN
        assert time.monotonic() - start < 5
        line.close()


class TestSaidAtOnce:
    """RFC 2920: sender, recipient and DATA in one go; a server of few words, told what to answer, notes what it hears.

    Its answers: greeting, EHLO, then MAIL, RCPT, DATA in one go, then what follows.
    """

    def outcome(self, *answers: str) -> tuple[Outcome, list[bytes]]:
        with scripted("220 hi", "250-mail.example\r\n250 PIPELINING", *answers) as (port, heard):
            line = channel(port)
            found = line.send("a@ban-bo.example", b"Subject: x\r\n\r\ny\r\n", "x@a.example")
            line.close()
        return found, heard

    def test_in_one_go(self) -> None:
        found, heard = self.outcome("250 fine\r\n250 fine\r\n354 go on", "250 taken", "221 bye")
        assert found == Outcome(Fate.SENT, "250 taken")
        sender, message = b"<nhac-viec@tam-duong.example>", b"Subject: x\r\n\r\ny\r\n.\r\n"
        assert heard[1:] == [
            b"MAIL FROM:" + sender + b"\r\nRCPT TO:<a@ban-bo.example>\r\nDATA\r\n",
            message,
            b"quit\r\n",
        ]

    def test_a_refused_recipient_s_message_is_handed_over_to_nobody(self) -> None:
        """A server may ask for the message all the same: then it gets none (RFC 2920, 3.1)."""
        found, heard = self.outcome("250 fine\r\n550 nobody\r\n354 go on", "554 for nobody", "250 reset", "221 bye")
        assert found == Outcome(Fate.REFUSED, "550 nobody")
        assert heard[2:] == [b".\r\n", b"rset\r\n", b"quit\r\n"]

    def test_a_refused_recipient_at_a_server_that_asks_for_nothing(self) -> None:
        found, heard = self.outcome("250 fine\r\n451 later\r\n503 no recipient", "250 reset", "221 bye")
        assert found == Outcome(Fate.AGAIN, "451 later")
        assert heard[2:] == [b"rset\r\n", b"quit\r\n"]

    def test_a_refusal_stands_where_the_server_leaves_after_it(self) -> None:
        found, _ = self.outcome("250 fine\r\n550 nobody")
        assert found == Outcome(Fate.REFUSED, "550 nobody")

    def test_a_refused_sender_is_nobody_s_fault_and_ends_the_line(self) -> None:
        found, heard = self.outcome("553 who are you\r\n503 first MAIL\r\n503 first MAIL")
        assert found == Outcome(Fate.AGAIN, "553 who are you", reachable=False)
        assert len(heard) == 2

    def test_a_server_that_goes_away_is_believed(self) -> None:
        found, _ = self.outcome("250 fine\r\n421 going away")
        assert found == Outcome(Fate.AGAIN, "421 going away", reachable=False)


@contextmanager
def scripted(*answers: str) -> Iterator[tuple[int, list[bytes]]]:
    """Give the port of a server that says a greeting, then an answer to each thing it hears, and what it heard."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            line, _ = door.accept()
            with line:
                line.sendall(f"{answers[0]}\r\n".encode())
                for answer in answers[1:]:
                    heard.append(line.recv(10_000))
                    line.sendall(f"{answer}\r\n".encode())

        thread = threading.Thread(target=serve)
        thread.start()
        yield door.getsockname()[1], heard
        thread.join(5)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trust(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


class TestEncryptionAndLogin:
    def context(self, authority: trustme.CA, host: str = "localhost") -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(host).configure_cert(context)
        return context

    def door(self, authority: trustme.CA, security: str, host: str = "localhost") -> Door:
        context = self.context(authority, host)
        return Door(tls=context) if security == "tls" else Door(starttls=context)

    @pytest.mark.parametrize("security", ["starttls", "tls"])
    def test_with_the_right_password(self, authority: trustme.CA, trust: str, security: str) -> None:
        door = replace(self.door(authority, security), login=("nhac-viec", "mat-khau"))
        with mail_server(door) as (port, keeper):
            line = channel(port, password="mat-khau", security=security, user="nhac-viec", ca_file=trust)
            assert [send(line, f"{n}@ban-bo.example", n)[:2] for n in range(3)] == [(Fate.SENT, "250 Accepted")] * 3
            line.close()
        assert len(keeper.accepted) == 3

    def test_a_wrong_password_waits_until_it_is_mended_and_is_not_told(self, authority: trustme.CA, trust: str) -> None:
        with mail_server(Door(starttls=self.context(authority), login=("a", "dung"))) as (port, keeper):
            line = channel(port, password="mat-khau-sai", security="starttls", user="a", ca_file=trust)
            fate, said, reachable = send(line, "a@ban-bo.example")
            line.close()
        assert (fate, reachable, keeper.accepted) == (Fate.AGAIN, False, [])
        assert "535" in said
        assert "mat-khau-sai" not in said

    @pytest.mark.parametrize("security", ["starttls", "tls"])
    def test_nothing_is_said_to_a_server_that_cannot_prove_its_name(
        self, authority: trustme.CA, trust: str, security: str
    ) -> None:
        with mail_server(self.door(authority, security, "khac.example")) as (port, keeper):
            fate, said, reachable = send(channel(port, security=security, ca_file=trust), "a@ban-bo.example")
        assert (fate, reachable, keeper.accepted) == (Fate.AGAIN, False, [])
        assert "certificate" in said.lower()

    def test_a_server_without_encryption_is_not_spoken_to_in_the_open(self) -> None:
        with mail_server() as (port, keeper):
            fate, _, reachable = send(channel(port, security="starttls"), "a@ban-bo.example")
        assert (fate, reachable, keeper.accepted) == (Fate.AGAIN, False, [])


def test_what_stands_in_no_zone_is_written_in_vietnams() -> None:
    moment = datetime(2023, 6, 1, 7, 30, tzinfo=VIETNAM)
    content = channel(1).compose(digest(matter()), RENDERED, "z@tam-duong.example", moment)
    assert b"Date: Thu, 01 Jun 2023 07:30:00 +0700\r\n" in content
