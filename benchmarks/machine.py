"""Where figures were measured, and how runs are repeated."""

import os
import platform
import statistics
from collections.abc import Callable
from pathlib import Path


def machine() -> str:
    """The processor, how many of it, and the versions that matter."""
    model = platform.processor() or "unknown"
    about = Path("/proc/cpuinfo")
    if about.exists():
        for line in about.read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def median_of(runs: int, measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(runs))
