"""Killed in the middle of writing, again and again: what was acknowledged is there, and there are no halves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from kpi.store.engine import open_engine, reading
from kpi.store.tables import receipt, stored_file, submission, submission_cells

ROUNDS = 10
ROOT = Path(__file__).parents[3]

#: Forks a writer, lets it write for a few milliseconds more each round, kills it, and prints the numbers that the
#: writers had acknowledged. One process for all rounds, since importing takes longer than writing.
SCRIPT = """
import json, os, signal, sys, time
from dataclasses import replace
from kpi.store.engine import open_engine, writing
from kpi.store.submissions import add_receipt, add_submission, keep_file, next_revision
from kpi.submission import Outcome, Receipt
from tests.kpi.world import submission

def write(url, pipe):
    engine = open_engine(url)
    sent = submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=1, kinh_phi=2, doi_thoai=1)
    while True:
        with writing(engine) as connection:
            revision = next_revision(connection, sent.plan, sent.unit, sent.period)
            one = replace(sent, revision=revision, sha256=f"{revision:064}")
            keep_file(connection, one.sha256, b"x" * 20_000)
            answer = Receipt("a.xlsx", one.sha256, one.received_at, Outcome.ACCEPTED)
            add_submission(connection, add_receipt(connection, answer, one.recorded_at, "x"), one, "x")
        os.write(pipe, f"{revision}\\n".encode())

acknowledged = []
for round_ in range(int(sys.argv[2])):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        write(sys.argv[1], writer)
    os.close(writer)
    first = os.read(reader, 100)
    time.sleep(0.0007 * round_)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    rest = b""
    while more := os.read(reader, 65536):
        rest += more
    os.close(reader)
    acknowledged += [int(line) for line in (first + rest).split()]
print(json.dumps(acknowledged))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_nothing_acknowledged_is_lost(database: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, database, str(ROUNDS)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    acknowledged = json.loads(done.stdout)
    assert len(acknowledged) >= ROUNDS  # each round got somewhere

    engine = open_engine(database)
    with reading(engine) as connection:
        revisions = connection.execute(select(submission.c.revision).order_by(submission.c.revision)).scalars().all()
        tables = (receipt, stored_file, submission_cells)
        counts = [connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables]
        if engine.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    engine.dispose()
    assert set(acknowledged) <= set(revisions)
    assert revisions == list(range(1, len(revisions) + 1))  # no number lost, none twice
    assert len(revisions) - len(acknowledged) <= ROUNDS  # written, and killed before it could say so
    assert counts == [len(revisions)] * 3
