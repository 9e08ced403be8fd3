"""Dialogues and other things held, with their proof."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dashboards.views.district import district_view
from dashboards.views.held import Held
from dashboards.views.unit_page import common, unit_view
from kpi.evaluation.evaluate import evaluate
from kpi.evidence import Evidence, EvidenceKind
from tests.dashboards.world import OFFICE, PLAN, inputs, moment


def minutes(unit: str, period: str, name: str, kind: EvidenceKind = EvidenceKind.MINUTES) -> Evidence:
    """Return a file that a unit attached."""
    at = moment("2023-06-05T15:00")
    return Evidence("kh", unit, period, kind, name, f"sha-{name}", at, at, "officer")


def dialogue(unit: str, *evidence: Evidence, text: str = PLAN) -> Held:
    """Return the dialogue of a unit."""
    known = replace(inputs(text=text), evidence=evidence)
    (part,) = unit_view(common(known, district_view(known, evaluate(known), OFFICE)), unit).plans
    (found,) = part.held
    return found


def test_how_often_and_by_which_report() -> None:
    found = dialogue("thi-tran")
    assert (found.line.actual, found.line.required) == (Decimal(1), Decimal(1))
    assert found.told is not None
    assert (found.told.period.key, found.told.received_at) == ("2023-H1", moment("2023-06-02T10:00"))
    assert (found.asked, found.proofs) == (None, ())


def test_minutes_of_its_period_prove_it() -> None:
    """Of the year 2023: minutes sent with the half-year report; not those of 2022, of others, or another kind."""
    ours = minutes("thi-tran", "2023-H1", "bien-ban.pdf")
    others = (
        minutes("thi-tran", "2022-H1", "nam-truoc.pdf"),
        minutes("ta-leng", "2023-H1", "ta-leng.pdf"),
        minutes("thi-tran", "2023-H1", "bao-cao.docx", EvidenceKind.REPORT),
    )
    (proof,) = dialogue("thi-tran", ours, *others).proofs
    assert (proof.file_name, proof.kind.vi, proof.period.vi) == ("bien-ban.pdf", "biên bản", "6 tháng đầu năm 2023")
    assert (proof.received_at, proof.sha256) == (moment("2023-06-05T15:00"), "sha-bien-ban.pdf")


def test_what_a_plan_asks_for_as_proof_is_said() -> None:
    asked = PLAN.replace(
        "each: {indicator: doi-thoai, min: 1}", "each: {indicator: doi-thoai, min: 1}\n    proof: report"
    )
    written = minutes("thi-tran", "2023-H1", "bao-cao.docx", EvidenceKind.REPORT)
    found = dialogue("thi-tran", written, minutes("thi-tran", "2023-H1", "bien-ban.pdf"), text=asked)
    assert found.asked is not None
    assert (found.asked.vi, [proof.file_name for proof in found.proofs]) == ("báo cáo bằng văn bản", ["bao-cao.docx"])


def test_a_unit_that_reported_nothing_is_shown_with_nothing() -> None:
    found = dialogue("khun-ha")
    assert (found.line.actual, found.told, found.proofs) == (None, None, ())
