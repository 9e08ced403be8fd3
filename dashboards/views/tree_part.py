"""The part of a long tree of units that one page shows: as many levels as fit, the rest below links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboards.views.paging import Piece, piece
from dashboards.views.unit_tree import Branch

#: More units than these are not listed at once.
MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class TreePart:
    """What is below one unit, or the whole tree."""

    above: tuple[Branch, ...]  #: from the top down to the unit itself; empty: the whole tree
    branches: Piece[Branch]  #: those that stand highest, with what fits below them


def tree_part(tree: Sequence[Branch], below: str, number: int, most: int = MOST_LISTED) -> TreePart | None:
    """Return what one page shows of a tree; None where nothing is seen below such a unit.

    Args:
        tree: what somebody may see of the units on a day.
        below: only what is below this unit, by id; empty: all.
        number: which piece, where more than ``most`` stand side by side.
        most: so many are listed at once.
    """
    above = _line(tree, below) if below else ()
    if below and not (above and above[-1].under):
        return None
    found = piece(above[-1].under if above else tree, number, most)
    return TreePart(above, replace(found, items=_folded(found.items, most)))


def _line(tree: Sequence[Branch], unit: str) -> tuple[Branch, ...]:
    """Return the branches from the top down to a unit; none where it is not in the tree."""
    for branch in tree:
        if branch.id == unit:
            return (branch,)
        if line := _line(branch.under, unit):
            return (branch, *line)
    return ()


def _folded(tree: tuple[Branch, ...], most: int) -> tuple[Branch, ...]:
    """Return a tree without the levels that do not fit."""
    levels, level, shown = 0, tree, len(tree)
    while level := tuple(one for branch in level for one in branch.under):
        shown += len(level)
        if shown > most:
            return tuple(_cut(branch, levels) for branch in tree)
        levels += 1
    return tree


def _cut(branch: Branch, levels: int) -> Branch:
    """Return a branch with so many levels below it."""
    if levels == 0:
        return replace(branch, under=(), folded=bool(branch.under))
    return replace(branch, under=tuple(_cut(one, levels - 1) for one in branch.under))
