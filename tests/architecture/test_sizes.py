"""Files and functions stay small, and what is public is explained."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from math import ceil

import pytest

from tests.architecture.code import Function, Module, functions, length, modules, parse

#: Lines of a file, blank lines and comments included.
FILE_MEDIAN, FILE_P90, FILE_MAX = 130, 350, 500
#: Lines of a function, docstring included.
FUNCTION_MEDIAN, FUNCTION_P90, FUNCTION_MAX = 8, 30, 60
#: The share of public functions, methods and classes with a docstring.
EXPLAINED = 0.97


def test_files_are_small() -> None:
    sizes = {str(module.path): len(module.text.splitlines()) for module in modules()}
    assert percentile(sizes.values(), 50) <= FILE_MEDIAN
    assert percentile(sizes.values(), 90) <= FILE_P90
    assert {path: lines for path, lines in sizes.items() if lines > FILE_MAX} == {}


def test_functions_are_small() -> None:
    sizes = {f"{m.path}:{node.lineno} {node.name}": length(node) for m in modules() for node in functions(m)}
    assert percentile(sizes.values(), 50) <= FUNCTION_MEDIAN
    assert percentile(sizes.values(), 90) <= FUNCTION_P90
    assert {name: lines for name, lines in sizes.items() if lines > FUNCTION_MAX} == {}


def test_what_is_public_is_explained() -> None:
    found = {f"{m.path}:{node.lineno} {node.name}": node for m in modules() for node in public(m)}
    silent = [name for name, node in found.items() if ast.get_docstring(node) is None]
    share = 1 - len(silent) / len(found)
    assert share >= EXPLAINED, "\n".join(silent)


def test_every_file_says_what_it_is_for() -> None:
    assert [str(m.path) for m in modules() if m.text.strip() and ast.get_docstring(m.tree) is None] == []


def percentile(sizes: Iterable[int], percent: int) -> int:
    """Return the nearest-rank percentile; 0 of nothing.

    >>> percentile([1, 2, 3, 4], 50), percentile(range(1, 11), 90), percentile([], 50)
    (2, 9, 0)
    """
    ranked = sorted(sizes)
    return ranked[ceil(percent * len(ranked) / 100) - 1] if ranked else 0


def public(module: Module) -> Iterator[Function | ast.ClassDef]:
    """Yield the public functions and classes of a file, and the public methods of those."""
    for node in module.tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            inner = node.body if isinstance(node, ast.ClassDef) else []
            yield from (part for part in inner if isinstance(part, Function) and not part.name.startswith("_"))


@pytest.mark.parametrize(("percent", "expected"), [(50, 3), (90, 5), (100, 5), (20, 1)])
def test_a_percentile_is_one_of_the_sizes(percent: int, expected: int) -> None:
    assert percentile([5, 1, 4, 2, 3], percent) == expected


def test_private_and_nested_functions_are_not_public() -> None:
    text = "def f():\n  def g(): ...\ndef _h(): ...\nclass C:\n  def m(self): ...\n  def _n(self): ...\nclass _D: ..."
    assert [node.name for node in public(parse("targets.x", text))] == ["f", "C", "m"]
