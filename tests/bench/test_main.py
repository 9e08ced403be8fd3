"""The page of benchmarks shows what was measured, as it was measured."""

from __future__ import annotations

from bench.__main__ import tables


def test_each_benchmark_has_its_table() -> None:
    page = tables({"evaluate": {"seconds": 1.23456, "rows_per_s": 98765.4, "rows": 1000000, "equal": True}}, "2 CPU")
    assert page.splitlines()[2:] == [
        "`make bench` ghi lại trang này. Máy đo: 2 CPU.",
        "",
        "## evaluate",
        "",
        "| | |",
        "| --- | ---: |",
        "| `seconds` | 1.235 |",
        "| `rows_per_s` | 98765 |",
        "| `rows` | 1000000 |",
        "| `equal` | true |",
    ]
