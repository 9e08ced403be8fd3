"""evaluate --engine: the verdicts on very many units, worked out here or by a Dask cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobs.cli.options import Times, Wanted
    from jobs.cli.session import Session
    from kpi.evaluation.country import Verdicts
    from kpi.evaluation.questions import Country
    from kpi.evaluation.view import View
    from kpi.usecases.evaluate_country import Moments
    from targets.periods import Period

#: What may follow ``--engine``.
ENGINES = ("explain", "country", "dask")
#: What the engines for many do not tell apart: they judge all of it at once.
_ALL_TOLD = ("target", "unit", "group", "severity")


def evaluate_many(
    session: Session,
    wanted: Wanted,
    times: Times,
    engine: str,
    scheduler: str | None,
    view: View,
) -> None:
    """Print as JSON how every body stands with every promise; progress goes to stderr.

    Raises:
        UnknownNameError: there is no such engine, plan or period, or none with this view.
        EngineOptionError: fewer units or promises are asked for, which this engine does not tell apart.
        MissingExtraError: Dask is not installed.
    """
    from jobs.cli.output import print_json
    from jobs.cli.session import the_period, the_plan
    from kpi.clock import now
    from kpi.errors import EngineOptionError, UnknownNameError
    from kpi.evaluation.country_shapes import country_json
    from kpi.evaluation.shapes import with_known_at
    from kpi.evaluation.view import View
    from kpi.moments import as_of_moment, known_moment
    from kpi.store.audit import known_until
    from kpi.store.engine import reading
    from kpi.usecases.evaluate_country import Moments, load_asked
    from kpi.usecases.evaluate_wholes import evaluate_wholes
    from targets.wording import Sentence

    if engine not in ENGINES:
        raise UnknownNameError(Sentence("bộ máy", "engine"), engine, ENGINES)
    if view is not View.AS_THEN:
        raise UnknownNameError(Sentence("cách xem của bộ máy này", "view of this engine"), view, (View.AS_THEN,))
    if not_taken := [f"--{name}" for name in _ALL_TOLD if getattr(wanted, name) is not None]:
        raise EngineOptionError(engine, not_taken)
    as_of = as_of_moment(times.as_of) if times.as_of else now()
    with reading(session.workspace.engine) as connection:
        known_at = known_moment(times.known_at) if times.known_at else known_until(connection)
        when = Moments(as_of, known_at or as_of)
        asked = load_asked(connection, when)
    if wanted.plan is not None:
        the_plan(asked, wanted.plan)
    period = the_period(wanted.period) if wanted.period else None
    country, judged = _work(session, when, wanted.plan, period, engine, scheduler)
    wholes = evaluate_wholes(session.workspace.engine, when, wanted.plan, period)
    shape = country_json(country, judged, asked, wholes.totals, wholes.reports)
    print_json(with_known_at(shape, asked, times.known_at))


def _work(
    session: Session, moments: Moments, plan: str | None, period: Period | None, engine: str, scheduler: str | None
) -> tuple[Country, tuple[Verdicts, ...]]:
    """Work the verdicts out, here or on the cluster."""
    from kpi.usecases.evaluate_country import evaluate_country

    if engine == "country":
        return evaluate_country(session.workspace.engine, moments, plan, period)
    from jobs.cli.progress import counting
    from kpi.errors import MissingExtraError

    try:
        from jobs.scale_out import cluster, evaluate_on
    except ImportError as error:
        raise MissingExtraError("scale") from error
    url = session.workspace.engine.url.render_as_string(hide_password=False)
    with counting("Dask") as progress, cluster(scheduler) as client:
        return evaluate_on(client, url, moments, plan, period, lambda done, all_: progress(done, all_, ""))
