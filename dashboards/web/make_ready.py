"""What the first page rests on, made when a server begins: whoever opens it then finds it ready, or nearly."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import datetime

from fastapi import FastAPI

from dashboards.views.choice import choice
from dashboards.web.asked import Asked
from dashboards.web.evaluated import Evaluations


def begin_making_ready(app: FastAPI) -> None:
    """Make ready beside all else; whoever asks meanwhile waits for what is being made, and makes nothing twice."""
    about = app.state.evaluations, app.state.site.now()
    threading.Thread(target=_without_a_word, args=about, daemon=True).start()


def make_ready(evaluations: Evaluations, now: datetime) -> None:
    """Evaluate today, and the day that the first page compares it with."""
    today = evaluations.at(now, now)
    since = choice(today.inputs.today, None, None, ()).since
    _ = today.district, evaluations.at(Asked(day=since).as_of(now), now).results


def _without_a_word(evaluations: Evaluations, now: datetime) -> None:
    with suppress(Exception):  # whoever opens the page is told
        make_ready(evaluations, now)
