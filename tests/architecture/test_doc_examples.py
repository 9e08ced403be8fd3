"""The files shown in the documents are what the program reads: a plan that registers, settings with their defaults."""

from __future__ import annotations

import re

from kpi.settings import Settings, read_settings
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Registry, Unit
from tests.architecture.code import ROOT

_YAML = re.compile(r"^```yaml\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


def shown(page: str) -> list[str]:
    return [block["text"] for block in _YAML.finditer((ROOT / "docs" / page).read_text(encoding="utf-8"))]


def test_the_plan_shown_can_be_registered() -> None:
    here = Source("units.yaml")
    registry = Registry(
        (Unit("xa-vi-du", "Ví Dụ", "xã", here), Unit("ban-mot", "Một", "bản", here, groups=("thon-ban",))), here
    )
    plan, issues = read_plan(shown("ke-hoach.md")[0], "ke-hoach.md", registry)
    assert issues == ()
    assert plan is not None
    assert [promise.id for promise in plan.promises] == ["chi-tieu-1", "bao-cao-6-thang", "doi-thoai"]


def test_the_settings_shown_are_the_defaults() -> None:
    [text] = shown("thiet-lap.md")
    settings, issues = read_settings(text, "dondoc.yaml")
    assert issues == ()
    assert settings is not None
    assert settings.reminders == Settings().reminders
    assert settings.language == Settings().language


def test_the_settings_of_reminders_shown_are_right() -> None:
    [text] = shown("nhac-viec.md")
    settings, issues = read_settings(text, "dondoc.yaml")
    assert issues == ()
    assert settings is not None
    assert settings.reminders.of("dvcq-2023", "doi-thoai-chu-tich-xa").to == ("Chủ tịch",)
    assert settings.reminders.of("dvcq-2023", "bao-cao-nam").before == (20, 10, 5, 1)


def test_the_template_shown_has_no_mistake_and_every_field_is_on_the_page() -> None:
    from dataclasses import fields

    from jobs.reminders.texts import Fields, Row, texts_of

    text = (ROOT / "docs" / "nhac-viec.md").read_text(encoding="utf-8")
    [template] = re.findall(r"^```jinja\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert texts_of({"duty-bao-cao-nam.vi.txt": template})[1] == ()
    assert [field.name for field in (*fields(Fields), *fields(Row)) if f"`{field.name}`" not in text] == []


def test_every_setting_is_on_the_page() -> None:
    text = (ROOT / "docs" / "thiet-lap.md").read_text(encoding="utf-8")
    names = [*Settings.model_fields, *type(Settings().reminders).model_fields]
    assert [name for name in names if f"{name}:" not in text] == []


def test_the_mail_server_and_the_gateway_shown_are_read() -> None:
    [text] = shown("van-hanh.md")
    settings, issues = read_settings(text, "dondoc.yaml")
    assert issues == ()
    assert settings is not None
    for written in (settings.mail, settings.webhook):
        assert written is not None
        others = set(type(written).model_fields) - {"ca_file"}
        assert others <= written.model_fields_set  # the page shows every key


def test_the_page_on_running_it_names_every_entry_of_the_timetable() -> None:
    from jobs.timetable import TIMETABLE

    text = (ROOT / "docs" / "van-hanh.md").read_text(encoding="utf-8")
    assert [entry.name for entry in TIMETABLE if f"`{entry.name}`" not in text] == []


def test_every_verdict_is_in_the_glossary() -> None:
    from rules.verdict import Verdict

    text = (ROOT / "docs" / "thuat-ngu.md").read_text(encoding="utf-8")
    assert [v for v in Verdict if f"`{v.value}`" not in text or v.label.vi not in text] == []
