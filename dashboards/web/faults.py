"""What is said when something is wrong: a plain page with the right status; never a traceback.

Programs, which ask below ``/api/``, get JSON: ``{"error": {"status", "text", "text_en"}}``.
"""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboards.web.asset_files import assets
from dashboards.web.headers import security_headers
from dashboards.web.links import LiveLinks
from dashboards.web.pages import render
from dashboards.web.shell import Shell
from dashboards.web.sign_in_first import PasswordFirst, SignInFirst, sign_in_page, waiting_form
from dashboards.web.site import Site
from dashboards.web.visit import is_api, visit
from kpi.errors import DatabaseError, DondocError
from targets.wording import Sentence, say


class Refused(HTTPException):
    """A request that is not taken, with the reason in words: raise it anywhere in a route."""

    def __init__(self, status: int, sentence: Sentence) -> None:
        super().__init__(status, sentence.vi)
        self.sentence = sentence


def fault(request: Request, status: int, sentence: Sentence | None = None) -> Response:
    """Return the answer that says what is wrong."""
    title, usual = FAULTS.get(status, FAULTS[500])
    words = sentence or usual
    site: Site = request.app.state.site
    if is_api(request):
        error = {"status": status, "text": words.vi, "text_en": words.en}
        return JSONResponse({"error": error}, status, headers=_headers(request))
    links = LiveLinks(request.scope.get("root_path", ""), {}, {name: asset.hash for name, asset in assets().items()})
    shell = Shell(links, site.settings.language, site.settings.office)
    page = render("fault.html", shell, status=status, title=title, words=words)
    return HTMLResponse(page, status, headers=_headers(request))


class LargestBody:
    """Refuses, with a page, what says of itself that it is too large; what does not is stopped on the way."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        length = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if length.isdecimal() and int(length) > self._most:
            await fault(Request(scope), 413)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _headers(request: Request) -> Mapping[str, str]:
    """Return the headers of every answer: that of a defect is made outside of everything else."""
    site: Site = request.app.state.site
    return security_headers(https=site.settings.web.https)


def add_faults(app: FastAPI) -> None:
    """Let the application answer every kind of fault."""

    @app.exception_handler(AnyHTTPException)
    def _refused(request: Request, error: AnyHTTPException) -> Response:
        answer = fault(request, error.status_code, getattr(error, "sentence", None))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(SignInFirst)
    def _stranger(request: Request, error: SignInFirst) -> Response:
        if error.form is None:
            return RedirectResponse(visit(request, None).links.page("dang-nhap", tiep=error.onward), 303)
        return sign_in_page(request, error.onward, waiting_form(error.form.multi_items()), status=401)

    @app.exception_handler(PasswordFirst)
    def _own_password(request: Request, _error: PasswordFirst) -> Response:
        if is_api(request):
            return fault(request, 403, _OWN_PASSWORD)
        return visit(request, None).go("toi", said=_OWN_PASSWORD)

    @app.exception_handler(RequestValidationError)
    def _not_understood(request: Request, error: RequestValidationError) -> Response:
        fields = ", ".join(dict.fromkeys(str(one["loc"][-1]) for one in error.errors()))
        return fault(
            request,
            422,
            say("Không hiểu giá trị của: {fields}.", "These values are not understood: {fields}.", fields=fields),
        )

    @app.exception_handler(DondocError)
    def _callers_fault(request: Request, error: DondocError) -> Response:
        return fault(request, 503 if isinstance(error, DatabaseError) else 422, error.sentence)

    @app.exception_handler(Exception)
    def _defect(request: Request, _error: Exception) -> Response:
        return fault(request, 500)


_OWN_PASSWORD = Sentence(
    "Mật khẩu này do người khác đặt. Hãy đặt mật khẩu riêng trước đã.",
    "This password was set by somebody else. Set one of your own first.",
)
#: The heading and the usual words of each status.
FAULTS: Mapping[int, tuple[Sentence, Sentence]] = {
    400: (
        Sentence("Yêu cầu không hợp lệ", "Bad request"),
        Sentence("Máy chủ không hiểu yêu cầu này.", "The server does not understand this request."),
    ),
    401: (
        Sentence("Cần đăng nhập", "Sign in first"),
        Sentence("Đăng nhập rồi mở lại trang này.", "Sign in, then open this page again."),
    ),
    403: (
        Sentence("Không được phép", "Not allowed"),
        Sentence(
            "Tài khoản này không được xem trang hay làm việc này. Cần thì hỏi người quản trị.",
            "This account may not see this page or do this. Ask the administrator if you need it.",
        ),
    ),
    404: (
        Sentence("Không có trang này", "No such page"),
        Sentence(
            "Địa chỉ viết sai, hoặc trang này không còn. Về trang đầu để tìm.",
            "The address is wrong or the page is gone. Look for it from the first page.",
        ),
    ),
    405: (
        Sentence("Không làm được như vậy", "Not done this way"),
        Sentence("Địa chỉ này không nhận cách gọi đó.", "This address does not take requests of that kind."),
    ),
    409: (
        Sentence("Người khác vừa sửa", "Somebody else changed it"),
        Sentence(
            "Người khác đã sửa cùng việc này sau khi bạn mở trang. Chưa ghi gì của bạn.",
            "Somebody changed the same thing after you opened the page. Nothing of yours was recorded.",
        ),
    ),
    413: (
        Sentence("Tệp quá lớn", "Too large"),
        Sentence("Tệp gửi lên quá lớn. Hãy gửi tệp nhỏ hơn.", "What was sent is too large. Send a smaller file."),
    ),
    422: (
        Sentence("Có điều chưa đúng", "Something is not right"),
        Sentence("Có giá trị không hiểu được.", "A value is not understood."),
    ),
    429: (
        Sentence("Thử quá nhiều lần", "Too many attempts"),
        Sentence("Hãy đợi vài phút rồi thử lại.", "Wait a few minutes and try again."),
    ),
    500: (
        Sentence("Lỗi ngoài dự kiến", "An unexpected fault"),
        Sentence(
            "Dữ liệu không bị thay đổi dở dang. Hãy thử lại; nếu vẫn lỗi, báo người quản trị kèm giờ xảy ra lỗi.",
            "No data were left half changed. Try again; if it fails still, tell the administrator the time.",
        ),
    ),
    503: (
        Sentence("Tạm thời chưa phục vụ được", "Not available for now"),
        Sentence("Cơ sở dữ liệu chưa trả lời. Hãy thử lại sau ít phút.", "The database does not answer. Try later."),
    ),
}
