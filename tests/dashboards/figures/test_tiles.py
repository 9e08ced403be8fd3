"""The tiles."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboards.figures.tiles import tiles, tiles_in_words
from dashboards.views.looks import LOOKS
from rules.verdict import Verdict
from tests.dashboards.world import the_plan


def drawn(figure: go.Figure) -> dict[tuple[int, int], go.Bar]:
    """Return the trace of each tile by its place: across, down."""
    return {(int(base), down): trace for trace in figure.data for base, down in zip(trace.base, trace.y, strict=True)}


def test_there_is_a_tile_for_each_cell_in_the_colour_of_its_verdict() -> None:
    plan = the_plan()
    tiles_ = drawn(tiles(plan))
    cells = {(across, down): cell for down, row in enumerate(plan.rows) for across, cell in enumerate(row.cells)}
    assert set(tiles_) == set(cells)
    for place, cell in cells.items():
        assert cell is not None
        assert tiles_[place].marker.color == LOOKS[cell.verdict].colour


def test_shapes_stand_on_the_tiles() -> None:
    for trace in tiles(the_plan()).data:
        (shape,) = set(trace.text)
        assert trace.name.startswith(shape)
    assert {trace.name for trace in tiles(the_plan()).data} == {
        "■ Quá hạn",
        "○ Chưa đủ số liệu",
        "▲ Chưa thực hiện, còn hạn",
        "● Đạt",
        "◐ Muộn",
    }


def test_units_run_down_and_promises_across() -> None:
    figure = tiles(the_plan())
    assert figure.layout.yaxis.ticktext == ("Thị trấn Tam Đường", "Tả Lèng", "Sơn Bình", "Bản Bo", "Khun Há")
    assert figure.layout.yaxis.range == (4.5, -0.5)  # the first on top
    assert figure.layout.xaxis.ticktext == ("CT1", "CT2", "NV1", "NV3")


def test_a_tile_explains_itself() -> None:
    (late,) = [trace for trace in tiles(the_plan()).data if trace.name.startswith(LOOKS[Verdict.LATE].symbol)]
    assert late.hovertext[0].startswith(
        "<b>Sơn Bình</b> · NV1<br>Báo cáo 6 tháng<br>◐ Đã nộp, chậm<br>Đã nộp lúc 08:30"
    )


def test_only_bars_are_drawn() -> None:
    assert {trace.type for trace in tiles(the_plan()).data} == {"bar"}


def test_it_says_in_words_what_it_shows() -> None:
    assert tiles_in_words(the_plan()).vi == (
        "5 đơn vị × 4 chỉ tiêu, nhiệm vụ: quá hạn 2, chưa đủ số liệu 7, chưa thực hiện, còn hạn 3, đạt 7, muộn 1."
    )
    assert tiles_in_words(the_plan()).en.startswith("5 units × 4 promises: overdue 2")
