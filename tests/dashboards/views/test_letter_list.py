"""Which letters would be written now: those of the units that lack something, and one to each group of them."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.letter_list import letter_list
from kpi.evaluation.evaluate import evaluate
from tests.dashboards.world import OFFICE, PLAN, inputs, moment, plan, results


def test_each_unit_has_as_many_lines_as_it_lacks() -> None:
    """By hand, from the world's table on 1/10/2023; all but the half-year report have time until the year's end.

    Thị trấn and Tả Lèng reported everything in time. Sơn Bình left the dialogue blank, so it is not known; its "no" and
    its 0 still have time and are not urged; its report came late, but came. Bản Bo and Khun Há have no report that was
    accepted: that is overdue, and their three other figures are not known.
    """
    found = letter_list(inputs(), results(), OFFICE, party=False)
    counted = {unit: sorted(one.row.promise for one in letter.entries) for unit, letter in found.letters.items()}
    everything = ["II.2", "II.4", "bao-cao-6-thang", "doi-thoai"]
    assert counted == {"son-binh": ["doi-thoai"], "ban-bo": everything, "khun-ha": everything}
    assert list(found.letters) == ["son-binh", "ban-bo", "khun-ha"]  # the office's order: 7, 11, 13


def test_one_letter_to_a_group_names_all_its_units_that_lack_something() -> None:
    found = letter_list(inputs(), results(), OFFICE, party=True)
    assert list(found.groups) == ["cap-xa"]
    assert found.groups["cap-xa"].to == tuple(f"Đảng ủy xã {name}" for name in ("Sơn Bình", "Bản Bo", "Khun Há"))
    lines = sum(len(letter.entries) for letter in found.letters.values())
    assert len(found.groups["cap-xa"].entries) == lines


def test_of_one_plan_only_its_own_lines() -> None:
    both = replace(inputs(), plans=(plan(), plan(PLAN.replace("id: kh\n", "id: kh-hai\n"))))
    judged = evaluate(both)
    counts = {
        of: {
            unit: len(letter.entries)
            for unit, letter in letter_list(both, judged, OFFICE, of, party=False).letters.items()
        }
        for of in (None, "kh", "kh-hai")
    }
    assert {
        row.row.plan for row in letter_list(both, judged, OFFICE, "kh-hai", party=False).groups["cap-xa"].entries
    } == {"kh-hai"}
    for unit, count in counts[None].items():
        assert count == counts["kh"].get(unit, 0) + counts["kh-hai"].get(unit, 0)


def test_when_nothing_is_to_be_urged_there_is_no_letter() -> None:
    early = moment("2023-01-10T00:00")
    found = letter_list(inputs((), early), [], OFFICE, party=False)
    assert (dict(found.letters), dict(found.groups)) == ({}, {})


def test_programs_get_the_same() -> None:
    found = letter_list(inputs(), results(), OFFICE, party=False)
    shape = found.as_json()
    assert shape["letters"] == [
        {"name": unit, "to": [f"Ủy ban nhân dân xã {name}"], "lines": len(found.letters[unit].entries)}
        for unit, name in (("son-binh", "Sơn Bình"), ("ban-bo", "Bản Bo"), ("khun-ha", "Khun Há"))
    ]
    assert shape["as_of"] == "2023-10-01T00:00:00+07:00"
