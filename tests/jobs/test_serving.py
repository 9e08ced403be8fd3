"""What the web application gets of a workspace."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from jobs.serving import oidc_secret, site_of
from jobs.workspace import Workspace, open_workspace
from kpi.settings import Settings, read_settings
from kpi.usecases.load_inputs import load_inputs
from targets.workdays import VIETNAM

#: Three working days before Friday 2/6/2023, the last working day of the half-year report.
TUESDAY = date(2023, 5, 30)


def test_reminders_are_planned_and_written_as_the_clock_would(own_example: Path) -> None:
    workspace = open_workspace(own_example, None)
    at = datetime(2023, 5, 30, 7, tzinfo=VIETNAM)
    site = site_of(workspace, lambda: at)
    assert site.reminding is not None
    inputs = load_inputs(workspace.engine, at, None)
    ((day, planned),) = site.reminding.plan(inputs, site.settings, TUESDAY, date(2023, 5, 31), TUESDAY)
    assert day == TUESDAY
    digest = next(one for one in planned.digests if one.recipient.startswith("khun-ha/"))
    written = site.reminding.write(inputs, site.settings, digest, "vi")
    assert "Khun Há" in written.text
    assert "Phòng Nội vụ huyện Tam Đường" in written.text
    assert [Path(one.name).suffix for one in written.attachments] == [".xlsx", ".ics"]


def test_a_message_sent_again_goes_where_its_recipient_is_today(own_example: Path) -> None:
    at = datetime(2023, 5, 30, 7, tzinfo=VIETNAM)
    site = site_of(open_workspace(own_example, None), lambda: at)
    assert site.reminding is not None
    registry = load_inputs(site.engine, at, None).registry
    found = site.reminding.address(site.settings, at, registry, "ban-bo/van-thu", "mail")
    assert found == "van-thu@ban-bo.tam-duong.example"
    assert site.reminding.address(site.settings, at, registry, "ban-bo/ke-toan", "mail") is None


def test_the_file_of_units_is_the_workspaces_own(own_example: Path) -> None:
    site = site_of(open_workspace(own_example, None), lambda: datetime(2023, 5, 30, tzinfo=VIETNAM))
    with site.own_units() as own:
        assert own.text == (own_example / "units.yaml").read_text(encoding="utf-8")
        own.put("khác")
    assert (own_example / "units.yaml").read_text(encoding="utf-8") == "khác"


def test_the_secret_of_the_sign_in_service_comes_from_a_file_or_the_environment(
    own_example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_workspace(own_example, None)

    def with_settings(text: str) -> Workspace:
        settings, issues = read_settings(text, "dondoc.yaml")
        assert isinstance(settings, Settings), issues
        return Workspace(own_example, settings, opened.engine)

    assert oidc_secret(with_settings("office: A")) is None
    monkeypatch.setenv("DONDOC_OIDC_SECRET", "trong môi trường")
    service = "oidc: {issuer: 'https://dang-nhap.example', client: dondoc"
    assert oidc_secret(with_settings(f"{service}}}")) == "trong môi trường"
    (own_example / "khoa.txt").write_text("trong tệp\n", encoding="utf-8")
    assert oidc_secret(with_settings(f"{service}, secret_file: khoa.txt}}")) == "trong tệp"
