"""The only SQL. Everything is appended; SQLite and PostgreSQL behave alike.

engine.py         Opening a database, reading and writing transactions, migrations.
tables.py         The tables.
recorded.py       Moments as they are kept, and what had been recorded by one of them.
texts.py          Plans and units, kept whole, revision by revision.
earlier_units.py  Earlier lists of units, by their number or by what came after.
submissions.py    Files, receipts, submissions and their cells.
kept_files.py     Files as they were received, by their hash.
cells.py          How the cells of a report are written down: as one text.
drafts.py         Files kept as drafts, with what could be read of them.
evidence.py       Files attached to reports.
meeting_packs.py  Packs for meetings, as they were made.
steps.py          Steps taken on what was sent.
accounts.py       Accounts and what they sign in with.
sessions.py       Sessions of browsers, tokens of programs.
attempts.py       How often something was tried, for all processes together.
audit.py          The audit trail, written with every row.
audit_rows.py     Whether the rows are still what the trail tells of.
grants.py         Exemptions and extensions.
arrivals.py       When reports came, without their cells.
figures.py        The figures of submissions by the row, to read many at once.
ledger.py         The ledger of reminders: each matter once.
outbox.py         Messages taken in hand, sent, and noted.
office_changes.py  Messages sent again by hand, changes of the settings.
workers.py        Who is at work, and whether they still live.
runs.py           The clock's log.
backup.py         All that is stored, in one file and back.
migrations/       How a database comes to this version's tables (Alembic).
"""
