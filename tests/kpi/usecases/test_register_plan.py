"""Registering plans: revisions of texts, and nothing at all of one with mistakes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select

from kpi.errors import RefusedError
from kpi.store.engine import reading
from kpi.store.tables import plan_revision
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import Registered, register_plan
from targets.issues import Severity
from tests.kpi.world import PLAN, UNITS, moment

JANUARY, MARCH = moment("2023-01-10T08:00"), moment("2023-03-10T08:00")
EVERY = """\
  - id: III.5
    title: Mỗi đơn vị ít nhất 01 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: mo-hinh, min: 1}
    source: {section: III.5}
duties:
"""


@pytest.fixture
def office(engine: Engine) -> Engine:
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    return engine


def register(office: Engine, text: str = PLAN, now: str = "2023-01-10T08:00") -> Registered:
    return register_plan(office, text, "kh.yaml", moment(now), "Lan")


def count(office: Engine) -> int:
    with reading(office) as connection:
        return int(connection.execute(select(func.count()).select_from(plan_revision)).scalar_one())


def test_a_plan_and_its_revisions(office: Engine) -> None:
    first = register(office)
    assert (first.plan.id, first.revision, first.changed, first.issues) == ("kh-2023", 1, True, ())
    second = register(office, PLAN.replace("share: 95%", "share: 90%"), "2023-03-10T08:00")
    assert (second.revision, second.changed) == (2, True)
    assert second.plan.targets[0].share == 90
    assert count(office) == 2


def test_the_same_text_again_changes_nothing(office: Engine) -> None:
    register(office)
    again = register(office, now="2023-03-10T08:00")
    assert (again.revision, again.changed) == (1, False)
    assert count(office) == 1


def test_an_older_text_may_come_back_as_a_new_revision(office: Engine) -> None:
    register(office)
    register(office, PLAN + "notes: [sửa]\n")
    assert register(office).revision == 3


OTHER = PLAN.replace("id: kh-2023", "id: khac").replace("    share: 95%\n", "")


def test_what_contradicts_a_registered_plan_is_said_and_kept(office: Engine) -> None:
    register(office)
    done = register_plan(office, OTHER, "khac.yaml", MARCH, "Lan")
    assert (done.revision, done.changed) == (1, True)
    assert [(issue.code, issue.severity) for issue in done.issues] == [("contradiction", Severity.WARNING)]
    assert "của kế hoạch kh-2023 (kh.yaml, dòng 17)" in done.issues[0].text.vi
    assert register(office, PLAN + "notes: [sửa]\n").issues  # and again from the other side


def test_two_plans_that_take_one_report_from_one_document(office: Engine) -> None:
    """The other plan is found by the document's name, though its file breaks the name over two lines."""
    cited = "{document: Quy chế làm việc số 06-QC/TU}"
    register(office, PLAN.replace("source: {section: IV.1, line: 393}", f"source: {cited}"))
    folded = """\
id: khac
title: Khác
issuer: UBND huyện
unit: huyen
period: 2023
document: {name: khac.txt}
duties:
  - id: bao-cao
    kind: report
    title: BÁO CÁO 6 THÁNG
    to: {groups: [cap-xa]}
    period: 2023-H1
    deadline: {before: 2023-06-10, roll: strict}
    source:
      document: >-
        Quy chế làm việc
        số 06-QC/TU
"""
    (issue,) = register_plan(office, folded, "khac.yaml", MARCH, "Lan").issues
    assert issue.text.vi.startswith("“bao-cao” và “bao-cao-6-thang” của kế hoạch kh-2023 (kh.yaml, dòng 25) là cùng")


def test_an_id_that_means_something_else_in_a_registered_plan_is_refused(office: Engine) -> None:
    register(office)
    renamed = OTHER.replace("Số mô hình đăng ký", "Số mô hình công nhận")
    with pytest.raises(RefusedError) as caught:
        register_plan(office, renamed, "khac.yaml", MARCH, "Lan")
    differs = caught.value.issues[0]
    assert (differs.code, differs.source.document, differs.source.line) == ("indicator-differs", "khac.yaml", 8)
    assert "kế hoạch kh-2023 (kh.yaml, dòng 8)" in differs.text.vi
    assert count(office) == 1


def test_the_meaning_of_an_id_is_changed_in_one_plan_after_the_other(office: Engine) -> None:
    register(office)
    register_plan(office, OTHER, "khac.yaml", MARCH, "Lan")
    old, new = "Số mô hình đăng ký", "Số mô hình và điển hình đăng ký"
    first = register(office, PLAN.replace(old, new), "2023-03-11T08:00")
    assert [issue.severity for issue in first.issues if issue.code == "indicator-differs"] == [Severity.WARNING]
    second = register_plan(office, OTHER.replace(old, new), "khac.yaml", moment("2023-03-12T08:00"), "Lan")
    assert [issue for issue in second.issues if issue.code == "indicator-differs"] == []


def test_a_plan_with_mistakes_changes_nothing(office: Engine) -> None:
    with pytest.raises(RefusedError) as caught:
        register(office, PLAN.replace("[cap-xa]", "[cap_xa]").replace("unit: huyen", "unit: huyenn"))
    assert [issue.code for issue in caught.value.issues][:2] == ["unknown-unit", "unknown-group"]
    assert caught.value.exit_code == 1
    assert count(office) == 0


def test_before_the_units_are_known_no_plan_is(engine: Engine) -> None:
    with pytest.raises(RefusedError, match=r"kh\.yaml: có \d+ lỗi"):
        register(engine)


def test_a_doubt_is_told_and_the_plan_is_registered(office: Engine) -> None:
    registered = register(office, PLAN.replace("duties:\n", EVERY))
    assert registered.changed
    assert [(issue.code, issue.severity) for issue in registered.issues] == [("contradiction", Severity.WARNING)]


def test_a_clock_set_back_does_not_stop_anyone(office: Engine) -> None:
    register(office, now="2023-03-10T08:00")
    late = register(office, PLAN + "notes: [sửa]\n", now="2023-02-01T08:00")
    assert late.revision == 2


def test_revisions_that_arrive_together_get_numbers_of_their_own(office: Engine) -> None:
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda n: register(office, f"{PLAN}notes: [lần {n}]\n").revision, range(6)))
    assert sorted(found) == [1, 2, 3, 4, 5, 6]
