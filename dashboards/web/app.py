"""The web application: routes by subject, what every answer carries, and what is said when something is wrong."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.gzip import GZipMiddleware

from dashboards.web.evaluated import Evaluations
from dashboards.web.faults import add_faults
from dashboards.web.headers import SecurityHeaders, security_headers
from dashboards.web.routes import (
    asset,
    audit,
    deadlines,
    entry,
    hand_in,
    overview,
    plans,
    reminders,
    reports,
    settings,
    targets,
    unit_changes,
    units,
    upkeep,
)
from dashboards.web.site import Site

#: Every subject's routes; a new file of ``routes/`` is added here.
ROUTERS = (
    asset.router,
    overview.router,
    units.router,
    unit_changes.router,
    reports.router,
    entry.router,
    hand_in.router,
    targets.router,
    deadlines.router,
    plans.router,
    reminders.router,
    audit.router,
    upkeep.router,
    settings.router,
)
#: The largest body of a request, in bytes: an upload and what stands around it.
LARGEST_BODY = 32 * 2**20


def create_app(site: Site) -> FastAPI:
    """Return the application of a site."""
    app = FastAPI(title="Đôn Đốc", docs_url=None, redoc_url=None, openapi_url=None, max_body_size=LARGEST_BODY)
    for router in ROUTERS:
        app.include_router(router)
    app.state.site = site
    app.state.evaluations = Evaluations(site.engine, site.settings.office)
    app.state.places = _places()
    add_faults(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(SecurityHeaders, headers=security_headers(https=False))
    return app


def _places() -> frozenset[str]:
    """Return the pages of one part that there are: navigation leads to these."""
    routes = (route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))
    return frozenset(route.path.strip("/") for route in routes if "GET" in (route.methods or ()))
