"""Runs a task on a user's file in a process of its own, with limits on memory and time."""

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from loaders.child_end import reason, subject_of
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.settings import Limits

TASKS = {
    # Opens a file and no more: what the tests of hostile files ask for.
    "sheets": "loaders.workbook:sheet_sizes",
    "annotate": "loaders.marking:annotate_file",
    "check": "loaders.checking:check_files",
    "load": "loaders.loading:load_files",
    "undo": "loaders.loading:undo_load",
    "redo": "loaders.loading:redo_load",
    "publish": "loaders.publishing:publish_as_of",
    "settle": "loaders.settling:settle_reading",
    "template": "loaders.templating:write_template",
    "report_progress": "loaders.page_forms:report_progress",
    "override_status": "loaders.page_forms:override_status",
    "confirm_measure": "loaders.confirming:confirm_measure",
    "decline_measure": "loaders.confirming:decline_measure",
    "match_measure": "loaders.confirming:match_measure",
    "assess_impact": "loaders.impact.forms:assess_impact",
    "decide_impact": "loaders.impact.deciding:decide_impact",
    "decide_change": "loaders.matching.deciding:decide_change",
    "link_requirement": "loaders.crosswalk.forms:link_requirement",
    "unlink_requirement": "loaders.crosswalk.forms:unlink_requirement",
    "open_round": "loaders.comments.forms:open_round",
    "change_round": "loaders.comments.changing:change_round",
    "close_round": "loaders.comments.forms:close_round",
    "reopen_round": "loaders.comments.forms:reopen_round",
    "add_comment": "loaders.comments.comment_forms:add_comment",
    "add_public_comment": "loaders.comments.comment_forms:answer_public_comment",
    "public_forms": "loaders.comments.public_forms:public_forms",
    "decide_comment": "loaders.comments.deciding:decide_comment",
    "partner_workbook": "loaders.comments.workbooks:write_partner_workbook",
    "round_record": "loaders.comments.workbooks:write_round_record",
    "serve_item": "loaders.services.forms:serve_item",
    "withdraw_service": "loaders.services.forms:withdraw_service",
    "report_made": "loaders.obligations.forms:report_made",
    "start_plan": "loaders.preparing.forms:start_plan",
    "plan_workbook": "loaders.preparing.workbooks:write_plan_workbook",
    "add_meeting": "loaders.meetings.forms:add_meeting",
    "withdraw_meeting": "loaders.meetings.forms:withdraw_meeting",
}
"""What a child may be asked to do: task to `module:function`."""
_DONE = {
    "annotate": "marked",
    **dict.fromkeys(("serve_item", "withdraw_service"), "written"),
    "load": "loaded",
    **dict.fromkeys(("undo", "redo", "publish", "settle", "template"), "written"),
    **dict.fromkeys(("report_progress", "override_status"), "written"),
    **dict.fromkeys(("confirm_measure", "decline_measure", "match_measure"), "written"),
    **dict.fromkeys(("link_requirement", "unlink_requirement"), "written"),
    **dict.fromkeys(("decide_change", "assess_impact", "decide_impact", "report_made"), "written"),
    **dict.fromkeys(("add_meeting", "withdraw_meeting"), "written"),
    **dict.fromkeys(("start_plan", "plan_workbook"), "written"),
    **dict.fromkeys(("open_round", "change_round", "close_round", "reopen_round"), "written"),
    **dict.fromkeys(("add_comment", "add_public_comment", "decide_comment"), "written"),
    **dict.fromkeys(("partner_workbook", "round_record"), "written"),
}
"""What could not be done when a task fails; the others read."""

_ENVIRONMENT = {
    "PYTHONUTF8": "1",
    # More malloc arenas or threads of algebra than these, and other allocators, reserve memory
    # that they do not use.
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OPENBLAS_NUM_THREADS": "1",
}
_MAIN = "from loaders.child_side import main, end; end(main())"
_NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""Windows' word for a process that Ctrl-C does not reach; elsewhere it is a new session."""


def run(
    task: str,
    arguments: dict[str, Any],
    limits: Limits,
    on_progress: Progress | None = None,
    subject: str | None = None,
) -> Any:
    """Call a task with plain JSON arguments in a child process; return its plain JSON result.

    The function is also given `limits` and `progress` where it names them. `subject` is what a
    refusal calls the input; without it, the file named in the arguments.
    Raises Refused with the task's own sentence, or with one about the limit that ended it.
    """
    request = {"call": TASKS[task], "arguments": arguments, "limits": asdict(limits)}
    with tempfile.TemporaryFile() as noise, _spawned(noise) as talk:
        talk.say(request)
        answer = _answer(talk, limits, on_progress)
        if answer is not None and "result" in answer:
            return answer["result"]
        if answer is not None and "refused" in answer:
            raise Refused(answer["refused"])
        talk.process.wait()
        noise.seek(0)
        last_words = noise.read()[-20_000:].decode("utf-8", "replace")
    why = reason(answer or {}, talk.process.returncode, last_words, limits)
    done = _DONE.get(task, "read")
    refused = Refused(f"{subject or subject_of(arguments)} could not be {done}: {why}")
    refused.add_note((answer or {}).get("failed", last_words))
    raise refused


@dataclass(slots=True)
class _Talk:
    """The running child, the messages that it sends, and whether it may still be ended."""

    process: subprocess.Popen[bytes]
    messages: "queue.SimpleQueue[dict[str, Any] | None]"
    may_end: bool = True

    def say(self, message: dict[str, Any]) -> None:
        stream = self.process.stdin
        try:
            if stream is not None:
                stream.write(json.dumps(message).encode() + b"\n")
                stream.flush()
        except OSError:
            return  # it has died; its end is read from the messages


@contextmanager
def _spawned(noise: IO[bytes]) -> Iterator[_Talk]:
    room = str(Path(__file__).parents[1])
    paths = os.pathsep.join(filter(None, [room, os.environ.get("PYTHONPATH")]))
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-c", _MAIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=noise,
        start_new_session=True,
        creationflags=_NEW_GROUP,
        env=os.environ | _ENVIRONMENT | {"PYTHONPATH": paths},
    )
    talk = _Talk(process, queue.SimpleQueue())
    reader = threading.Thread(target=_listen, args=(talk,), daemon=True)
    reader.start()
    try:
        yield talk
    finally:
        if talk.may_end and process.poll() is None:
            process.kill()
        process.wait()
        reader.join()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close(stream)


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return  # what was left to write has no reader any more


def _listen(talk: _Talk) -> None:
    for line in talk.process.stdout or ():
        try:
            talk.messages.put(json.loads(line))
        except ValueError:
            break  # cut in the middle of a line
    talk.messages.put(None)


def _answer(talk: _Talk, limits: Limits, on_progress: Progress | None) -> dict[str, Any] | None:
    """Follow the child until it answers (its message), dies (None) or runs out of time."""
    left: float = limits.seconds
    while True:
        started = time.monotonic()
        try:
            message = talk.messages.get(timeout=left if talk.may_end else None)
        except queue.Empty:
            talk.process.kill()
            return {"late": True}
        if talk.may_end:
            left = max(left - (time.monotonic() - started), 0.001)
        match message:
            case {"clock": state}:
                talk.may_end = state == "runs"
                talk.say({"clock": state})
            case {"progress": [share, words]}:
                if on_progress is not None:
                    on_progress(share, words)
            case _:
                return message
