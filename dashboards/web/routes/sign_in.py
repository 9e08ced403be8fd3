"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from dashboards.web.faults import Refused
from dashboards.web.forgery import comes_from_here, form_token
from dashboards.web.needs import needs
from dashboards.web.session_cookie import drop_session, put_session, session_secret
from dashboards.web.sign_in_first import ONWARD, WAITING, Waiting, is_onward, sign_in_page, waiting_form
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.usecases.sign_in import Refusal, Typed, sign_in, sign_out
from targets.wording import Sentence

router = APIRouter()


@router.get("/dang-nhap")
def sign_in_form(visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Show the sign-in page."""
    return sign_in_page(visit.request, visit.request.query_params.get(ONWARD, ""), Waiting())


@router.post("/dang-nhap")
def sign_somebody_in(visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Sign somebody in, and let them go on where they were; or say why not."""
    request = visit.request
    if not comes_from_here(request, visit.site.settings.web.origin):
        raise Refused(403, _FROM_ELSEWHERE)
    onward = visit.typed(ONWARD)
    waiting = waiting_form(visit.form.multi_items(), WAITING)
    typed = Typed(
        visit.typed("ten"),
        visit.password("mat-khau"),
        visit.typed("ma-xac-thuc"),
        visit.address,
        request.headers.get("user-agent", ""),
    )
    found = sign_in(visit.site.engine, typed, visit.now)
    if isinstance(found, Refusal):
        status = 429 if found is Refusal.TOO_OFTEN else 422
        return sign_in_page(request, onward, waiting, status=status, name=typed.name, wrong=WHY_NOT[found])
    return signed_in(visit, found, onward, waiting)


def signed_in(visit: Visit, secret: str, onward: str, waiting: Waiting) -> Response:
    """Answer somebody who has just signed in: go on, or send again the form that waited."""
    before = session_secret(visit.request)
    if before:
        sign_out(visit.site.engine, before, visit.now)
    onward = onward if is_onward(onward) else visit.links.page()
    answer: Response
    if waiting.fields or waiting.files:
        answer = visit.page("go_on.html", here="", onward=onward, waiting=waiting, token=form_token(secret))
    else:
        answer = RedirectResponse(onward, 303)
    put_session(visit.request, answer, secret)
    return answer


@router.post("/dang-xuat")
def sign_somebody_out(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """End the session."""
    sign_out(visit.site.engine, session_secret(visit.request) or "", visit.now)
    answer = visit.go("dang-nhap", said=Sentence("Đã đăng xuất.", "You are signed out."))
    drop_session(visit.request, answer)
    return answer


#: What is said to somebody who is not signed in.
WHY_NOT = {
    Refusal.WRONG: Sentence("Tên đăng nhập hoặc mật khẩu không đúng.", "The name or the password is wrong."),
    Refusal.CODE: Sentence(
        "Nhập lại mật khẩu cùng mã xác thực 6 số đang hiện trên điện thoại, hoặc một mã dự phòng chưa dùng.",
        "Type the password again, with the six digits on your telephone now, or a recovery code not used yet.",
    ),
    Refusal.TOO_OFTEN: Sentence(
        "Thử quá nhiều lần. Hãy đợi 15 phút rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu.",
        "Too many attempts. Wait 15 minutes, or ask the administrator for a new password.",
    ),
}
_FROM_ELSEWHERE = Sentence(
    "Biểu mẫu đăng nhập này không gửi từ trang của Đôn Đốc, nên không nhận.",
    "This form does not come from a page of Đôn Đốc and is not taken.",
)
