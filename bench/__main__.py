"""Run every benchmark of this folder, one after another, and write what they measured to ``docs/toc-do.md``."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
TABLES = HERE.parent / "docs" / "toc-do.md"


def main() -> None:
    """Run the benchmarks, each in a process of its own so that memory is measured apart."""
    names = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    measured = {}
    for number, name in enumerate(names, 1):
        print(f"[{number}/{len(names)}] python -m bench.{name} --json", flush=True)
        command = [sys.executable, "-m", f"bench.{name}", "--json"]
        done = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603  our own
        measured[name] = json.loads(done.stdout)
    TABLES.write_text(tables(measured, machine()), encoding="utf-8")
    print(f"✓ {TABLES}")


def tables(measured: Mapping[str, Mapping[str, object]], where: str) -> str:
    """Return the measurements as a page: a table for each benchmark."""
    page = ["# Đo tốc độ và bộ nhớ", "", f"`make bench` ghi lại trang này. Máy đo: {where}."]
    for name, figures in measured.items():
        rows = [f"| `{key}` | {_written(value)} |" for key, value in figures.items()]
        page += ["", f"## {name}", "", "| | |", "| --- | ---: |", *rows]
    return "\n".join(page) + "\n"


def machine() -> str:
    """Return the machine in a few words: the same figures mean little on another."""
    return f"{os.cpu_count()} CPU {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def _written(value: object) -> str:
    """Return a fraction with four significant digits, a whole number whole, anything else as JSON."""
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:.0f}"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
