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
from loaders.report import COUNTED, NOUNS, ChangeKind, Report
from loaders.show_survey import survey_lines

LONGEST = 12
"""Lines of one list that are shown; --json has all."""
_LONGEST_LINE = 240
_SIGNS: dict[ChangeKind, str] = {"added": "+", "changed": "~", "withdrawn": "-"}

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
    for survey in found.surveys:
        for line in survey_lines(survey):
            out.print(f"  {line}")
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
            + "  file not kept, as it may name people"
            * (entry.kind == "file" and not entry.is_kept)
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
    head, _, tail = noun.partition(" in ")
    return f"{number:,} {head}s" + (f" in {tail}" if tail else "")


def _changes(found: Report) -> None:
    if found.already_loaded_as is not None:
        out.print(f"  Already loaded as load {found.already_loaded_as}: nothing changes.")
        return
    if found.nothing_new:
        out.print("  No change: it says only what stands already, so there is nothing to load.")
        return
    if not found.change_counts:
        return  # nothing was compared, because another file has a problem
    out.print("  What changes:")
    for table, nouns in NOUNS.items():
        for kind, sign in _SIGNS.items():
            number = found.change_counts.get(table, {}).get(kind, 0)
            if number:
                out.print(f"    {number:,} {nouns[number > 1]} {kind}")
                if table in COUNTED:
                    continue
                of_kind = [c for c in found.changes if (c.table, c.kind) == (table, kind)]
                _lines((_short(f"{sign} {c.line}") for c in of_kind), indent=6, number=number)
    if found.unchanged:
        out.print(f"    {counted(found.unchanged, 'row')} stay as they are")


def _lines(lines: Iterable[str], indent: int = 4, number: int | None = None) -> None:
    """Print the first of some lines; `number` is how many there are, listed or not."""
    every = list(lines)
    number = len(every) if number is None else number
    shown = every if number <= LONGEST + 1 else every[:LONGEST]
    for line in shown:
        out.print(" " * indent + line)
    if len(shown) < number:
        out.print(" " * indent + f"... and {number - len(shown):,} more")


def _short(line: str) -> str:
    words = " ".join(line.split())
    return words if len(words) <= _LONGEST_LINE else words[: _LONGEST_LINE - 1] + "…"
