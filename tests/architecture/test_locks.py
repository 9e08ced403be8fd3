"""What gets installed is pinned, hashed, and named without an address."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement

from tests.architecture.code import ROOT

RUN, DEV = "requirements.lock", "requirements-dev.lock"

_PIN = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<when>[^\\]+))?(?P<hashes>(?: \\\n +--hash=\S+)+)$"
)


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_a_lock_names_no_address(lock: str) -> None:
    assert re.findall(r".*(?://|index-url|find-links).*", _text(lock)) == []


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_every_line_is_a_pin_with_hashes(lock: str) -> None:
    entries = re.split(r"\n(?! )", _text(lock).strip())
    assert [entry for entry in entries if not _PIN.match(entry)] == []
    assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in re.findall(r"--hash=(\S+)", _text(lock)))


def test_what_is_tested_is_what_runs() -> None:
    run, dev = pins(RUN), pins(DEV)
    assert {name: found for name, found in run.items() if dev.get(name) != found} == {}


@pytest.mark.parametrize(("lock", "extras"), [(RUN, ["postgres", "build"]), (DEV, ["dev"])])
def test_a_lock_answers_every_requirement(lock: str, extras: list[str]) -> None:
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    pinned = pins(lock)
    wanted = [Requirement(line) for line in asked if not line.startswith("dondoc[")]
    unmet = [str(want) for want in wanted if not any(v in want.specifier for v in pinned.get(_plain(want.name), []))]
    assert unmet == []


def test_pandas_is_of_the_line_the_program_is_written_for() -> None:
    assert all(found.startswith("3.1.") for found in pins(RUN)["pandas"])
    assert version("pandas").startswith("3.1.")


def pins(lock: str) -> dict[str, list[str]]:
    """Return the pinned versions of each library of a lock; more than one where markers part them."""
    found: dict[str, list[str]] = {}
    for name, pinned in re.findall(r"^([\w.-]+)==([^ ;\\]+)", _text(lock), re.MULTILINE):
        found.setdefault(_plain(name), []).append(pinned)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
