"""The ways an office has set up for its messages, and what they lack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from jobs.channels.channel import Channel
from jobs.channels.console import ConsoleChannel
from jobs.channels.mail import MailChannel
from jobs.channels.webhook import WebhookChannel
from jobs.workspace import read_text
from kpi.channel_settings import Mail, Webhook
from kpi.errors import DondocError
from kpi.outbox import CONSOLE, MAIL, WEBHOOK
from kpi.settings import Settings
from targets.wording import Sentence, say

#: Where secrets are looked for in the environment when no file is named.
PASSWORD, SECRET = "DONDOC_SMTP_PASSWORD", "DONDOC_WEBHOOK_SECRET"


@dataclass(frozen=True, slots=True)
class Ways:
    """How messages can go out at present."""

    channels: Mapping[str, Channel]
    lacking: Mapping[str, Sentence]  #: by channel, why it cannot be used


@contextmanager
def open_ways(
    settings: Settings, folder: Path, environment: Mapping[str, str], clock: Callable[[], datetime], screen: TextIO
) -> Iterator[Ways]:
    """Give the channels an office has set up, and close them afterwards.

    Args:
        settings: the office's.
        folder: the workspace's, from which the names of files in the settings start.
        environment: where passwords may stand.
        clock: what time it is.
        screen: what people see.
    """
    found: dict[str, Channel | Sentence] = {
        CONSOLE: ConsoleChannel(screen),
        MAIL: _mail(settings.mail, settings.office, folder, environment),
        WEBHOOK: _webhook(settings.webhook, settings.office, folder, environment, clock),
    }
    with ExitStack() as stack:
        channels = {name: channel for name, channel in found.items() if not isinstance(channel, Sentence)}
        for channel in channels.values():
            stack.callback(channel.close)
        yield Ways(channels, {name: why for name, why in found.items() if isinstance(why, Sentence)})


def _mail(mail: Mail | None, office: str, folder: Path, environment: Mapping[str, str]) -> Channel | Sentence:
    if mail is None:
        return Sentence(
            "chưa thiết lập máy chủ thư (mục “mail” trong dondoc.yaml)",
            "no mail server is set up (“mail” in dondoc.yaml)",
        )
    password = _secret(folder, mail.password_file, environment, PASSWORD)
    if isinstance(password, Sentence) and mail.user:
        return password
    if isinstance(password, str) and not password.isascii():  # smtplib cannot say it
        return Sentence("mật khẩu máy chủ thư phải là chữ không dấu", "the mail server's password must be plain ASCII")
    own = mail.model_copy(update={"ca_file": _beside(folder, mail.ca_file)})
    return MailChannel(own, None if isinstance(password, Sentence) else password, office)


def _webhook(
    webhook: Webhook | None,
    office: str,
    folder: Path,
    environment: Mapping[str, str],
    clock: Callable[[], datetime],
) -> Channel | Sentence:
    if webhook is None:
        return Sentence(
            "chưa thiết lập cổng tin nhắn (mục “webhook” trong dondoc.yaml)",
            "no gateway is set up (“webhook” in dondoc.yaml)",
        )
    secret = _secret(folder, webhook.secret_file, environment, SECRET)
    if isinstance(secret, Sentence):
        return secret
    own = webhook.model_copy(update={"ca_file": _beside(folder, webhook.ca_file)})
    return WebhookChannel(own, secret, office, clock)


def _secret(folder: Path, file: str | None, environment: Mapping[str, str], name: str) -> str | Sentence:
    """Return a secret from its file or the environment, or why there is none; the secret itself is never told."""
    if file is None:
        found = environment.get(name, "")
        return found or say("thiếu biến môi trường {name}", "the environment variable {name} is missing", name=name)
    try:
        found = read_text(folder / file).strip()
    except DondocError as error:
        return error.sentence
    return found or say("tệp {file} trống", "{file} is empty", file=file)


def _beside(folder: Path, file: str | None) -> str | None:
    return str(folder / file) if file else None
