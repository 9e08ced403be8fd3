"""The web application: routes by subject, what every answer carries, and what is said when something is wrong."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware

from dashboards.web.access_log import AccessLog
from dashboards.web.evaluated import Evaluations
from dashboards.web.faults import LargestBody, add_faults
from dashboards.web.headers import SecurityHeaders, security_headers
from dashboards.web.routes import (
    accounts,
    api_description,
    asset,
    audit,
    calendar_feed,
    compiled,
    deadlines,
    decisions,
    entry,
    hand_in,
    letters,
    me,
    meeting_packs,
    oidc,
    overview,
    plan_reading,
    plans,
    reminders,
    report_check,
    reports,
    settings,
    shortfalls,
    sign_in,
    targets,
    unit_changes,
    units,
    upkeep,
)
from dashboards.web.site import Site
from kpi.store.accounts import accounts as accounts_of
from kpi.store.engine import reading

#: Every subject's routes; a new file of ``routes/`` is added here.
ROUTERS = (
    asset.router,
    sign_in.router,
    me.router,
    oidc.router,
    overview.router,
    units.router,
    unit_changes.router,
    reports.router,
    entry.router,
    hand_in.router,
    targets.router,
    deadlines.router,
    calendar_feed.router,
    shortfalls.router,
    compiled.router,
    decisions.router,
    meeting_packs.router,
    letters.router,
    plan_reading.router,  # before the page of any plan
    plans.router,
    reminders.router,
    report_check.router,
    audit.router,
    upkeep.router,
    settings.router,
    accounts.router,
    *api_description.ROUTERS,
    api_description.router,
)
#: The largest body of a request, in bytes: an upload and what stands around it.
LARGEST_BODY = 32 * 2**20


def create_app(site: Site) -> FastAPI:
    """Return the application of a site."""
    app = FastAPI(title="Đôn Đốc", docs_url=None, redoc_url=None, openapi_url=None)
    for router in ROUTERS:
        app.include_router(router)
    app.state.site = site
    app.state.followed = site.told.value
    app.state.evaluations = Evaluations(site.engine, site.settings.office)
    app.state.places = _places()
    app.state.nobody = lambda: _nobody(site)
    add_faults(app)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY)
    app.add_middleware(LargestBody, most=LARGEST_BODY)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(SecurityHeaders, headers=security_headers(https=site.settings.web.https))
    app.add_middleware(AccessLog, folder=site.folder, now=site.now)
    return app


def _nobody(site: Site) -> bool:
    """Say whether there is no account yet."""
    with reading(site.engine) as connection:
        return not accounts_of(connection)


def _places() -> frozenset[str]:
    """Return the pages of one part that there are: navigation leads to these."""
    routes = (route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))
    return frozenset(route.path.strip("/") for route in routes if "GET" in (route.methods or ()))
