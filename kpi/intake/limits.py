"""The limits a guarded child sets itself before it looks at a file."""

from __future__ import annotations

MEMORY_BYTES = 2**30


def limit(cpu_seconds: int, memory_bytes: int = MEMORY_BYTES) -> None:
    """Bound the memory, time and files of this process for good; nothing on Windows, where the wall clock is all."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
