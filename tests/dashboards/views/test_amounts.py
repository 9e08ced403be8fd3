"""How figures are said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboards.views.amounts import Kind, Scale, scale_of
from targets.plan import Promise
from tests.dashboards.world import plan

MODELS = Scale(Kind.NUMBER, "mô hình")


def test_a_number_is_said_with_its_unit_of_measure() -> None:
    assert MODELS.said(Decimal(1234)).vi == "1.234 mô hình"
    assert MODELS.said(Decimal("1234.5")).en == "1,234.5 mô hình"
    assert Scale(Kind.NUMBER).said(Decimal(2)).vi == "2"


def test_yes_and_no_are_said_in_words() -> None:
    assert [Scale(Kind.YES_NO).said(Decimal(n)).vi for n in (1, 0)] == ["có", "chưa"]
    assert [Scale(Kind.REPORT).said(Decimal(n)).vi for n in (1, 0)] == ["đã nộp", "chưa nộp"]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_missing_figure_is_not_zero(kind: Kind) -> None:
    assert Scale(kind).said(None).vi == "chưa có số liệu"
    assert Scale(kind).said(None) != Scale(kind).said(Decimal(0))


def test_what_is_required_is_said() -> None:
    assert MODELS.asked(Decimal(1)).vi == "1 mô hình"
    assert Scale(Kind.YES_NO).asked(Decimal(1)).vi == "có"
    assert Scale(Kind.REPORT).asked(Decimal(1)).vi == "1 báo cáo"
    assert MODELS.asked(None).vi == ""


def test_what_is_missing_is_said_with_what_is_counted() -> None:
    assert MODELS.lacking(Decimal("1.5")).vi == "1,5 mô hình"
    assert Scale(Kind.YES_NO).lacking(Decimal(1)).vi == "1 nội dung"
    assert Scale(Kind.REPORT).lacking(Decimal(1)).en == "1 report"
    assert Scale(Kind.NUMBER).lacking(Decimal(2)).vi == "2"
    assert MODELS.lacking(None).vi == ""


@pytest.mark.parametrize(
    ("id_", "scale"),
    [
        ("II.2", Scale(Kind.YES_NO)),
        ("II.4", Scale(Kind.NUMBER, "mô hình")),
        ("bao-cao-6-thang", Scale(Kind.REPORT)),
        ("bao-cao-dot-xuat", Scale(Kind.REPORT)),
        ("doi-thoai", Scale(Kind.NUMBER, "cuộc")),
    ],
)
def test_a_promise_measures_what_its_indicator_does(id_: str, scale: Scale) -> None:
    assert scale_of(plan(), _promise(id_)) == scale


def _promise(id_: str) -> Promise:
    return next(promise for promise in plan().promises if promise.id == id_)
