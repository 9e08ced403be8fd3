"""The line to a gateway: to the address that was looked at, nowhere else.

A URL could name a machine inside the office that nobody else may reach. So the name is looked up once, every address
it has must be a public one (unless the office says that the gateway is its own), and the line goes to that very
address: the name has no second chance to mean another.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit


class ForbiddenAddressError(OSError):
    """The gateway's name means a machine that is not to be reached."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a gateway answered."""

    status: int
    text: str


#: Of an answer's text, as much is read.
_READ = 500


class GatewayLine:
    """One request to a gateway."""

    def __init__(self, url: str, trust: ssl.SSLContext, timeout: float, *, own_network: bool) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._secure = parts.scheme == "https"
        self._port = parts.port or (443 if self._secure else 80)
        self._trust = trust
        self._timeout = timeout
        self._own_network = own_network
        self._line: http.client.HTTPConnection | None = None

    def open(self) -> None:
        """Look the name up, and connect.

        Raises:
            OSError: the name is unknown, or means a forbidden machine, or nobody answers, or not as who they should be.
        """
        line = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        plain = socket.create_connection((self._allowed(), self._port), self._timeout)
        try:
            line.sock = self._trust.wrap_socket(plain, server_hostname=self._host) if self._secure else plain
        except OSError:
            plain.close()
            raise
        self._line = line

    def post(self, body: bytes, headers: dict[str, str]) -> Answer:
        """Send the request and return the answer; a redirection is an answer like any other.

        Raises:
            OSError: the line broke.
            http.client.HTTPException: what came is no answer.
        """
        if self._line is None:
            raise OSError
        self._line.request("POST", self._path, body, headers)
        response = self._line.getresponse()
        return Answer(response.status, response.read(_READ).decode("utf-8", "replace"))

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()

    def _allowed(self) -> str:
        found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        addresses = [str(address[4][0]) for address in found]
        if not self._own_network:
            for address in addresses:
                if not is_public(address):
                    raise ForbiddenAddressError(f"{self._host} là địa chỉ nội bộ {address}")
        return addresses[0]


def is_public(address: str) -> bool:
    """Say whether an address is one of the public internet.

    >>> [is_public(a) for a in ("8.8.8.8", "127.0.0.1", "10.0.0.1", "169.254.169.254", "::ffff:192.168.1.1", "::1")]
    [True, False, False, False, False, False]
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        within = _within(found)
        if within is None:
            return found.is_global and found in _UNICAST
        found = within
    return found.is_global and not found.is_multicast


def _within(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an address of IPv6 stands for: mapped, by 6to4, or by NAT64 (RFC 6052)."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


_NAT64 = IPv6Network("64:ff9b::/96")
#: Of IPv6, as much as is given to the public internet (RFC 4291, IANA); the rest is for offices, groups or nobody.
_UNICAST = IPv6Network("2000::/3")
