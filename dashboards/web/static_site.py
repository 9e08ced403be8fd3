"""The pages as static files, for a folder, a USB stick or any web server: complete without network or JavaScript."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib.resources import as_file
from pathlib import Path

from dashboards.exports.aside import folder_aside
from dashboards.exports.errors import ForeignFolderError
from dashboards.views.district import district_view
from dashboards.views.unit_page import unit_views
from dashboards.web.asset_files import asset_files, whole_bundle
from dashboards.web.links import ASSETS_FOLDER, static_file
from dashboards.web.pages import UNITS_FOLDER, district_page, unit_page
from kpi.errors import UnreadableError, why_not
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from targets.wording import Language

#: The one file that says a folder is ours to write anew.
MARK = f"{ASSETS_FOLDER}/dondoc.css"


def write_site(
    target_dir: Path, inputs: Inputs, results: Sequence[Result], office_name: str, language: Language = "vi"
) -> tuple[Path, ...]:
    """Write the pages, in place of those written before, and return their files, the first page first.

    The same inputs give the same bytes. Written aside and then put in place: a failure leaves what was there.

    Raises:
        ForeignFolderError: the folder holds something that is not ours.
        UnreadableError: the place cannot be written to.
    """
    _refuse_foreign(target_dir)
    district = district_view(inputs, results, office_name)
    pages = {static_file(): district_page(district, language)}
    for view in unit_views(inputs, district):
        pages[static_file(UNITS_FOLDER, view.unit.id)] = unit_page(view, language)
    with folder_aside(target_dir) as aside:
        for name, page in pages.items():
            path = aside / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(page, encoding="utf-8", newline="\n")
        assets = _copy_assets(aside / ASSETS_FOLDER)
    return tuple(target_dir / name for name in (*pages, *assets))


def _refuse_foreign(folder: Path) -> None:
    try:
        if not folder.exists():
            return
        found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else [folder.name]
        ours = {"index.html", UNITS_FOLDER, ASSETS_FOLDER} if (folder / MARK).is_file() else set()
    except OSError as error:
        raise UnreadableError(str(folder), why_not(error)) from error
    foreign = [name for name in found if name not in ours]
    if foreign:
        raise ForeignFolderError(str(folder), foreign[0])


def _copy_assets(folder: Path) -> list[str]:
    folder.mkdir()
    sources = [*asset_files(), whole_bundle()]
    for source in sources:
        with as_file(source) as path:
            shutil.copyfile(path, folder / source.name)
    return sorted(f"{ASSETS_FOLDER}/{source.name}" for source in sources)
