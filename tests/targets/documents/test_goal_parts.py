"""Who and what each target of a clause is about."""

from __future__ import annotations

from targets.documents.goals import goals_in
from targets.documents.modes import Mode


def parts(text: str) -> list[tuple[str, str, str]]:
    return [(text[g.start : g.end], g.subject, g.object) for g in goals_in(text, 0, len(text), Mode.GOALS)]


def test_a_clause_is_cut_at_the_comma_before_each_figure() -> None:
    text = "100% cơ quan xây dựng kế hoạch, 95% các đơn vị đăng ký mô hình"
    assert parts(text) == [
        ("100% cơ quan xây dựng kế hoạch", "cơ quan", "xây dựng kế hoạch"),
        ("95% các đơn vị đăng ký mô hình", "các đơn vị", "đăng ký mô hình"),
    ]


def test_a_list_shares_the_verb_at_its_end() -> None:
    found = parts("90% đơn thư, 80% kiến nghị được giải quyết đúng hạn")
    assert [object_ for _, _, object_ in found] == ["được giải quyết đúng hạn"] * 2
