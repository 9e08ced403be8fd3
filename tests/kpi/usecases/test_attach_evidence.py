"""Attaching minutes and written reports: kept by their hash, refused in words, and what they change of a result."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import Engine, func, select

from kpi.errors import BadEvidenceError, FutureMomentError
from kpi.evaluation.evaluate import evaluate
from kpi.evidence import EvidenceKind
from kpi.store.engine import reading
from kpi.store.tables import stored_file
from kpi.usecases.attach_evidence import Attachment, attach_evidence
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.read_reports import read_reports
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from kpi.usecases.verify_audit import verify_audit
from tests.kpi.papers import pdf, word
from tests.kpi.world import PLAN, UNITS, moment, workbook

JANUARY, JUNE, END = moment("2023-01-10T08:00"), moment("2023-06-03T08:00"), moment("2024-01-02T08:00")
SLOT = ("kh-2023", "ban-bo", "2023-H1")
HELD = "    each: {indicator: doi-thoai, min: 1}\n"
PROVEN = PLAN.replace(HELD, f"{HELD}    proof: minutes\n")


@pytest.fixture
def office(engine: Engine) -> Engine:
    """An office whose plan asks for the minutes of every dialogue; Bản Bo reports that it held one."""
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    register_plan(engine, PROVEN, "kh.yaml", JANUARY, "Lan")
    receive_submission(engine, workbook(), "bc.xlsx", received_at=JUNE, now=JUNE, actor="Lan")
    return engine


def attach(office: Engine, content: bytes, name: str = "bb.docx", kind: EvidenceKind = EvidenceKind.MINUTES) -> str:
    return attach_evidence(office, SLOT, Attachment(kind, name, content, JUNE), JUNE, "Lan").sha256


def noted(office: Engine) -> list[str]:
    """Return what is noted of the dialogue of Bản Bo."""
    [found] = [
        one
        for one in evaluate(load_inputs(office, END, END))
        if one.promise.id == "doi-thoai" and one.unit.id == "ban-bo"
    ]
    assert found.verdict == "met"  # whatever is attached: a note, never a verdict
    return [note.vi for note in found.judgement.noted]


def test_it_is_kept_by_its_hash_and_listed_with_its_report(office: Engine) -> None:
    content = word("Biên bản hội nghị đối thoại")
    assert attach(office, content) == hashlib.sha256(content).hexdigest()
    attach(office, pdf("Báo cáo 6 tháng"), "bc.pdf", EvidenceKind.REPORT)
    [report] = read_reports(office, END, END)
    assert [(one.kind, one.file_name) for one in report.evidence] == [("minutes", "bb.docx"), ("report", "bc.pdf")]
    with reading(office) as connection:
        kept = connection.execute(select(stored_file.c.content)).scalars().all()
    assert content in kept
    assert verify_audit(office).holds


def test_what_the_plan_asks_to_be_proven_is_noted_until_it_is(office: Engine) -> None:
    assert noted(office) == ["Chưa có biên bản kèm theo."]
    attach(office, pdf("Báo cáo"), "bc.pdf", EvidenceKind.REPORT)  # no minutes
    assert noted(office) == ["Chưa có biên bản kèm theo."]
    attach(office, word("Biên bản"))
    assert noted(office) == []


def test_nothing_is_noted_of_what_was_not_done(office: Engine) -> None:
    results = [one for one in evaluate(load_inputs(office, END, END)) if one.promise.id == "doi-thoai"]
    assert [one.judgement.noted for one in results if one.unit.id == "ban-hon"] == [()]


def test_the_same_file_again_is_recognised(office: Engine) -> None:
    content = word("Biên bản")  # made once: a Word file holds the time at which it was made
    attach(office, content)
    with pytest.raises(BadEvidenceError, match="đã đính kèm lúc 08:00 ngày 03/6/2023"):
        attach(office, content, "khac-ten.docx")
    attach(office, content, kind=EvidenceKind.REPORT)  # as something else: a person's decision
    with reading(office) as connection:
        assert connection.execute(select(func.count()).select_from(stored_file)).scalar_one() == 2  # the form, the file


def test_what_cannot_be_attached(office: Engine) -> None:
    before = verify_audit(office).head
    with pytest.raises(BadEvidenceError, match=r"không phải tệp \.docx hoặc \.pdf"):
        attach(office, b"MZ")
    with pytest.raises(FutureMomentError):
        attach_evidence(office, SLOT, Attachment(EvidenceKind.MINUTES, "a.pdf", pdf("a"), END), JUNE, "Lan")
    assert verify_audit(office).head == before
