"""Reminders as JSON: the days planned, and the ledger of what was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from kpi.outbox import Digest, Matter, PlannedDay
from kpi.store.ledger import Entry
from targets.wording import Language


def days_json(days: Iterable[tuple[date, PlannedDay]], as_of: datetime, language: Language = "vi") -> dict[str, object]:
    """Return what is planned: every reminder by its day, what was superseded, and what cannot be said."""
    planned = list(days)
    return {
        "as_of": as_of.isoformat(),
        "messages": sum(len(one.digests) for _, one in planned),
        "reminders": [
            _said(digest, matter, language) for _, one in planned for digest in one.digests for matter in digest.matters
        ],
        "superseded": [
            {
                "day": matter.day.isoformat(),
                "stage": matter.stage,
                "unit_id": matter.unit,
                "duty": matter.duty,
                "recipient": matter.recipient,
            }
            for _, one in planned
            for matter in one.superseded
        ],
        "unaddressed": [
            one.as_json(language) for one in dict.fromkeys(unsaid for _, one in planned for unsaid in one.unaddressed)
        ],
    }


def entry_json(entry: Entry, language: Language = "vi") -> dict[str, object]:
    """Return one line of the ledger, and where its message stands."""
    matter = entry.matter
    return {
        "message": entry.message,
        "message_id": entry.message_id,
        "state": entry.state.value,
        "day": matter.day.isoformat(),
        "to": entry.address,
        "to_before": list(entry.before),
        "recipient": matter.recipient,
        "channel": matter.channel,
        "obligation": matter.obligation,
        "stage": matter.stage,
        "title": matter.title,
        "unit": matter.unit,
        "why": matter.why.text(language),
        "attempts": entry.attempt,
        "next_at": entry.next_at.isoformat() if entry.next_at is not None else None,
        "sent_at": entry.sent_at.isoformat() if entry.sent_at is not None else None,
        "answer": entry.answer,
    }


def _said(digest: Digest, matter: Matter, language: Language) -> dict[str, object]:
    return {
        "day": digest.day.isoformat(),
        "to": digest.address,
        "recipient": digest.recipient,
        "channel": digest.channel,
        "stage": matter.stage,
        "plan": matter.plan,
        "duty": matter.duty,
        "title": matter.title,
        "unit": matter.unit_name,
        "unit_id": matter.unit,
        "period": matter.period,
        "last_day": matter.last_day.isoformat(),
        "why": matter.why.text(language),
    }
