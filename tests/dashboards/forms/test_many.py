"""Many forms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboards.forms.book import form_xlsx
from dashboards.forms.many import FEW, many_xlsx
from dashboards.views.form import FormView
from tests.dashboards.forms.world import view

UNITS = ("ban-bo", "binh-lu", "binh-lu-hai", "noi-vu")


def views(times: int) -> Iterator[FormView]:
    return (view(unit) for _ in range(times) for unit in UNITS)


def test_several_processes_make_what_one_makes_in_the_same_order() -> None:
    """Thirty-two forms: two portions, the second not full."""
    assert list(many_xlsx(views(8), 32, "Phòng A", processes=2)) == [form_xlsx(one, "Phòng A") for one in views(8)]


def test_a_few_are_made_as_they_are_asked_for() -> None:
    """None of the views behind the first is looked at: the second cannot be made."""

    def first_only() -> Iterator[FormView]:
        yield view()
        raise KeyboardInterrupt

    forms = many_xlsx(first_only(), FEW, "")
    assert next(forms) == form_xlsx(view())
    with pytest.raises(KeyboardInterrupt):
        next(forms)
