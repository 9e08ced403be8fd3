"""What was known at a moment, on both databases: past lists can be made again, and SQL counts alike."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import Engine, text

from kpi.errors import RefusedError
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.shapes import due_json, evaluation_json
from kpi.store.engine import reading, writing
from kpi.store.submissions import add_receipt, add_submission, keep_file
from kpi.store.texts import StoredText, add_plan, add_registry
from kpi.submission import Outcome, Receipt, RefusedFile, Submission
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from rules.verdict import Verdict
from tests.kpi.world import PLAN, UNITS, inputs, moment, plan, registry, submission, workbook

JANUARY = moment("2023-01-10T08:00")


@pytest.fixture
def office(engine: Engine) -> Engine:
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    register_plan(engine, PLAN, "kh.yaml", JANUARY, "Lan")
    return engine


def load(office: Engine, as_of: str, known_at: str | None = None) -> Inputs:
    return load_inputs(office, moment(as_of), moment(known_at or as_of))


def list_of(office: Engine, as_of: str, known_at: str | None = None) -> bytes:
    """Return the whole list as a program gets it."""
    known = load(office, as_of, known_at)
    found = evaluate(known)
    shapes = [evaluation_json(found, known.as_of), due_json(found, known.as_of)]
    return json.dumps(shapes, ensure_ascii=False).encode()


def store(office: Engine, *sent: Submission) -> None:
    """Put submissions into the database as they are, without the files they came in."""
    with writing(office) as connection:
        for one in sent:
            keep_file(connection, one.sha256, b"")
            answer = Receipt(
                one.file_name, one.sha256, one.received_at, Outcome.ACCEPTED, one.plan, one.unit, one.period
            )
            add_submission(connection, add_receipt(connection, answer, one.recorded_at, "Lan"), one, "Lan")


class TestKnowledge:
    def test_what_is_gathered(self, office: Engine) -> None:
        sent = submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=2)
        store(office, sent)
        known = load(office, "2023-06-02")
        assert (known.registry, known.plans, known.submissions, known.refused) == (registry(), (plan(),), (sent,), ())
        assert known.as_of == moment("2023-06-02")

    def test_before_anything_was_entered_nothing_is_known(self, office: Engine) -> None:
        known = load(office, "2023-01-10T07:59")
        assert (known.registry.units, known.plans, evaluate(known)) == ((), (), ())

    def test_a_list_of_a_past_day_is_the_same_after_all_that_came_later(self, office: Engine) -> None:
        receive_submission(
            office,
            workbook(),
            "a.xlsx",
            received_at=moment("2023-06-01T08:00"),
            now=moment("2023-06-01T08:05"),
            actor="Lan",
        )
        then = list_of(office, "2023-06-10")
        # later: a correction, one that had arrived before but was entered late, a refused one, another plan and units
        store(office, submission("ban-bo", "2023-H1", "2023-06-20T08:00", revision=2, mo_hinh=0))
        late = submission("ban-hon", "2023-H1", "2023-06-02T08:00", mo_hinh=1)
        store(office, replace(late, recorded_at=moment("2023-06-25T08:00")))
        receive_submission(
            office, b"", "b.xlsx", received_at=moment("2023-06-03T08:00"), now=moment("2023-06-26"), actor="Lan"
        )
        register_plan(office, PLAN.replace("share: 95%", "share: 50%"), "kh.yaml", moment("2023-07-01"), "Lan")
        record_units(
            office, UNITS.replace("name: Bản Hon", "name: Bản Hon Mới"), "units.yaml", moment("2023-07-01"), "Lan"
        )

        assert list_of(office, "2023-06-10") == then
        assert list_of(office, "2023-06-10", known_at="2023-07-02") != then  # as it should have been, had one known
        assert b"B\xe1\xba\xa3n Hon M\xe1\xbb\x9bi" in list_of(office, "2023-07-02")

    def test_what_arrived_in_time_and_was_entered_late_was_in_time(self, office: Engine) -> None:
        sent = submission("ban-bo", "2023-H1", "2023-06-04T23:59", mo_hinh=1)
        store(office, replace(sent, recorded_at=moment("2023-06-09T08:00")))

        def report(known: Inputs) -> Verdict:
            return next(
                r.verdict for r in evaluate(known) if r.promise.id == "bao-cao-6-thang" and r.unit.id == "ban-bo"
            )

        assert report(load(office, "2023-06-08")) is Verdict.OVERDUE  # as far as the office knew
        assert report(load(office, "2023-06-10")) is Verdict.MET
        assert report(load(office, "2023-06-08", known_at="2023-06-10")) is Verdict.MET

    def test_a_refused_file_is_known_with_its_unit(self, office: Engine) -> None:
        at = moment("2023-06-01T08:00")
        receive_submission(office, workbook(kinh_phi=-1), "sai.xlsx", received_at=at, now=at, actor="Lan")
        known = load(office, "2023-06-02")
        assert known.refused == (RefusedFile("kh-2023", "ban-bo", "2023-H1", at, "sai.xlsx"),)
        assert known.submissions == ()

    def test_a_text_that_this_version_cannot_read_is_told_with_its_places(self, engine: Engine) -> None:
        """It was sound when it was recorded; a later version of the program may ask for more."""
        with writing(engine) as connection:
            add_registry(connection, StoredText(1, JANUARY, "units.yaml", "0" * 64, UNITS), "Lan")
            add_plan(connection, "kh", StoredText(1, JANUARY, "kh.yaml", "0" * 64, "id: kh\nla: 1\n"), "Lan")
        with pytest.raises(RefusedError) as caught:
            load(engine, "2023-06-02")
        assert ("unknown-key", 2) in [(issue.code, issue.source.line) for issue in caught.value.issues]
        with writing(engine) as connection:
            add_registry(connection, StoredText(2, JANUARY, "units.yaml", "0" * 64, "- a"), "Lan")
        with pytest.raises(RefusedError, match=r"units\.yaml"):
            load(engine, "2023-06-02")


def test_the_database_gives_what_was_put_in_whatever_the_order_of_rows(office: Engine) -> None:
    """On either database, so on both the same: the bytes are those of the values that never saw one."""
    sent = [
        submission(unit, key, f"2023-{month:02}-01T08:00", revision, mo_hinh=month % 3, doi_thoai=1, kinh_phi="0.1")
        for unit in ("ban-bo", "ban-hon", "then-sin")
        for key, month, revision in (("2023-H1", 6, 1), ("2023-H1", 7, 2), ("2023-9M", 10, 1))
    ]
    random.Random(5).shuffle(sent)  # noqa: S311  repeatable, not secret
    store(office, *sent)
    known = inputs(*sent, as_of="2023-10-05")
    found = evaluate(known)
    shapes = [evaluation_json(found, known.as_of), due_json(found, known.as_of)]
    assert list_of(office, "2023-10-05") == json.dumps(shapes, ensure_ascii=False).encode()


#: The share of units with at least one model, asked of the database itself: of each unit, plan and period the revision
#: received last, of these the longest period in which the cell was not left blank.
SHARE = """
WITH live AS (
    SELECT id, unit, period, ROW_NUMBER() OVER (
        PARTITION BY plan, unit, period ORDER BY received_at DESC, revision DESC) AS place
    FROM submission
), given AS (
    SELECT live.unit, content, ROW_NUMBER() OVER (
        PARTITION BY live.unit
        ORDER BY CASE live.period WHEN '2023' THEN 3 WHEN '2023-9M' THEN 2 ELSE 1 END DESC) AS place
    FROM live JOIN submission_cells ON submission_cells.submission = live.id
    WHERE live.place = 1 AND content LIKE '%"indicator":["mo-hinh"]%' AND content NOT LIKE '%"value":[null]%'
)
SELECT COUNT(*) FROM given
WHERE place = 1 AND (content LIKE '%"value":["1"]%' OR content LIKE '%"value":["2"]%')
"""


@pytest.mark.parametrize("seed", range(5))
def test_the_share_by_sql_and_by_fractions(office: Engine, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  repeatable, not secret
    sent = [
        submission(
            unit, key, f"2023-{chance.randint(1, 12):02}-01", revision, mo_hinh=chance.choice([None, 0, 0, 1, 2])
        )
        for unit in ("ban-bo", "ban-hon", "then-sin")
        for key in chance.sample(["2023-H1", "2023-9M", "2023"], 2)
        for revision in range(1, chance.randint(2, 3))
    ]
    store(office, *sent)
    with reading(office) as connection:
        met = connection.execute(text(SHARE)).scalar_one()
    whole = next(result for result in evaluate(load(office, "2024-01-01")) if result.promise.id == "II.4")
    judgement = whole.judgement
    assert judgement.numerator == met
    assert judgement.denominator == 3
    if judgement.value is not None:
        assert (whole.verdict is Verdict.MET) is (Fraction(100 * met, 3) >= 95)
