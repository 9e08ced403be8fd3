"""How people reach the web pages of an office, and the service that may vouch for them; no secrets."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from targets.wording import say
from targets.yaml_file import Written, refuse


def _address(text: str) -> str:
    """Return an address that people type, if it is one."""
    if re.fullmatch(r"https?://[^\s/@?#]+(/[^\s?#]*[^\s?#/])?", text) is None:
        raise refuse(
            say(
                "viết địa chỉ như https://dondoc.vi-du.example, không có dấu / ở cuối",
                "write an address as https://dondoc.vi-du.example, without a slash at its end",
            )
        )
    return text


class Web(Written):
    """The web pages."""

    address: Annotated[str, AfterValidator(_address)] | None = None
    #: as people type it, without a slash at its end: "https://dondoc.tamduong.example"; None: this machine alone

    @property
    def https(self) -> bool:
        """Say whether people come over https."""
        return self.address is not None and self.address.startswith("https://")

    @property
    def root(self) -> str:
        """Return the path that the site hangs under: "/dondoc", or nothing."""
        return urlsplit(self.address).path if self.address is not None else ""

    @property
    def origin(self) -> str | None:
        """Return scheme and host, as a browser tells where a form comes from."""
        if self.address is None:
            return None
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


class Oidc(Written):
    """A service that signs people in for several programs (OpenID Connect)."""

    issuer: Annotated[str, AfterValidator(_address)]
    client: Annotated[str, Field(min_length=1)]
    secret_file: str | None = None  #: None: the secret is in the environment, DONDOC_OIDC_SECRET
    claim: str = "email"  #: what the service says that is the name of an account here
    label: str = "OpenID Connect"  #: as the button says it


#: What is said of them in the published schema.
WORDS = {
    "web": "Các trang web, khi mở cho máy khác.",
    "Web": "Các trang web.",
    "address": "Địa chỉ người dùng gõ, không có dấu / ở cuối: https://dondoc.vi-du.example; không ghi: chỉ máy này.",
    "oidc": "Đăng nhập một lần qua OpenID Connect; khóa bí mật để trong biến môi trường hoặc tệp riêng.",
    "Oidc": "Dịch vụ đăng nhập một lần.",
    "Oidc.issuer": "Địa chỉ của dịch vụ (issuer).",
    "client": "Mã của Đôn Đốc ở dịch vụ (client_id).",
    "Oidc.secret_file": "Tệp chứa khóa bí mật; không ghi thì lấy ở biến môi trường DONDOC_OIDC_SECRET.",
    "claim": "Thông tin nào của dịch vụ là tên tài khoản ở đây: email, preferred_username.",
    "Oidc.label": "Chữ trên nút đăng nhập.",
}
