"""The text fields of a form, whatever their names."""

from __future__ import annotations

from fastapi import FastAPI

from dashboards.web.posted import Posted
from tests.dashboards.live import TestClient


def test_texts_only_and_the_last_of_a_name() -> None:
    app = FastAPI()

    @app.post("/")
    def show(posted: Posted) -> dict[str, str]:
        return dict(posted)

    files = [("tep", ("a.txt", b"x"))]
    answer = TestClient(app).post("/", data={"so.mo-hinh": ["1", "2"], "ghi": ""}, files=files)
    assert answer.json() == {"so.mo-hinh": "2", "ghi": ""}
