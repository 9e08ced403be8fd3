"""How a database comes to this version's tables; run by `kpi.store.engine.migrate`.

env.py       Hands Alembic our connection.
versions/    One file a change, in order.
"""
