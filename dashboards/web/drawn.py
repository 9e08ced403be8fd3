"""Figures as the JSON that pages carry, drawn once: views are kept from visit to visit, and drawing is slow."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import is_dataclass
from typing import Any

from markupsafe import Markup
from plotly.graph_objects import Figure

#: How many drawings of one kind are kept.
_KEPT = 256


def drawn(draw: Callable[..., Figure]) -> Callable[..., Markup]:
    """Return what draws a figure as JSON for a ``<script type="application/json">``, which nothing in it can end.

    Given the very same views again it gives what it drew before; it holds on to them, so that none is mistaken for
    another.
    """
    kept: OrderedDict[Hashable, tuple[object, Markup]] = OrderedDict()
    lock = threading.Lock()

    def once(*views: object) -> Markup:
        key = tuple(_identity(view) for view in views)
        with lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key][1]
        made = Markup(draw(*views).to_json(engine="json"))  # noqa: S704  plotly writes "<" as \u003c
        with lock:
            kept[key] = views, made
            while len(kept) > _KEPT:
                kept.popitem(last=False)
        return made

    return once


def _identity(view: Any) -> Hashable:  # noqa: ANN401  whatever figures are drawn from
    """Return what tells a view from all others: itself if it is small, else which object it is."""
    if isinstance(view, tuple):
        return tuple(_identity(part) for part in view)
    return id(view) if is_dataclass(view) else view
