"""Every blank of every sentence has its fact: words are written when they are read, so no test need ever read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.architecture.code import Module, modules, parse


def test_each_blank_has_its_fact() -> None:
    assert [problem for module in modules() for problem in unfilled(module)] == []


def test_nearly_all_sentences_are_looked_at() -> None:
    calls = [call for module in modules() for call in sayings(module)]
    assert len([call for call in calls if templates(call)]) > 0.85 * len(calls) > 500


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ('say("{n} xã", "{n} communes", n=1)', []),
        ('say("{n} xã", "{k} communes", n=1)', ["made_up:1: no fact for {k}"]),
        ('say(f"{{n}} {x}", "none")', ["made_up:1: no fact for {n}"]),
        ('say(vi="{n}", en="{n}")', ["made_up:1: no fact for {n}", "made_up:1: no fact for {n}"]),
        ('say("{n}", "{n}", **facts)', []),  # what is in them is not told here
        ("say(*words, n=1)", []),
    ],
)
def test_a_blank_without_its_fact_is_found(written: str, problems: list[str]) -> None:
    assert list(unfilled(parse("made_up", written))) == problems


def unfilled(module: Module) -> Iterator[str]:
    """Yield the blanks that are not filled."""
    for call in sayings(module):
        facts = {keyword.arg for keyword in call.keywords}
        if None not in facts:
            names = (name for template in templates(call) for _, name, _, _ in Formatter().parse(template))
            yield from (
                f"{module.name}:{call.lineno}: no fact for {{{name}}}" for name in names if name and name not in facts
            )


def sayings(module: Module) -> Iterator[ast.Call]:
    """Yield every call of `say`."""
    calls = (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))
    return (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "say")


def templates(call: ast.Call) -> list[str]:
    """Return the words with blanks that a call gives where it stands, what is put into them beforehand left out."""
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg in {"vi", "en"})]
    return [text for node in given if (text := _text(node)) is not None]


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
