"""Receiving files on both databases: accepted, refused or known already; all of it written, or none; nothing lost."""

from __future__ import annotations

import gc
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from kpi.errors import DatabaseError
from kpi.intake.child import MAX_BYTES
from kpi.intake.settled import Settled
from kpi.store.cells import unpacked
from kpi.store.drafts import drafts
from kpi.store.engine import open_engine, reading
from kpi.store.submissions import submissions
from kpi.store.tables import receipt, stored_file, submission, submission_cells
from kpi.submission import Outcome, Receipt
from kpi.submission_states import Role
from kpi.usecases import receive_submission as module
from kpi.usecases.receive_submission import Entered, Sending, receive_files, receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.data.intake import make
from tests.kpi.intake import hostile
from tests.kpi.intake.hostile_corpus import CORPUS
from tests.kpi.world import PLAN, UNITS, moment, workbook

DATA = Path(make.__file__).parent
JANUARY = moment("2023-01-10T08:00")


@pytest.fixture
def office(engine: Engine) -> Engine:
    """An office that has recorded its units and its plan."""
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    register_plan(engine, PLAN, "kh.yaml", JANUARY, "Lan")
    return engine


def receive(office: Engine, content: bytes, received: str = "2023-06-01T08:00", name: str = "bc.xlsx") -> Receipt:
    at = moment(received)
    return receive_submission(office, content, name, received_at=at, now=at, actor="Lan")


def counts(office: Engine) -> dict[str, int]:
    with reading(office) as connection:
        tables = (stored_file, receipt, submission)
        rows = {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}
        texts = connection.execute(select(submission_cells.c.content)).scalars()
        return {**rows, "cell": sum(len(unpacked(text)) for text in texts)}


NOTHING = {"stored_file": 0, "receipt": 0, "submission": 0, "cell": 0}


class TestAccepted:
    def test_the_receipt_and_what_is_kept(self, office: Engine) -> None:
        content = workbook()
        answer = receive(office, content)
        sha256 = hashlib.sha256(content).hexdigest()
        assert answer == Receipt(
            "bc.xlsx", sha256, moment("2023-06-01T08:00"), Outcome.ACCEPTED, "kh-2023", "ban-bo", "2023-H1", 1
        )
        assert counts(office) == {"stored_file": 1, "receipt": 1, "submission": 1, "cell": 4}
        with reading(office) as connection:
            assert connection.execute(select(stored_file.c.content)).scalar_one() == content

    def test_a_correction_is_the_next_revision_and_the_first_stays(self, office: Engine) -> None:
        assert receive(office, workbook()).revision == 1
        assert receive(office, workbook(mo_hinh=3), "2023-06-02T08:00").revision == 2
        assert receive(office, workbook(unit="ban-hon")).revision == 1
        assert receive(office, workbook(key="2023-9M"), "2023-10-01T08:00").revision == 1
        assert counts(office) == {"stored_file": 4, "receipt": 4, "submission": 4, "cell": 16}

    def test_a_moment_is_kept_for_what_it_is(self, office: Engine) -> None:
        received, now = moment("2023-06-01T08:00"), moment("2023-06-09T10:00")
        receive_submission(office, workbook(), "bc.xlsx", received_at=received, now=now, actor="Lan")
        with reading(office) as connection:
            (sent,) = submissions(connection, now, now)
            row = connection.execute(select(receipt)).one()
        assert (sent.received_at, sent.recorded_at) == (received, now)
        assert (row.received_at, row.recorded_at, row.actor) == (received, now, "Lan")


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "told", "code"),
        [
            (workbook(kinh_phi=-1), ("kh-2023", "ban-bo", "2023-H1"), "negative"),
            (workbook(mo_hinh="12/10"), ("kh-2023", "ban-bo", "2023-H1"), "not-a-number"),
            (b"", (None, None, None), "file-empty"),
            (b"khong phai Excel", (None, None, None), "file-not-xlsx"),
            (hostile.far_cell("XFD1048576"), (None, None, None), "file-too-large"),
            (hostile.bomb(30), (None, None, None), "file-too-large"),
            (hostile.changed(hostile.STRINGS, b"kh-2023", b"kh_x0000_"), (None, "ban-bo", "2023-H1"), "unknown-plan"),
        ],
        ids=["negative", "fraction", "empty", "text", "far cell", "bomb", "a NUL"],
    )
    def test_the_file_is_kept_with_its_mistakes_and_nothing_of_it_counts(
        self, office: Engine, content: bytes, told: tuple[str | None, ...], code: str
    ) -> None:
        answer = receive(office, content)
        assert answer.outcome is Outcome.REFUSED
        assert (answer.plan, answer.unit, answer.period) == told
        assert answer.revision is None
        assert counts(office) == {"stored_file": 1, "receipt": 1, "submission": 0, "cell": 0}
        with reading(office) as connection:
            row = connection.execute(select(receipt)).one()
            assert connection.execute(select(stored_file.c.content)).scalar_one() == content
        assert (row.outcome, row.plan, row.unit, row.period) == ("refused", *told)
        assert [issue["code"] for issue in json.loads(row.issues)] == [issue.code for issue in answer.issues] == [code]

    def test_the_same_wrong_file_again_is_refused_again(self, office: Engine) -> None:
        for received in ("2023-06-01T08:00", "2023-06-02T08:00"):
            assert receive(office, workbook(mo_hinh=-1), received).outcome is Outcome.REFUSED
        assert counts(office) == {"stored_file": 1, "receipt": 2, "submission": 0, "cell": 0}

    def test_what_was_wrong_may_be_right_once_the_plan_is_known(self, engine: Engine) -> None:
        record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
        assert [issue.code for issue in receive(engine, workbook()).issues] == ["unknown-plan"]
        register_plan(engine, PLAN, "kh.yaml", JANUARY, "Lan")
        assert receive(engine, workbook()).outcome is Outcome.ACCEPTED

    def test_a_file_beyond_all_bounds_is_not_even_kept(self, office: Engine) -> None:
        answer = receive(office, bytes(MAX_BYTES + 1))
        assert (answer.outcome, answer.issues[0].code) == (Outcome.REFUSED, "file-too-large")
        assert counts(office) == NOTHING

    @pytest.mark.parametrize("name", ["b\0c.xlsx", "báo cáo \udcff.xlsx", "đ" * 400 + ".xlsx", "../../etc/passwd", ""])
    def test_odd_file_names_do_no_harm(self, office: Engine, name: str) -> None:
        answer = receive(office, workbook(), name=name)
        assert answer.outcome is Outcome.ACCEPTED
        assert answer.file_name.endswith(name[-5:])
        with reading(office) as connection:
            assert connection.execute(select(receipt.c.file_name)).scalar_one() == answer.file_name


class TestDrafts:
    def draft(self, office: Engine, content: bytes) -> Receipt:
        at = moment("2023-06-01T08:00")
        return receive_submission(
            office, content, "nhap.xlsx", received_at=at, now=at, actor="Lan", sending=Sending(draft=True)
        )

    def test_right_rows_are_kept_beside_wrong_ones(self, office: Engine) -> None:
        answer = self.draft(office, workbook(kinh_phi="nhiều", mo_hinh=2))
        assert answer.outcome is Outcome.DRAFT
        assert [issue.code for issue in answer.issues] == ["not-a-number"]
        with reading(office) as connection:
            [kept] = drafts(connection, moment("2030-01-01T00:00"), moment("2030-01-01T00:00"))
        assert {value.indicator: value.value for value in kept.values} == {
            "mo-hinh": 2,
            "mo-hinh-dat": 1,
            "kinh-phi": None,
            "doi-thoai": 1,
        }
        assert counts(office) == {"stored_file": 1, "receipt": 1, "submission": 0, "cell": 0}

    def test_a_right_one_waits_too_until_it_is_submitted(self, office: Engine) -> None:
        assert self.draft(office, workbook()).outcome is Outcome.DRAFT
        assert receive(office, workbook()).outcome is Outcome.ACCEPTED
        assert counts(office) == {"stored_file": 1, "receipt": 2, "submission": 1, "cell": 4}

    def test_of_nobody_knows_whom_is_no_draft(self, office: Engine) -> None:
        assert self.draft(office, b"khong phai Excel").outcome is Outcome.REFUSED


class TestKnownAlready:
    def test_the_same_bytes_are_not_recorded_again(self, office: Engine) -> None:
        receive(office, workbook(), name="mot.xlsx")
        before = counts(office)
        answer = receive(office, workbook(), "2023-06-02T08:00", name="hai.xlsx")
        assert (answer.outcome, answer.revision) == (Outcome.DUPLICATE, None)
        (issue,) = answer.issues
        assert issue.say() == (
            "hai.xlsx: tệp này giống hệt “mot.xlsx” đã tiếp nhận lúc 08:00 ngày 01/6/2023; không ghi nhận lần nữa. "
            "Nếu muốn sửa số liệu, gửi tệp đã sửa. Nếu thời điểm nhận ghi sai: dondoc submission redate."
        )
        assert counts(office) == before


class TestAllOrNothing:
    @pytest.mark.parametrize("step", ["keep_files", "add_receipts", "add_submissions"])
    def test_a_fault_at_any_step_leaves_nothing(
        self, office: Engine, step: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The step is done, and then the power fails."""
        done = getattr(module, step)

        def fail(*arguments: object) -> None:
            done(*arguments)
            raise ConnectionError("power cut")

        with monkeypatch.context() as patch:
            patch.setattr(module, step, fail)
            with pytest.raises(ConnectionError):
                receive(office, workbook())
        assert counts(office) == NOTHING
        assert receive(office, workbook()).revision == 1

    @pytest.mark.parametrize("url", ["sqlite:////khong/co/a.db", "postgresql://ai@/b?host=/khong/co"])
    def test_a_database_that_is_not_there_is_told_as_such(self, url: str) -> None:
        with pytest.raises(DatabaseError):
            receive(open_engine(url), workbook())


class TestAtOnce:
    def test_corrections_that_arrive_together_get_numbers_of_their_own(self, office: Engine) -> None:
        files = [workbook(kinh_phi=number) for number in range(8)]
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda content: receive(office, content), files))
        assert {answer.outcome for answer in answers} == {Outcome.ACCEPTED}
        assert sorted(answer.revision or 0 for answer in answers) == list(range(1, 9))
        assert counts(office) == {"stored_file": 8, "receipt": 8, "submission": 8, "cell": 32}

    def test_the_same_file_sent_by_several_is_taken_once(self, office: Engine) -> None:
        with ThreadPoolExecutor(6) as pool:
            answers = list(pool.map(lambda _: receive(office, workbook()), range(6)))
        assert sorted(answer.outcome for answer in answers) == [Outcome.ACCEPTED, *[Outcome.DUPLICATE] * 5]
        assert counts(office) == {"stored_file": 1, "receipt": 1, "submission": 1, "cell": 4}


class TestManyAtOnce:
    ENTERED = Entered(moment("2023-06-01T08:00"), moment("2023-06-01T08:00"), "Lan")

    def test_a_list_of_units_is_a_receipt_and_a_revision_each(self, office: Engine) -> None:
        content = (DATA / "nhieu-don-vi.xlsx").read_bytes()
        [receipts] = receive_files(office, [("ba-xa.xlsx", content)], self.ENTERED)
        assert [(one.unit, one.outcome, one.revision) for one in receipts] == [
            ("ban-bo", Outcome.ACCEPTED, 1),
            ("ban-hon", Outcome.ACCEPTED, 1),
            ("then-sin", Outcome.ACCEPTED, 1),
        ]
        assert counts(office) == {"stored_file": 1, "receipt": 3, "submission": 3, "cell": 12}
        [again] = receive_files(office, [("ba-xa.xlsx", content)], self.ENTERED)
        assert {one.outcome for one in again} == {Outcome.DUPLICATE}

    def test_right_rows_are_not_lost_for_wrong_ones(self, office: Engine) -> None:
        """One row of three is right; it is taken, and sending the same file again takes it no second time."""
        content = (DATA / "nhieu-don-vi-co-loi.xlsx").read_bytes()
        [receipts] = receive_files(office, [("ba-xa.xlsx", content)], self.ENTERED)
        assert [one.outcome for one in receipts] == [Outcome.ACCEPTED, Outcome.REFUSED, Outcome.REFUSED]
        assert counts(office) == {"stored_file": 1, "receipt": 3, "submission": 1, "cell": 4}
        settled = Settled(answers={"Báo cáo!A6": "ban-hon", "Báo cáo!B7": "xã Thèn Sin"})
        [answered] = receive_files(office, [("ba-xa.xlsx", content)], replace(self.ENTERED, settled=settled))
        assert [one.outcome for one in answered] == [Outcome.DUPLICATE, Outcome.ACCEPTED, Outcome.ACCEPTED]

    def test_a_file_that_kills_its_reader_harms_no_other(self, office: Engine) -> None:
        files = [
            ("1.xlsx", workbook()),
            ("2.xlsx", hostile.far_cell("XFD1048576")),
            ("3.xlsx", workbook("ban-hon")),
            ("4.xlsx", hostile.scratched(3)),
            ("5.csv", b"\xd1\xd2"),
            ("6.xlsx", workbook("then-sin")),
            ("7.xlsx", workbook()),
        ]
        receipts = [one for [one] in receive_files(office, files, self.ENTERED)]
        assert [one.outcome.value for one in receipts] == [
            "accepted", "refused", "accepted", "refused", "refused", "accepted", "duplicate"
        ]  # fmt: skip
        assert [one.file_name for one in receipts] == [name for name, _ in files]
        assert counts(office)["submission"] == 3

    def test_more_files_than_are_written_together(self, office: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "_MOST_FILES", 2)
        files = [(f"{number}.xlsx", workbook(kinh_phi=number)) for number in range(5)]
        receipts = [one for [one] in receive_files(office, files, self.ENTERED)]
        assert [one.revision for one in receipts] == [1, 2, 3, 4, 5]
        assert {one.outcome for one in receipts} == {Outcome.ACCEPTED}

    @pytest.mark.parametrize("before", [True, False])
    def test_rings_of_dead_values_are_looked_for_afterwards_as_before(self, office: Engine, before: bool) -> None:
        files = [("1.xlsx", workbook()), ("2.xlsx", b"")]
        try:
            (gc.enable if before else gc.disable)()
            seen = [gc.isenabled() for _ in receive_files(office, files, self.ENTERED)]
            assert [*seen, gc.isenabled()] == [before] * 3
        finally:
            gc.enable()

    def test_nothing_of_a_hostile_file_is_stored_as_a_submission(self, office: Engine) -> None:
        refused = [
            (one.name, one.make()) for name, one in CORPUS.items() if "read" not in one.codes and "x" not in name
        ]
        receipts = [one for [one] in receive_files(office, refused, self.ENTERED)]
        assert {one.outcome for one in receipts} == {Outcome.REFUSED}
        assert counts(office)["submission"] == 0
        assert counts(office)["receipt"] == len(refused)


def test_a_figure_far_from_the_last_period_is_accepted_and_told(office: Engine) -> None:
    receive(office, workbook(kinh_phi=12))
    answer = receive(office, workbook(key="2023-9M", kinh_phi=125), "2023-10-01T08:00")
    assert answer.outcome is Outcome.ACCEPTED
    assert [(issue.code, issue.source.cell) for issue in answer.issues] == [("figure-leaps", "E10")]  # 125 > 12 × 10


class TestASenderOfOneUnit:
    """A commune's own account: it sends for its unit, and what it sends of another's is noted under nobody's name."""

    ENTERED = Entered(
        moment("2023-06-01T08:00"), moment("2023-06-01T08:00"), "tl", role=Role.REPORTER, units=frozenset({"ban-bo"})
    )

    def test_its_own_report_is_taken(self, office: Engine) -> None:
        [[answer]] = receive_files(office, [("a.xlsx", workbook("ban-bo"))], self.ENTERED)
        assert (answer.outcome, answer.unit) == (Outcome.ACCEPTED, "ban-bo")

    def test_anothers_is_refused_and_kept_under_no_unit(self, office: Engine) -> None:
        [[answer]] = receive_files(office, [("a.xlsx", workbook("ban-hon"))], self.ENTERED)
        assert (answer.outcome, answer.unit, answer.plan) == (Outcome.REFUSED, None, None)
        assert [issue.code for issue in answer.issues] == ["not-your-unit"]
        assert "xã Bản Hon" in answer.issues[0].text.vi
        assert counts(office) == NOTHING | {"stored_file": 1, "receipt": 1}

    def test_neither_as_a_draft(self, office: Engine) -> None:
        draft = replace(self.ENTERED, sending=Sending(draft=True))
        [[answer]] = receive_files(office, [("a.xlsx", workbook("ban-hon"))], draft)
        assert answer.outcome is Outcome.REFUSED
