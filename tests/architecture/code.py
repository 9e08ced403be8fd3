"""The project's own files as the rules of the house see them: read and parsed, never imported."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: The five rooms; imports go left only.
PACKAGES = ("targets", "rules", "kpi", "dashboards", "jobs")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file."""

    name: str  #: dotted; a package's own file has the package's name
    path: Path
    text: str = field(repr=False)
    tree: ast.Module = field(repr=False)

    @property
    def is_package(self) -> bool:
        """Say whether this is a package's ``__init__.py``."""
        return self.path.name == "__init__.py"


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name: ``from a.b import c`` asks for ``a.b.c``."""

    module: Module
    target: str
    line: int

    def __str__(self) -> str:
        return f"{self.module.path}:{self.line}: {self.module.name} imports {self.target}"


def parse(name: str, text: str, path: Path | None = None) -> Module:
    """Return a module from its text: a file's, or one made up in a test."""
    path = path or Path(*name.split(".")).with_suffix(".py")
    return Module(name, path, text, ast.parse(text, str(path)))


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the five packages.

    Migrations are left out: Alembic runs them by itself, and what they say is finished once released.
    """
    return tuple(module for package in PACKAGES for module in _read(package) if "migrations" not in module.path.parts)


@cache
def suite() -> tuple[Module, ...]:
    """Return every Python file under ``tests/``."""
    return tuple(_read("tests"))


def imports(module: Module) -> Iterator[Import]:
    """Yield every import of a file: at its top, inside functions and under ``if TYPE_CHECKING``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (Import(module, f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def within(name: str, prefixes: Iterable[str]) -> bool:
    """Say whether a dotted name is one of the prefixes or lies below one.

    >>> within("http.server", ["http"]), within("httpx", ["http"])
    (True, False)
    """
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def functions(module: Module) -> Iterator[Function]:
    """Yield every function and method of a file."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def length(node: Function) -> int:
    """Return the lines of a function from ``def`` to its last, docstring included, decorators not."""
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def _read(folder: str) -> Iterator[Module]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        relative = path.relative_to(ROOT)
        parts = relative.with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield parse(name, path.read_text(encoding="utf-8"), relative)
