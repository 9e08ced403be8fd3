"""The tables. What was promised and reported is appended, never changed or deleted: what was known stays known.

What is to be sent, the clock's own log, and what people sign in with change their state as they go.

Plans and the registry of units are kept whole, revision by revision, as the text that people wrote: a few kilobytes
each, and the evaluation of a past day reads exactly what stood there (docs/decisions/0003).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from kpi.store.recorded import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

plan_revision = Table(
    "plan_revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", String(60), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String(100), nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", Text, nullable=False),
    Column("in_force_from", Date),  # the first day this revision judges; NULL: the plan's beginning
    UniqueConstraint("plan", "revision"),
)

registry_revision = Table(
    "registry_revision",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String(100), nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", Text, nullable=False),
)

stored_file = Table(
    "stored_file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

receipt = Table(
    "receipt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", ForeignKey("stored_file.sha256"), nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("received_at", Moment, nullable=False),  # when it reached the office, as the office's register says
    Column("recorded_at", Moment, nullable=False),  # when it was entered here
    Column("actor", String(100), nullable=False),
    Column("outcome", String(20), nullable=False),  # accepted, refused, draft
    Column("plan", String(60)),
    Column("unit", String(100)),
    Column("period", String(20)),
    Column("issues", Text, nullable=False),  # JSON
    Index(None, "unit", "period"),
)

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("receipt", ForeignKey("receipt.id"), nullable=False),
    Column("plan", String(60), nullable=False),
    Column("unit", String(100), nullable=False),
    Column("period", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),  # as it was entered; a correction is a row of `submission_event`
    Column("declared_at", Moment),  # when the unit says that it sent it; NULL: it does not say
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("plan", "unit", "period", "revision"),
    Index(None, "period", "unit"),
)

# Steps taken on what was sent: returned, accepted, unlocked, its time of receipt corrected.
submission_event = Table(
    "submission_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission", ForeignKey("submission.id")),  # the live revision then; NULL: nothing had been sent
    Column("plan", String(60), nullable=False),
    Column("unit", String(100), nullable=False),
    Column("period", String(20), nullable=False),
    Column("step", String(20), nullable=False),
    Column("at", Moment, nullable=False),  # when it was done
    Column("recorded_at", Moment, nullable=False),  # when it was entered here
    Column("actor", String(100), nullable=False),
    Column("reason", Text, nullable=False),
    Column("received_at", Moment),  # of a correction: when it had really been received
    Column("received_before", Moment),  # of a correction: what was recorded until then
    Column("until", Date),  # of an unlocking: the last day on which reports are taken
    Index(None, "plan", "unit", "period"),
)

# The cells of a submission, packed (`kpi.store.cells`): each with its figure in digits, its sheet, place and note.
submission_cells = Table(
    "submission_cells",
    metadata,
    Column("submission", ForeignKey("submission.id"), primary_key=True),
    Column("content", Text, nullable=False),
)

# What could be read of a file kept as a draft; none of it counts.
draft_cells = Table(
    "draft_cells",
    metadata,
    Column("receipt", ForeignKey("receipt.id"), primary_key=True),
    Column("content", Text, nullable=False),
)

layout = Table(
    "layout",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),  # of the text beside it
    Column("indicators", Text, nullable=False),  # ids in order, one a line
)

# The cells of a submission once more, for reading many at once: derived from `submission_cells`, written with it.
figure_row = Table(
    "figure_row",
    metadata,
    Column("submission", ForeignKey("submission.id"), primary_key=True),
    Column("layout", ForeignKey("layout.id"), nullable=False),
    Column("figures", LargeBinary, nullable=False),  # little-endian doubles in the layout's order; NaN: left blank
)

# Exemptions and extensions; "grant" alone is a word of SQL's own.
grant_record = Table(
    "grant_record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("plan", String(60), nullable=False),
    Column("promise", String(80), nullable=False),
    Column("unit", String(100), nullable=False),
    Column("reason", Text, nullable=False),
    Column("granted_by", Text, nullable=False),
    Column("document", Text),
    Column("decided_at", Moment, nullable=False),
    Column("until", String(10)),  # a day, as ISO 8601 writes it
    Column("revoked", Boolean, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String(100), nullable=False),
)

# What is to be sent: the state changes until the message has gone (kpi/delivery.py).
message = Table(
    "message",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message_id", String(255), nullable=False, unique=True),  # fixed when planned, the same on every attempt
    Column("recipient", String(200), nullable=False),
    Column("name", String(300), nullable=False),  # as the salutation has it
    Column("address", String(500), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(12), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),  # not to be sent before
    Column("first_tried_at", Moment),
    Column("owner", ForeignKey("worker.id")),  # who has it in hand
    Column("lease_until", Moment),
    Column("content", LargeBinary),  # the bytes as they were first sent, and are sent again
    Column("sent_at", Moment),
    Column("answer", Text),  # what the server said last
    UniqueConstraint("recipient", "channel", "day"),
    Index(None, "state", "next_at"),
    Index(None, "day"),
)

# Compared letter by letter, whatever language PostgreSQL was set up for; SQLite does so anyway.
_ORDERED = String(300).with_variant(String(300, collation="C"), "postgresql")

# The ledger: what was said to whom, or would have been; one row each, whatever happens.
reminder = Table(
    "reminder",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("obligation", _ORDERED, nullable=False),  # its beginning is looked for: that of one promise
    Column("recipient", String(200), nullable=False),
    Column("stage", String(60), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("day", Date, nullable=False),
    Column("matter", Text, nullable=False),  # JSON: what the message says of it
    Column("state", String(12), nullable=False),  # open, cancelled, superseded
    Column("message", ForeignKey("message.id")),  # NULL: superseded before a message was made of it
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("obligation", "recipient", "stage", "channel"),
    Index(None, "message"),
)

worker = Table(
    "worker",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("heartbeat_at", Moment, nullable=False),
    Column("stopped_at", Moment),
)

# The clock's log: each entry of the timetable once for its slot.
job_run = Table(
    "job_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job", String(40), nullable=False),
    Column("slot", Moment, nullable=False),
    Column("owner", ForeignKey("worker.id"), nullable=False),
    Column("state", String(12), nullable=False),  # running, done, failed
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("told", Text),  # what it did, or why it failed
    UniqueConstraint("job", "slot"),
)

# Files attached to what a unit reports: minutes, a written report.
evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", String(60), nullable=False),
    Column("unit", String(100), nullable=False),
    Column("period", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("sha256", ForeignKey("stored_file.sha256"), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String(100), nullable=False),
    Index(None, "plan", "unit", "period"),
)

# What was prepared for meetings: of what, with what, and the hashes of the files, each as canonical JSON.
meeting_pack = Table(
    "meeting_pack",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pack", String(40), nullable=False),
    Column("meeting", Date, nullable=False),
    Column("as_of", Moment, nullable=False),
    Column("known_at", Moment, nullable=False),
    Column("made_of", Text, nullable=False),
    Column("made_with", Text, nullable=False),
    Column("files", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String(100), nullable=False),
    Index(None, "pack", unique=True),
)

# Messages that somebody let go out again by hand, and to which address.
resending = Table(
    "resending",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message", ForeignKey("message.id"), nullable=False, index=True),
    Column("recipient", String(200), nullable=False),
    Column("before", String(500), nullable=False),  # the address it had
    Column("address", String(500), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String(100), nullable=False),
)

# Changes of the settings made with the program. The file itself is the workspace's.
settings_change = Table(
    "settings_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("changed", Text, nullable=False),  # keys, separated by commas
    Column("lines", Text, nullable=False),  # taken out ("-…") and put in ("+…")
    Column("sha256", String(64), nullable=False),  # of the file from then on
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String(100), nullable=False),
)

# Accounts: each change is a revision, the last one holds.
account_revision = Table(
    "account_revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False, index=True),
    Column("label", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    Column("unit", String(100)),
    Column("disabled", Boolean, nullable=False),
    Column("change", String(20), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String(100), nullable=False),
)

# What an account signs in with: only hashes, but for the secret shared with an app.
credential = Table(
    "credential",
    metadata,
    Column("account", String(100), primary_key=True),
    Column("password", Text),  # argon2id; NULL: none was set
    Column("temporary", Boolean, nullable=False),  # set by somebody else: to be changed first of all
    Column("secret", String(64)),  # of the app of the second step; NULL: there is none
    Column("used_step", Integer),  # the half minute of the last code that was taken
    Column("recovery", Text),  # SHA-256 of each recovery code not used yet, one a line
)

web_session = Table(
    "web_session",
    metadata,
    Column("digest", String(64), primary_key=True),  # SHA-256 of what the browser keeps
    Column("account", String(100), nullable=False, index=True),
    Column("begun_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),  # to the minute
    Column("ended_at", Moment),
    Column("address", String(60), nullable=False),
    Column("agent", String(200), nullable=False),  # how the browser names itself
)

api_token = Table(
    "api_token",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),  # SHA-256 of what the program keeps
    Column("account", String(100), nullable=False, index=True),
    Column("label", String(200), nullable=False),
    Column("scope", String(10), nullable=False),  # read, write, calendar
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("used_at", Moment),  # to the minute
    Column("unit", String(100)),  # of a calendar: whose deadlines it shows; NULL: all that its owner reads
)

# How often something was tried of late, for all processes together.
attempt = Table(
    "attempt",
    metadata,
    Column("key", String(300), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("until", Moment, nullable=False),  # counted anew from then on
)

# The audit trail: a chain of hashes (`kpi.audit`).
audit_entry = Table(
    "audit_entry",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # from 1, without gaps
    Column("previous", String(64), nullable=False),  # the hash of the entry before it
    Column("content", Text, nullable=False),  # canonical JSON
    Column("hash", String(64), nullable=False),  # of both
)
