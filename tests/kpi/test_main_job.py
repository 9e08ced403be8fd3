"""The main job through the use cases: what is known when, that nothing is lost, and that judging is a pure function."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kpi.errors import RefusedError
from kpi.evaluation.evaluate import evaluate
from kpi.intake.form import Entry, write_form
from kpi.store.engine import open_engine
from kpi.submission import Outcome, Receipt
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from rules.verdict import Verdict
from targets.periods import Period, PeriodKind
from targets.plan import Plan
from tests.examples.tam_duong import FOLDER, NOW, SUBMISSIONS, Example, example, inputs_of, plans, register, registry

AUTUMN = "2023-10-01T00:00"


@pytest.fixture(scope="module")
def tam_duong(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    with example(tmp_path_factory) as loaded:
        yield loaded


@pytest.fixture
def own(tam_duong: Example, tmp_path: Path) -> Iterator[Example]:
    """A copy of the example that a test may write to."""
    tam_duong.engine.dispose()
    shutil.copy(str(tam_duong.engine.url.database), tmp_path / "copy.db")
    engine = open_engine(f"sqlite:///{tmp_path / 'copy.db'}")
    yield replace(tam_duong, engine=engine)
    engine.dispose()


def receive(to: Example, content: bytes, name: str, at: str, now: datetime = NOW) -> Receipt:
    received_at = datetime.fromisoformat(f"{at}+07:00")
    return receive_submission(to.engine, content, name, received_at=received_at, now=now, actor="test")


def nine_months(unit: str, dialogues: int) -> bytes:
    """Return a commune's form for nine months, filled."""
    entries = {"doi-thoai-chu-tich": Entry(dialogues), "phan-bien-hoi-nghi": Entry(1), "giam-sat-217": Entry("có")}
    plan: Plan = plans()["gspb-2023"]
    return write_form(plan, registry().unit(unit), Period(PeriodKind.NINE_MONTHS, 2023), entries)


def held(to: Example, unit: str, moment: str) -> object:
    """Return what is known of the dialogues of one commune's chairman: the figure, and the verdict."""
    results = evaluate(inputs_of(to.engine, moment), plan="dvcq-2023")
    (result,) = (r for r in results if r.promise.id == "doi-thoai-chu-tich-xa" and r.unit.id == unit)
    return result.judgement.value, result.verdict


# Judging is pure


@pytest.mark.parametrize("moment", ["2023-06-04T23:59", AUTUMN, "2024-01-05T00:00"])
def test_the_same_inputs_give_the_same_results(tam_duong: Example, moment: str) -> None:
    first, second = (evaluate(tam_duong.inputs(moment)) for _ in range(2))
    assert first == second
    assert [repr(result) for result in first] == [repr(result) for result in second]


def test_the_order_in_which_reports_are_stored_does_not_matter(tam_duong: Example) -> None:
    inputs = tam_duong.inputs(AUTUMN)
    assert len(inputs.submissions) == 24
    assert evaluate(replace(inputs, submissions=inputs.submissions[::-1])) == evaluate(inputs)


def test_one_plan_is_judged_as_among_others(tam_duong: Example) -> None:
    everything = tam_duong.results(AUTUMN)
    for plan in plans():
        assert evaluate(tam_duong.inputs(AUTUMN), plan=plan) == tuple(r for r in everything if r.plan.id == plan)


# What is known when


def test_a_moment_knows_the_files_that_had_arrived(tam_duong: Example) -> None:
    refused = {"2023-H1/son-binh.xlsx", "2023-9M/nung-nang-lan-1.xlsx"}
    for _, at in register()[::6]:
        inputs = load_inputs(tam_duong.engine, at, NOW)
        arrived = {file for file, moment in register() if moment <= at}
        assert {s.file_name for s in inputs.submissions} == arrived - refused
        assert {s.file_name for s in inputs.refused} == arrived & refused


def test_nothing_is_known_before_it_is_entered(tam_duong: Example) -> None:
    inputs = load_inputs(tam_duong.engine, NOW, NOW - timedelta(seconds=1))
    assert (inputs.plans, inputs.submissions, inputs.refused, inputs.registry.units) == ((), (), (), ())
    assert evaluate(inputs) == ()


def test_what_is_entered_later_leaves_an_earlier_list_as_it_was(own: Example) -> None:
    before = evaluate(inputs_of(own.engine, AUTUMN))
    later = NOW + timedelta(days=1)
    receipt = receive(own, nine_months("khun-ha", 1), "khun-ha-bo-sung.xlsx", "2023-09-20T09:00", now=later)
    assert receipt.outcome is Outcome.ACCEPTED
    assert evaluate(inputs_of(own.engine, AUTUMN)) == before  # as known at NOW
    known_now = load_inputs(own.engine, datetime.fromisoformat(f"{AUTUMN}+07:00"), later)
    verdicts = {r.unit.id: r.verdict for r in evaluate(known_now) if r.promise.id == "doi-thoai-chu-tich-xa"}
    assert verdicts["khun-ha"] is Verdict.MET


# Corrections, repetitions, mistakes


def test_a_correction_replaces_the_figure_and_keeps_the_first_sending(own: Example) -> None:
    receipt = receive(own, nine_months("son-binh", 2), "son-binh-sua.xlsx", "2023-10-20T09:00")
    assert (receipt.outcome, receipt.revision) == (Outcome.ACCEPTED, 2)
    assert held(own, "son-binh", AUTUMN) == (0, Verdict.NOT_DUE)
    assert held(own, "son-binh", "2023-10-20T09:00") == (2, Verdict.MET)
    results = evaluate(inputs_of(own.engine, "2023-10-21T00:00"), plan="gspb-2023")
    (report,) = (r for r in results if r.promise.id == "bao-cao-9-thang" and r.unit.id == "son-binh")
    assert report.verdict is Verdict.MET  # first sent on 13/9, in time


def test_the_same_file_again_is_recognised_and_changes_nothing(own: Example) -> None:
    before = inputs_of(own.engine, "2023-12-01T00:00")
    content = (SUBMISSIONS / "2023-9M" / "ban-bo.xlsx").read_bytes()
    receipt = receive(own, content, "ban-bo-gui-lai.xlsx", "2023-11-01T08:00")
    assert receipt.outcome is Outcome.DUPLICATE
    assert "2023-9M/ban-bo.xlsx" in receipt.issues[0].text.vi
    after = inputs_of(own.engine, "2023-12-01T00:00")
    assert (after.submissions, after.refused) == (before.submissions, before.refused)


def test_a_refused_file_does_not_unseat_the_accepted_one(own: Example) -> None:
    receipt = receive(own, nine_months("ban-bo", -1), "ban-bo-sai.xlsx", "2023-10-02T08:00")
    assert receipt.outcome is Outcome.REFUSED
    assert {issue.code for issue in receipt.issues} == {"negative"}
    assert held(own, "ban-bo", "2023-10-03T00:00") == (1, Verdict.MET)


def test_a_file_that_is_no_workbook_is_refused_and_kept(own: Example) -> None:
    before = inputs_of(own.engine, AUTUMN).submissions
    receipt = receive(own, b"12/10", "ghi-chu.txt", "2023-09-20T08:00")
    assert (receipt.outcome, receipt.issues[0].code) == (Outcome.REFUSED, "no-form")
    assert inputs_of(own.engine, AUTUMN).submissions == before


def test_the_same_units_and_plans_again_make_no_revision(own: Example) -> None:
    units = (FOLDER / "units.yaml").read_text(encoding="utf-8")
    record_units(own.engine, units, "units.yaml", NOW + timedelta(days=1), "test")
    for path in sorted(FOLDER.glob("plans/*.yaml")):
        text = path.read_text(encoding="utf-8")
        again = register_plan(own.engine, text, path.name, NOW + timedelta(days=1), "test")
        assert (again.revision, again.changed) == (1, False)
        changed = register_plan(own.engine, f"{text}\n# sửa\n", path.name, NOW + timedelta(days=2), "test")
        assert (changed.revision, changed.changed) == (2, True)


def test_a_plan_with_a_misspelt_key_is_refused_whole(own: Example) -> None:
    text = (FOLDER / "plans" / "dan-van-chinh-quyen-2023.yaml").read_text(encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        register_plan(own.engine, text.replace("share: 95%", "shar: 95%"), "sai.yaml", NOW, "test")
    (issue,) = refused.value.issues
    assert (issue.code, issue.near) == ("unknown-key", ("share",))
    assert text.splitlines()[(issue.source.line or 0) - 1].strip() == "share: 95%"
    assert {plan.id for plan in inputs_of(own.engine, AUTUMN).plans} == set(plans())
