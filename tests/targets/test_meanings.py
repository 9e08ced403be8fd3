"""One id, one meaning: what an indicator is in another plan, and how it is changed in both."""

from __future__ import annotations

import pytest

from targets.issues import Issue, Severity
from targets.meanings import Defined, differing_indicators
from targets.plan import Indicator, Plan
from targets.provenance import Source

DIALOGUES = {"id": "doi-thoai", "name": "Số hội nghị đối thoại", "measure": "count", "unit": "hội nghị"}


def indicator(**changes: object) -> Indicator:
    return Indicator.model_validate(DIALOGUES | changes)


def defined(indicator: Indicator, plan: str, line: int) -> Defined:
    values = {"id": plan, "title": "Kế hoạch", "issuer": "UBND", "unit": "huyen", "period": 2023}
    return Defined(
        indicator, Plan.model_validate(values | {"document": {"name": "kh.txt"}}), Source(f"{plan}.yaml", line=line)
    )


def found(own: Indicator, other: Indicator, before: Indicator | None = None) -> list[Issue]:
    last = {before.id: before} if before is not None else {}
    return list(differing_indicators([defined(own, "moi", 9)], [defined(other, "cu", 30)], last))


def test_another_meaning_is_an_error_with_both_places() -> None:
    (issue,) = found(indicator(name="Số cuộc họp dân", unit="cuộc"), indicator())
    assert (issue.code, issue.severity, issue.source) == (
        "indicator-differs",
        Severity.ERROR,
        Source("moi.yaml", line=9),
    )
    assert issue.say() == (
        "moi.yaml, dòng 9: chỉ số “doi-thoai” có nghĩa khác trong kế hoạch cu (cu.yaml, dòng 30): khác về tên, "
        "đơn vị tính. Một mã chỉ có một nghĩa: sửa cho giống nhau, hoặc đặt mã khác."
    )


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"name": "Số cuộc họp dân"}, "tên"),
        ({"measure": "amount"}, "loại giá trị"),
        ({"unit": "cuộc"}, "đơn vị tính"),
        ({"time": "stock"}, "cách cộng theo thời gian"),
        ({"on_merge": "start_fresh"}, "cách chuyển khi sáp nhập"),
        ({"on_split": "apportion"}, "cách chuyển khi chia tách"),
    ],
)
def test_what_makes_it_another_thing(changes: dict[str, object], part: str) -> None:
    assert [issue.text.vi.endswith(f"khác về {part}") for issue in found(indicator(**changes), indicator())] == [True]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "SỐ  hội nghị đối thoại"},  # the same words written otherwise
        {"unit": "Hội nghị"},
        {"required": False},  # each form says for itself what it asks
        {"not_above": "hoi-nghi"},
        {"assumption": "Lũy kế từ đầu năm."},
        {"on_merge": "sum"},  # what holds for a count anyway
        {"id": "doi-thoai-2"},  # another id may mean anything
    ],
)
def test_what_does_not(changes: dict[str, object]) -> None:
    assert found(indicator(**changes), indicator()) == []


class TestChangingIt:
    """An id in two plans is changed in one file after the other: the first change must not be refused."""

    old, new = indicator(), indicator(name="Số hội nghị đối thoại trực tiếp")

    def test_the_first_is_let_in_with_a_warning_that_the_other_must_follow(self) -> None:
        (issue,) = found(self.new, self.old, before=self.old)
        assert issue.severity is Severity.WARNING
        assert issue.hint is not None
        assert issue.hint.vi == "Nghĩa vừa đổi ở đây; hãy sửa cả kế hoạch kia cho giống."

    def test_the_second_makes_them_alike(self) -> None:
        assert found(self.new, self.new, before=self.old) == []

    def test_until_then_neither_goes_on_as_if_nothing_were(self) -> None:
        assert [i.severity for i in found(self.new, self.old, before=self.new)] == [Severity.ERROR]
        assert [i.severity for i in found(self.old, self.new, before=self.old)] == [Severity.ERROR]
