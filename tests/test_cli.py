"""The command `headway`: what it says, what it asks, and its exit codes."""

import errno
import io
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import openpyxl
import pytest
from plan_files import PLAN_ID

from loaders import checking, cli, cli_files, doctor, lock, publishing, serving, show
from loaders.history import entries
from loaders.home import Home
from loaders.problems import Refused

LATER = """
    Goal                | Strategy              | By When | Who
    1. Grow the network | a) Write to ten firms | Weekly  | ED
                        | b) Hold an open day   | Ongoing | ED
"""
MANY = "Goal | Strategy | By When | Who\n" + "\n".join(
    f"{'1. Grow' if number == 1 else ''} | {number}) Call firm number {number} | Monthly | ED"
    for number in range(1, 31)
)


def test_check_shows_sheets_and_changes_and_writes_nothing(headway, home, plan_file):
    code, out, _ = headway("check", plan_file())
    assert code == 0
    assert "plan.xlsx (xlsx, read by calamine)" in out
    assert "2 goals, 3 strategies\n" in out
    assert "5 plan items added\n      + 1: Grow the network\n      + 1.a: Write to ten firms" in out
    assert not home.exists()


def test_load_asks_before_it_writes(headway, home, plan_file):
    path = plan_file()
    code, out, _ = headway("load", path, typed="n\n")
    assert code == 0
    assert "Load this? [y/N]" in out
    assert not home.exists()
    code, out, _ = headway("load", path, typed="y\n")
    assert code == 0
    assert "Loaded plan.xlsx as load 1." in out


def test_what_changes_between_the_preview_and_the_answer_is_not_loaded(
    headway, home, plan_file, monkeypatch
):
    path = plan_file()

    def answer_late(_question):
        plan_file(path.name, LATER)
        return True

    monkeypatch.setattr(cli_files.typer, "confirm", answer_late)
    code, out, _ = headway("load", path, typed="y\n")
    assert code == 1
    assert "plan.xlsx changed since it was checked; check it again." in out
    assert not home.exists()


def test_load_with_nobody_to_ask_is_wrong_usage(headway, home, plan_file):
    code, out, err = headway("load", plan_file())
    assert (code, out) == (2, "")
    assert err == "There is nobody to ask here; add --yes to load without asking.\n"
    assert not home.exists()


def test_load_tells_what_changes_against_the_standing_version(headway, plan_file):
    assert headway("load", "--yes", plan_file())[0] == 0
    code, out, _ = headway("load", "--yes", plan_file("later.xlsx", LATER))
    assert code == 0
    assert "~ 1.a: by when: Monthly → Weekly; cadence: monthly → weekly" in out
    assert "2 plan items withdrawn\n      - 2: Keep members\n      - 2.a: Ask who leaves why" in out
    assert "3 rows stay as they are" in out


def test_the_same_file_again_is_told(headway, plan_file):
    path = plan_file()
    headway("load", "--yes", path)
    code, out, _ = headway("load", "--yes", path)
    assert code == 0
    assert "Already loaded as load 1: nothing changes." in out
    assert "Loaded" not in out


def test_long_lists_are_cut_and_json_has_all(headway, plan_file):
    path = plan_file("many.xlsx", MANY)
    _, out, _ = headway("check", path)
    # 31 items: a goal and 30 strategies.
    assert f"... and {31 - show.LONGEST} more" in out
    code, out, _ = headway("check", "--json", path)
    (report,) = json.loads(out)["files"]
    assert code == 0
    assert len([one for one in report["changes"] if one["table"] == "plan_item"]) == 31


def test_json_is_one_object_and_never_asks(headway, home, plan_file, tmp_path):
    path = plan_file()
    code, out, _ = headway("load", "--json", path, typed="y\n")
    (report,) = json.loads(out)["files"]
    assert (code, report["ok"], report["load_id"]) == (0, True, None)
    assert not home.exists()

    code, out, _ = headway("load", "--json", "--yes", path)
    assert json.loads(out)["files"][0]["load_id"] == 1

    notes = tmp_path / "notes.csv"
    notes.write_text("a,b\n1,2\n")
    code, out, _ = headway("load", "--json", "--yes", path, notes)
    told = json.loads(out)["files"]
    assert code == 1
    assert [(one["file_name"], one["ok"]) for one in told] == [
        ("plan.xlsx", True),
        ("notes.csv", False),
    ]


def test_a_file_with_a_problem_stops_them_all(headway, home, plan_file, tmp_path):
    notes = tmp_path / "notes.csv"
    notes.write_text("a,b\n1,2\n")
    code, out, _ = headway("load", "--yes", plan_file(), notes, tmp_path / "nowhere.xlsx")
    assert code == 1
    assert "notes.csv: No sheet here has a shape that Headway knows" in out
    assert "Refused: There is no file nowhere.xlsx." in out
    assert out.endswith("Nothing was loaded.\n")
    assert not home.exists()


def test_plan_title_and_parent_can_be_given(headway, plan_file):
    headway("load", "--yes", plan_file())
    division = plan_file("division.xlsx", LATER)
    words = ("--plan", "division", "--title", "The Division's Plan", "--json")
    code, out, _ = headway("load", "--yes", division, *words, "--parent", "nobody")
    assert code == 1
    assert "Its parent plan 'nobody' is not loaded" in out
    code, out, _ = headway("load", "--yes", division, *words, "--parent", PLAN_ID)
    assert code == 0
    assert json.loads(out)["files"][0]["changes"][0] == {
        "kind": "added",
        "table": "plan",
        "code": "division",
        "text": "The Division's Plan",
        "what": "",
    }


def test_history_undo_and_redo(headway, home, plan_file):
    home.mkdir()
    (home / "headway.toml").touch()
    assert headway("history")[1].startswith("Nothing has been loaded yet.")
    headway("load", "--yes", plan_file())
    assert headway("undo", 1)[:2] == (0, "Load 1 is undone; `headway redo 1` brings it back.\n")
    code, out, _ = headway("history")
    assert code == 0
    assert "plan.xlsx  plan_table  8 rows  undone " in out
    assert headway("redo", 1)[:2] == (0, "Load 1 stands again.\n")
    (entry,) = json.loads(headway("history", "--json")[1])["loads"]
    assert (entry["load_id"], entry["undone_at"], entry["rows"]) == (1, None, 8)
    assert entry["loaded_at"].endswith("+00:00")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("undo", "7"), 1, "There is no load 7; `headway history` lists them."),
        (("undo", "seven"), 2, "Input should be a valid integer"),
        (("publish", "--as-of", "7"), 1, "There is no load 7"),
        (("publish", "--as-of", "soon"), 1, "'soon' should be the number of a load, or a day"),
        (("fly",), 2, "No such command 'fly'"),
        (("load",), 2, "Missing argument 'FILES'"),
        (("serve", "--port", "0"), 2, "should be greater than or equal to 1"),
    ],
)
def test_a_mistake_is_a_sentence_and_no_traceback(headway, home, words, code, says):
    home.mkdir()
    (home / "headway.toml").touch()
    found, out, err = headway(*words)
    assert found == code
    assert says in err
    assert "Traceback" not in out + err


@pytest.mark.parametrize("command", [("undo", 1), ("redo", 1), ("publish",), ("history",)])
@pytest.mark.parametrize("is_a_folder", [False, True])
def test_a_mistyped_home_is_no_store_and_stays_so(headway, tmp_path, command, is_a_folder):
    mistyped = tmp_path / "hoem"
    if is_a_folder:
        mistyped.mkdir()
    assert headway(*command, "--home", mistyped) == (
        1,
        "",
        f"There is no Headway store at {mistyped}; `headway load FILES` begins one there.\n",
    )
    assert list(tmp_path.rglob("*")) == ([mistyped] if is_a_folder else [])


def test_settings_that_cannot_be_read_are_one_sentence(headway, home, plan_file):
    home.mkdir()
    (home / "headway.toml").write_text("organisation = 'X'\n")
    code, _, err = headway("check", plan_file())
    assert code == 1
    assert err.startswith("headway.toml: 'organisation' is not a setting; known are organization")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("fiscal_year_start_month = 13", "'fiscal_year_start_month' should be 12 or less."),
        ("lock_wait_seconds = 86401", "'lock_wait_seconds' should be 86,400 or less."),
        ("limits.memory_mb = 1" + "0" * 30, "'memory_mb' should be 1,000,000,000 or less."),
        ("limits.seconds = 0", "'seconds' should be 1 or more, not 0."),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(headway, home, plan_file, line, says):
    home.mkdir()
    (home / "headway.toml").write_text(line + "\n")
    code, _, err = headway("check", plan_file())
    assert code == 1
    assert says in err


def test_settings_that_are_a_folder_are_one_sentence(headway, home, plan_file):
    (home / "headway.toml").mkdir(parents=True)
    code, _, err = headway("check", plan_file())
    assert (code, err) == (1, "headway.toml cannot be read: it is a folder.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipe")
def test_what_is_no_file_is_told_for_what_it_is(headway, tmp_path):
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    assert "Refused: pipe.xlsx is not a file; name one" in headway("check", pipe)[1]
    assert f"{tmp_path.name} is a folder, not a file; name one" in headway("check", tmp_path)[1]


def test_what_nobody_expects_is_one_sentence_too(headway, monkeypatch):
    def break_down(*_args):
        raise RuntimeError("the disk sings")

    monkeypatch.setattr(cli, "examine", break_down)
    code, _, err = headway("doctor")
    assert code == 3
    assert err == "Headway met something it does not expect: RuntimeError: the disk sings\n"


def test_what_the_disk_does_not_do_is_told(headway, monkeypatch):
    def refuse(*_args):
        raise PermissionError(errno.EACCES, "Permission denied", "/srv/headway")

    monkeypatch.setattr(cli, "examine", refuse)
    code, _, err = headway("doctor")
    assert code == 1
    assert err == (
        "That could not be done: this user may not do that there; ask who owns the folder "
        "(/srv/headway).\n"
    )


@pytest.fixture
def read_only(monkeypatch):
    """Call it, and the home is on a disk that can only be read."""

    def refuse(*_args, **_kwargs):
        raise OSError(errno.EROFS, "Read-only file system")

    def begin():
        monkeypatch.setattr(Home, "is_writable", property(lambda _home: False))
        monkeypatch.setattr(lock.FileLock, "acquire", refuse)

    return begin


def test_a_home_that_can_only_be_read_is_looked_at_without_a_lock(
    headway, home, plan_file, read_only
):
    headway("load", "--yes", plan_file())
    read_only()
    assert "plan.xlsx  plan_table  8 rows" in headway("history")[1]
    code, out, _ = headway("doctor")
    assert code == 0
    assert f"{home} can only be read here; nothing is loaded." in out
    files = [{"path": str(plan_file()), "name": "plan.xlsx"}]
    assert checking.check_files(str(home), files)[0]["unchanged"] == 6
    assert not publishing.ensure_published(Home(home))


def test_history_is_shown_when_the_disk_is_too_full_to_publish(headway, plan_file, monkeypatch):
    headway("load", "--yes", plan_file())

    def fill(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(serving, "ensure_published", fill)
    code, out, err = headway("history")
    assert code == 0
    assert "plan.xlsx  plan_table  8 rows" in out
    assert err == (
        "The newest state could not be published: no space is left on the disk; "
        "free some and try again.\n"
    )


def test_publish_as_of_says_how_to_come_back(headway, home, plan_file, tmp_path):
    headway("load", "--yes", plan_file())
    headway("load", "--yes", plan_file("later.xlsx", LATER))
    code, out, _ = headway("publish", "--as-of", 1, "-o", tmp_path / "then.duckdb")
    assert (code, out) == (0, f"Published {tmp_path / 'then.duckdb'}.\n")
    _, out, _ = headway("publish", "--as-of", 1)
    assert "The dashboard now shows the past, as of 1; `headway publish` brings it back" in out
    assert "It shows a state of the past, as somebody chose." in headway("doctor")[1]
    assert headway("publish")[1] == f"Published {Home(home).published / '000004.duckdb'}.\n"


def test_doctor_finds_all_well(headway, home, plan_file):
    code, out, _ = headway("doctor")
    assert code == 0
    assert f"There is no ledger in {home} yet." in out
    headway("load", "--yes", plan_file())
    code, out, _ = headway("doctor")
    assert code == 0
    assert "The ledger opens; of 1 loads in it 1 stand." in out
    assert "Publication 000001.duckdb is whole: " in out
    assert "It shows the newest state of the ledger." in out
    assert "PROBLEM" not in out


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda home: next(home.sources.iterdir()).write_bytes(b"x"), "plan.xlsx, was changed."),
        (lambda home: next(home.sources.iterdir()).unlink(), "plan.xlsx, is missing."),
        (lambda home: home.current.unlink(), "Nothing is published; run `headway publish`."),
        (
            lambda home: (home.published / "000001.duckdb").write_bytes(b"x"),
            "000001.duckdb cannot be read",
        ),
        (lambda home: home.ledger.write_bytes(b"x"), "cannot be opened; bring it back"),
        (lambda home: home.settings.write_text("lock_wait_seconds = 0"), "should be 1 or more"),
    ],
)
def test_doctor_finds_what_is_wrong(headway, home, plan_file, harm, says):
    headway("load", "--yes", plan_file())
    harm(Home(home))
    code, out, _ = headway("doctor")
    assert code == 1
    (line, *_) = [line for line in out.splitlines() if line.startswith("PROBLEM")]
    assert says in line
    told = json.loads(headway("doctor", "--json")[1])["findings"]
    assert [one["says"] for one in told if not one["is_well"]]


def test_doctor_says_one_problem_of_the_settings_once(headway, home, plan_file):
    headway("load", "--yes", plan_file())
    (home / "headway.toml").write_text("colour = 'red'\n")
    code, out, _ = headway("doctor")
    assert code == 1
    assert out.count("PROBLEM") == out.count("'colour' is not a setting") == 1


def test_doctor_finds_a_full_disk(home, monkeypatch):
    monkeypatch.setattr(doctor, "_ENOUGH_MB", 10**12)
    wrong = [one for one in doctor.examine(Home(home)) if not one.is_well]
    assert ["The disk has" in one.says for one in wrong] == [True]


def test_a_taken_port_is_one_sentence_and_no_other_is_chosen(headway, home):
    with socket.socket() as taken:
        taken.bind((serving.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        for command in ("serve", "demo"):
            code, out, err = headway(command, "--port", port, "--home", home)
            assert (code, out) == (1, "")
            assert err.startswith(f"Port {port} is in use by another program;")
    assert not home.exists()


def free_port():
    with socket.socket() as probe:
        probe.bind((serving.ADDRESS, 0))
        return probe.getsockname()[1]


def start_demo(home, port):
    words = ["demo", "--home", str(home), "--port", str(port)]
    return subprocess.Popen(
        [sys.executable, "-c", "from loaders.cli import main; main()", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(cli.__file__).parents[1])},
    )


HANGS = 180
"""Seconds after which what never comes is given up; on a busy machine the demonstration takes 80."""


def until_ready(port):
    give_up_at = time.monotonic() + HANGS
    while True:
        try:
            with urllib.request.urlopen(f"http://{serving.ADDRESS}:{port}/readyz") as answer:
                return json.load(answer)
        except OSError:
            assert time.monotonic() < give_up_at
            time.sleep(0.1)


def test_demo_loads_once_and_serves(tmp_path):
    home, port = tmp_path / "demo", free_port()
    said = []
    for _ in range(2):
        with start_demo(home, port) as process:
            try:
                assert until_ready(port) == {"status": "ready"}
            finally:
                process.terminate()
            said.append(process.stdout.read())
    assert "  plan_2025.xlsx: load 1\n  plan.xlsx: load 2\n  plan_word.docx: load 3\n" in said[0]
    assert "  survey_2024.csv: load 9\n" in said[0]
    assert "  plan.xlsx: already loaded as load 2\n" in said[1]
    assert "  survey_2026.xlsx: already loaded as load 11\n" in said[1]
    assert f"Open http://127.0.0.1:{port} in a browser" in said[0]


def test_a_bar_shows_what_takes_over_a_second(monkeypatch):
    screen = io.StringIO()
    terminal = show.Console(file=screen, force_terminal=True, width=100)
    monkeypatch.setattr(show, "err", terminal)
    with show.Bar() as progress:
        progress(0.5, "Quick")
    assert "Quick" not in screen.getvalue()
    with show.Bar() as progress:
        progress(0.5, "Slow")
        time.sleep(1.3)
    assert "Slow" in screen.getvalue()


def test_a_file_without_anything_in_it_is_told_so(headway, tmp_path):
    empty = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(empty)
    code, out, _ = headway("check", empty)
    assert code == 1
    assert "empty.xlsx: There is no data in it." in out


def test_the_demonstration_stays_out_of_a_store_of_real_plans(headway, home, plan_file):
    assert headway("load", "--yes", plan_file())[0] == 0
    with pytest.raises(Refused, match="holds plans that are no demonstration"):
        serving.load_demonstration(home, lambda _share, _words: None)
    assert len(entries(Home(home))) == 1
