"""The small world after a merger: on 1/1/2024 Sơn Bình and Bản Bo become one commune. Số liệu minh họa.

- {id: son-binh …} and {id: ban-bo …} end; {id: ban-bo-2024 …} begins, by "Nghị quyết số 1/NQ".
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

from dashboards.views.district import DistrictView, district_view
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from tests.dashboards.world import OFFICE, SUBMISSIONS, UNITS, inputs, moment

AFTER = moment("2024-02-01T00:00")
MERGED_UNITS = (
    UNITS.replace("groups: [cap-xa], order: 11}", "groups: [cap-xa], order: 11, to: 2024-01-01}").replace(
        "groups: [cap-xa], order: 7}", "groups: [cap-xa], order: 7, to: 2024-01-01}"
    )
    + """\
  - {id: ban-bo-2024, name: Bản Bo, kind: xã, parent: tam-duong, from: 2024-01-01, groups: [cap-xa], order: 11}
events:
  - kind: merge
    day: 2024-01-01
    before: [son-binh, ban-bo]
    after: [ban-bo-2024]
    document: Nghị quyết số 1/NQ
    issued: 2023-12-15
"""
)


def merged(as_of: datetime = AFTER) -> Inputs:
    """Return what was known at a moment, with the merger recorded."""
    return inputs(SUBMISSIONS, as_of, units=MERGED_UNITS)


@cache
def merged_district(as_of: datetime = AFTER) -> DistrictView:
    """Return its overview."""
    known = merged(as_of)
    return district_view(known, evaluate(known), OFFICE)
