"""A mistake says where, what, what was perhaps meant and what to do, in one line."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from targets.issues import Issue, Severity, has_errors
from targets.provenance import Source
from targets.wording import Sentence

UNKNOWN = Issue(
    "unknown-unit",
    Sentence("không có đơn vị “Ban Po”", "there is no unit “Ban Po”"),
    Source("a.xlsx", sheet="Báo cáo", cell="C4"),
    Sentence("Ghi đúng tên đơn vị.", "Write the unit's name."),
    ("xã Bản Bo", "xã Bản Hon"),
)


def test_the_whole_message() -> None:
    assert UNKNOWN.say() == (
        "a.xlsx, Báo cáo!C4: không có đơn vị “Ban Po”. Có phải: “xã Bản Bo”, “xã Bản Hon”? Ghi đúng tên đơn vị."
    )
    assert UNKNOWN.say("en") == (
        "a.xlsx, Báo cáo!C4: there is no unit “Ban Po”. Did you mean: “xã Bản Bo”, “xã Bản Hon”? Write the unit's name."
    )


def test_a_bare_message() -> None:
    assert Issue("empty", Sentence("tệp rỗng", "empty"), Source("a.xlsx")).say() == "a.xlsx: tệp rỗng."


def test_a_full_stop_is_not_doubled() -> None:
    assert Issue("x", Sentence("Không đọc được.", "Unreadable."), Source("a")).say() == "a: Không đọc được."


def test_json() -> None:
    assert json.loads(json.dumps(UNKNOWN.as_json())) == {
        "code": "unknown-unit",
        "severity": "error",
        "text": "không có đơn vị “Ban Po”",
        "place": "a.xlsx, Báo cáo!C4",
        "line": None,
        "sheet": "Báo cáo",
        "cell": "C4",
        "value": None,
        "hint": "Ghi đúng tên đơn vị.",
        "near": ["xã Bản Bo", "xã Bản Hon"],
    }
    assert replace(UNKNOWN, value="Ban Po").as_json()["value"] == "Ban Po"
    assert UNKNOWN.as_json("en")["text"] == "there is no unit “Ban Po”"


@pytest.mark.parametrize(
    ("severities", "forbidden"),
    [((), False), ((Severity.NOTE, Severity.WARNING), False), ((Severity.NOTE, Severity.ERROR), True)],
)
def test_only_errors_forbid(severities: tuple[Severity, ...], forbidden: bool) -> None:
    text, place = Sentence("x", "x"), Source("a")
    assert has_errors(Issue("x", text, place, severity=severity) for severity in severities) is forbidden
