"""Signing in through another service (OpenID Connect Core 1.0, authorization code with PKCE): an optional extra.

The service says who somebody is; what they may do is said by their account here, which an administrator adds.
"""

from __future__ import annotations

import json
import secrets
import warnings
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from kpi.errors import MissingExtraError
from kpi.web_settings import Oidc
from targets.wording import Sentence

#: What signatures are taken: none of the shared-secret kind, which anybody who knows the secret could make.
_SIGNATURES = ("RS256", "ES256", "PS256", "EdDSA")
#: How long the service may take to answer, and how wrong its clock may be, in seconds.
_PATIENCE, _LEEWAY = 10, 60


class OidcError(Exception):
    """The service does not answer, or what it says does not hold; the sentence is for the person."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.vi)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Begun:
    """What a browser keeps while somebody is at the service."""

    state: str
    nonce: str
    verifier: str
    onward: str  #: where to go on afterwards

    def as_cookie(self) -> str:
        """Return it as a cookie's value."""
        return urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()


def begun_of(cookie: str) -> Begun | None:
    """Return what a browser kept; None: nothing of ours."""
    try:
        return Begun(**{name: str(value) for name, value in json.loads(urlsafe_b64decode(cookie)).items()})
    except (ValueError, TypeError, AttributeError):
        return None


def begin(service: Oidc, back: str, onward: str) -> tuple[str, Begun]:
    """Return the address of the service at which somebody signs in, and what to remember until they come back.

    Raises:
        OidcError: the service does not answer.
        MissingExtraError: the extra is not installed.
    """
    begun = Begun(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), onward)
    with _client(service, None, back) as client:
        found = _discovered(client, service)
        made = client.create_authorization_url(
            found["authorization_endpoint"], state=begun.state, nonce=begun.nonce, code_verifier=begun.verifier
        )
    return str(made[0]), begun


def finish(service: Oidc, secret: str | None, back: str, begun: Begun, query: Mapping[str, str], now: datetime) -> str:
    """Return the name that the service gives somebody who came back.

    Raises:
        OidcError: they did not sign in there, or what is said of them does not hold.
        MissingExtraError: the extra is not installed.
    """
    if not secrets.compare_digest(query.get("state", "").encode(), begun.state.encode()) or "code" not in query:
        raise OidcError(_NOT_SIGNED_IN)
    with _client(service, secret, back) as client:
        found = _discovered(client, service)
        try:
            token = client.fetch_token(
                found["token_endpoint"], code=query["code"], code_verifier=begun.verifier, grant_type=_CODE
            )
            keys = client.request("GET", found["jwks_uri"], withhold_token=True).json()
            claims = _claims(token["id_token"], keys, service, begun.nonce, now)
        except Exception as error:
            raise OidcError(_DOES_NOT_HOLD) from error
    name = claims.get(service.claim)
    if not isinstance(name, str) or (service.claim == "email" and claims.get("email_verified") is False):
        raise OidcError(_NO_NAME)
    return name


_CODE, _SELF_DESCRIPTION = "authorization_code", "/.well-known/openid-configuration"


def _client(service: Oidc, secret: str | None, back: str) -> Any:  # noqa: ANN401  of an optional library
    try:
        with warnings.catch_warnings():
            import authlib.deprecate  # noqa: F401, PLC0415  asks for its warnings to be shown

            warnings.simplefilter("ignore")  # that it would rather have a later httpx
            from authlib.integrations.httpx_client import OAuth2Client  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise MissingExtraError("oidc") from error
    return OAuth2Client(
        service.client,
        secret,
        scope="openid email profile",
        redirect_uri=back,
        code_challenge_method="S256",
        timeout=_PATIENCE,
    )


def _discovered(client: Any, service: Oidc) -> Mapping[str, Any]:  # noqa: ANN401  of an optional library
    """Return what the service says of itself; it must be the one that was asked for."""
    try:
        answer = client.request("GET", f"{service.issuer}{_SELF_DESCRIPTION}", withhold_token=True)
        found: Mapping[str, Any] = answer.raise_for_status().json()
    except Exception as error:
        raise OidcError(_NO_ANSWER) from error
    if found.get("issuer") != service.issuer:
        raise OidcError(_DOES_NOT_HOLD)
    return found


def _claims(text: str, keys: Any, service: Oidc, nonce: str, now: datetime) -> Mapping[str, Any]:  # noqa: ANN401  JSON
    """Return what a signed statement says, if it is for us, of now, and the answer to what we asked."""
    from joserfc import jwk, jwt  # noqa: PLC0415  it comes with the extra

    token = jwt.decode(text, jwk.KeySet.import_key_set(keys), algorithms=_SIGNATURES)
    asked = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=_LEEWAY,
        iss={"essential": True, "value": service.issuer},
        aud={"essential": True, "value": service.client},
        exp={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    asked.validate(token.claims)
    return dict(token.claims)


_NO_ANSWER = Sentence(
    "Dịch vụ đăng nhập không trả lời. Hãy thử lại sau, hoặc đăng nhập bằng mật khẩu.",
    "The service for signing in does not answer. Try later, or use a password.",
)
_NOT_SIGNED_IN = Sentence(
    "Chưa đăng nhập xong ở dịch vụ. Hãy thử lại từ đầu.", "You did not finish signing in there. Begin again."
)
_DOES_NOT_HOLD = Sentence(
    "Điều dịch vụ đăng nhập nói không kiểm chứng được, nên không nhận. Báo người quản trị.",
    "What the service says cannot be verified and is not taken. Tell the administrator.",
)
_NO_NAME = Sentence(
    "Dịch vụ đăng nhập không cho biết tên tài khoản. Báo người quản trị.",
    "The service does not tell the name of the account. Tell the administrator.",
)
