"""Many communes in three regions, all invented: more than a page names one by one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dashboards.web.site_pages import Known
from kpi.evaluation.evaluate import evaluate
from tests.dashboards.world import AS_OF, OFFICE, PLAN, inputs, sent

#: How many communes.
MANY = 75
UNITS = "units:\n  - {id: tam-duong, name: Cả nước, kind: nước}\n" + "".join(
    [f"  - {{id: vung-{n}, name: Vùng {n}, kind: tỉnh, parent: tam-duong, order: {n}}}\n" for n in range(3)]
    + [
        f"  - {{id: xa-{n:03}, name: Xã số {n:03}, kind: xã, parent: vung-{n % 3}, groups: [cap-xa]}}\n"
        for n in range(MANY)
    ]
)
TEXT = PLAN.replace(
    "units: [thi-tran, ta-leng, son-binh, ban-bo, khun-ha, hoi-nong-dan], exclude: [hoi-nong-dan]", "groups: [cap-xa]"
)


@cache
def many() -> Known:
    """Return what is known of them: every commune with an even number sent its report in time."""
    first = sent("thi-tran", "2023-06-02T10:00", 1, 1, 1)
    reports = tuple(
        replace(first, unit=f"xa-{n:03}", file_name=f"{n}.xlsx", sha256=f"sha-{n}") for n in range(0, MANY, 2)
    )
    known = replace(inputs(reports, AS_OF, text=TEXT, units=UNITS), refused=())
    return Known(known, evaluate(known), OFFICE)
