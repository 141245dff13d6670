"""Runs a command and measures it with all the processes that it starts. Needs Linux's /proc."""

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_EVERY_SECONDS = 0.05
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Ended:
    """What a command cost, and what it said."""

    code: int
    seconds: float
    cpu_seconds: float
    """Of the command and its children, as far as they were waited for."""
    peak_mb: float
    """Most that was resident in all its processes at one moment, pages they share counted twice."""
    said: str


def run(command: list[str], room: Path, most_seconds: float) -> Ended:
    """Run a command in a folder to its end; it is killed after so many seconds."""
    before = os.times()
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=room, stdout=said, stderr=said)  # noqa: S603
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(_resident, _family(process.pid))))
            if time.perf_counter() - started > most_seconds:
                process.kill()
            time.sleep(_EVERY_SECONDS)
        seconds = time.perf_counter() - started
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return Ended(process.returncode, seconds, cpu, peak * _PAGE / 1e6, words)


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, _text(children).split())
    return found


def _resident(pid: int) -> int:
    words = _text(Path(f"/proc/{pid}/statm")).split()
    return int(words[1]) if words else 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""  # it has just ended
