"""One request by one person: what was typed, what was asked for, where links lead, and the ways to answer."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI, HTTPException, Request
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData

from dashboards.web.asked import Asked
from dashboards.web.viewer import Viewer
from dashboards.web.visit import Visit, is_api, visit
from kpi.errors import BadMomentError, UnknownNameError
from kpi.permissions import Role
from targets.wording import Sentence
from tests.dashboards.live import NOW

DATABASES = ("sqlite",)  # the pages only read

OFFICER = Viewer("can-bo", "Chuyên viên", Role.OFFICER)


def request(
    path: str = "/", query: str = "", app: object = None, root: str = "", client: Any = ("10.1.2.3", 1)
) -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": root + path,
            "root_path": root,
            "query_string": query.encode(),
            "headers": [],
            "client": client,
            "app": app,
        }
    )


def of(form: dict[str, Any] | None = None, viewer: Viewer | None = None, asked: Asked | None = None) -> Visit:
    return Visit(request(), viewer, asked or Asked(), NOW, FormData(form or {}))


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("  Bản Bo \r\n", "Bản Bo"),
        ("dòng 1\r\ndòng 2\tcột", "dòng 1\ndòng 2\tcột"),
        ("a\x00b\u202ec\u200b", "abc"),  # no keyboard types these, and they hide what is meant
        ("", ""),
        ("   ", ""),
    ],
)
def test_what_was_typed_is_what_a_keyboard_types(sent: str, typed: str) -> None:
    visit = of({"ten": sent})
    assert visit.typed("ten") == typed
    assert visit.password("ten") == sent  # of a password every character counts
    assert (visit.typed("khac"), visit.password("khac")) == ("", "")


@given(st.text())
def test_typing_again_what_was_taken_changes_nothing(sent: str) -> None:
    once = of({"ten": sent}).typed("ten")
    assert of({"ten": once}).typed("ten") == once
    assert once == once.strip()
    assert all(letter.isprintable() or letter in "\n\t" for letter in once)


def test_a_file_where_text_belongs_is_nothing_typed() -> None:
    from starlette.datastructures import UploadFile

    visit = of({"ten": UploadFile(file=None, filename="a.xlsx")})  # type: ignore[arg-type]
    assert (visit.typed("ten"), visit.password("ten")) == ("", "")


def test_nobody_signed_in_is_nobody() -> None:
    assert of(viewer=OFFICER).person is OFFICER
    with pytest.raises(HTTPException) as caught:
        _ = of().person
    assert caught.value.status_code == 401


def test_where_a_request_comes_from() -> None:
    assert of().address == "10.1.2.3"
    assert Visit(request(client=None), None, Asked(), NOW).address == ""


@pytest.mark.parametrize(
    ("path", "root", "api"),
    [
        ("/api/ket-qua", "", True),
        ("/api/ket-qua", "/dondoc", True),
        ("/api", "", False),  # a page that describes it may stand here
        ("/apis/x", "", False),
        ("/don-vi/api/", "", False),
        ("/", "/api", False),  # the site itself may be mounted below such a path
    ],
)
def test_whether_a_program_asks(path: str, root: str, api: bool) -> None:
    assert is_api(request(path, root=root)) is api


def test_pages_and_programs_ask_by_names_of_their_own(app: FastAPI) -> None:
    page = visit(request("/han", "ngay=2023-06-05&ky=2023-H1&tieng=en", app), OFFICER)
    program = visit(request("/api/han", "as_of=2023-06-05&period=2023-H1&lang=en", app), OFFICER)
    assert page.asked == program.asked
    assert (page.asked.kept, page.language) == ({"ngay": "2023-06-05", "ky": "2023-H1", "tieng": "en"}, "en")
    assert visit(request("/api/han", "ngay=2023-06-05&tieng=en", app), OFFICER).asked == Asked()
    assert visit(request("/han", "as_of=2023-06-05&lang=en", app), OFFICER).asked == Asked()


def test_what_cannot_be_asked_for_is_refused(app: FastAPI) -> None:
    with pytest.raises(BadMomentError):
        visit(request("/han", "ngay=2023-02-30", app), OFFICER)
    with pytest.raises(UnknownNameError):
        visit(request("/api/han", "period=2023-H3", app), OFFICER)


def test_the_language_is_the_offices_own_unless_asked_for_and_the_time_is_the_sites(app: FastAPI) -> None:
    plain = visit(request("/han", "", app), OFFICER)
    assert plain.language == app.state.site.settings.language == "vi"
    assert plain.now == NOW
    assert plain.form == FormData()


def test_what_is_known_as_of_a_day_and_what_is_known_now(app: FastAPI) -> None:
    then = visit(request("/han", "ngay=2023-06-05", app), OFFICER)
    assert then.evaluated().district.as_of.date().isoformat() == "2023-06-05"
    assert then.present().district.as_of == NOW  # a form is filled by what is so, whatever day is looked at
    assert (
        visit(request("/han", "ngay=2099-01-01", app), OFFICER).evaluated().district.as_of == NOW
    )  # of the future nothing


def test_going_on_keeps_what_was_chosen_and_says_what_came_of_it(app: FastAPI) -> None:
    here = visit(request("/han", "ngay=2023-06-05", app, root="/dondoc"), OFFICER)
    silent = here.go("don-vi", "ban-bo", tab="a b")
    assert (silent.status_code, silent.headers["location"]) == (303, "/dondoc/don-vi/ban-bo?ngay=2023-06-05&tab=a+b")
    assert "set-cookie" not in silent.headers
    said = here.go("han", said=Sentence("Đã ghi.", "Recorded."))
    assert "set-cookie" in said.headers
