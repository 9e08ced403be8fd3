"""A change of units: database and file together, or neither; taking it back gives the very file that was there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from sqlalchemy import Engine

from kpi.errors import OvertakenError, RefusedError
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.shapes import evaluation_json
from kpi.evaluation.view import View
from kpi.store.engine import reading
from kpi.store.texts import StoredText, registry_text
from kpi.usecases.change_units import Change, Changed, change_units, preview_units
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.own_file import OwnFile, UnrecordedEditsError
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from targets.provenance import Source
from targets.unit_change import Order, Successor, carry_out, take_back
from targets.units import EventKind, Registry
from targets.units_file import read_units
from tests.kpi.world import PLAN, UNITS, moment, workbook

HERE = Source("units.yaml")
TEXT = "# của phòng\n" + UNITS
NOW = moment("2023-08-01T08:00")
MERGER = Order(
    EventKind.MERGE,
    date(2023, 7, 1),
    ("ban-bo", "ban-hon"),
    (Successor("xã Bản Bo", "03424"),),
    "NQ",
    date(2023, 6, 16),
)


def ordered(order: Order) -> Change:
    def change(registry: Registry) -> Changed:
        after, issues = carry_out(order, registry, HERE)
        return Changed(registry, after, issues)

    return change


def undo(registry: Registry) -> Changed:
    after, issues = take_back(registry, HERE)
    return Changed(registry, after, issues)


@dataclass
class Office:
    """A database with units and a plan, and the file beside it."""

    engine: Engine
    file: str | None = TEXT
    put: Callable[[str], None] = field(init=False)

    def __post_init__(self) -> None:
        self.put = self._put

    def _put(self, text: str) -> None:
        self.file = text

    def change(self, change: Change, at: str = "2023-08-01T08:00") -> Changed:
        return change_units(self.engine, change, moment(at), "Lan", OwnFile("units.yaml", self.file, self.put))

    def preview(self, change: Change) -> Changed:
        return preview_units(self.engine, change, OwnFile("units.yaml", self.file, self.put))

    def recorded(self) -> StoredText:
        with reading(self.engine) as connection:
            found = registry_text(connection, None)
        assert found is not None
        return found


@pytest.fixture
def office(engine: Engine) -> Office:
    record_units(engine, TEXT, "units.yaml", moment("2023-01-10"), "Lan")
    return Office(engine)


def test_a_merger_is_a_new_revision_and_the_file_says_the_same(office: Office) -> None:
    done = office.change(ordered(MERGER))
    recorded = office.recorded()
    assert (recorded.revision, recorded.recorded_at, recorded.file_name) == (2, NOW, "units.yaml")
    assert office.file == recorded.content
    assert recorded.content.startswith("# của phòng\n")
    registry, issues = read_units(recorded.content, "units.yaml")
    assert registry is not None
    assert issues == ()
    assert [unit.id for unit in registry.at(date(2023, 7, 1)) if unit.kind == "xã"] == ["ban-bo-2023", "then-sin"]
    assert [event.document for event in done.after.events] == ["NQ"]


def test_a_plan_whose_denominator_changes_is_named(office: Office) -> None:
    register_plan(office.engine, PLAN, "kh.yaml", moment("2023-01-10"), "Lan")
    told = [str(issue.text) for issue in office.change(ordered(MERGER)).issues]
    # Of the four promises the half-year's stands: on 30/6 there are still three communes.
    assert told == [
        f"“{id_}” của kế hoạch kh-2023 nay giao cho 2 đơn vị, trước là 3 (tính đến 31/12/2023)"
        for id_ in ("II.4", "doi-thoai", "dot-xuat")
    ]


def test_a_preview_changes_nothing(office: Office) -> None:
    seen = office.preview(ordered(MERGER))
    assert len(seen.after.events) == 1
    assert (office.recorded().revision, office.file) == (1, TEXT)


def test_taken_back_it_is_the_very_file_that_was_there(office: Office) -> None:
    office.change(ordered(MERGER))
    office.change(undo)
    assert office.file == TEXT
    assert (office.recorded().revision, office.recorded().content) == (3, TEXT)
    with pytest.raises(RefusedError) as caught:
        office.change(undo)
    assert [issue.code for issue in caught.value.issues] == ["nothing-to-undo"]


def test_what_was_edited_since_is_kept_when_an_event_is_taken_back(office: Office) -> None:
    office.change(ordered(MERGER))
    edited = (office.file or "").replace("name: Thèn Sin", "name: Thèn Sin Mới")
    record_units(office.engine, edited, "units.yaml", NOW, "Lan")
    office.file = edited
    done = office.change(undo)
    registry, _ = read_units(office.file, "units.yaml")
    assert registry is not None
    assert (registry.unit("then-sin").name, registry.events) == ("Thèn Sin Mới", ())
    assert "ban-bo-2023" not in registry
    # It had to be written anew; the comment is gone, and it is said where the old text is.
    (issue,) = done.issues
    assert (issue.code, "--revision 3" in issue.say()) == ("comments-lost", True)


class TestNothingByHalves:
    def test_a_change_that_cannot_be_leaves_all_as_it_was(self, office: Office) -> None:
        for order, code in (
            (Order(EventKind.MERGE, MERGER.day, ("ban-bo",), MERGER.into, "NQ"), "event-shape"),
            (Order(EventKind.RENAME, MERGER.day, ("huyen",), (Successor("huyện Mới"),), "NQ"), "parent-not-in-force"),
        ):
            with pytest.raises(RefusedError) as caught:
                office.change(ordered(order))
            assert code in {issue.code for issue in caught.value.issues}
        assert (office.recorded().revision, office.file) == (1, TEXT)

    def test_a_file_that_cannot_be_written_takes_the_database_back(self, office: Office) -> None:
        def fail(_: str) -> None:
            raise PermissionError("chỉ đọc")

        office.put = fail
        with pytest.raises(PermissionError):
            office.change(ordered(MERGER))
        assert (office.recorded().revision, office.file) == (1, TEXT)

    def test_edits_that_were_not_recorded_stop_a_change(self, office: Office) -> None:
        office.file = TEXT + "# sửa tay\n"
        with pytest.raises(UnrecordedEditsError):
            office.change(ordered(MERGER))
        with pytest.raises(UnrecordedEditsError):
            office.preview(ordered(MERGER))
        assert office.recorded().revision == 1

    def test_a_plan_that_could_not_be_judged_any_more_stops_a_change(self, office: Office) -> None:
        named = PLAN.replace("to: {groups: [cap-xa]}", "to: {units: [then-sin]}")
        register_plan(office.engine, named, "kh.yaml", moment("2023-01-10"), "Lan")

        def without(registry: Registry) -> Changed:
            left = tuple(unit for unit in registry.units if unit.id != "then-sin")
            return Changed(registry, Registry(left, registry.source))

        with pytest.raises(RefusedError):
            office.change(without)
        assert office.recorded().revision == 1


def test_what_was_wrong_before_does_not_stop_a_change(engine: Engine) -> None:
    # A unit that ends and no event tells of it: a warning of old, not of this change.
    old = TEXT.replace("{id: hoi-nong-dan,", "{id: hoi-nong-dan, to: 2020-01-01,")
    record_units(engine, old, "units.yaml", moment("2023-01-10"), "Lan")
    assert Office(engine, old).change(ordered(MERGER)).issues == ()


class TestEvaluating:
    """What a merger and its undoing do to results; 2 models of Bản Bo and 1 of Bản Hon are 3 of the new commune."""

    LATER = moment("2024-02-01T08:00")

    @staticmethod
    def seen(office: Office, known_at: str, view: View) -> str:
        inputs = load_inputs(office.engine, TestEvaluating.LATER, moment(known_at))
        return json.dumps(evaluation_json(evaluate(inputs, view=view), inputs.as_of, view=view))

    @staticmethod
    def report(office: Office) -> None:
        register_plan(office.engine, PLAN, "kh.yaml", moment("2023-01-10"), "Lan")
        for unit, models in (("ban-bo", 2), ("ban-hon", 1)):
            at = moment("2023-06-02T08:00")
            content = workbook(unit, "2023-H1", mo_hinh=models)
            receive_submission(office.engine, content, f"{unit}.xlsx", received_at=at, now=at, actor="Lan")

    @pytest.mark.parametrize("view", list(View))
    def test_after_undoing_a_merger_results_are_what_they_were(self, office: Office, view: View) -> None:
        self.report(office)
        before = self.seen(office, "2023-07-31T08:00", view)
        office.change(ordered(MERGER), "2023-08-01T08:00")
        merged = self.seen(office, "2023-08-01T09:00", view)
        office.change(undo, "2023-08-02T08:00")
        assert self.seen(office, "2023-08-02T09:00", view) == before != merged
        # And what the office saw in between can be seen again.
        assert self.seen(office, "2023-08-01T09:00", view) == merged
        assert self.seen(office, "2023-08-02T07:59", view) == merged

    def test_the_new_commune_has_the_figures_of_both(self, office: Office) -> None:
        self.report(office)
        office.change(ordered(MERGER))
        inputs = load_inputs(office.engine, self.LATER, moment("2023-08-01T09:00"))
        values = {
            (result.unit.id, view.value): result.judgement.value
            for view in View
            for result in evaluate(inputs, view=view)
            if result.promise.id == "II.4" and not result.whole
        }
        # As then, too, it is the commune of 31/12/2023 that is judged, and it has reported nothing itself.
        assert values["ban-bo-2023", "as-then"] is None
        assert values["ban-bo-2023", "as-now"] == 3


def test_a_list_that_is_not_the_one_seen_is_left_as_it_is(office: Office) -> None:
    """Lan and Minh both saw the first list; Lan's merger comes first, Minh is told and nothing of his is recorded."""
    seen, own = office.recorded(), OwnFile("units.yaml", office.file, office.put)
    change_units(office.engine, ordered(MERGER), NOW, "Lan", own, seen.sha256)
    own = OwnFile("units.yaml", office.file, office.put)
    with pytest.raises(OvertakenError, match="đã được người khác sửa"):
        change_units(office.engine, undo, NOW, "Minh", own, seen.sha256)
    assert (office.recorded().revision, office.file) == (2, office.recorded().content)
    change_units(office.engine, undo, NOW, "Minh", own, office.recorded().sha256)
    assert office.recorded().content == TEXT
