"""Several files as one: the same bytes of the same files, whenever."""

from __future__ import annotations

import io
import zipfile

import time_machine

from dashboards.exports.zipped import zipped

FILES = [("công văn.docx", b"PK"), ("a.pdf", b"%PDF-" * 100)]


def test_what_went_in_comes_out_under_its_name_and_in_its_order() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == FILES
        assert archive.testzip() is None


def test_no_clock_is_in_it() -> None:
    with time_machine.travel("2031-02-03 04:05:06"):
        later = zipped(iter(FILES))
    assert later == zipped(FILES)
    with zipfile.ZipFile(io.BytesIO(later)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
