"""Which ways an office has, and what is said where one is missing; secrets are never told."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from jobs.channels.choose import PASSWORD, SECRET, Ways, open_ways
from kpi.delivery import Fate
from kpi.outbox import Rendered
from kpi.settings import Settings, read_settings
from tests.kpi.matters import NOON, digest, matter

MAIL = "mail: {server: mail.example, sender: a@b.example"


def ways(folder: Path, text: str, **environment: str) -> Ways:
    settings, issues = read_settings(text, "dondoc.yaml")
    assert settings is not None, issues
    with open_ways(settings, folder, environment, lambda: NOON, io.StringIO()) as found:
        return found


def test_an_office_that_has_set_up_nothing(tmp_path: Path) -> None:
    found = ways(tmp_path, "")
    assert set(found.channels) == {"console"}
    assert "“mail” trong dondoc.yaml" in found.lacking["mail"].vi
    assert "“webhook” trong dondoc.yaml" in found.lacking["webhook"].vi


def test_a_server_that_asks_for_no_password(tmp_path: Path) -> None:
    assert set(ways(tmp_path, MAIL + "}").channels) == {"console", "mail"}


class TestSecrets:
    mail = MAIL + ", user: a"
    webhook = "webhook: {url: https://cong.example/"

    def test_from_the_environment(self, tmp_path: Path) -> None:
        found = ways(tmp_path, f"{self.mail}}}\n{self.webhook}}}", **{PASSWORD: "x", SECRET: "y"})
        assert set(found.channels) == {"console", "mail", "webhook"}
        assert found.lacking == {}

    def test_from_files_beside_the_settings(self, tmp_path: Path) -> None:
        (tmp_path / "mat-khau").write_text("x\n")
        (tmp_path / "khoa").write_text("y\n")
        found = ways(tmp_path, f"{self.mail}, password_file: mat-khau}}\n{self.webhook}, secret_file: khoa}}")
        assert found.lacking == {}

    @pytest.mark.parametrize(
        ("written", "said"),
        [("}", PASSWORD), (", password_file: khong-co}", "khong-co"), (", password_file: trong}", "trong")],
    )
    def test_missing(self, tmp_path: Path, written: str, said: str) -> None:
        (tmp_path / "trong").write_text("\n")
        found = ways(tmp_path, self.mail + written)
        assert "mail" not in found.channels
        assert said in found.lacking["mail"].vi

    def test_one_that_mail_cannot_carry(self, tmp_path: Path) -> None:
        """The standard library says a password in ASCII only."""
        found = ways(tmp_path, self.mail + "}", **{PASSWORD: "mật-khẩu"})
        assert "mật-khẩu" not in found.lacking["mail"].vi
        assert "không dấu" in found.lacking["mail"].vi


def test_the_screen(tmp_path: Path) -> None:
    screen = io.StringIO()
    with open_ways(Settings(), tmp_path, {}, lambda: NOON, screen) as found:
        line = found.channels["console"]
        rendered = Rendered("Nhắc việc", "Kính gửi xã Bản Bo.", "", "")
        content = line.compose(digest(matter()), rendered, "a@b", NOON)
        assert line.send("", content, "a@b").fate is Fate.SENT
    assert screen.getvalue() == "── Văn thư Ban-Bo · Nhắc việc\n\nKính gửi xã Bản Bo.\n"
