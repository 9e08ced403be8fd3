"""Run by Alembic: migrations use the connection that `kpi.store.engine.migrate` hands over."""

from __future__ import annotations

from alembic import context

from kpi.store.tables import metadata

connection = context.config.attributes.get("connection")
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
