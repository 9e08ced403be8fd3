"""Things to be said, made up for the tests of the ledger, the outbox and delivery."""

from __future__ import annotations

from datetime import date, datetime

from kpi.outbox import Digest, Matter, PlannedDay, token_of
from targets.wording import Sentence
from targets.workdays import VIETNAM

DAY = date(2023, 6, 1)
NOON = datetime(2023, 6, 1, 12, tzinfo=VIETNAM)
HOST = "dondoc.example"


def matter(unit: str = "ban-bo", stage: str = "before-1", duty: str = "bao-cao", day: date = DAY) -> Matter:
    """One thing to be said to a unit's clerk."""
    return Matter(
        obligation=f"kh/{duty}/{unit}",
        recipient=f"{unit}/van-thu",
        stage=stage,
        channel="mail",
        day=day,
        why=Sentence(f"{duty}: còn 1 ngày làm việc.", f"{duty}: 1 working day left."),
        plan="kh",
        duty=duty,
        title="Báo cáo 6 tháng",
        unit=unit,
        unit_name=unit.title(),
        period="2023-H1",
        last_day=date(2023, 6, 4),
        last_working_day=date(2023, 6, 2),
        days_left=1,
    )


def digest(*matters: Matter, address: str | None = None) -> Digest:
    """The message that says these matters to whom they are for."""
    first = matters[0]
    return Digest(
        recipient=first.recipient,
        address=address or f"{first.recipient.replace('/', '.')}@tam-duong.example",
        channel=first.channel,
        day=first.day,
        matters=matters,
        token=token_of(first.recipient, first.channel, first.day, matters),
        name=f"Văn thư {first.unit_name}",
    )


def planned(*digests: Digest, superseded: tuple[Matter, ...] = ()) -> PlannedDay:
    """A day planned as these messages."""
    return PlannedDay(digests=digests, superseded=superseded)
