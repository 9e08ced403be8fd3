"""What every way of sending must be able to do: each channel can, by the same names and arguments."""

from __future__ import annotations

import inspect
import io

import pytest

from jobs.channels.channel import Channel
from jobs.channels.console import ConsoleChannel
from jobs.channels.mail import MailChannel
from jobs.channels.webhook import WebhookChannel
from kpi.channel_settings import Mail, Webhook
from kpi.delivery import Fate
from kpi.outbox import Rendered
from tests.kpi.matters import NOON, digest, matter

RENDERED = Rendered("Nhắc việc", "Kính gửi…", "<p>Kính gửi…</p>", "…")


def channels() -> list[Channel]:
    """Return one of each; nobody listens at the other end."""
    mail = Mail.model_validate({"server": "localhost", "port": 1, "sender": "a@tam-duong.example", "security": "none"})
    webhook = Webhook.model_validate({"url": "http://localhost:1/", "own_network": True})
    return [
        ConsoleChannel(io.StringIO()),
        MailChannel(mail, None, "Phòng Nội vụ"),
        WebhookChannel(webhook, "khoa", "Phòng Nội vụ", lambda: NOON),
    ]


@pytest.mark.parametrize("kind", [ConsoleChannel, MailChannel, WebhookChannel])
@pytest.mark.parametrize("act", ["compose", "send", "close"])
def test_the_same_names_and_arguments(kind: type, act: str) -> None:
    asked, has = (list(inspect.signature(getattr(one, act)).parameters) for one in (Channel, kind))
    assert has == asked


@pytest.mark.parametrize("channel", channels(), ids=lambda one: type(one).__name__)
def test_the_same_message_is_the_same_bytes_on_every_attempt(channel: Channel) -> None:
    parcel = digest(matter())
    first = channel.compose(parcel, RENDERED, "a@b", NOON)
    assert first
    assert channel.compose(parcel, RENDERED, "a@b", NOON) == first


@pytest.mark.parametrize("channel", channels(), ids=lambda one: type(one).__name__)
def test_where_nobody_listens_that_is_an_outcome_and_closing_does_no_harm(channel: Channel) -> None:
    content = channel.compose(digest(matter()), RENDERED, "a@b", NOON)
    channel.close()
    outcome = channel.send("van-thu@ban-bo.example", content, "a@b")
    here = isinstance(channel, ConsoleChannel)
    assert (outcome.fate, outcome.reachable) == ((Fate.SENT, True) if here else (Fate.AGAIN, False))
    channel.close()
    channel.close()
