"""A task in a child process: its answer comes back, whatever happens to it is one sentence."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loaders import child
from loaders.problems import Refused
from loaders.settings import Limits

HERE = Path(__file__).parent
PLENTY = Limits()
TASKS = (
    "echo",
    "refuse",
    "fill_memory",
    "open_and_fill_memory",
    "fill_duckdb",
    "abort",
    "die",
    "fail",
    "fill_disk",
    "sleep",
    "commit_late",
    "wait_first",
    "wait_then_sleep",
    "use_duckdb",
    "load_slowly",
)


@pytest.fixture(autouse=True)
def fault_tasks(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    for name in TASKS:
        monkeypatch.setitem(child.TASKS, name, f"fault_tasks:{name}")


def refusal(task, limits=PLENTY, **arguments):
    with pytest.raises(Refused) as refused:
        child.run(task, arguments, limits, subject="plan.xlsx")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_answer_and_the_progress_come_back_despite_noise(capfd):
    heard = []
    answer = child.run("echo", {"words": "Zürich"}, PLENTY, lambda *told: heard.append(told))
    assert answer == {"said": "Zürich"}
    assert heard == [(0.5, "half way")]
    assert capfd.readouterr() == ("", "")


def test_a_refusal_comes_back_word_for_word():
    assert refusal("refuse") == "plan.xlsx is not nice; make it nice."


def test_too_much_memory_is_told_with_its_limit():
    assert refusal("fill_memory", Limits(memory_mb=400), megabytes=600) == (
        "plan.xlsx could not be read: it needs more memory than 400 MB, which `memory_mb` under "
        "[limits] in headway.toml sets; split the file, or raise that limit."
    )
    assert child.run("fill_memory", {"megabytes": 250}, Limits(memory_mb=400)) == 250_000_000


def test_once_a_file_is_open_its_reading_may_take_more_memory_and_not_without_end():
    few = Limits(memory_mb=400)
    assert child.run("open_and_fill_memory", {"megabytes": 600}, few) == 600_000_000
    assert "it needs more memory than 400 MB" in refusal(
        "open_and_fill_memory", few, megabytes=1_600
    )


def test_what_duckdb_may_not_hold_is_told_as_memory():
    assert "it needs more memory than 1000 MB" in refusal("fill_duckdb")


def test_too_much_time_is_told_with_its_limit():
    began = time.monotonic()
    assert refusal("sleep", Limits(seconds=1), seconds=30) == (
        "plan.xlsx could not be read: it takes longer than 1 s, which `seconds` under [limits] "
        "in headway.toml sets; split the file, or raise that limit."
    )
    assert time.monotonic() - began < 5


@pytest.mark.skipif(os.name == "nt", reason="signals end a process otherwise on Windows")
@pytest.mark.parametrize(
    ("task", "says"),
    [
        ("abort", "it needs more memory than 1000 MB"),
        ("die", "the program that reads it broke down over it"),
        ("fill_disk", "no space is left on the disk; free some and try again."),
        ("fail", "Headway met what it does not expect (KeyError)"),
    ],
)
def test_every_other_death_is_one_sentence_and_silent(task, says, capfd):
    assert f"plan.xlsx could not be read: {says}" in refusal(task)
    assert capfd.readouterr() == ("", "")


def test_a_commit_is_not_cut_by_the_time_limit():
    assert child.run("commit_late", {"seconds": 2}, Limits(seconds=1)) == "committed"


def test_a_load_that_is_being_committed_is_not_cut_by_the_time_limit(home, plan_file):
    arguments = {"home": str(home), "path": str(plan_file()), "seconds": 6}
    (report,) = child.run("load_slowly", arguments, Limits(seconds=5))
    assert report["load_id"] == 1


def test_time_spent_waiting_does_not_count_and_time_after_it_does():
    assert child.run("wait_first", {"seconds": 2}, Limits(seconds=1)) == "waited"
    assert "it takes longer than 1 s" in refusal("wait_then_sleep", Limits(seconds=1), seconds=1.5)


def test_duckdb_runs_within_the_limits_of_a_file():
    assert child.run("use_duckdb", {}, PLENTY) == 1_000_000


@pytest.mark.skipif(os.name == "nt", reason="SIGINT to a group is of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_commit_outlives_the_process_that_asked_for_it(tmp_path, number):
    target = tmp_path / "ledger"
    script = (
        "from loaders import child; from loaders.settings import Limits\n"
        "child.TASKS['commit'] = 'fault_tasks:commit_to'\n"
        f"child.run('commit', {{'path': {str(target)!r}, 'seconds': 1}}, Limits())"
    )
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    parent = subprocess.Popen(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": paths},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _wait_for(Path(f"{target}.begun"))
    os.killpg(parent.pid, number)
    parent.wait()
    _wait_for(target)
    time.sleep(0.1)
    assert target.read_text(encoding="utf-8") == "whole"


def _wait_for(path):
    until = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < until, f"{path} never came"
        time.sleep(0.02)


def test_the_file_is_named_from_the_arguments(tmp_path):
    empty = tmp_path / "plan.xlsx"
    empty.touch()
    with pytest.raises(Refused, match=r"^plan.xlsx is empty; "):
        child.run("sheets", {"path": str(empty)}, PLENTY)
    with pytest.raises(Refused, match=r"^update.csv is empty; "):
        child.run("sheets", {"path": str(empty), "name": "update.csv"}, PLENTY)
