"""QR codes inside the page."""

from __future__ import annotations

from urllib.parse import unquote

import segno

from dashboards.web.qr import qr_picture
from tests.dashboards.live import TestClient

DATABASES = ("sqlite",)  # the pages only read

TEXT = "otpauth://totp/D%C3%B4n%20D%E1%BB%91c:lan?secret=GEZDGNBVGY3TQOJQ&issuer=D%C3%B4n"


def test_it_is_a_picture_within_the_page_and_the_same_each_time() -> None:
    picture = qr_picture(TEXT)
    assert picture.startswith("data:image/svg+xml")
    assert "<svg" in unquote(picture)
    assert "http://" not in unquote(picture).replace("http://www.w3.org/2000/svg", "")  # it asks for nothing
    assert picture == qr_picture(TEXT)
    assert picture != qr_picture(TEXT + "x")


def test_a_quarter_of_it_may_be_spoilt() -> None:
    """Error correction M restores 15%: the code has the size that this level needs, four modules around it, by four."""
    code = segno.make(TEXT, error="m")
    side = (code.symbol_size()[0]) * 4
    assert f'width="{side}"' in unquote(qr_picture(TEXT)).replace("'", '"')


def test_the_page_may_show_it(browser: TestClient) -> None:
    answer = browser.get("/toi")
    assert "img-src 'self' data:" in answer.headers["content-security-policy"]
    assert 'src="data:image/svg+xml' in answer.text
