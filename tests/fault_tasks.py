"""Tasks that fail in every way a child process can."""

import errno
import os
import signal
import sys
import time
from pathlib import Path

from loaders.child_side import lift_time_limit, loosen_memory_limit, time_limit_paused
from loaders.problems import Refused


def echo(words, progress):
    sys.stdout.write("noise from a library\n")
    os.write(1, b"noise from below\n")
    progress(0.5, "half way")
    return {"said": words}


def refuse():
    raise Refused("plan.xlsx is not nice; make it nice.")


def fill_memory(megabytes):
    return len(bytearray(megabytes * 1_000_000))


def open_and_fill_memory(megabytes, limits):
    loosen_memory_limit(limits)
    return fill_memory(megabytes)


def fill_duckdb():
    import duckdb  # noqa: PLC0415 - only this task needs it

    config = {"memory_limit": "10MB", "temp_directory": ""}
    with duckdb.connect(":memory:", config=config) as connection:
        connection.execute("create table t as select range as n, random() as r from range(9000000)")


def abort():
    sys.stderr.write("memory allocation of 549755813888 bytes failed\n")
    sys.stderr.flush()
    os.abort()


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def fail():
    raise KeyError("sharedStrings")


def fill_disk():
    raise OSError(errno.ENOSPC, "No space left on device", "/dev/full")


def sleep(seconds):
    time.sleep(seconds)
    return "slept"


def commit_late(seconds):
    lift_time_limit()
    time.sleep(seconds)
    return "committed"


def wait_first(seconds):
    with time_limit_paused():
        time.sleep(seconds)
    return "waited"


def wait_then_sleep(seconds):
    with time_limit_paused():
        time.sleep(seconds)
    time.sleep(seconds)


def commit_to(path, seconds):
    lift_time_limit()
    Path(f"{path}.begun").touch()
    time.sleep(seconds)
    Path(path).write_text("whole")


def load_slowly(home, path, seconds):
    from loaders import loading  # noqa: PLC0415 - only this task needs it

    publish_newest = loading.publish_newest

    def publish_late(*arguments):
        time.sleep(seconds)
        publish_newest(*arguments)

    loading.publish_newest = publish_late
    return loading.load_files(home, [{"path": path, "name": "plan.xlsx"}], "Ana")


def use_duckdb():
    import duckdb  # noqa: PLC0415 - only this task needs it

    with duckdb.connect(":memory:") as connection:
        connection.execute("set threads = 2")
        connection.execute("set memory_limit = '300MB'")
        connection.execute(
            "create table t as select range as i, hash(range) as h from range(1000000)"
        )
        return connection.execute("select count(distinct h) from t").fetchone()[0]
