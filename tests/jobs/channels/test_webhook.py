"""The gateway's requests: signed, told apart by their id, and never sent to a machine inside by mistake."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import trustme

from jobs.channels.webhook import WebhookChannel, signature
from kpi.channel_settings import Webhook
from kpi.delivery import Fate
from kpi.outbox import Rendered
from tests.kpi.matters import NOON, digest, matter

SECRET = "khoa-bi-mat"
RENDERED = Rendered("Nhắc việc", "Kính gửi…", "<p>Kính gửi…</p>", "Báo cáo 6 tháng: hạn 04/6/2023.")
PARCEL = digest(matter(), address="0912000000")


@dataclass
class Gateway:
    """What a gateway got, and what it answers."""

    url: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    yield from served(Gateway())


def served(gateway: Gateway, tls: ssl.SSLContext | None = None) -> Iterator[Gateway]:
    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            gateway.got.append((dict(self.headers), body))
            if gateway.status == 0:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(gateway.status)
            for name, value in gateway.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write("đã nhận".encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
            pass

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        gateway.url = f"http{'s' if tls else ''}://localhost:{server.server_port}/gui?kenh=zalo"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield gateway
        server.shutdown()
        thread.join()


def channel(url: str, **settings: object) -> WebhookChannel:
    webhook = Webhook.model_validate({"url": url, "own_network": True, **settings})
    return WebhookChannel(webhook, SECRET, "Phòng Nội vụ", lambda: NOON, timeout=2)


def send(line: WebhookChannel) -> tuple[Fate, str, bool]:
    outcome = line.send(PARCEL.address, line.compose(PARCEL, RENDERED, "a@b", NOON), "a@b")
    return outcome.fate, outcome.said, outcome.reachable


def test_what_a_gateway_gets(gateway: Gateway) -> None:
    assert send(channel(gateway.url)) == (Fate.SENT, "200 đã nhận", True)
    [(headers, body)] = gateway.got
    said = json.loads(body)
    assert (said["to"], said["brief"], said["from"]) == ("0912000000", RENDERED.brief, "Phòng Nội vụ")
    assert (said["id"], headers["Idempotency-Key"]) == ("a@b", "a@b")
    assert said["matters"][0]["obligation"] == "kh/bao-cao/ban-bo"
    # 01/6/2023 12:00 in Vietnam is 05:00 UTC: 19,509 days of 86,400 s after 1970, and 5 hours
    moment = str(19_509 * 86_400 + 5 * 3600)
    expected = hmac.new(SECRET.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers["X-Dondoc-Timestamp"] == moment
    assert headers["X-Dondoc-Signature"] == f"v1={expected}"
    assert SECRET not in str(headers) + body.decode()


def test_the_signature_is_of_the_moment_and_the_body() -> None:
    first = signature(b"k", "1", b"a")
    assert first != signature(b"k", "2", b"a") != signature(b"k", "1", b"b") != signature(b"l", "1", b"a")
    # printf 1.a | openssl dgst -sha256 -hmac k
    assert first == "940c074e1710d2683e9acd909d307f633c7f71f0264eb9cdb5dff5ea92d12a35"


@pytest.mark.parametrize(
    ("status", "fate", "reachable"),
    [
        (201, Fate.SENT, True),
        (302, Fate.REFUSED, True),
        (400, Fate.REFUSED, True),
        (401, Fate.AGAIN, False),
        (404, Fate.AGAIN, False),
        (422, Fate.REFUSED, True),
        (429, Fate.AGAIN, True),
        (503, Fate.AGAIN, True),
        (500, Fate.UNKNOWN, True),
        (502, Fate.UNKNOWN, True),
        (0, Fate.UNKNOWN, True),  # the line is cut after the request was read
    ],
)
def test_what_an_answer_means(gateway: Gateway, status: int, fate: Fate, reachable: bool) -> None:
    gateway.status = status
    gateway.headers = {"Location": gateway.url}
    assert send(channel(gateway.url))[::2] == (fate, reachable)
    assert len(gateway.got) == 1  # a redirection is not followed


def test_nobody_listens() -> None:
    fate, said, reachable = send(channel("http://localhost:1/"))
    assert (fate, reachable) == (Fate.AGAIN, False)
    assert "không nối được" in said


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "2130706433"])
def test_a_machine_inside_is_not_reached_unless_the_office_says_so(host: str) -> None:
    fate, said, reachable = send(channel(f"https://{host}/", own_network=False))
    assert (fate, reachable) == (Fate.AGAIN, False)
    assert "nội bộ" in said or "không nối được" in said


class TestEncryption:
    def test_a_gateway_that_proves_its_name(self, tmp_path: Path) -> None:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("localhost").configure_cert(context)
        for gateway in served(Gateway(), context):
            assert send(channel(gateway.url, ca_file=str(tmp_path / "ca.pem")))[0] is Fate.SENT

    def test_one_that_does_not_gets_nothing(self, tmp_path: Path) -> None:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("khac.example").configure_cert(context)
        for gateway in served(Gateway(), context):
            fate, said, reachable = send(channel(gateway.url, ca_file=str(tmp_path / "ca.pem")))
            assert (fate, reachable, gateway.got) == (Fate.AGAIN, False, [])
            assert "certificate" in said
