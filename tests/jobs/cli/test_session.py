"""What a command starts with."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from jobs.cli.options import Times, Wanted, Workplace
from jobs.cli.session import actor, chosen_language, judged, known, start, the_period, the_plan
from kpi.errors import BadMomentError, NoWorkspaceError, UnknownNameError
from targets.periods import Period, PeriodKind


def test_the_language_is_the_persons_or_the_workspaces(example: Path) -> None:
    assert start(Workplace(example)).language == "vi"
    assert start(Workplace(example, lang="en")).language == "en"
    assert chosen_language(None) is None
    with pytest.raises(UnknownNameError, match="fr"):
        chosen_language("fr")


def test_a_workspace_is_needed(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspaceError):
        start(Workplace(tmp_path))


def test_moments_as_people_write_them(example: Path) -> None:
    session = start(Workplace(example))
    assert known(session, Times("04/6/2023")).as_of.isoformat() == "2023-06-04T23:59:59+07:00"
    assert known(session, Times("2023-06-04T07:00+00:00")).as_of.isoformat() == "2023-06-04T14:00:00+07:00"
    with pytest.raises(BadMomentError):
        known(session, Times("hôm qua"))


def test_names_that_exist(example: Path) -> None:
    inputs = known(start(Workplace(example)), Times("2023-10-01"))
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
