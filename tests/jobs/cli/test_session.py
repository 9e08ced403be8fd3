"""What a command starts with."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from jobs.cli.session import Wanted, actor, chosen_language, judged, known, start, the_period, the_plan
from kpi.errors import BadMomentError, NoWorkspaceError, UnknownNameError
from targets.periods import Period, PeriodKind


def test_the_language_is_the_persons_or_the_workspaces(example: Path) -> None:
    assert start(example, None).language == "vi"
    assert start(example, None, "en").language == "en"
    assert chosen_language(None) is None
    with pytest.raises(UnknownNameError, match="fr"):
        chosen_language("fr")


def test_a_workspace_is_needed(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspaceError):
        start(tmp_path, None)


def test_moments_as_people_write_them(example: Path) -> None:
    session = start(example, None)
    assert known(session, "04/6/2023", None).as_of.isoformat() == "2023-06-04T23:59:59+07:00"
    assert known(session, "2023-06-04T07:00+00:00", None).as_of.isoformat() == "2023-06-04T14:00:00+07:00"
    with pytest.raises(BadMomentError):
        known(session, "hôm qua", None)


def test_names_that_exist(example: Path) -> None:
    inputs = known(start(example, None), "2023-10-01", None)
    assert the_plan(inputs, "dvcq-2023").id == "dvcq-2023"
    assert the_period("6 tháng đầu năm 2023") == Period(PeriodKind.HALF_YEAR, 2023)
    with pytest.raises(UnknownNameError) as error:
        judged(inputs, Wanted(plan="dvcq"))
    assert "dvcq-2023" in error.value.near
    with pytest.raises(UnknownNameError, match=r"II\.1"):
        judged(inputs, Wanted(target="II.9"))
    with pytest.raises(UnknownNameError, match="Bản Bo"):
        judged(inputs, Wanted(unit="Bản Bò Vàng"))
    with pytest.raises(UnknownNameError):
        the_period("quý V/2023")


def test_someone_is_at_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    assert actor() == getpass.getuser()

    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert actor() == "?"
