# ruff: noqa: INP001  a file of its own, to be copied
"""An adapter between Đôn Đốc's webhook and Zalo's notification service (ZNS): one request in, one request out.

Đôn Đốc signs what it sends (docs/cong-tin-nhan.md); this checks the signature and writes what ZNS asks for: the number,
an approved template of the office, and its fields, none longer than the template allows. Put it behind any HTTP server;
the office's own template, its id and its access token are its own matter.
"""

from __future__ import annotations

import hashlib
import hmac
import json

#: How old a request may be, in seconds: a later one was recorded by somebody and is played again.
FRESH = 300
#: The longest that an approved template's text may be, in characters.
LONGEST = 400


class RejectedError(Exception):
    """The request is not ours, or too old; answer 401."""


def zns_request(
    body: bytes, timestamp: str, signature: str, secret: bytes, now: int, template: str
) -> dict[str, object]:
    """Return the body of ``POST https://business.openapi.zalo.me/message/template``.

    Args:
        body: of the request received, as it came.
        timestamp: its header X-Dondoc-Timestamp.
        signature: its header X-Dondoc-Signature.
        secret: the key both sides have.
        now: seconds since 1970.
        template: the id of the approved template, with the fields recipient, day and content.

    Raises:
        RejectedError: the signature is wrong, or the request is old.
    """
    expected = hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signature, f"v1={expected}") or abs(now - int(timestamp)) > FRESH:
        raise RejectedError
    message = json.loads(body)
    return {
        "phone": international(message["to"]),
        "template_id": template,
        "template_data": {
            "recipient": message["name"][:100],
            "day": message["day"],
            "content": message["brief"][:LONGEST],
        },
        "tracking_id": message["id"][:48],  # the same when Đôn Đốc repeats itself, so that ZNS can see it
    }


def international(number: str) -> str:
    """Return a number as ZNS wants it: 84 and no sign between the digits."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    return f"84{digits[1:]}" if digits.startswith("0") else digits
