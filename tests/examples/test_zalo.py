"""The example adapter to Zalo: what our webhook sends, it understands, and nobody else's."""

from __future__ import annotations

import importlib.util
import json
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from jobs.channels.webhook import WebhookChannel, signature
from jobs.reminders.render import BRIEF
from kpi.channel_settings import Webhook
from kpi.outbox import WEBHOOK, Digest, Rendered

FILE = Path(__file__).parents[2] / "examples" / "cong-tin-nhan" / "zalo.py"
SECRET, MOMENT = b"khoa chung", "1684200000"


@pytest.fixture(scope="module")
def zalo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("zalo", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def body() -> bytes:
    digest = Digest("ban-hon/van-thu", "0213 000 001", WEBHOOK, date(2023, 5, 16), (), "a" * 36, "Văn thư xã Bản Hon")
    rendered = Rendered("Nhắc việc", "toàn văn", "<p>", "nội dung " * 50)
    at = datetime.fromisoformat("2023-05-16T08:00+07:00")
    channel = WebhookChannel(Webhook(url="https://cong.example/gui"), SECRET.decode(), "Phòng Nội vụ", lambda: at)
    return channel.compose(digest, rendered, "a" * 36 + "@example.vn", at)


def test_what_our_webhook_sends_becomes_a_template_of_zalo(zalo: ModuleType, body: bytes) -> None:
    signed = f"v1={signature(SECRET, MOMENT, body)}"
    found = zalo.zns_request(body, MOMENT, signed, SECRET, int(MOMENT) + 2, "123456")
    data = found.pop("template_data")
    assert found == {"phone": "84213000001", "template_id": "123456", "tracking_id": "a" * 36 + "@example.vn"}
    assert (data["recipient"], data["day"]) == ("Văn thư xã Bản Hon", "2023-05-16")
    assert len(data["content"]) == zalo.LONGEST == BRIEF


@pytest.mark.parametrize(("change", "later"), [(b" ", 0), (b"", 301), (b"", -301)])
def test_what_was_changed_or_is_old_is_refused(zalo: ModuleType, body: bytes, change: bytes, later: int) -> None:
    signed = f"v1={signature(SECRET, MOMENT, body)}"
    with pytest.raises(zalo.RejectedError):
        zalo.zns_request(body + change, MOMENT, signed, SECRET, int(MOMENT) + later, "123456")
    assert json.loads(body)["to"] == "0213 000 001"


def test_numbers_have_the_sign_of_the_country(zalo: ModuleType) -> None:
    assert [zalo.international(number) for number in ("0912.345.678", "+84 912 345 678")] == ["84912345678"] * 2
