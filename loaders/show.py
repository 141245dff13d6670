"""What the command line says: reports, history and progress, in words."""

import sys
import threading
from collections.abc import Iterable, Sequence
from json import dumps
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from loaders.history import Entry
from loaders.report import Report

LONGEST = 12
"""Lines of one list that are shown; --json has all."""
_LONGEST_LINE = 240
_NAMES = {
    "plan": "plan",
    "plan_item": "plan item",
    "item_entry": "entry beside an item",
    "item_link": "link",
    "plan_owner": "owner in the key",
    "item_reading": "possible reading",
}
_SIGNS = {"added": "+", "changed": "~", "withdrawn": "-"}

out = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)


class Bar:
    """A progress bar on standard error, for what takes over a second."""

    def __init__(self) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn())
        self._progress = Progress(
            *columns, TimeElapsedColumn(), console=err, transient=True, disable=not err.is_terminal
        )
        self._task = self._progress.add_task("", total=1.0)
        self._start = threading.Timer(1.0, self._progress.start)
        self._said = ""

    def __enter__(self) -> Self:
        self._start.daemon = True
        self._start.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._start.cancel()
        self._start.join()
        self._progress.stop()

    def __call__(self, share: float, words: str) -> None:
        """Tell the share that is done, 0 to 1, and what is being done."""
        self._progress.update(self._task, completed=share, description=words)
        if words.startswith("Waiting") and words != self._said and not err.is_terminal:
            err.print(words)
        self._said = words


def report(found: Report) -> None:
    """Print what was recognized in one file, what is wrong, and what a load changes."""
    out.print(
        f"{found.file_name}" + (f" ({found.format}, read by {found.reader})" * bool(found.format))
    )
    for note in found.notes:
        out.print(f"  {note}")
    for sheet in found.sheets:
        out.print(f"  sheet '{sheet.name}': {sheet.says}")
    if found.refused is not None:
        out.print(f"  Refused: {found.refused}")
    for heading, problems in (("problem", found.problems), ("warning", found.warnings)):
        if problems:
            out.print(f"  {counted(len(problems), heading)}:")
            _lines(str(problem) for problem in problems)
    if found.ok:
        _changes(found)


def history(entries: Sequence[Entry]) -> None:
    """Print every load, the newest first."""
    if not entries:
        out.print("Nothing has been loaded yet. Begin with `headway load FILE`.")
    for entry in entries:
        out.print(
            f"{entry.load_id:>4}  {entry.local(entry.loaded_at)}  {entry.loaded_by}  "
            f"{entry.file_name}  {', '.join(entry.shapes)}  {counted(entry.rows, 'row')}"
            + f"  {entry.settled}" * bool(entry.settled)
            + (
                f"  undone {entry.local(entry.undone_at)} by {entry.undone_by}"
                if entry.undone_at
                else ""
            )
        )


def json(said: object) -> None:
    """Print one JSON object, for programs."""
    sys.stdout.write(dumps(said, ensure_ascii=False, indent=2) + "\n")


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 problem`, `2 problems`."""
    if number == 1:
        return f"1 {noun}"
    if noun == "entry beside an item":
        return f"{number:,} entries beside an item"
    head, _, tail = noun.partition(" in ")
    return f"{number:,} {head}s" + (f" in {tail}" if tail else "")


def _changes(found: Report) -> None:
    if found.already_loaded_as is not None:
        out.print(f"  Already loaded as load {found.already_loaded_as}: nothing changes.")
        return
    out.print("  What changes:" if found.changes else "  Nothing changes.")
    for kind, sign in _SIGNS.items():
        tables = {change.table for change in found.changes if change.kind == kind}
        for table in (name for name in _NAMES if name in tables):
            of_table = [c for c in found.changes if c.kind == kind and c.table == table]
            out.print(f"    {counted(len(of_table), _NAMES[table])} {kind}")
            _lines((_short(f"{sign} {c.code}: {c.what or c.text}") for c in of_table), indent=6)
    if found.unchanged:
        out.print(f"    {counted(found.unchanged, 'row')} stay as they are")


def _lines(lines: Iterable[str], indent: int = 4) -> None:
    every = list(lines)
    shown = every if len(every) <= LONGEST + 1 else every[:LONGEST]
    for line in shown:
        out.print(" " * indent + line)
    if len(shown) < len(every):
        out.print(" " * indent + f"... and {len(every) - len(shown):,} more")


def _short(line: str) -> str:
    words = " ".join(line.split())
    return words if len(words) <= _LONGEST_LINE else words[: _LONGEST_LINE - 1] + "…"
