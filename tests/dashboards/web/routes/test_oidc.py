"""Signing in through a real service on this machine, written here: discovery, code with PKCE, signed statements."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwk, jwt
from sqlalchemy import Engine

from dashboards.web.app import create_app
from kpi.accounts import Account
from kpi.permissions import Role
from kpi.usecases.change_account import add_account
from kpi.web_settings import Oidc
from tests.dashboards.live import NOW, Clock, TestClient, browser_of, filled, site
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read

SECRET = "khoa-chung"


@dataclass
class Service:
    """A service that signs everybody in as whom it is told to."""

    address: str = ""
    key: jwk.RSAKey = field(default_factory=lambda: jwk.RSAKey.generate_key(2048, {"kid": "1"}, private=True))
    signing: jwk.RSAKey | None = None  #: in place of the key it publishes
    says: dict[str, Any] = field(default_factory=dict)  #: in place of what is right
    asked: dict[str, str] = field(default_factory=dict)  #: by the browser

    def answer(self, path: str) -> dict[str, Any]:
        """Answer a question of the site."""
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "den", "token_endpoint": "ma", "jwks_uri": "khoa"}
            return {"issuer": self.address, **{name: f"{self.address}/{place}" for name, place in places.items()}}
        return {"keys": [self.key.as_dict(private=False)]}

    def token(self, form: dict[str, list[str]], authorization: str) -> dict[str, Any]:
        """Give a token for a code, to the client that knows its secret and what the challenge was made of."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"][0].encode()).digest()).rstrip(b"=")
        assert challenge.decode() == self.asked["code_challenge"]
        assert base64.b64decode(authorization.removeprefix("Basic ")).decode() == f"dondoc:{SECRET}"
        now = int(NOW.timestamp())
        right = {"iss": self.address, "aud": "dondoc", "exp": now + 300, "iat": now, "nonce": self.asked["nonce"]}
        claims = {**right, "email": "Lan@tam-duong.example", "email_verified": True, **self.says}
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.signing or self.key)
        return {"access_token": "x", "token_type": "Bearer", "id_token": signed}


@pytest.fixture(scope="module")
def running() -> Iterator[Service]:
    """The service, running on this machine."""
    service = Service()

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(service.answer(self.path))

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.reply(service.token(form, self.headers.get("Authorization", "")))

        def reply(self, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        service.address = f"http://127.0.0.1:{server.server_port}"
        yield service
        server.shutdown()
        thread.join()


@pytest.fixture
def service(running: Service) -> Service:
    """The service, saying what is right."""
    running.says, running.asked, running.signing = {}, {}, None
    return running


@pytest.fixture
def visitor(engine: Engine, clock: Clock, tmp_path: Path, service: Service) -> TestClient:
    """A browser at a site that lets people sign in through the service; Lan has an account without a password."""
    add_account(filled(engine), Account("lan@tam-duong.example", "Chuyên viên", Role.OFFICER), None, NOW, "máy chủ")
    plain = site(engine, clock, tmp_path)
    oidc = Oidc(issuer=service.address, client="dondoc", label="Cổng đăng nhập tỉnh")
    settings = plain.settings.model_copy(update={"oidc": oidc})
    return browser_of(create_app(replace(plain, settings=settings, oidc_secret=SECRET)))


def come_back(visitor: TestClient, service: Service, **other: str) -> Any:
    """Go to the service and come back as it sends one back."""
    there = visitor.get("/dang-nhap/oidc?tiep=/don-vi/ban-bo")
    assert there.status_code == 303
    service.asked = {name: values[0] for name, values in parse_qs(urlsplit(there.headers["location"]).query).items()}
    assert service.asked["redirect_uri"] == "http://testserver/dang-nhap/oidc/ve"
    return visitor.get("/dang-nhap/oidc/ve", params={"code": "c", "state": service.asked["state"], **other})


def test_whom_the_service_knows_is_signed_in_as_their_account(visitor: TestClient, service: Service) -> None:
    assert "Cổng đăng nhập tỉnh" in read_page(visitor.get("/dang-nhap").text).text
    answer = come_back(visitor, service)
    assert (answer.status_code, answer.headers["location"]) == (303, "/don-vi/ban-bo")
    assert "lan@tam-duong.example" in visitor.get("/toi").text


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ({"email": "an@tam-duong.example"}, "Chưa có tài khoản “an@tam-duong.example” ở đây"),
        ({"email_verified": False}, "không cho biết tên tài khoản"),
        ({"email": None}, "không cho biết tên tài khoản"),
        ({"aud": "khac"}, "không kiểm chứng được"),
        ({"iss": "https://evil.example"}, "không kiểm chứng được"),
        ({"nonce": "cũ"}, "không kiểm chứng được"),
        ({"exp": int(NOW.timestamp()) - 3600}, "không kiểm chứng được"),
    ],
)
def test_what_does_not_hold_signs_nobody_in(
    visitor: TestClient, service: Service, says: dict[str, Any], said: str
) -> None:
    service.says = says
    answer = come_back(visitor, service)
    assert answer.status_code == 403
    assert said in read_page(answer.text).text
    assert visitor.get("/toi").status_code == 303


def test_another_key_is_not_the_services(visitor: TestClient, service: Service) -> None:
    service.signing = jwk.RSAKey.generate_key(2048, {"kid": "1"}, private=True)
    assert come_back(visitor, service).status_code == 403
    assert visitor.get("/toi").status_code == 303


def test_whoever_was_not_sent_by_us_is_not_signed_in(visitor: TestClient, service: Service) -> None:
    assert come_back(visitor, service, state="khác").status_code == 403
    visitor.cookies.delete("dondoc_oidc")
    late = visitor.get("/dang-nhap/oidc/ve", params={"code": "c", "state": "s"})
    assert "Đã quá lâu." in read_page(late.text).text
    visitor.cookies.set("dondoc_oidc", "W10=", domain="testserver.local")
    assert visitor.get("/dang-nhap/oidc/ve").status_code == 403


def test_a_service_that_is_silent_leaves_the_password(
    engine: Engine, clock: Clock, tmp_path: Path, stranger: TestClient
) -> None:
    assert stranger.get("/dang-nhap/oidc").status_code == 404
    plain = site(engine, clock, tmp_path)
    settings = plain.settings.model_copy(update={"oidc": Oidc(issuer="http://127.0.0.1:9", client="dondoc")})
    answer = browser_of(create_app(replace(plain, settings=settings))).get("/dang-nhap/oidc")
    assert answer.status_code == 403
    assert "Dịch vụ đăng nhập không trả lời." in read_page(answer.text).text
