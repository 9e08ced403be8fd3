"""Figures are drawn once for the same views, and again for others."""

from __future__ import annotations

from dataclasses import dataclass

from plotly.graph_objects import Figure

from dashboards.web.drawn import drawn


@dataclass(frozen=True)
class View:
    """Something to draw; equal ones are not the same one."""

    name: str


def test_the_same_views_are_drawn_once() -> None:
    calls: list[str] = []

    def draw(views: tuple[View, ...], language: str) -> Figure:
        calls.append(language)
        return Figure(layout={"title": {"text": views[0].name}})

    once, view = drawn(draw), View("</script>")
    first = once((view,), "vi")
    assert once((view,), "vi") is first
    assert once((view,), "en") == first
    assert once((View("</script>"),), "vi") == first
    assert calls == ["vi", "en", "vi"]
    assert "</script>" not in first


def test_only_so_many_are_kept() -> None:
    calls: list[View] = []

    def draw(view: View) -> Figure:
        calls.append(view)
        return Figure()

    once, views = drawn(draw), [View(str(n)) for n in range(257)]
    for view in [*views, views[-1], views[0]]:
        once(view)
    assert calls == [*views, views[0]]
