"""A tiny page that says whether the worker's clock goes, for whoever watches the machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

#: A heartbeat older than this is no sign of life.
OLDEST = timedelta(seconds=90)


def health(now: datetime, beat: datetime | None) -> tuple[int, dict[str, object]]:
    """Return the status (200 well, 503 not) and what is said, by the last heartbeat."""
    age = None if beat is None else (now - beat).total_seconds()
    well = beat is not None and now - beat <= OLDEST
    return (200 if well else 503), {"ok": well, "heartbeat": beat and beat.isoformat(), "age_seconds": age}


@contextmanager
def health_page(port: int, look: Callable[[], tuple[int, dict[str, object]]]) -> Iterator[int]:
    """Serve ``/healthz`` on this machine only, and give the port (that asked for, or a free one for 0)."""

    class Page(BaseHTTPRequestHandler):
        """Answers with what was looked up; a look that fails is a sign of ill health too."""

        def do_GET(self) -> None:
            """Answer."""
            if self.path != "/healthz":
                self.send_error(404)
                return
            try:
                status, said = look()
            except Exception as error:  # noqa: BLE001  whatever is wrong, this is the place to say so
                status, said = 503, {"ok": False, "error": str(error)}
            body = json.dumps(said, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet: it is asked every few seconds."""

    with ThreadingHTTPServer(("127.0.0.1", port), Page) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
