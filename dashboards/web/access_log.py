"""Who asked for what and when: a line of JSON for each request, in a file for each month; never what was asked with it.

No query, no field and no secret is written down; where a path names something, its route is told and the path, but for
the addresses of calendars, which are secrets themselves.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The folder of the files, in the workspace.
FOLDER = "logs"
#: Not noted: they come by the dozen with every page, and from machines.
_UNTOLD = ("/assets/", "/healthz")
#: A route with a secret in its path: of these only the route is told.
_HIDDEN = "{secret}"


class AccessLog:
    """Notes each request after it was answered."""

    def __init__(self, app: ASGIApp, folder: Path, now: Callable[[], datetime]) -> None:
        self._app = app
        self._folder = folder / FOLDER
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http" or scope["path"].startswith(_UNTOLD):
            await self._app(scope, receive, send)
            return
        status = 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            self._note(scope, status)

    def _note(self, scope: Scope, status: int) -> None:
        now = self._now()
        route = getattr(scope.get("route"), "path", None)
        line = {
            "at": now.isoformat(),
            "who": scope.get("state", {}).get("account"),
            "from": (scope.get("client") or ("",))[0],
            "method": scope["method"],
            "route": route,
            "path": route if route is not None and _HIDDEN in route else scope["path"],
            "status": status,
        }
        try:
            self._folder.mkdir(exist_ok=True)
            with (self._folder / f"truy-cap-{now:%Y-%m}.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError:
            return  # a full disk stops no page
