"""Fuzzing of the intake that knows what a workbook is: ``make fuzz``, or ``python -m tests.kpi.intake.fuzz 60``.

Blind changes of a zip's bytes die at its check sums. Here a member is unpacked, its XML is changed in a few places
(a value, an attribute, an element, an entity), and it is packed again; text files are cut and mixed. Each goes through
the guarded child and everything after it, and whatever it is, the answer is reports or issues, in time, and the next
file is read as ever. A file that breaks this is kept under the name that was printed.
"""

from __future__ import annotations

import io
import random
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from kpi.intake.figure_checks import checked
from kpi.intake.guard import WALL_SECONDS, Guard
from kpi.intake.known import Known
from kpi.intake.read_file import read_sheets
from targets.provenance import Source
from tests.data.intake import make
from tests.kpi.world import moment, plan, registry, workbook

KNOWN = Known({"kh-2023": plan()}, registry(), moment("2023-06-01T08:00"))
FOLDER = Path(make.__file__).parent

Mutation = Callable[[bytes, random.Random], bytes]
_TAG = re.compile(rb"<[a-zA-Z:]{1,30}[^<>]*/?>")
_ATTRIBUTE = re.compile(rb'[a-zA-Z:]{1,30}="[^"]*"')
_TEXT = re.compile(rb">[^<>]+<")
_EXTREME = [
    *(
        b"",
        b"0",
        b"-1",
        b"1e308",
        b"1e-320",
        b"NaN",
        b"99999999999999999999",
        b"0.1",
        b"1.234",
        b"TRUE",
        b"#REF!",
        b"-",
    ),
    *(b"XFD1048576", b"A0", b"A1:XFD1048576", b"&#0;", b"&#x10FFFF;", b"&amp;" * 50, b"\xff\xfe", b"x" * 40_000),
    *(b"mo-hinh", "Kết quả".encode(), "xã Bản Hon".encode(), b"2023-9M", "Tổng cộng".encode(), b"x"),
    *("\u202e\u200b".encode(), "tỷ đồng".encode(), b"../../x", b"45000", b"s", b"inlineStr", b"str", b"e", b"d", b"b"),
]


def run(seconds: float, seed: int, most: int | None = None) -> int:
    """Send changed files for so many seconds, or so many of them; return how many were sent."""
    end = time.monotonic() + seconds
    count = 0
    with Guard() as guard:
        while time.monotonic() < end and (most is None or count < most):
            chance = random.Random(seed + count)  # noqa: S311  repeatable, not secret
            name, content = changed(chance)
            try:
                send(guard, name, content)
            except BaseException:
                kept = Path(tempfile.gettempdir(), f"dondoc-fuzz-{seed + count}-{name}")
                kept.write_bytes(content)
                print(f"seed {seed + count}: {kept}", file=sys.stderr)  # noqa: T201
                raise
            count += 1
    return count


def send(guard: Guard, name: str, content: bytes) -> None:
    """Send one file the whole way; a wrong answer raises."""
    begun = time.monotonic()
    sheets, issues = guard.read(content, name)
    file = Source(name, "0" * 64)
    reports = read_sheets(sheets, file, KNOWN, issues=issues)
    reports = checked([(report, file) for report in reports], KNOWN.registry)
    assert time.monotonic() - begun < WALL_SECONDS
    assert reports
    for report in reports:
        assert report.acceptable or any(issue.severity == "error" for issue in report.issues)
        said = [issue.say() for issue in report.issues]
        assert all(text.startswith(name) for text in said)
        for cell in report.values:
            assert cell.value is None or cell.value.is_finite()


def changed(chance: random.Random) -> tuple[str, bytes]:
    """Return a file's name and its content, changed in some places."""
    if chance.random() < 0.2:
        name = chance.choice(["utf-8.csv", "utf-16.csv", "tcvn3.csv", "tab.tsv"])
        return name, _scramble((FOLDER / name).read_bytes(), chance)
    content = workbook() if chance.random() < 0.4 else chance.choice(_messy())
    for _ in range(chance.randint(1, 3)):
        content = _change_member(content, chance)
    return "bc.xlsx", _scramble(content, chance) if chance.random() < 0.1 else content


@cache
def _messy() -> list[bytes]:
    return [path.read_bytes() for path in sorted(FOLDER.glob("*.xlsx"))]


def _change_member(content: bytes, chance: random.Random) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        likely = [n for n in old.namelist() if n.startswith(("xl/worksheets", "xl/shared"))] * 4 + old.namelist()
        chosen = chance.choice(likely)
        for name in old.namelist():
            data = old.read(name)
            if name == chosen:
                for _ in range(chance.randint(1, 4)):
                    data = chance.choice(MUTATIONS)(data, chance)
                if chance.random() < 0.02:
                    continue  # the member is lost
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # of 1980: the same bytes each time
    return buffer.getvalue()


def _replace(pattern: re.Pattern[bytes], new: Callable[[bytes, random.Random], bytes]) -> Mutation:
    def mutate(data: bytes, chance: random.Random) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return data
        one = chance.choice(found)
        return data[: one.start()] + new(one.group(), chance) + data[one.end() :]

    return mutate


def _entity(data: bytes, chance: random.Random) -> bytes:
    doctype = chance.choice([b'<!DOCTYPE x [<!ENTITY x "haha">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'])
    head, mark, rest = data.partition(b"?>")
    return head + mark + doctype + rest


def _scramble(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(out) + 1)
        out[place : place + chance.randint(0, 4)] = chance.choice([*_EXTREME, b";", b"\n", b'"', b"\0", b"\xcc"])
    return bytes(out)


MUTATIONS: list[Mutation] = [
    _replace(_TEXT, lambda _, chance: b">" + chance.choice(_EXTREME) + b"<"),
    _replace(_TEXT, lambda _, chance: b">" + chance.choice(_EXTREME) + b"<"),
    _replace(_ATTRIBUTE, lambda old, chance: old.split(b"=")[0] + b'="' + chance.choice(_EXTREME)[:200] + b'"'),
    _replace(_ATTRIBUTE, lambda _old, _chance: b""),
    _replace(_TAG, lambda old, _chance: old * 2),
    _replace(_TAG, lambda _old, _chance: b""),
    _replace(_TAG, lambda old, _chance: old * 500),
    _entity,
]


if __name__ == "__main__":
    asked = float(sys.argv[1]) if len(sys.argv) > 1 else 600
    first = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**9)
    print(f"{run(asked, first)} files from seed {first}, no fault")  # noqa: T201
