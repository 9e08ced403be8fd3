"""A written report, kept as it came, against the figures of the form: real Word and PDF files."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.evidence import EvidenceKind
from kpi.submission import Outcome
from kpi.usecases.attach_evidence import Attachment, attach_evidence
from kpi.usecases.compare_evidence import contradictions, narratives_of, remarked, slots_compared
from kpi.usecases.read_reports import read_report
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.kpi.papers import pdf, word
from tests.kpi.world import PLAN, UNITS, moment, plan, workbook

JANUARY, JUNE, END = moment("2023-01-10T08:00"), moment("2023-06-03T08:00"), moment("2024-01-02T08:00")
SLOT = ("kh-2023", "ban-bo", "2023-H1")
SAYS_THREE = "Trong kỳ xã đã đăng ký 03 mô hình dân vận khéo."  # the form says 2
SAYS_TWO = "Trong kỳ xã đã đăng ký 02 mô hình dân vận khéo."


@pytest.fixture
def office(engine: Engine) -> Engine:
    """An office with the plan and the units; nothing has come."""
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    register_plan(engine, PLAN, "kh.yaml", JANUARY, "Lan")
    return engine


def attach(office: Engine, content: bytes, name: str, kind: EvidenceKind = EvidenceKind.REPORT) -> None:
    attach_evidence(office, SLOT, Attachment(kind, name, content, JUNE), JUNE, "Lan")


def contradicted(office: Engine) -> list[tuple[str, str, str]]:
    found = contradictions(office, plan(), read_report(office, SLOT, END, END))
    return [(one.indicator.id, one.stated, one.file_name) for one in found]


@pytest.mark.parametrize(
    ("content", "name"),
    [(word(SAYS_THREE), "bc.docx"), (pdf(SAYS_THREE), "bc.pdf"), (SAYS_THREE.encode(), "bc.txt")],
    ids=["docx", "pdf", "txt"],
)
def test_what_a_written_report_says_otherwise_is_found(office: Engine, content: bytes, name: str) -> None:
    receive_submission(office, workbook(), "bc.xlsx", received_at=JUNE, now=JUNE, actor="Lan")
    attach(office, content, name)
    assert contradicted(office) == [("mo-hinh", "03 mô hình", name)]


def test_what_agrees_and_what_is_no_report_says_nothing(office: Engine) -> None:
    receive_submission(office, workbook(), "bc.xlsx", received_at=JUNE, now=JUNE, actor="Lan")
    attach(office, word(SAYS_TWO), "bc.docx")
    attach(office, word(SAYS_THREE), "bien-ban.docx", EvidenceKind.MINUTES)
    assert contradicted(office) == []


def test_a_file_without_text_is_kept_and_not_compared(office: Engine) -> None:
    receive_submission(office, workbook(), "bc.xlsx", received_at=JUNE, now=JUNE, actor="Lan")
    attach(office, pdf("#rect(width: 5cm)"), "quet.pdf")  # a drawing, as a scan is
    report = read_report(office, SLOT, END, END)
    assert [one.file_name for one in report.evidence] == ["quet.pdf"]
    assert narratives_of(office, report.evidence) == ()


def test_a_report_that_comes_after_its_written_one_is_told_of_it_at_once(office: Engine) -> None:
    attach(office, word(SAYS_THREE), "bc.docx")
    assert slots_compared(office) == {SLOT}
    assert contradicted(office) == []  # no figures yet
    receipt = receive_submission(office, workbook(), "bc.xlsx", received_at=JUNE, now=JUNE, actor="Lan")
    told = remarked(office, receipt)
    assert (told.outcome, [issue.code for issue in told.issues]) == (Outcome.ACCEPTED, ["contradicted"])
    assert told.issues[0].source.cell is not None
    refused = receive_submission(office, b"x", "hong.xlsx", received_at=JUNE, now=JUNE, actor="Lan")
    assert remarked(office, refused) == refused


def test_nothing_is_compared_where_nothing_is_attached(office: Engine) -> None:
    receive_submission(office, workbook(), "bc.xlsx", received_at=JUNE, now=JUNE, actor="Lan")
    assert contradicted(office) == []
    assert slots_compared(office) == frozenset()
