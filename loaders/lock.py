"""One writer at a time, across processes; the operating system frees the lock of a dead one."""

import getpass
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from filelock import FileLock, Timeout

from loaders.child_side import time_limit_paused
from loaders.home import Home
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.settings import read_settings

_LOOK_SECONDS = 0.5
"""How often a waiter looks anew for whom it waits."""


@contextmanager
def writing(
    home: Home, doing: str, by: str = "", progress: Progress | None = None
) -> Iterator[None]:
    """Be the one writer of a home while inside; `doing` is what other writers will be told.

    Says through `progress` for whom it waits. Raises Refused after `lock_wait_seconds`.
    """
    home.create()
    lock = _lock(home)
    with time_limit_paused():
        _wait(lock, home, progress)
    with _held(lock, home, doing, by):
        yield


@contextmanager
def writing_if_free(home: Home, doing: str) -> Iterator[bool]:
    """Be the one writer when nobody else is: gives False, at once, when somebody is."""
    home.create()
    lock = _lock(home)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    with _held(lock, home, doing, ""):
        yield True


def user_name() -> str:
    """Who runs this process, as the operating system calls them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _lock(home: Home) -> FileLock:
    # A lock that is a mere file would outlive a killed process, so there is no falling back to it.
    return FileLock(home.lock, mode=0o600, fallback_to_soft=False)


@contextmanager
def _held(lock: FileLock, home: Home, doing: str, by: str) -> Iterator[None]:
    try:
        _sign(home, doing, by)
        yield
    finally:
        home.writer.unlink(missing_ok=True)
        lock.release()


def _wait(lock: FileLock, home: Home, progress: Progress | None) -> None:
    wait_seconds = read_settings(home.settings).lock_wait_seconds
    give_up_at = time.monotonic() + wait_seconds
    said = ""
    while True:
        left = give_up_at - time.monotonic()
        try:
            lock.acquire(timeout=max(0.0, min(left, _LOOK_SECONDS)))
        except Timeout:
            holder = _holder(home)
        else:
            return
        if left <= _LOOK_SECONDS:
            raise Refused(
                f"Gave up after {wait_seconds} seconds of waiting for {holder}. Try again later, "
                "or let `lock_wait_seconds` in headway.toml be more."
            )
        if progress is not None and holder != said:
            said = holder
            progress(0.0, f"Waiting for {holder}")


def _sign(home: Home, doing: str, by: str) -> None:
    holder = {
        "pid": os.getpid(),
        "user": by or user_name(),
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        "doing": doing,
    }
    with suppress(OSError):  # on a full disk; others then wait for they know not whom
        home.writer.write_text(json.dumps(holder), encoding="utf-8")


def _holder(home: Home) -> str:
    try:
        said = json.loads(home.writer.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(said["since"])
        return (
            f"{said['user']} (process {said['pid']}), {said['doing']} "
            f"since {since.astimezone():%H:%M:%S}"
        )
    except (OSError, ValueError, KeyError, TypeError):
        return "another writer, who has only just begun"
