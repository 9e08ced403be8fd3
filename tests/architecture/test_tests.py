"""Every module has its tests, and every test can fail."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.code import Function, Module, functions, modules, parse, suite

#: The share of modules that must have a test file of their own.
MIRRORED = 0.9


def test_modules_have_a_test_file_of_their_own() -> None:
    files = [module for module in modules() if not module.is_package and module.path.name != "__main__.py"]
    written = {test.path for test in suite()}
    alone = [str(module.path) for module in files if written.isdisjoint(homes(module))]
    share = 1 - len(alone) / len(files)
    assert share >= MIRRORED, "\n".join(alone)


def test_no_test_file_is_empty() -> None:
    files = [test for test in suite() if test.path.name.startswith("test_")]
    assert [str(test.path) for test in files if not list(_tests(test)) and "TestCase" not in test.text] == []


def test_every_test_asserts_something() -> None:
    assert [place for test in suite() for place in toothless(test)] == []


def homes(module: Module) -> set[Path]:
    """Return where the tests of a module may be.

    Those of kpi/store/tables.py: tests/kpi/store/test_tables.py, tests/kpi/test_tables.py or …/test_store_tables.py.
    """
    room, *inner, name = module.path.with_suffix("").parts
    top = Path("tests", room)
    flat = "_".join([*inner[-1:], name])
    return {top.joinpath(*inner, f"test_{name}.py"), top / f"test_{name}.py", top / f"test_{flat}.py"}


def toothless(test: Module) -> Iterator[str]:
    """Yield the tests of a file that cannot fail: no assert, no expected error, no helper of the file that asserts."""
    helpers = {node.name for node in functions(test) if not _is_test(node) and _bites(node, set())}
    yield from (f"{test.path}:{node.lineno}: {node.name}" for node in _tests(test) if not _bites(node, helpers))


def _tests(test: Module) -> Iterator[Function]:
    return (node for node in functions(test) if _is_test(node))


def _is_test(node: Function) -> bool:
    return node.name.startswith("test_")


def _bites(node: Function, helpers: set[str]) -> bool:
    for part in ast.walk(node):
        if isinstance(part, ast.Assert):
            return True
        if isinstance(part, ast.Call):
            called = ast.unparse(part.func).rpartition(".")[2]
            if called in helpers | {"raises", "warns", "fail"} or called.startswith("assert_"):
                return True
    return False


def test_a_test_that_cannot_fail_is_found() -> None:
    text = "def test_a(): run()\ndef test_b(): assert run()\ndef test_c():\n  with pytest.raises(OSError): run()"
    assert list(toothless(parse("tests.test_x", text))) == ["tests/test_x.py:1: test_a"]


def test_a_helper_that_asserts_counts() -> None:
    text = "def test_a(): same(1, 2)\ndef same(a, b): assert a == b"
    assert list(toothless(parse("tests.test_x", text))) == []


def test_the_home_of_a_test_mirrors_the_module() -> None:
    assert homes(parse("kpi.store.tables", "")) == {
        Path("tests/kpi/store/test_tables.py"),
        Path("tests/kpi/test_tables.py"),
        Path("tests/kpi/test_store_tables.py"),
    }
