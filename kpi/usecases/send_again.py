"""Lets a message that failed go out again, to the address that its recipient has today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from kpi.store.engine import writing
from kpi.store.office_changes import add_resending
from kpi.store.outbox import failed_message, retry
from kpi.usecases.load_inputs import load_registry
from targets.units import Registry
from targets.wording import Sentence, say

#: The address of a recipient of messages by a channel, as the units and the settings have it; None: there is none.
AddressOf = Callable[[Registry, str, str], str | None]


@dataclass(frozen=True, slots=True)
class SentAgain:
    """A message that waits again."""

    number: int
    before: str  #: the address it had
    address: str  #: the address it goes to
    kept: bool  #: whether it may have arrived, and so goes where it went, as it was

    @property
    def told(self) -> Sentence:
        """Return what was done, as people read it."""
        number = str(self.number)
        if self.kept:
            return say(
                "Thư số {n} sẽ được gửi lại ở lần gửi tới, nguyên văn và đến địa chỉ cũ {to}, vì có thể đã đến nơi.",
                "Message {n} will be sent again at the next sending, as it was and to {to}: it may have arrived there.",
                n=number,
                to=self.address,
            )
        if self.before != self.address:
            return say(
                "Thư số {n} sẽ được gửi lại ở lần gửi tới, đến địa chỉ mới {to} (trước là {before}).",
                "Message {n} will be sent again at the next sending, to the new address {to} (it was {before}).",
                n=number,
                to=self.address,
                before=self.before,
            )
        return say(
            "Thư số {n} sẽ được gửi lại ở lần gửi tới, vẫn đến {to}.",
            "Message {n} will be sent again at the next sending, to {to} as before.",
            n=number,
            to=self.address,
        )


def send_again(engine: Engine, number: int, address_of: AddressOf, now: datetime, actor: str) -> SentAgain | None:
    """Let a message that was given up wait again; None: it is not one that failed.

    It goes to the address its recipient has today. What may have arrived goes to the address it went to before, as it
    was: elsewhere it would be said twice. So does what is for a contact that is in no list any more.
    """
    with writing(engine) as connection:
        failed = failed_message(connection, number)
        if failed is None:
            return None
        found = None if failed.kept else address_of(load_registry(connection, None), failed.recipient, failed.channel)
        address = found or failed.address
        retry(connection, number, now, address)
        add_resending(connection, failed, address, now, actor)
    return SentAgain(number, failed.address, address, failed.kept)
