"""A small district for the tests of reminders: four communes, an office, reports due and a dialogue to hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache

from jobs.reminders.situation import Situation, situation_of
from kpi.evaluation.inputs import Inputs
from kpi.outbox import Ledger, PlannedDay
from kpi.settings import Settings, read_settings
from kpi.submission import RefusedFile, Submission
from kpi.submission_states import Event, State, Step
from rules.exemption import Grant, GrantKind
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.units import Registry
from targets.units_file import read_units
from targets.workdays import VIETNAM, vietnam_calendar
from tests.kpi.world import moment, submission

UNITS = """\
units:
  - id: huyen
    name: Tam Đường
    kind: huyện
    contacts: [{role: Văn phòng, email: van-phong@huyen.example, note: số liệu minh họa}]
  - id: ban-bo
    name: Bản Bo
    kind: xã
    parent: huyen
    groups: [cap-xa]
    contacts:
      - {role: Văn thư, email: van-thu@ban-bo.example, note: số liệu minh họa}
      - {role: Chủ tịch UBND xã, email: chu-tich@ban-bo.example, note: số liệu minh họa}
  - id: ban-hon
    name: Bản Hon
    kind: xã
    parent: huyen
    groups: [cap-xa]
    contacts: [{role: Văn thư, email: van-thu@ban-hon.example, phone: "0213000001", channel: webhook}]
  - id: then-sin
    name: Thèn Sin
    kind: xã
    parent: huyen
    groups: [cap-xa]
  - id: khun-ha
    name: Khun Há
    kind: xã
    parent: huyen
    groups: [cap-xa]
    contacts: [{role: Văn thư, email: van-thu@ban-bo.example, note: cùng một người với Bản Bo}]
"""
PLAN = """\
id: kh-2023
title: Kế hoạch công tác dân vận năm 2023
issuer: UBND huyện
unit: huyen
period: 2023
document: {name: kh.txt, sha256: ab}
indicators:
  - {id: mo-hinh, name: Số mô hình, measure: count, unit: mô hình}
  - {id: doi-thoai, name: Số cuộc đối thoại, measure: count, required: false}
form:
  title: KẾT QUẢ
  indicators: [mo-hinh, doi-thoai]
  periods: [2023-H1, 2023-9M, 2023]
targets:
  - id: II.4
    title: 75% số đơn vị đăng ký 01 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    share: 75%
    each: {indicator: mo-hinh, min: 1}
    source: {section: II, line: 83}
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo 6 tháng
    to: {groups: [cap-xa]}
    period: 2023-H1
    deadline: {before: 2023-06-05, roll: strict}
    source: {section: IV.1, line: 393}
  - id: doi-thoai
    kind: event
    title: Đối thoại hai lần trong năm
    to: {groups: [cap-xa]}
    period: 2023
    each: {indicator: doi-thoai, min: 2}
    source: {section: III.4, line: 294}
"""
OFFICE = """\
office: Phòng Nội vụ
contacts: [{role: Chuyên viên, email: noi-vu@huyen.example, note: số liệu minh họa}]
"""


@cache
def registry(text: str = UNITS) -> Registry:
    """Return the units."""
    found, issues = read_units(text, "units.yaml")
    assert found is not None, issues
    return found


@cache
def plan(text: str = PLAN) -> Plan:
    """Return the plan."""
    found, issues = read_plan(text, "kh.yaml", registry())
    assert found is not None, issues
    return found


def settings(text: str = "") -> Settings:
    """Return the office's settings with more of them."""
    found, issues = read_settings(OFFICE + text, "dondoc.yaml")
    assert found is not None, issues
    return found


def inputs(
    at: str,
    *sent: Submission,
    failed: tuple[RefusedFile, ...] = (),
    grants: tuple[Grant, ...] = (),
    text: str = PLAN,
    units: str = UNITS,
) -> Inputs:
    """Return what is known at a moment: what had been received and decided by then."""
    now = moment(at)
    received = tuple(one for one in sent if one.received_at <= now)
    wrong = tuple(one for one in failed if one.received_at <= now)
    decided = tuple(one for one in grants if one.decided_at <= now)
    return Inputs(registry(units), (plan(text),), received, wrong, vietnam_calendar(), now, decided)


def situation(at: str, *sent: Submission, own: str = "", **known: object) -> Situation:
    """Return what is open at a moment."""
    return situation_of(inputs(at, *sent, **known), settings(own))  # type: ignore[arg-type]


def told(planned: PlannedDay) -> dict[str, list[str]]:
    """Return what each recipient is told: the duty with its stage, by the recipient's id."""
    return {d.recipient: [f"{m.duty} {m.stage}" for m in d.matters] for d in planned.digests}


def after(ledger: Ledger, planned: PlannedDay) -> Ledger:
    """Return the ledger once a day's plan is recorded, on the next day."""
    said = (matter for digest in planned.digests for matter in digest.matters)
    return replace(ledger, keys=ledger.keys | {matter.key for matter in (*said, *planned.superseded)})


def vietnam(text: str) -> datetime:
    """Return a moment as Vietnam's clock shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def extension(unit: str, day: str, decided: str) -> Grant:
    """Return a decision that gives a unit more time for its report."""
    until = datetime.fromisoformat(day).date()
    return Grant(GrantKind.EXTENSION, "kh-2023", "bao-cao", unit, "mưa lũ", "UBND huyện", moment(decided), until)


def exemption(unit: str, decided: str) -> Grant:
    """Return a decision that exempts a unit from its report."""
    return Grant(GrantKind.EXEMPTION, "kh-2023", "bao-cao", unit, "chia tách", "UBND huyện", moment(decided))


def returned(unit: str, at: str, reason: str, received: str = "2023-05-20T09:00") -> Submission:
    """Return a half-year report that was received and sent back by an officer."""
    step = Event("kh-2023", unit, "2023-H1", 1, Step.RETURN, moment(at), moment(at), "can-bo", reason)
    return replace(submission(unit, "2023-H1", received), state=State.RETURNED, step=step)
