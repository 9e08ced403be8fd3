"""Files attached to reports, in the database: what goes in comes out, and is told of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from kpi.evidence import Evidence, EvidenceKind
from kpi.store.audit import links
from kpi.store.audit_rows import Trail, differences
from kpi.store.engine import reading, writing
from kpi.store.evidence import add_evidence, attached_files
from kpi.store.submissions import keep_file
from kpi.store.texts import digest
from tests.kpi.world import moment

AT = moment("2023-06-01T08:00")
END = moment("2030-01-01T00:00")
FILE = Evidence("kh-2023", "ban-bo", "2023-H1", EvidenceKind.MINUTES, "bb.pdf", digest("%PDF-"), AT, AT, "Lan")


def attach(engine: Engine, *files: Evidence) -> None:
    with writing(engine) as connection:
        keep_file(connection, FILE.sha256, b"%PDF-")
        for file in files:
            add_evidence(connection, file)


def test_what_goes_in_comes_out_as_known_at_a_moment(engine: Engine) -> None:
    later = replace(FILE, unit="ban-hon", kind=EvidenceKind.REPORT, recorded_at=moment("2023-06-09T08:00"))
    attach(engine, FILE, later)
    with reading(engine) as connection:
        assert attached_files(connection, END, END) == (FILE, later)
        assert attached_files(connection, END, moment("2023-06-08T08:00")) == (FILE,)
        assert attached_files(connection, moment("2023-05-31T08:00"), END) == ()


def test_a_file_that_is_not_kept_cannot_be_attached(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        attach(engine, replace(FILE, sha256="b" * 64))


def test_bytes_changed_behind_its_back_are_found(engine: Engine) -> None:
    attach(engine, FILE)
    with writing(engine) as connection:
        connection.execute(text("UPDATE stored_file SET content = :x"), {"x": b"%PDF-khac"})
    with reading(engine) as connection:
        trail = Trail()
        list(trail.watch(links(connection)))
        assert [one.text.vi for one in differences(connection, trail)] == ["Mục 1 (Đính kèm số 1): tệp đã bị sửa."]
