"""How an office's messages go out: its mail server, and the gateway for telephones. Secrets are not written here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from targets.wording import say
from targets.yaml_file import Written, refuse


class Mail(Written):
    """The mail server through which messages go out."""

    server: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password_file: str | None = None  #: None: the password is in the environment, DONDOC_SMTP_PASSWORD
    sender: Annotated[str, Field(pattern=r"^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+$")]
    reply_to: str | None = None
    ca_file: str | None = None  #: of an office that signs its servers itself

    @model_validator(mode="after")
    def _no_password_in_the_open(self) -> Mail:
        if self.user and self.security == "none":
            raise refuse(
                say(
                    "có “user” thì “security” phải là starttls hoặc tls, để mật khẩu không đi qua mạng dưới dạng rõ",
                    "with “user”, “security” must be starttls or tls, or the password would be sent in the open",
                )
            )
        return self


class Webhook(Written):
    """The gateway to which messages for Zalo, Telegram or SMS are handed."""

    url: Annotated[str, Field(pattern=r"^https?://[^\s@]+$")]
    secret_file: str | None = None  #: None: the secret is in the environment, DONDOC_WEBHOOK_SECRET
    own_network: bool = False  #: the gateway stands in the office's own network: private addresses and http will do
    ca_file: str | None = None

    @model_validator(mode="after")
    def _encrypted(self) -> Webhook:
        if self.url.startswith("http://") and not self.own_network:
            raise refuse(
                say(
                    "địa chỉ phải bắt đầu bằng https://, trừ khi cổng ở trong mạng nội bộ (own_network: true)",
                    "the address must begin with https:// unless the gateway is in your network (own_network: true)",
                )
            )
        return self


#: What is said of them in the published schema.
WORDS = {
    "mail": "Máy chủ thư để gửi lời nhắc; mật khẩu để trong biến môi trường hoặc tệp riêng, không ghi ở đây.",
    "webhook": "Cổng tin nhắn (Zalo, Telegram, SMS) nhận lời nhắc; khóa ký để trong biến môi trường hoặc tệp riêng.",
    "Mail": "Máy chủ thư.",
    "server": "Tên máy chủ thư.",
    "port": "Cổng: 587 với starttls, 465 với tls.",
    "security": "starttls, tls, hoặc none (chỉ trong mạng nội bộ, không có mật khẩu).",
    "user": "Tên đăng nhập máy chủ thư.",
    "password_file": "Tệp chứa mật khẩu; không ghi thì lấy ở biến môi trường DONDOC_SMTP_PASSWORD.",
    "sender": "Địa chỉ gửi.",
    "reply_to": "Địa chỉ nhận thư trả lời, nếu khác địa chỉ gửi.",
    "ca_file": "Chứng thư gốc của cơ quan, nếu máy chủ dùng chứng thư nội bộ.",
    "Webhook": "Cổng tin nhắn.",
    "url": "Địa chỉ https của cổng.",
    "secret_file": "Tệp chứa khóa ký; không ghi thì lấy ở biến môi trường DONDOC_WEBHOOK_SECRET.",
    "own_network": "Cổng ở trong mạng nội bộ: cho phép địa chỉ riêng và http.",
}
