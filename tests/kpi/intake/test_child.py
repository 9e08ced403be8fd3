"""The look before reading: every plain fault by its name, and no bytes make it raise. What a cell is as JSON."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from kpi.intake import child
from kpi.intake.child import MAX_BYTES, MAX_TEXT, prescan
from kpi.intake.handover import Cell
from tests.kpi.intake import hostile
from tests.kpi.world import workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how .xls, .doc and workbooks with a password begin


class TestPrescan:
    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            (b"", "empty"),
            (b"hello", "not-xlsx"),
            (OLE + bytes(512), "not-xlsx"),
            (b"%PDF-1.7", "not-xlsx"),
            (hostile.archive(word__document_xml=b"<w/>"), "not-xlsx"),  # a .docx by another name
            (hostile.archive(zeros=bytes(2**20)), "not-xlsx"),
            (b"PK\x03\x04", "broken"),
            (b"PK" + bytes(1000), "broken"),
            (bytes(MAX_BYTES + 1), "too-large"),
            (hostile.with_members("xl/vbaProject.bin"), "macros"),
            (hostile.with_members("XL/VBAPROJECT.BIN"), "macros"),
            (hostile.with_members(*(f"a{n}" for n in range(2_000))), "too-large"),
            (hostile.bomb(20), "too-large"),
            (hostile.with_members("../../evil", "/etc/evil", "C:\\evil"), None),  # nothing is ever unpacked to disk
            (workbook(), None),
        ],
        ids=lambda value: value if isinstance(value, str) else None,
    )
    def test_faults_by_their_names(self, content: bytes, fault: str | None) -> None:
        assert prescan(content) == fault

    def test_a_workbook_cut_anywhere_is_broken(self) -> None:
        good = workbook()
        assert {prescan(good[:length]) for length in range(4, len(good) - 1, 97)} == {"broken"}

    @settings(max_examples=100)
    @given(st.data())
    def test_no_bytes_make_it_raise(self, data: st.DataObject) -> None:
        """A good workbook with a few bytes written over, most of them in the directory at its end."""
        content = bytearray(workbook())
        for _ in range(data.draw(st.integers(1, 4))):
            place = data.draw(st.integers(-700, -1) | st.integers(-len(content), -1))
            patch = data.draw(
                st.sampled_from([b"\0", b"\xff", b"\xff\xff\xff\xff", b"PK\x05\x06"]) | st.binary(max_size=4)
            )
            content[place : place + len(patch) or None] = patch
        assert prescan(bytes(content)) in {None, "broken", "too-large", "not-xlsx", "macros"}

    @given(st.binary(max_size=200))
    @example(b"PK\x05\x06" + bytes(18))
    def test_no_other_bytes_do(self, content: bytes) -> None:
        assert prescan(content) in {"empty", "broken", "not-xlsx"}


class TestCells:
    @pytest.mark.parametrize(
        ("value", "read"),
        [
            ("xã Bản Bo", "xã Bản Bo"),
            ("", None),
            ("   ", None),
            (5.0, 5.0),
            (True, True),
            (date(2023, 10, 12), "12/10/2023"),  # 12/10 typed into Excel: text that shows it became a day
            (datetime(2023, 10, 12), "12/10/2023"),  # noqa: DTZ001  Excel knows no zones
            (datetime(2023, 10, 12, 8, 30), "12/10/2023 08:30"),  # noqa: DTZ001
            (time(8, 30), "08:30:00"),
            (timedelta(hours=30), "1 day, 6:00:00"),
            ("a\x00b\x1b[31mc\td\n", "ab[31mc\td\n"),  # a database refuses NUL, a terminal obeys escapes
        ],
    )
    def test_as_json_can_say_it(self, value: object, read: object) -> None:
        assert child._cell(value) == read
        assert json.loads(json.dumps(child._cell(value))) == read

    def test_text_beyond_excels_own_limit_is_too_much(self) -> None:
        assert child._cell("x" * MAX_TEXT) == "x" * MAX_TEXT
        with pytest.raises(child._TooLargeError):
            child._cell("x" * (MAX_TEXT + 1))


class TestSheets:
    @staticmethod
    def sheets(content: bytes) -> list[tuple[str, list[list[Cell]]]]:
        return list(child._sheets(CalamineWorkbook.from_filelike(io.BytesIO(content))))

    def test_rows_begin_at_a1(self) -> None:
        ((name, rows),) = self.sheets(workbook())
        assert name == "Báo cáo"
        assert rows[3][:3] == ["Đơn vị", None, "xã Bản Bo"]
        assert rows[7][:5] == [1.0, "mo-hinh", "Số mô hình đăng ký", "mô hình", 2.0]

    @pytest.mark.parametrize(
        "content", [hostile.far_cell("A10001"), hostile.far_cell("ALM20"), hostile.far_cell("AXA9000")]
    )
    def test_more_rows_columns_or_cells_than_a_report_needs_are_too_much(self, content: bytes) -> None:
        with pytest.raises(child._TooLargeError):
            self.sheets(content)
