"""Runs a task in processes of their own: several at once, or killed in the middle."""

import multiprocessing
import os
import random
import time

PROCESSES = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
# They have imported what a task needs, so that every instant falls into the task.
PROCESSES.set_forkserver_preload(
    [
        *("loaders.loading", "loaders.confirming", "loaders.page_forms", "loaders.preparing.forms"),
        *("loaders.comments.comment_forms", "loaders.crosswalk.forms", "loaders.services.forms"),
        *("loaders.matching.deciding", "loaders.meetings.forms", "loaders.obligations.forms"),
    ]
)


def at_once(task, *given):
    """Run a task with each of these tuples of arguments, all at once; their exit codes."""
    processes = [PROCESSES.Process(target=task, args=arguments) for arguments in given]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


def each_killed(task, first, *given):
    """Run a task whole, then with each of these tuples of arguments, killed at a random instant.

    The instants are within the time that the first took. Yields each of `given` after its kill.
    """
    instants = random.Random(20261122)
    started = time.monotonic()
    assert at_once(task, first) == [0]
    seconds = time.monotonic() - started
    for arguments in given:
        process = PROCESSES.Process(target=task, args=arguments)
        process.start()
        time.sleep(instants.uniform(0, seconds))
        process.kill()
        process.join()
        yield arguments
