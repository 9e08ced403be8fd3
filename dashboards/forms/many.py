"""The workbooks of many forms, made by all the processors of the machine when that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice

from dashboards.forms.book import form_xlsx
from dashboards.views.form import FormView

#: Forms for which one process is quick enough: others take a second to start.
FEW = 300
_TOGETHER = 25  # forms handed to a process at once, which share one copy of their plan


def many_xlsx(views: Iterator[FormView], count: int, office: str, processes: int | None = None) -> Iterator[bytes]:
    """Yield the workbook of each form, in order; the same bytes however many processes make them.

    Args:
        views: of the forms.
        count: how many there are.
        office: that receives them where the plan names nobody.
        processes: that make them; as many as the machine has processors when there are more than `FEW`.
    """
    workers = processes or (1 if count <= FEW else os.cpu_count() or 1)
    if workers == 1:
        yield from (form_xlsx(view, office) for view in views)
        return
    # Spawned, since a fork of a process with threads (a progress bar has one) may hang.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        try:
            yield from chain.from_iterable(pool.map(partial(_made, office=office), _chunks(views)))
        finally:
            pool.shutdown(cancel_futures=True)


def _made(views: Sequence[FormView], office: str) -> list[bytes]:
    return [form_xlsx(view, office) for view in views]


def _chunks(views: Iterator[FormView]) -> Iterator[list[FormView]]:
    while chunk := list(islice(views, _TOGETHER)):
        yield chunk
