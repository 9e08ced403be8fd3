"""The docstring of a package is the map of its room: a line for each file, and a file for each line.

A line is the name of a file, or of a folder with its slash, then two spaces or more, then what is found there:

    periods.py    Which stretch of time a report covers.
    store/        The only SQL.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.code import ROOT, Module, modules, parse

_LINE = re.compile(r"^ *(?P<name>[\w.-]+(?:\.\w+|/)) {2,}\S", re.MULTILINE)


def test_the_map_of_a_room_names_every_file() -> None:
    forgotten = {name: sorted(files(package) - set(lines)) for name, package, lines in maps()}
    assert {name: missing for name, missing in forgotten.items() if missing} == {}


def test_every_line_of_a_map_names_a_file_once() -> None:
    for name, package, lines in maps():
        folder = ROOT / package.path.parent
        assert [line for line in lines if not (folder / line).exists()] == [], name
        assert len(lines) == len(set(lines)), name


def test_every_folder_of_code_is_a_package() -> None:
    folders = {module.path.parent for module in modules()}
    assert {folder for folder in folders if not (ROOT / folder / "__init__.py").exists()} == set()


def maps() -> Iterator[tuple[str, Module, list[str]]]:
    """Yield each package with its name and the names on its map."""
    for package in modules():
        if package.is_package:
            yield package.name, package, on_the_map(package)


def on_the_map(package: Module) -> list[str]:
    """Return the names on a package's map, in order."""
    return [found["name"] for found in _LINE.finditer(ast.get_docstring(package.tree, clean=False) or "")]


def files(package: Module) -> set[str]:
    """Return the names a package's map owes its reader: each module, and each folder of code with a slash."""
    folder = ROOT / package.path.parent
    modules_here = {path.name for path in folder.glob("*.py")} - {"__init__.py"}
    return modules_here | {f"{path.parent.name}/" for path in folder.glob("*/*.py")}


def test_a_map_is_read_line_by_line() -> None:
    text = '''"""What was promised.

    periods.py      Which stretch of time a report covers,
                    and which it does not.
    holidays.toml   Days off.
    documents/      Reading.

Words such as plan.py in a sentence are no line, even when
plan.py begins one.
"""'''
    assert on_the_map(parse("targets", text)) == ["periods.py", "holidays.toml", "documents/"]
