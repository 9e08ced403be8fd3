"""Files, receipts and submissions: what goes in comes out, exact to the digit, and what was known when."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError

from kpi.store.engine import reading, writing
from kpi.store.submissions import (
    accepted_before,
    add_receipt,
    add_submission,
    keep_file,
    next_revision,
    refused_files,
    submissions,
)
from kpi.store.tables import receipt, stored_file, submission_cells
from kpi.submission import CellValue, Outcome, Receipt, RefusedFile, Submission
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import Sentence
from tests.kpi.world import moment, submission

LATER = moment("2030-01-01T00:00")
MISTAKE = Issue("negative", Sentence("là số âm", "is negative"), Source("a.xlsx", sheet="Báo cáo", cell="E8"))


def accept(engine: Engine, *sent: Submission) -> None:
    with writing(engine) as connection:
        for one in sent:
            keep_file(connection, one.sha256, one.file_name.encode())
            answer = Receipt(
                one.file_name,
                one.sha256,
                one.received_at,
                Outcome.ACCEPTED,
                one.plan,
                one.unit,
                one.period,
                one.revision,
            )
            add_submission(connection, add_receipt(connection, answer, one.recorded_at, "Lan"), one, "Lan")


def refuse(engine: Engine, received: str, recorded: str, unit: str | None = "ban-bo", name: str = "a.xlsx") -> None:
    answer = Receipt(name, "f" * 64, moment(received), Outcome.REFUSED, "kh-2023", unit, "2023-H1", issues=(MISTAKE,))
    with writing(engine) as connection:
        keep_file(connection, answer.sha256, b"x")
        add_receipt(connection, answer, moment(recorded), "Lan")


def known(engine: Engine, as_of: str = "2030-01-01", known_at: str = "2030-01-01") -> tuple[Submission, ...]:
    with reading(engine) as connection:
        return submissions(connection, moment(as_of), moment(known_at))


class TestSubmissions:
    def test_what_goes_in_comes_out(self, engine: Engine) -> None:
        first = submission("ban-bo", "2023-H1", "2023-06-01T08:00:01", mo_hinh=2, kinh_phi="12.50", ghi=None)
        second = submission("ban-bo", "2023-H1", "2023-06-02T08:00", revision=2, mo_hinh=3)
        other = submission("ban-hon", "2023-9M", "2023-09-30T08:00")  # with no value at all
        accept(engine, other, first, second)
        expected = [
            replace(one, values=tuple(sorted(one.values, key=lambda v: v.indicator))) for one in (first, second, other)
        ]
        assert list(known(engine)) == expected

    @pytest.mark.parametrize("digits", ["0.1", "1E+2", "12.50", "999999999999999", "0.000000000000001", "-0.3", "0"])
    def test_a_figure_keeps_every_digit(self, engine: Engine, digits: str) -> None:
        accept(engine, submission("ban-bo", "2023-H1", "2023-06-01T08:00", kinh_phi=digits))
        ((value,),) = (one.values for one in known(engine))
        assert str(value.value) == str(Decimal(digits))

    def test_a_blank_cell_is_not_zero_and_a_note_stays_with_its_cell(self, engine: Engine) -> None:
        blank = CellValue("mo-hinh", None, "Báo cáo", "E8", "chưa có số liệu; sẽ báo cáo sau")
        zero = CellValue("kinh-phi", Decimal(0), "Báo cáo", "E9")
        accept(engine, replace(submission("ban-bo", "2023-H1", "2023-06-01T08:00"), values=(zero, blank)))
        assert known(engine)[0].values == (zero, blank)

    @pytest.mark.parametrize(
        ("as_of", "known_at", "seen"),
        [
            # received on 1 and 20 June; entered on 3 and 21 June
            ("2023-06-02T23:59", "2023-06-02T23:59", []),  # arrived, but not entered yet
            ("2023-06-02T23:59", "2023-06-03T08:00", [1]),
            ("2023-06-20T08:59:59", "2023-07-01T00:00", [1]),
            ("2023-06-20T09:00", "2023-06-21T07:59", [1]),
            ("2023-06-20T09:00", "2023-06-21T08:00", [1, 2]),
        ],
    )
    def test_what_was_known_at_a_moment(self, engine: Engine, as_of: str, known_at: str, seen: list[int]) -> None:
        first = submission("ban-bo", "2023-H1", "2023-06-01T09:00", mo_hinh=1)
        second = submission("ban-bo", "2023-H1", "2023-06-20T09:00", revision=2, mo_hinh=2)
        accept(
            engine,
            replace(first, recorded_at=moment("2023-06-03T08:00")),
            replace(second, recorded_at=moment("2023-06-21T08:00")),
        )
        assert [one.revision for one in known(engine, as_of, known_at)] == seen

    def test_revisions_are_numbered_by_plan_unit_and_period(self, engine: Engine) -> None:
        accept(engine, *(submission("ban-bo", "2023-H1", "2023-06-01T08:00", revision) for revision in (1, 2)))
        with reading(engine) as connection:
            assert next_revision(connection, "kh-2023", "ban-bo", "2023-H1") == 3
            assert next_revision(connection, "kh-2023", "ban-bo", "2023-9M") == 1
            assert next_revision(connection, "kh-2023", "ban-hon", "2023-H1") == 1
            assert next_revision(connection, "kh-2024", "ban-bo", "2023-H1") == 1

    def test_the_same_number_twice_is_refused_whole(self, engine: Engine) -> None:
        accept(engine, submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=1))
        with pytest.raises(IntegrityError):
            accept(engine, submission("ban-bo", "2023-H1", "2023-06-02T08:00", mo_hinh=2, kinh_phi=5))
        assert len(known(engine)) == 1
        with reading(engine) as connection:
            assert connection.execute(select(func.count()).select_from(receipt)).scalar_one() == 1
            assert connection.execute(select(func.count()).select_from(submission_cells)).scalar_one() == 1


class TestFiles:
    def test_the_same_bytes_are_kept_once(self, engine: Engine) -> None:
        with writing(engine) as connection:
            keep_file(connection, "a" * 64, b"\0\xff")
            keep_file(connection, "a" * 64, b"\0\xff")
        with reading(engine) as connection:
            assert [tuple(row) for row in connection.execute(select(stored_file))] == [("a" * 64, 2, b"\0\xff")]

    def test_a_receipt_without_its_file_is_refused(self, engine: Engine) -> None:
        answer = Receipt("a.xlsx", "e" * 64, LATER, Outcome.REFUSED)
        with pytest.raises(IntegrityError), writing(engine) as connection:
            add_receipt(connection, answer, LATER, "Lan")

    def test_only_an_accepted_file_makes_a_duplicate(self, engine: Engine) -> None:
        refuse(engine, "2023-06-01T08:00", "2023-06-01T08:00")
        first = submission("ban-bo", "2023-H1", "2023-06-02T08:00")
        accept(engine, first)
        with reading(engine) as connection:
            assert accepted_before(connection, ["f" * 64]) == {}
            assert accepted_before(connection, [first.sha256]) == {
                (first.sha256, first.slot): (first.file_name, first.received_at)
            }


class TestRefused:
    def test_it_is_kept_with_its_mistakes(self, engine: Engine) -> None:
        refuse(engine, "2023-06-01T08:00", "2023-06-01T09:00")
        with reading(engine) as connection:
            row = connection.execute(select(receipt)).one()
        assert (row.outcome, row.actor, row.recorded_at) == ("refused", "Lan", moment("2023-06-01T09:00"))
        assert json.loads(row.issues) == [MISTAKE.as_json()]
        assert known(engine) == ()

    def test_who_sent_it_is_told_where_it_is_known(self, engine: Engine) -> None:
        refuse(engine, "2023-06-02T08:00", "2023-06-02T09:00", name="hai.xlsx")
        refuse(engine, "2023-06-01T08:00", "2023-06-03T09:00", name="mot.xlsx")
        refuse(engine, "2023-06-01T08:00", "2023-06-01T09:00", unit=None)  # nobody knows whose it was
        with reading(engine) as connection:
            assert list(refused_files(connection, LATER, LATER)) == [
                RefusedFile("kh-2023", "ban-bo", "2023-H1", moment("2023-06-01T08:00"), "mot.xlsx"),
                RefusedFile("kh-2023", "ban-bo", "2023-H1", moment("2023-06-02T08:00"), "hai.xlsx"),
            ]
            assert len(refused_files(connection, moment("2023-06-01T12:00"), LATER)) == 1
            assert len(refused_files(connection, LATER, moment("2023-06-02T12:00"))) == 1


def test_nothing_in_the_store_changes_or_takes_away() -> None:
    """Append-only: no statement of the store updates or deletes a row, but for messages on their way and who sends.

    Of people, what lets them in changes: passwords, sessions, tokens, attempts. Who has an account is appended.
    """
    from pathlib import Path

    import kpi.store

    folder = Path(kpi.store.__path__[0])
    words = ("update(", "delete(", "UPDATE ", "DELETE ", "TRUNCATE")
    on_their_way = {"ledger.py", "outbox.py", "runs.py", "workers.py"}
    coming_in = {"attempts.py", "sessions.py"}
    files = [file for file in folder.glob("*.py") if file.name not in on_their_way | coming_in]
    code = {file.name: file.read_text(encoding="utf-8") for file in files}
    code["accounts.py"] = code["accounts.py"].replace("update(credential)", "").replace("with_for_update()", "")
    assert [(name, word) for name, text in code.items() for word in words if word in text] == []
