"""What pages load: our own files, and the program that draws."""

from __future__ import annotations

import gzip

from dashboards.web.asset_files import assets


def test_every_asset_has_its_type_and_a_hash_of_its_content() -> None:
    found = assets()
    assert {"dondoc.css", "figures.js", "icon.svg", "plotly.min.js"} <= found.keys()
    assert found["dondoc.css"].media_type == "text/css; charset=utf-8"
    assert len({asset.hash for asset in found.values()}) == len(found)
    assert all(gzip.decompress(asset.compressed) == asset.content for asset in found.values())
