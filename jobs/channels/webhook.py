"""To a gateway by a signed HTTPS request: Zalo, Telegram and SMS connect there (docs/cong-tin-nhan.md).

The signature covers the moment and the body, so that nobody else can make or repeat a request; the message's id is the
Idempotency-Key, so that the gateway can see a repetition for what it is.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import ssl
from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from jobs.channels.gateway_line import Answer, GatewayLine
from kpi.channel_settings import Webhook
from kpi.delivery import Fate, Outcome
from kpi.outbox import Digest, Rendered


class WebhookChannel:
    """The office's gateway."""

    def __init__(
        self, webhook: Webhook, secret: str, office: str, clock: Callable[[], datetime], timeout: float = 20
    ) -> None:
        self._webhook = webhook
        self._secret = secret.encode()
        self._office = office
        self._clock = clock
        self._timeout = timeout

    def compose(self, digest: Digest, rendered: Rendered, message_id: str, at: datetime) -> bytes:
        """Return the request's body."""
        body = {
            "id": message_id,
            "made_at": at.isoformat(),
            "from": self._office,
            "to": digest.address,
            "name": digest.name,
            "day": digest.day.isoformat(),
            "subject": rendered.subject,
            "brief": rendered.brief,
            "text": rendered.text,
            "matters": [matter.as_json() for matter in digest.matters],
        }
        return json.dumps(body, ensure_ascii=False).encode()

    def send(self, address: str, content: bytes, message_id: str) -> Outcome:  # noqa: ARG002  it stands in the content
        """Send the request; what no answer settles may have been taken."""
        moment = str(int(self._clock().timestamp()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": message_id,
            "X-Dondoc-Timestamp": moment,
            "X-Dondoc-Signature": f"v1={signature(self._secret, moment, content)}",
        }
        with closing(self._line()) as line:
            try:
                line.open()
            except (OSError, ValueError) as error:
                return Outcome(Fate.AGAIN, f"không nối được cổng tin nhắn ({error})", reachable=False)
            try:
                return _told(line.post(content, headers))
            except (OSError, http.client.HTTPException) as error:
                return Outcome(Fate.UNKNOWN, f"đã chuyển tin đi, cổng chưa trả lời ({error or type(error).__name__})")

    def close(self) -> None:
        """Do nothing: each request has its own line."""

    def _line(self) -> GatewayLine:
        trust = ssl.create_default_context(cafile=self._webhook.ca_file)
        return GatewayLine(self._webhook.url, trust, self._timeout, own_network=self._webhook.own_network)


def signature(secret: bytes, moment: str, content: bytes) -> str:
    """Return the HMAC-SHA256, in hex, of the moment (seconds since 1970), a dot, and the body."""
    return hmac.new(secret, moment.encode() + b"." + content, hashlib.sha256).hexdigest()


def _told(answer: Answer) -> Outcome:
    said = f"{answer.status} {answer.text}".strip()
    if answer.status in _DONE:
        return Outcome(Fate.SENT, said)
    if answer.status in _OURS:
        return Outcome(Fate.AGAIN, said, reachable=False)
    if answer.status in _LATER:
        return Outcome(Fate.AGAIN, said)
    return Outcome(Fate.UNKNOWN if answer.status in _BROKEN else Fate.REFUSED, said)


_DONE = range(200, 300)
#: It does not know us or its own path: the settings are to be mended, no message is to blame.
_OURS = (401, 403, 404, 405)
_LATER = (408, 425, 429, 503)
#: It broke while at it, perhaps after it had handed the message on.
_BROKEN = range(500, 600)
