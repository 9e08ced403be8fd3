"""Mail through a real server, well and badly behaved: what came of it, how long it took, what went over the line."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import trustme

from jobs.channels.mail import Limits, MailChannel
from kpi.channel_settings import Mail
from kpi.delivery import Fate
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
QUICK = Limits(silence=0.3, attempt=5)


def channel(port: int, limits: Limits = QUICK, password: str | None = None, **settings: object) -> MailChannel:
    mail = Mail.model_validate(
        {"server": "localhost", "port": port, "security": "none", "sender": "nhac-viec@tam-duong.example", **settings}
    )
    return MailChannel(mail, password, OFFICE, limits)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[int, Keeper]]:
    with mail_server() as opened:
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
