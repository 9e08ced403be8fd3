"""The hostile files, each by its name: how it is made, under which name it is sent, and what may be said of it."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.kpi.intake import hostile
from tests.kpi.intake.hostile import SHEET, STRINGS, changed
from tests.kpi.world import workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how .xls, .doc and workbooks with a password begin
RELS, BOOK = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
#: The issue says one of these; READ: the reader may also read on, since nothing in it does harm.
NOT, BROKEN, LARGE, READ = "file-not-xlsx", "file-broken", "file-too-large", "read"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One hostile file."""

    make: Callable[[], bytes]
    codes: frozenset[str]
    name: str = "bc.xlsx"


def file(make: Callable[[], bytes], *codes: str, name: str = "bc.xlsx") -> Hostile:
    """Return a hostile file of which one of these codes may be said."""
    return Hostile(make, frozenset(codes), name)


def _sheet(old: bytes, new: bytes) -> Callable[[], bytes]:
    return lambda: changed(SHEET, old, new)


def _leads(old: bytes, new: bytes) -> Callable[[], bytes]:
    """Return a maker of a workbook one of whose parts is another."""
    return lambda: changed(RELS, old, new)


def _value(text: bytes) -> Callable[[], bytes]:
    """Return a maker of a workbook with something else for the first figure."""
    return lambda: changed(SHEET, b"<v>2</v>", b"<v>" + text + b"</v>")


def _declared(member: str, start: bytes, doctype: bytes) -> Callable[[], bytes]:
    """Return a maker of a workbook with a document type before the root of one of its parts."""
    return lambda: changed(member, start, doctype + start)


def _entities(doctype: str) -> Callable[[], bytes]:
    return lambda: hostile._with_entities(doctype, "&x;")


def _inline(text: bytes) -> Callable[[], bytes]:
    cell = b'<row r="30"><c r="F30" t="inlineStr"><is><t>' + text + b"</t></is></c></row></sheetData>"
    return _sheet(b"</sheetData>", cell)


def _overlapping() -> bytes:
    """Two entries of the directory that stand for the same bytes: each unpacks what the other does."""
    content = bytearray(workbook())
    start = content.index(b"PK\x01\x02")
    first = content[start : content.index(b"PK\x01\x02", start + 4)]
    copy = bytes(first)
    end = content.index(b"PK\x05\x06")
    count, _, size = struct.unpack("<HHI", content[end + 8 : end + 16])
    content[end + 8 : end + 16] = struct.pack("<HHI", count + 40, count + 40, size + 40 * len(copy))
    return bytes(content[:end] + copy * 40 + content[end:])


def _twice() -> bytes:
    """Two members of one name: which is read is anybody's guess."""
    buffer = io.BytesIO(workbook())
    with zipfile.ZipFile(buffer, "a") as made:
        made.filelist = [info for info in made.filelist if info.filename != SHEET]
        made.NameToInfo.pop(SHEET)
        made.writestr(SHEET, b"<worksheet/>")
    return buffer.getvalue()


def _nested_zips() -> bytes:
    inner = hostile.archive(zeros=bytes(2**24))
    for _ in range(4):
        inner = hostile.archive(a=inner, b=inner)
    return hostile.with_members("xl/embeddings/a.zip", content=inner)


def _method(number: int) -> bytes:
    """A member packed in a way that nobody knows."""
    content = bytearray(workbook())
    at = content.index(SHEET.encode()) - 30
    content[at + 8 : at + 10] = struct.pack("<H", number)
    directory = content.index(SHEET.encode(), content.index(b"PK\x01\x02")) - 46
    content[directory + 10 : directory + 12] = struct.pack("<H", number)
    return bytes(content)


def _locked() -> bytes:
    content = bytearray(workbook())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _utf_16_part() -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook())) as good:
        old = good.read(SHEET)
    return changed(SHEET, old, old.decode().replace("UTF-8", "UTF-16").encode("utf-16"))


def _many_sheets() -> bytes:
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 3_000))
    return changed(BOOK, b"</sheets>", f"{sheets}</sheets>".encode())


def _ole(name: str) -> bytes:
    return OLE + bytes(504) + name.encode("utf-16-le") + bytes(4_000)


_OUTSIDE = b'<Relationship Id="rId99" Type="x" Target="../../../etc/passwd" TargetMode="External"/></Relationships>'
_QUADRATIC = f'<!ENTITY x "{"a" * 50_000}">'
_DTD = b'<!DOCTYPE worksheet SYSTEM "http://127.0.0.1:9/a.dtd">'
_PARAMETER = b'<!DOCTYPE Relationships [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'
_XXE = b'<!DOCTYPE workbook [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

CORPUS: dict[str, Hostile] = {
    # no workbook at all
    "empty": file(lambda: b"", "file-empty"),
    "text": file("Kính gửi UBND huyện".encode, NOT),
    "old Excel by another name": file(lambda: _ole("Workbook"), NOT),
    "old Word by another name": file(lambda: _ole("WordDocument"), NOT),
    "a workbook with a password": file(lambda: _ole("EncryptedPackage"), NOT),
    "docx by another name": file(lambda: hostile.archive(word__document_xml=b"<w/>"), NOT),
    "ods by another name": file(lambda: hostile.archive(mimetype=b"application/vnd.oasis.opendocument"), NOT),
    "pdf by another name": file(lambda: b"%PDF-1.7\n" + bytes(500), NOT),
    "png by another name": file(lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), NOT),
    "html by another name": file(lambda: b"<html><table><tr><td>1</td></tr></table></html>", NOT),
    "gzip by another name": file(lambda: gzip.compress(workbook()), NOT),
    "7z by another name": file(lambda: b"7z\xbc\xaf\x27\x1c" + bytes(500), NOT),
    "zip of zeros": file(lambda: hostile.archive(zeros=bytes(2**22)), NOT),
    # damaged on the way
    "cut short": file(lambda: workbook()[:3_000], BROKEN),
    "cut at half": file(lambda: workbook()[: len(workbook()) // 2], BROKEN),
    "cut in its directory": file(lambda: workbook()[:-5], BROKEN),
    "begun too late": file(lambda: b"PK" + workbook()[200:], BROKEN, NOT),
    "a check sum that does not fit": file(hostile.with_broken_sum, BROKEN),
    "a sheet that is no XML": file(_sheet(b"<sheetData>", b"<<<"), BROKEN),
    "a sheet that never ends": file(_sheet(b"</worksheet>", b""), BROKEN, READ),
    "a sheet that is not there": file(lambda: changed(RELS, b"sheet1.xml", b"sheet9.xml"), BROKEN, READ),
    "packed in an unknown way": file(lambda: _method(99), BROKEN),
    "a member with a password": file(_locked, BROKEN, READ),
    # too much
    "a bomb": file(lambda: hostile.bomb(60), LARGE),
    "a bomb that lies": file(lambda: hostile.lying_bomb(150), LARGE, BROKEN, READ),
    "a bomb in a bomb": file(_nested_zips, READ, LARGE),
    "members that overlap": file(_overlapping, BROKEN, READ),
    "two members of one name": file(_twice, BROKEN, READ),
    "a thousand members more": file(lambda: hostile.with_members(*(f"a{n}" for n in range(2_000))), LARGE),
    "two cells far apart": file(lambda: hostile.far_cell("XFD1048576"), LARGE),
    "a wide sheet": file(lambda: hostile.far_cell("AZZ50"), LARGE),
    "a tall sheet": file(lambda: hostile.far_cell("AX199999"), LARGE),
    "a million columns": file(lambda: hostile.far_cell("BDWGO1"), LARGE, BROKEN, READ),
    "a column beyond all letters": file(lambda: hostile.far_cell("ZZZZZZZZZZ1"), LARGE, BROKEN, READ),
    "a row beyond all numbers": file(lambda: hostile.far_cell("A99999999999999999999"), LARGE, BROKEN, READ),
    "a size that lies": file(_sheet(b'<dimension ref="', b'<dimension ref="A1:XFD1048576" x="'), READ, LARGE, BROKEN),
    "a cell of 40,000 letters": file(lambda: hostile.rows(1, "x" * 40_000), LARGE),
    "a cell of ten million letters": file(_inline(b"x" * 10**7), LARGE),
    "one long text said 3,000 times": file(lambda: hostile.echoing(3_000), LARGE),
    "three thousand sheets": file(_many_sheets, LARGE, BROKEN, READ),
    "elements within elements": file(lambda: hostile.nested(100_000), BROKEN, READ),
    "rows within rows": file(_sheet(b"<sheetData>", b"<sheetData>" + b"<row>" * 50_000), BROKEN, READ),
    # bait
    "laughing": file(hostile.laughing, BROKEN, READ),
    "one entity said often": file(lambda: hostile._with_entities(_QUADRATIC, "&x;" * 5_000), BROKEN, READ),
    "a file of the machine in a cell": file(lambda: hostile.reaching("file:///etc/passwd"), BROKEN, READ),
    "a page of the web in a cell": file(lambda: hostile.reaching("http://127.0.0.1:9/"), BROKEN, READ),
    "a harmless entity": file(_entities('<!ENTITY x "Bản Bo">'), BROKEN, READ),
    "a document type of a sheet": file(_declared(SHEET, b"<worksheet", _DTD), BROKEN, READ),
    "a parameter entity": file(_declared(RELS, b"<Relationships", _PARAMETER), BROKEN, READ),
    "an entity in the workbook": file(_declared(BOOK, b"<workbook", _XXE), BROKEN, READ),
    "macros": file(lambda: hostile.with_members("xl/vbaProject.bin"), "file-macros"),
    "macros in capitals": file(lambda: hostile.with_members("XL/VBAPROJECT.BIN"), "file-macros"),
    "members that point elsewhere": file(lambda: hostile.with_members("../../evil", "/etc/evil", "C:\\evil"), READ),
    "a link to another file": file(lambda: changed(RELS, b"</Relationships>", _OUTSIDE), BROKEN, READ),
    "relationships in a round": file(_leads(b"worksheets/sheet1.xml", b"workbook.xml"), BROKEN, READ, LARGE),
    "a sheet that is its own strings": file(_leads(b"sharedStrings.xml", b"worksheets/sheet1.xml"), BROKEN, READ),
    # odd contents
    "a string that is not there": file(_sheet(b't="s"><v>0</v>', b't="s"><v>99999999</v>'), BROKEN, READ),
    "a string before the first": file(_sheet(b't="s"><v>0</v>', b't="s"><v>-1</v>'), BROKEN, READ),
    "a number beyond all numbers": file(_value(b"1e999999"), BROKEN, READ),
    "a number of a million digits": file(_value(b"9" * 10**6), BROKEN, READ),
    "no number": file(_value(b"NaN"), BROKEN, READ),
    "NULs": file(_value(b"2\x00"), BROKEN, READ),
    "a NUL written as a reference": file(lambda: changed(STRINGS, b"kh-2023", b"kh&#0;2023"), BROKEN, READ),
    "half a pair": file(lambda: changed(STRINGS, b"kh-2023", b"kh\xed\xa0\x80"), BROKEN, READ),
    "a style that is not there": file(_sheet(b'<c r="E8" s="', b'<c r="E8" s="9999999'), BROKEN, READ),
    "a part in UTF-16": file(_utf_16_part, BROKEN, READ),
    "scratched": file(lambda: hostile.scratched(3), BROKEN, LARGE, READ),
    "words turned around": file(lambda: changed(STRINGS, "Bản Bo".encode(), "\u202eoB nảB\u200b\u2066".encode()), READ),
    "formulas as text": file(lambda: workbook(mo_hinh="=1+1", kinh_phi="@SUM(A1)"), READ),
    # text files
    "one endless line": file(lambda: b"x" * 10**7, BROKEN, name="bc.csv"),
    "a line of a million columns": file(lambda: b";" * 10**6, LARGE, name="bc.csv"),
    "a million lines": file(lambda: b"a;b\n" * 10**6, LARGE, name="bc.csv"),
    "a quotation that never ends": file(lambda: b'a;"b\n' + b"c;d\n" * 10**5, BROKEN, name="bc.csv"),
    "NULs in a text": file(lambda: b"a;b\0\0\0c\n" * 999, "file-not-text", name="bc.csv"),
    "letters of no encoding": file(lambda: b"\xd1\xd2;\xd3\xff\n", "file-encoding", name="bc.csv"),
    "a workbook called a text": file(workbook, "file-not-text", "file-encoding", name="bc.csv"),
    "nothing but blanks": file(lambda: b" \r\n\t\n", "file-empty", name="bc.tsv"),
    "formulas in a text": file(lambda: b"=cmd|'/c calc'!A1;@SUM(1)\n", READ, name="bc.csv"),
}
