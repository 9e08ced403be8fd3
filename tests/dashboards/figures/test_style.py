"""What all figures share."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.figures.style import MARKERS, layout, plain, wrapped
from rules.verdict import Verdict


def test_numbers_are_marked_as_each_language_does() -> None:
    assert layout(100, "vi").separators == ",."
    assert layout(100, "en").separators == ".,"


def test_there_is_no_template_and_no_background() -> None:
    shape = layout(100, "vi").to_plotly_json()
    assert shape["paper_bgcolor"] == shape["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert "colorway" not in str(shape["template"])


def test_every_verdict_has_a_marker() -> None:
    assert set(MARKERS) == set(Verdict)


@given(st.text())
def test_no_text_is_markup(text: str) -> None:
    assert "<" not in plain(text)
    assert "<" not in wrapped(text, 10, 3).replace("<br>", "")


@pytest.mark.parametrize("text", ["<br>", "a<br>b", "<b>x</b>", "&lt;b&gt;"])
def test_written_tags_stay_written(text: str) -> None:
    """Plotly decodes entities once: what it then shows is what was written."""
    assert html.unescape(plain(text)) == text


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert wrapped("một hai ba bốn năm sáu", 8, 2) == "một hai<br>ba bốn …"
    assert wrapped("", 8, 2) == ""
