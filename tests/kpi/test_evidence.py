"""Which files may prove something, and what they prove."""

from __future__ import annotations

import pytest

from kpi.evidence import Evidence, EvidenceKind, fault_of, proves
from tests.kpi.papers import pdf, word
from tests.kpi.world import moment, period, workbook

AT = moment("2023-06-01T08:00")
MINUTES = Evidence("kh-2023", "ban-bo", "2023-H1", EvidenceKind.MINUTES, "bb.pdf", "a" * 64, AT, AT, "Lan")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (word("Biên bản"), None),
        (pdf("Biên bản"), None),
        (b"", "tệp rỗng"),
        (b"Bien ban", "không phải tệp .docx hoặc .pdf"),
        (workbook(), "không phải tệp .docx hoặc .pdf"),  # a zip, but of Excel
        (b"%PDF-1.7" + bytes(10**6), "tệp quá lớn"),
    ],
    ids=["docx", "pdf", "empty", "text", "xlsx", "large"],
)
def test_what_may_be_attached(content: bytes, said: str | None) -> None:
    fault = fault_of(content, 10**6)
    assert (fault.vi if fault is not None else None) == said


def test_a_written_report_may_be_plain_text() -> None:
    text = "Báo cáo: trong kỳ xã đã đăng ký 03 mô hình dân vận khéo.".encode()
    assert fault_of(text, 10**6, EvidenceKind.REPORT) is None
    assert fault_of(text, 10**6, EvidenceKind.MINUTES) is not None
    for hostile in (b"MZ", text + b"\x00", text.decode().encode("utf-16"), b"Bien ban"):  # a few words report nothing
        assert fault_of(hostile, 10**6, EvidenceKind.REPORT) is not None


@pytest.mark.parametrize(
    ("kind", "unit", "within", "shown"),
    [
        ("minutes", "ban-bo", "2023", True),  # the half-year lies within the year
        ("minutes", "ban-bo", "2023-H1", True),
        ("minutes", "ban-bo", "2023-Q1", False),
        ("minutes", "ban-hon", "2023", False),
        ("report", "ban-bo", "2023", False),
    ],
)
def test_what_it_proves(kind: str, unit: str, within: str, shown: bool) -> None:
    assert proves([MINUTES], kind, unit, period(within)) is shown
    assert not proves([], kind, unit, period(within))


def test_as_json() -> None:
    assert MINUTES.as_json() == {
        "kind": "minutes",
        "file": "bb.pdf",
        "sha256": "a" * 64,
        "received_at": "2023-06-01T08:00:00+07:00",
        "recorded_at": "2023-06-01T08:00:00+07:00",
        "actor": "Lan",
    }
    assert EvidenceKind.MINUTES.label.vi == "biên bản"
