"""Files found again by their hash: their bytes as they came, and what was said of them."""

from __future__ import annotations

from sqlalchemy import Engine

from kpi.evidence import EvidenceKind
from kpi.store.engine import reading
from kpi.store.kept_files import file_content, refused_files, times_received
from kpi.submission import Outcome
from kpi.usecases.attach_evidence import Attachment, attach_evidence
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.kpi.world import PLAN, UNITS, moment, workbook

JANUARY, JUNE = moment("2023-01-10T08:00"), moment("2023-06-01T08:00")


def test_a_file_with_its_mistakes(engine: Engine) -> None:
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    register_plan(engine, PLAN, "kh.yaml", JANUARY, "Lan")
    content = workbook(mo_hinh="nhiều")
    answer = receive_submission(engine, content, "bc.xlsx", received_at=JUNE, now=JUNE, actor="tl")
    with reading(engine) as connection:
        assert file_content(connection, answer.sha256) == content
        [kept] = times_received(connection, answer.sha256)
    assert (kept.file_name, kept.unit, kept.actor, kept.outcome) == ("bc.xlsx", "ban-bo", "tl", Outcome.REFUSED)
    assert [issue.code for issue in kept.issues] == [issue.code for issue in answer.issues] != []
    with reading(engine) as connection:
        slot = ("kh-2023", "ban-bo", "2023-H1")
        assert refused_files(connection, slot, JUNE) == (kept,)
        assert (kept.sha256, kept.received_at) == (answer.sha256, JUNE)
        assert refused_files(connection, slot, JANUARY) == ()  # it had not come
        assert refused_files(connection, ("kh-2023", "ta-leng", "2023-H1"), JUNE) == ()
    for issue, said in zip(kept.issues, answer.issues, strict=True):
        assert issue.text.vi == said.text.vi
        assert (issue.source.sheet, issue.source.cell) == (said.source.sheet, said.source.cell)
        assert (issue.severity, issue.near) == (said.severity, said.near)


def test_an_attached_file(engine: Engine) -> None:
    minutes = Attachment(EvidenceKind.MINUTES, "bien-ban.pdf", b"%PDF-1.7 minutes", JUNE)
    sha256 = attach_evidence(engine, ("kh-2023", "ban-bo", "2023-H1"), minutes, JUNE, "Lan").sha256
    with reading(engine) as connection:
        [kept] = times_received(connection, sha256)
    assert (kept.file_name, kept.unit, kept.outcome, kept.issues) == ("bien-ban.pdf", "ban-bo", None, ())


def test_a_hash_of_nothing(engine: Engine) -> None:
    with reading(engine) as connection:
        assert file_content(connection, "0" * 64) is None
        assert times_received(connection, "0" * 64) == ()
