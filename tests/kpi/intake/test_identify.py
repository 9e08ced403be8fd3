"""For which plan, unit and period a report is: what it says, what the form was made for, what the officer settled."""

from __future__ import annotations

import pytest

from kpi.intake.cells import Written
from kpi.intake.headings import Role
from kpi.intake.identify import Told, find_period, find_plan, find_unit, unit_named
from kpi.intake.identity import Identity
from kpi.intake.known import Known
from kpi.intake.settled import NOTHING, Settled
from kpi.intake.title import Title
from targets.issues import Issue
from targets.provenance import Source
from targets.units_file import read_units
from tests.kpi.world import UNITS, moment, period, plan, registry

FILE = Source("bc.xlsx", "ab")
KNOWN = Known({"kh-2023": plan()}, registry(), moment("2023-06-01T08:00"))
HALF = period("2023-H1")
MADE_FOR = Identity("kh-2023", "1", "ban-bo", "2023-H1")


def written(text: str, cell: str = "C4") -> Written:
    return Written(text, Source("bc.xlsx", "ab", sheet="Báo cáo", cell=cell))


def told(hidden: Identity | None = None, settled: Settled = NOTHING, lines: tuple[str, ...] = (), **said: str) -> Told:
    labelled = {Role(role): written(text) for role, text in said.items()}
    return Told(Title(labelled, tuple(written(line, "A1") for line in lines)), hidden, settled, FILE)


def codes(issues: tuple[Issue, ...]) -> list[str]:
    return [issue.code for issue in issues]


class TestPlan:
    @pytest.mark.parametrize("text", ["kh-2023", "Kế hoạch công tác dân vận năm 2023"])
    def test_by_its_id_or_title(self, text: str) -> None:
        found, issues = find_plan(told(plan=text), (), KNOWN)
        assert (found, issues) == (plan(), ())

    def test_by_what_the_form_was_made_for(self) -> None:
        assert find_plan(told(MADE_FOR), (), KNOWN) == (plan(), ())

    def test_by_its_indicators_which_is_told(self) -> None:
        found, issues = find_plan(told(), ["kh-2023"], KNOWN)
        assert (found, codes(issues)) == (plan(), ["plan-understood"])

    def test_indicators_of_two_plans_are_asked_about(self) -> None:
        found, [issue] = find_plan(told(), ["kh-2023", "kh-2024"], KNOWN)
        assert (found, issue.code, issue.near) == (None, "missing-title", ("kh-2023", "kh-2024"))

    def test_one_that_is_not_known_is_told_with_what_it_may_be(self) -> None:
        found, [issue] = find_plan(told(plan="kh-2032"), (), KNOWN)
        assert (found, issue.code, issue.near) == (None, "unknown-plan", ("kh-2023",))


class TestPeriod:
    @pytest.mark.parametrize("text", ["2023-H1", "6 tháng đầu năm 2023", "Kết quả 6 tháng đầu năm 2023"])
    def test_as_the_title_says_it(self, text: str) -> None:
        assert find_period(told(period=text), plan()) == (HALF, ())

    def test_one_that_the_form_is_not_for(self) -> None:
        found, [issue] = find_period(told(period="2022-H1"), plan())
        assert (found, issue.code, issue.source.cell) == (None, "wrong-period", "C4")

    def test_by_a_line_above_the_table_which_is_told(self) -> None:
        found, issues = find_period(told(lines=("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023",)), plan())
        assert (found, codes(issues)) == (HALF, ["period-understood"])

    def test_without_any_it_is_asked_for(self) -> None:
        found, [issue] = find_period(told(), plan())
        assert (found, issue.code, issue.near) == (None, "missing-title", ("2023-H1", "2023-9M", "2023"))

    def test_a_title_that_differs_from_the_form_is_asked_about_and_settled(self) -> None:
        found, [issue] = find_period(told(MADE_FOR, period="2023-9M"), plan())
        assert (found, issue.code, issue.near) == (None, "identity-differs", ("2023-9M", "2023-H1"))
        assert find_period(told(MADE_FOR, Settled(period="2023-9M"), period="2023-9M"), plan()) == (
            period("2023-9M"),
            (),
        )
        other, [refused] = find_period(told(MADE_FOR, Settled(period="2023"), period="2023-9M"), plan())
        assert (other, refused.code) == (None, "identity-differs")  # neither of the two


class TestUnit:
    @pytest.mark.parametrize("text", ["ban-bo", "03424", "Bản Bo", "xã Bản Bo", "Xã  Bản Bo"])
    def test_by_its_id_code_or_name(self, text: str) -> None:
        found, issues = find_unit(told(unit=text), plan(), HALF, KNOWN)
        assert (found, issues) == (registry().unit("ban-bo"), ())

    def test_a_name_misspelt_beyond_doubt_is_repaired_and_told(self) -> None:
        found, issues = find_unit(told(unit="xã Bản Bò"), plan(), HALF, KNOWN)
        assert (found, codes(issues)) == (registry().unit("ban-bo"), ["unit-repaired"])

    def test_one_that_the_plan_does_not_address_is_told(self) -> None:
        _, issues = find_unit(told(unit="Hội Nông dân"), plan(), HALF, KNOWN)
        assert codes(issues) == ["unit-not-addressed"]

    def test_by_a_line_that_names_it_with_its_kind(self) -> None:
        found, issues = find_unit(told(lines=("UBND XÃ BẢN BO", "Số: 12/BC")), plan(), HALF, KNOWN)
        assert (found, codes(issues)) == (registry().unit("ban-bo"), ["unit-understood"])

    def test_two_such_lines_leave_it_open(self) -> None:
        found, issues = find_unit(told(lines=("XÃ BẢN BO", "XÃ BẢN HON")), plan(), HALF, KNOWN)
        assert (found, codes(issues)) == (None, ["missing-title"])

    def test_an_old_name_is_its_heirs_when_one_unit_became_one(self) -> None:
        text = UNITS.replace(
            '  - {id: ban-hon, name: Bản Hon, kind: xã, code: "03415",',
            '  - {id: ban-hon, name: Bản Hon, kind: xã, code: "03415", to: 2023-03-01,',
        )
        text += "  - {id: moi, name: Khun Há, kind: xã, parent: huyen, groups: [cap-xa], from: 2023-03-01}\n"
        text += "events:\n  - {kind: rename, day: 2023-03-01, before: [ban-hon], after: [moi],\n"
        text += "     document: 12/NQ, issued: 2023-02-15}\n"
        units, _ = read_units(text, "units.yaml")
        assert units is not None
        found, issues = unit_named(written("Bản Hon"), plan(), HALF, Known(KNOWN.plans, units, KNOWN.received_at))
        assert (found and found.id, codes(issues)) == ("moi", ["unit-succeeded"])
