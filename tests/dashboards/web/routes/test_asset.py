"""Style sheets and scripts: sent to anyone, kept for ever under an address of their content, under no other address."""

from __future__ import annotations

import gzip
import hashlib
import re

import pytest

from dashboards.web.asset_files import assets
from tests.dashboards.live import TestClient

DATABASES = ("sqlite",)  # the pages only read

NAMES = sorted(assets())


def address(name: str) -> str:
    return f"/assets/{assets()[name].hash}/{name}"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_file_packed_or_not(stranger: TestClient, name: str) -> None:
    with stranger.stream("GET", address(name), headers={"Accept-Encoding": "gzip, br"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    plain = stranger.get(address(name), headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed) == plain.content == assets()[name].content
    for one in (answer, plain):
        assert one.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert "Accept-Encoding" in one.headers["vary"]  # what lies between must not give one for the other
        assert one.headers["content-type"].partition(";")[0] == assets()[name].media_type.partition(";")[0]
        assert int(one.headers["content-length"]) == len(packed if one is answer else plain.content)


def test_the_address_changes_with_the_content() -> None:
    for name in NAMES:
        digest = hashlib.sha256(assets()[name].content).hexdigest()
        assert digest.startswith(assets()[name].hash)
        assert len(assets()[name].hash) >= 8


@pytest.mark.parametrize(
    "path",
    [
        "/assets/0000000000/dondoc.css",
        "/assets//dondoc.css",
        "/assets/dondoc.css",
        "/assets/{digest}/khong-co.css",
        "/assets/{digest}/../app.py",
        "/assets/{digest}/..%2fapp.py",
        "/assets/{digest}/..%5capp.py",
        "/assets/{digest}/%2fetc%2fpasswd",
        "/assets/{digest}/dondoc.css%00",
        "/assets/{digest}/DONDOC.CSS",
    ],
)
def test_nothing_lies_at_any_other_address(browser: TestClient, path: str) -> None:
    digest = assets()["dondoc.css"].hash
    answer = browser.get(path.replace("{digest}", digest))
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_a_page_asks_for_what_is_there(stranger: TestClient) -> None:
    page = stranger.get("/dang-nhap").text
    asked = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', page))
    assert asked
    for path in asked:
        assert stranger.get(path).status_code == 200
