"""How often something was tried of late: the storage of the library ``limits``, which all processes share.

The library counts; here is where it keeps its counters. The present moment is handed in with each look.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from limits.storage import Storage
from sqlalchemy import Engine, case, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from kpi.store.engine import changing, reading
from kpi.store.tables import attempt


class SharedAttempts(Storage):
    """Counters in the database, as of a moment."""

    STORAGE_SCHEME = None  #: it is made by hand, not from an address

    def __init__(self, engine: Engine, now: datetime) -> None:
        super().__init__()
        self._engine = engine
        self._now = now

    @property
    def base_exceptions(self) -> type[Exception]:
        """Return what the library may wrap."""
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count one more and return how many there were of late."""
        until = self._now + timedelta(seconds=expiry)
        insert = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        new = insert(attempt).values(key=key, count=amount, until=until)
        over = attempt.c.until <= self._now
        counted = new.on_conflict_do_update(
            index_elements=[attempt.c.key],
            set_={
                "count": case((over, amount), else_=attempt.c.count + amount),
                "until": case((over, new.excluded.until), else_=attempt.c.until),
            },
        ).returning(attempt.c.count)
        with changing(self._engine) as connection:
            found = int(connection.execute(counted).scalar_one())
            if found == amount:  # a new count: whatever is over is swept away with it
                connection.execute(delete(attempt).where(attempt.c.until <= self._now))
            return found

    def get(self, key: str) -> int:
        """Return how many there were of late."""
        asked = select(attempt.c.count).where(attempt.c.key == key, attempt.c.until > self._now)
        with reading(self._engine) as connection:
            return connection.execute(asked).scalar() or 0

    def get_expiry(self, key: str) -> float:
        """Return when the count begins anew, in seconds since 1970."""
        with reading(self._engine) as connection:
            until = connection.execute(select(attempt.c.until).where(attempt.c.key == key)).scalar()
        return (until or self._now).timestamp()

    def check(self) -> bool:
        """Say that the storage works: a database that does not says so itself."""
        return True

    def reset(self) -> int:
        """Forget everything."""
        with changing(self._engine) as connection:
            return connection.execute(delete(attempt)).rowcount

    def clear(self, key: str) -> None:
        """Forget one count."""
        with changing(self._engine) as connection:
            connection.execute(delete(attempt).where(attempt.c.key == key))
