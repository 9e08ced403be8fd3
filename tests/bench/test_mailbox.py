"""The mail server of the benchmarks speaks as one to any client."""

from __future__ import annotations

import smtplib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_it_takes_messages_as_any_server() -> None:
    command = [sys.executable, "-m", "bench.shared.mailbox"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        with smtplib.SMTP("127.0.0.1", int(process.stdout.readline()), timeout=5) as client:
            for text in ("Subject: một\r\n\r\n.\r\n..\r\nhết\r\n".encode(), b"", b"x" * 1_000_000):
                assert client.sendmail("a@b.example", "c@d.example", text) == {}
            assert client.has_extn("pipelining")
            assert client.noop() == (250, b"OK")
        process.terminate()
