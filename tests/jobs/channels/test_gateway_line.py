"""The line to a gateway: to a public address and no other, to the very one looked at, and what comes back over it."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from ipaddress import IPv4Address, IPv4Network, IPv6Address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.channels.gateway_line import Answer, ForbiddenAddressError, GatewayLine, is_public

PLAIN = ssl.create_default_context()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@contextmanager
def gateway(answer: bytes = ANSWER) -> Iterator[tuple[int, list[bytes]]]:
    """Give the port of a machine that hears one request, and gives one answer, whatever it is."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(5)

        def serve() -> None:
            line, _ = door.accept()
            with line, line.makefile("rb") as stream:
                head = b"".join(iter(stream.readline, b"\r\n"))
                length = next(int(one.split(b":")[1]) for one in head.splitlines() if b"content-length" in one.lower())
                heard.append(head + b"\r\n" + stream.read(length))
                line.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield door.getsockname()[1], heard
        thread.join(5)


def line_to(url: str, *, own_network: bool = True, timeout: float = 2) -> GatewayLine:
    return GatewayLine(url, PLAIN, timeout, own_network=own_network)


def posted(url: str, body: bytes = b"{}") -> Answer:
    with closing(line_to(url)) as line:
        line.open()
        return line.post(body, {"Idempotency-Key": "a@b"})


@pytest.mark.parametrize(
    ("rest", "path"),
    [
        ("", "/"),
        ("/", "/"),
        ("/gui", "/gui"),
        ("/gui?kenh=zalo&a=1", "/gui?kenh=zalo&a=1"),
        ("?kenh=zalo", "/?kenh=zalo"),
    ],
)
def test_a_request_is_for_the_path_and_query_of_the_url(rest: str, path: str) -> None:
    with gateway() as (port, heard):
        assert posted(f"http://localhost:{port}{rest}", "đã".encode()) == Answer(200, "ok")
    head, _, body = heard[0].partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    assert lines[0] == f"POST {path} HTTP/1.1".encode()
    assert f"Host: localhost:{port}".encode() in lines  # the name, though the line goes to an address
    assert b"Idempotency-Key: a@b" in lines
    assert body == "đã".encode()


def test_of_a_long_answer_the_beginning_is_read_and_what_is_no_unicode_is_shown_as_such() -> None:
    long = b"HTTP/1.1 500 Oops\r\nContent-Length: 10000\r\n\r\n" + b"\xff" + b"x" * 9999
    with gateway(long) as (port, _):
        answer = posted(f"http://localhost:{port}/")
    assert answer == Answer(500, "\ufffd" + "x" * 499)


def test_what_is_no_answer_is_told_as_such() -> None:
    with gateway(b"SSH-2.0-OpenSSH_9.6\r\n") as (port, _), pytest.raises(http.client.HTTPException):
        posted(f"http://localhost:{port}/")


def test_a_gateway_that_hangs_up_or_keeps_silent() -> None:
    with gateway(b"") as (port, _), pytest.raises((OSError, http.client.HTTPException)):
        posted(f"http://localhost:{port}/")
    with (
        socket.create_server(("127.0.0.1", 0)) as door,
        closing(line_to(f"http://localhost:{door.getsockname()[1]}/", timeout=0.05)) as line,
    ):
        line.open()
        with pytest.raises(TimeoutError):
            line.post(b"{}", {})


def test_a_line_must_be_open_to_be_used_and_may_be_closed_at_any_time() -> None:
    line = line_to("http://localhost:1/")
    with pytest.raises(OSError):  # noqa: PT011  that it is none of a library's own kinds is the point
        line.post(b"{}", {})
    line.close()
    with pytest.raises(ConnectionRefusedError):
        line.open()
    line.close()


def test_a_name_that_means_a_machine_inside_is_refused_before_anyone_is_called() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.05)
        line = line_to(f"http://localhost:{door.getsockname()[1]}/", own_network=False)
        with pytest.raises(ForbiddenAddressError, match=r"localhost là địa chỉ nội bộ (127\.0\.0\.1|::1)"):
            line.open()
        with pytest.raises(TimeoutError):
            door.accept()


def test_a_name_that_comes_to_mean_another_machine_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo
    asked: list[object] = []

    def names(host: Any, *rest: Any, **more: Any) -> object:
        if host != "cong.example":
            return look_up(host, *rest, **more)
        asked.append(host)
        meant = "127.0.0.1" if len(asked) == 1 else "203.0.113.1"  # as a hostile server of names would
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (meant, rest[0]))]

    monkeypatch.setattr(socket, "getaddrinfo", names)
    with gateway() as (port, _):
        assert posted(f"http://cong.example:{port}/").status == 200
    assert len(asked) == 1


def test_what_answers_without_encryption_where_some_is_asked_for_is_not_spoken_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            line, _ = door.accept()
            with line:
                line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        with pytest.raises(ssl.SSLError):
            line_to(f"https://localhost:{door.getsockname()[1]}/").open()
        thread.join(5)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  no door is opened
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::1", False),  # 10.0.0.1 by way of 6to4
        ("2002:0808:0808::1", True),
        ("64:ff9b::10.0.0.1", False),  # by way of NAT64
        ("64:ff9b::8.8.8.8", True),
        ("64:ff9b:1::8.8.8.8", False),  # the NAT64 of one's own network
        ("::10.0.0.1", False),
        ("fec0::1", False),  # an office's own, as it once was
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


#: Of RFC 6890: where machines of an office, of a provider or of nobody are.
INSIDE = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.2.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
ANY_INSIDE = st.sampled_from(INSIDE).flatmap(lambda of: st.integers(int(of[0]), int(of[-1]))).map(IPv4Address)


@given(ANY_INSIDE)
def test_no_address_inside_is_public_however_it_is_put(inside: IPv4Address) -> None:
    ways = (
        str(inside),
        f"::ffff:{inside}",
        f"64:ff9b::{inside}",
        str(IPv6Address((0x2002 << 112) | (int(inside) << 80) | 1)),  # RFC 3056: 2002, then the address
    )
    assert [way for way in ways if is_public(way)] == []


@given(st.ip_addresses(v=4).filter(lambda one: one not in IPv4Network("192.0.0.0/24")))
def test_every_other_address_is_public(address: IPv4Address) -> None:
    assert is_public(str(address)) is not any(address in network for network in INSIDE)
