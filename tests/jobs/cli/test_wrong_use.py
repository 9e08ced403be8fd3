"""A wrong call is told in the person's language, with what was perhaps meant and where to read on."""

from __future__ import annotations

import pytest

from tests.jobs.conftest import Dondoc


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evaluat",), "không có lệnh “evaluat” (có phải evaluate?). Xem cách gọi: dondoc --help"),
        (("plan", "addd"), "không có lệnh “addd” (có phải add?). Xem cách gọi: dondoc plan --help"),
        (("evaluate", "--jsn"), "không có lựa chọn “--jsn” (có phải --json?). Xem cách gọi: dondoc evaluate --help"),
        (("submit",), "thiếu TỆP…. Xem cách gọi: dondoc submit --help"),
        (("shortfall", "--out"), "gọi sai ("),
        (("remind", "plan", "--days", "0"), "giá trị của --days không dùng được ("),
    ],
)
def test_what_was_wrong_and_what_to_type(dondoc: Dondoc, arguments: tuple[str, ...], said: str) -> None:
    answer = dondoc(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith(f"Lỗi: {said}")


def test_in_english(dondoc: Dondoc) -> None:
    answer = dondoc("evaluate", "--jsn", "--lang", "en")
    assert answer.err.startswith(
        "Error: there is no option “--jsn” (did you mean --json?). See: dondoc evaluate --help"
    )


def test_the_version(dondoc: Dondoc) -> None:
    assert dondoc("--version").out.startswith("dondoc 0.")


def test_no_command_at_all_is_a_question_for_help(dondoc: Dondoc) -> None:
    answer = dondoc()
    assert answer.code == 0
    assert "evaluate" in answer.out
