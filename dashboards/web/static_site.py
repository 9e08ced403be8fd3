"""The pages as static files, for a folder, a USB stick or any web server: complete without network or JavaScript."""

from __future__ import annotations

import shutil
from importlib.resources import as_file
from pathlib import Path

from dashboards.exports.aside import folder_aside
from dashboards.exports.errors import ForeignFolderError
from dashboards.web.asset_files import asset_files, whole_bundle
from dashboards.web.links import ASSETS_FOLDER
from dashboards.web.site_pages import OURS, Known, site_files
from kpi.errors import UnreadableError, why_not
from targets.wording import Language

#: The one file that says a folder is ours to write anew.
MARK = f"{ASSETS_FOLDER}/dondoc.css"


def write_site(target_dir: Path, known: Known, language: Language = "vi") -> tuple[Path, ...]:
    """Write the pages, in place of those written before, and return their files, the first page first.

    The same knowledge gives the same bytes. Written aside and then put in place: a failure leaves what was there.

    Raises:
        ForeignFolderError: the folder holds something that is not ours.
        UnreadableError: the place cannot be written to.
    """
    _refuse_foreign(target_dir)
    pages = site_files(known, language)
    with folder_aside(target_dir) as aside:
        for name, page in pages.items():
            path = aside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page if isinstance(page, bytes) else page.encode())
        assets = _copy_assets(aside / ASSETS_FOLDER)
    return tuple(target_dir / name for name in (*pages, *assets))


def _refuse_foreign(folder: Path) -> None:
    try:
        if not folder.exists():
            return
        found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else [folder.name]
        ours = {*OURS, ASSETS_FOLDER} if (folder / MARK).is_file() else set()
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
