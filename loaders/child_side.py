"""Runs inside the child process: takes one request, keeps the limits, answers in JSON lines."""

import importlib
import inspect
import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NoReturn

from loaders.faults import fault_of
from loaders.problems import Refused
from loaders.settings import Limits

_CODE_MB = 80
"""Pages of libraries in memory, which the limit on data does not count (measured: 50 to 75)."""
_RESERVED_MB = 2_000
"""Address space that DuckDB, Arrow and thread stacks reserve and do not use (measured: 400)."""
_RETAINED_MB = 1_000
"""What DuckDB keeps reserved of the memory that it has given back (measured: 600)."""
_NICENESS = 5
_MILLION = 1_000_000

_channel: IO[str] | None = None
"""Where a child answers; None in every other process."""


def lift_time_limit() -> None:
    """Say that a commit begins: from here on nothing ends this process for its time.

    Returns once the parent has confirmed it. Does nothing outside a child process.
    """
    _clock("stands")
    _limit_cpu(None)


def loosen_memory_limit(limits: Limits) -> None:
    """Say that a file is open, which is what can be hostile; what follows has limits of its own.

    Does nothing outside a child process.
    """
    if _channel is not None:
        _limit_data(limits.memory_mb + _RETAINED_MB)


@contextmanager
def time_limit_paused() -> Iterator[None]:
    """Do not count the time spent inside, such as waiting for another writer."""
    _clock("stands")
    try:
        yield
    finally:
        _clock("runs")


def main() -> int:
    """Serve the request on standard input; return the exit code."""
    global _channel  # noqa: PLW0603 - one process, one parent
    # Libraries that print must not write between our messages.
    _channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    request = json.loads(sys.stdin.readline())
    limits = Limits(**request["limits"])
    try:
        call = _function(request["call"])
        _limit(limits)
        _send({"result": call(**request["arguments"], **_extras(call, limits))})
    except Refused as refused:
        _send({"refused": str(refused)})
    except MemoryError:
        _send({"memory": True})
    except Exception as error:  # noqa: BLE001 - the parent tells it
        if type(error).__name__ == "OutOfMemoryException":  # DuckDB's; not all children load it
            _send({"memory": True})
            return 0
        failed = {"failed": traceback.format_exc(), "kind": type(error).__name__}
        _send(failed | {"fault": fault_of(error)})
    return 0


def end(code: int) -> NoReturn:
    """End this process at once: all is closed, and to take the interpreter apart takes long."""
    sys.stderr.flush()
    os._exit(code)


def _function(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)


def _extras(call: Any, limits: Limits) -> dict[str, Any]:
    extras = {"progress": _progress, "limits": limits}
    names = inspect.signature(call).parameters
    return {name: value for name, value in extras.items() if name in names}


def _progress(share: float, words: str) -> None:
    _send({"progress": [share, words]})


def _clock(state: str) -> None:
    if _channel is None:
        return
    _send({"clock": state})
    # The parent may be ending us at this moment; it answers only if it is not. When it is gone,
    # its clock is gone too and the empty line lets us go on.
    sys.stdin.readline()


def _send(message: dict[str, Any]) -> None:
    if _channel is None:
        return
    line = json.dumps(message)
    try:
        _channel.write(line + "\n")
        _channel.flush()
    except OSError:
        return  # the parent is gone; a load that has begun to commit still ends well


def _limit(limits: Limits) -> None:
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    _limit_cpu(2 * limits.seconds)  # two threads; the parent's clock is the exact one
    _limit_data(limits.memory_mb)
    _set("RLIMIT_AS", (limits.memory_mb + _RESERVED_MB) * _MILLION)


def _limit_data(megabytes: int) -> None:
    _set("RLIMIT_DATA", max(megabytes - _CODE_MB, 1) * _MILLION + _untouched_bytes())


def _untouched_bytes() -> int:
    """Data that libraries reserved on their import, which is counted, and do not use; else 0."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as status:
            lines = dict(line.split(":", 1) for line in status)
        kilobytes = int(lines["VmData"].split()[0]) - int(lines["RssAnon"].split()[0])
    except (OSError, KeyError, ValueError):
        return 0
    return max(kilobytes, 0) * 1024


def _limit_cpu(seconds: int | None) -> None:
    if _channel is not None:
        _set("RLIMIT_CPU", seconds)


def _set(name: str, value: int | None) -> None:
    """Set a limit of the system, or lift it; nothing where the system has no such limit."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    kind = getattr(resource, name)
    _, hard = resource.getrlimit(kind)
    if value is None or (hard != resource.RLIM_INFINITY and value > hard):
        value = hard
    resource.setrlimit(kind, (value, hard))
