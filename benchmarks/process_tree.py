"""Runs a command and measures it with all the processes that it starts. Needs Linux's /proc."""

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_EVERY_SECONDS = 0.1


@dataclass(frozen=True)
class Ended:
    """What a command cost, and what it said."""

    code: int
    seconds: float
    cpu_seconds: float
    """Of the command and its children, as far as they were waited for."""
    peak_mb: float
    """Most memory that all its processes had at one moment, shared pages counted once."""
    said: str


def run(command: list[str], room: Path, most_seconds: float) -> Ended:
    """Run a command in a folder to its end; it is killed after so many seconds."""
    before = os.times()
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=room, stdout=said, stderr=said)  # noqa: S603
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(_kilobytes, _family(process.pid))))
            if time.perf_counter() - started > most_seconds:
                process.kill()
            time.sleep(_EVERY_SECONDS)
        seconds = time.perf_counter() - started
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return Ended(process.returncode, seconds, cpu, peak * 1024 / 1e6, words)


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, _text(children).split())
    return found


def _kilobytes(pid: int) -> int:
    """What a process has in memory; of pages that others have too, its share."""
    for line in _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""  # it has just ended
