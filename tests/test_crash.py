"""kill -9 at any instant: the ledger holds each load whole or not at all, and readers see only
whole states."""

import os
import random
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import duckdb
import pytest
from plan_files import PLAN, draw_workbook
from processes import PROCESSES

from loaders.as_of import event_shown
from loaders.home import Home
from loaders.ledger import newest_event, open_ledger
from loaders.loading import load_files
from loaders.lock import writing
from loaders.publication import check_whole
from loaders.publishing import ensure_published

KILLS = 100
PLAN_ITEMS, PLAN_LEVELS = 5, 2
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")


def start(home, path):
    process = PROCESSES.Process(target=load_one, args=(str(home), str(path)))
    process.start()
    return process


def load_one(home, path):
    return load_files(home, [{"path": path, "name": "plan.xlsx"}], "Ana")


def seconds_of_one(home, path):
    started = time.monotonic()
    process = start(home, path)
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - started


def versions(tmp_path, count):
    """The same small plan under as many titles: as many files, each a load of its own."""
    return [
        draw_workbook(tmp_path / f"{number}.xlsx", PLAN, f"Plan {number}, Small and Whole")
        for number in range(count)
    ]


def whole_loads(home):
    """How many loads the ledger holds; fails when one is not whole."""
    with writing(Home(home), "testing"), open_ledger(Home(home)) as connection:
        parts = connection.execute("""
            select load_id, row_count, events, plans, levels, items
            from load
            left join (select load_id, count(*) as events from load_event group by all) using (load_id)
            left join (select load_id, count(*) as plans from plan group by all) using (load_id)
            left join (select load_id, count(*) as levels from plan_level group by all) using (load_id)
            left join (select load_id, count(*) as items from plan_item group by all) using (load_id)
            order by load_id
        """).fetchall()
        strays = connection.execute("""
            select count(*) from (
                select load_id from load_event union all select load_id from plan
                union all select load_id from plan_level union all select load_id from plan_item
            ) anti join load using (load_id)
        """).fetchone()
    rows = 1 + PLAN_LEVELS + PLAN_ITEMS
    whole = (rows, 1, 1, PLAN_LEVELS, PLAN_ITEMS)
    assert parts == [(number, *whole) for number in range(1, len(parts) + 1)]
    assert strays == (0,)
    return len(parts)


@contextmanager
def polling(home, seen, faults):
    """A reader that opens whatever CURRENT names, again and again, as the dashboard does."""
    stop = threading.Event()

    def poll():
        while not stop.wait(0.02):
            try:
                seen.append(read_state(Home(home)))
            except FileNotFoundError:
                continue  # before the first publication
            except Exception as fault:  # noqa: BLE001 - whatever it is, the test fails with it
                faults.append(repr(fault))

    thread = threading.Thread(target=poll)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def read_state(home):
    """Event, plans and items of the publication; every plan must come with all of its items."""
    name = home.current.read_text().strip()
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{home.published / name}' as published (read_only)")
        return connection.execute("""
            select as_of_event,
                (select count(*) from published.plan), (select count(*) from published.plan_item)
            from published.publication
        """).fetchone()


def test_kill_at_random_instants(home, tmp_path):
    files = versions(tmp_path, KILLS + 5)
    seconds_of_one(home, files[0])
    loaded = shown = whole_loads(home)
    assert loaded == 1
    instants = random.Random(20261122)
    seen, faults, survived, behind = [], [], 0, 0
    with polling(home, seen, faults):
        seconds = max(seconds_of_one(home, path) for path in files[1:4])
        loaded = shown = whole_loads(home)
        for path in files[4 : KILLS + 4]:
            process = start(home, path)
            time.sleep(instants.uniform(0, seconds))
            process.kill()
            process.join()
            survived += process.exitcode == 0
            process.close()

            now = whole_loads(home)
            assert loaded <= now <= loaded + 1
            loaded = now
            current = Home(home).current.read_text().strip()
            check_whole(Home(home).published / current)
            before, shown = shown, event_shown(Home(home))
            assert before <= shown <= loaded
            behind += shown < loaded

        ensure_published(Home(home))
    assert faults == []
    assert seen == sorted(seen)
    assert {(plans, items) for _, plans, items in seen} <= {
        (plans, plans * PLAN_ITEMS) for plans in range(1, loaded + 1)
    }
    # The kills met loads before their commit, between commit and publication, and after.
    assert 4 < loaded < KILLS + 4
    assert behind > 0
    assert survived < KILLS
    (report,) = load_files(str(home), [{"path": str(files[-1]), "name": "plan.xlsx"}], "Ana")
    assert report["load_id"] == loaded + 1
    assert event_shown(Home(home)) == loaded + 1
    assert read_state(Home(home)) == (loaded + 1, loaded + 1, (loaded + 1) * PLAN_ITEMS)
    assert not list(Home(home).published.glob("*.tmp*"))


def test_a_second_load_during_the_first_waits_and_succeeds(home, tmp_path):
    processes = [start(home, path) for path in versions(tmp_path, 4)]
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert whole_loads(home) == 4
    with writing(Home(home), "testing"), open_ledger(Home(home)) as connection:
        assert newest_event(connection) == event_shown(Home(home)) == 4


def test_stopping_the_caller_does_not_cut_a_load(home, tmp_path):
    (path,) = versions(tmp_path, 1)
    code = (
        "import sys; from pathlib import Path; import loaders\n"
        "said = lambda share, words: print(words, flush=True)\n"
        "loaders.load(Path(sys.argv[1]), [(Path(sys.argv[2]), 'plan.xlsx')], 'Ana', on_progress=said)"
    )
    caller = subprocess.Popen(
        [sys.executable, "-c", code, str(home), str(path)], stdout=subprocess.PIPE
    )
    for line in caller.stdout:
        if line.startswith(b"Publishing"):
            break
    caller.kill()
    caller.wait()
    caller.stdout.close()
    # The child goes on alone; this waits for its lock.
    assert whole_loads(home) == 1
    assert event_shown(Home(home)) == 1
