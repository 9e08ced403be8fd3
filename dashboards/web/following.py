"""The settings that are in force: once one process of the server changed them, every process goes by the new ones."""

from __future__ import annotations

import secrets
from dataclasses import replace

from fastapi import FastAPI

from dashboards.web.evaluated import Evaluations
from dashboards.web.settings_file import read_file
from dashboards.web.site import Site
from kpi.errors import UnreadableError


def tell(site: Site) -> None:
    """Let every request from now on, to whichever process, go by the settings file as it is now."""
    site.told.value = secrets.randbits(63)


def follow(app: FastAPI) -> None:
    """Go by the settings that were last told of; a file with mistakes changes nothing."""
    site: Site = app.state.site
    told = site.told.value
    if told == app.state.followed:
        return
    app.state.followed = told  # before the file is read: what changes meanwhile is told of again
    try:
        settings = read_file(site.folder).settings
    except UnreadableError:
        return
    if settings is not None:
        app.state.site = replace(site, settings=settings)
        app.state.evaluations = Evaluations(site.engine, settings.office)
