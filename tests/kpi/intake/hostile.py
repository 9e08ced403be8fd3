"""Workbooks that nobody sends in good faith, or that a bad cable made of a good one."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

from tests.kpi.world import workbook

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def archive(**members: bytes) -> bytes:
    """Return a zip of members; ``__`` in a name stands for a slash, ``_`` for a point."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def changed(member: str, old: bytes, new: bytes, content: bytes | None = None) -> bytes:
    """Return a good workbook with something replaced in one of its members."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or workbook())) as good,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for info in good.infolist():
            data = good.read(info)
            if info.filename == member:
                assert old in data
                data = data.replace(old, new, 1)
            bad.writestr(info.filename, data)
    return buffer.getvalue()


def with_members(*names: str, content: bytes = b"x") -> bytes:
    """Return a good workbook with more members in its archive."""
    buffer = io.BytesIO(workbook())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, content)
    return buffer.getvalue()


def far_cell(reference: str) -> bytes:
    """Return a workbook with one more cell, far away: what lies between would fill hundreds of gigabytes."""
    row = "".join(letter for letter in reference if letter.isdigit())
    cell = f'<row r="{row}"><c r="{reference}"><v>1</v></c></row></sheetData>'
    return changed(SHEET, b"</sheetData>", cell.encode())


def rows(count: int, text: str = "la") -> bytes:
    """Return a workbook with so many more rows under its table."""
    cell = '<row r="{n}"><c r="B{n}" t="str"><v>{text}{n}</v></c><c r="E{n}"><v>1</v></c></row>'
    more = "".join(cell.format(n=n, text=text) for n in range(20, 20 + count))
    return changed(SHEET, b"</sheetData>", f"{more}</sheetData>".encode())


def echoing(count: int) -> bytes:
    """Return a small workbook of which every row repeats one long text."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as good:
        number = good.read(STRINGS).count(b"<si>")
    long = changed(STRINGS, b"</sst>", b"<si><t>" + b"x" * 32_000 + b"</t></si></sst>")
    cells = "".join(f'<row r="{n}"><c r="F{n}" t="s"><v>{number}</v></c></row>' for n in range(20, 20 + count))
    return changed(SHEET, b"</sheetData>", f"{cells}</sheetData>".encode(), long)


def scratched(seed: int) -> bytes:
    """Return a workbook of which one member had some bytes changed before it was packed."""
    chance = random.Random(seed)  # noqa: S311  repeatable, not secret
    member = chance.choice([SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
    with zipfile.ZipFile(io.BytesIO(workbook())) as good:
        old = good.read(member)
    new = bytearray(old)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(new))
        new[place : place + chance.randint(0, 3)] = chance.choice([b"", b"<", b'"', b"\xff", b"99999999", b"&#0;"])
    return changed(member, old, bytes(new))


def bomb(megabytes: int) -> bytes:
    """Return a workbook of a few kilobytes that says what it unpacks to."""
    return changed(SHEET, b"<sheetData>", b"<sheetData>" + b" " * (megabytes * 2**20))


def lying_bomb(megabytes: int) -> bytes:
    """Return a workbook of a few kilobytes that unpacks to megabytes and says it does not."""
    content = bytearray(bomb(megabytes))
    size = struct.pack("<I", megabytes * 2**20 + len(zipfile.ZipFile(io.BytesIO(workbook())).read(SHEET)))
    assert size in content
    return bytes(content.replace(size, struct.pack("<I", 9_999)))


def laughing() -> bytes:
    """Return a workbook whose strings are defined by entities within entities, ten to the ninth in the end."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return _with_entities(f'<!ENTITY e0 "ha">{entities}', "&e9;")


def reaching(path: str) -> bytes:
    """Return a workbook that asks the reader to put a file of the machine into a cell."""
    return _with_entities(f'<!ENTITY x SYSTEM "{path}">', "&x;")


def _with_entities(entities: str, used: str) -> bytes:
    declared = changed(STRINGS, b"<sst", f"<!DOCTYPE sst [{entities}]><sst".encode())
    return changed(STRINGS, "Bản Bo".encode(), used.encode(), declared)


def nested(depth: int) -> bytes:
    """Return a workbook with elements within elements."""
    return changed(SHEET, b"<sheetData>", b"<a>" * depth + b"</a>" * depth + b"<sheetData>")


def with_broken_sum() -> bytes:
    """Return a good workbook whose sheet was spoilt on the way, so that its check sum does not fit."""
    content = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(content)) as good:
        info = good.getinfo(SHEET)
        wrong = struct.pack("<I", zlib.crc32(good.read(info)) ^ 1)
    return bytes(content.replace(struct.pack("<I", info.CRC), wrong))
