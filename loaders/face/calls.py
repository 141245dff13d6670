"""How the face of the loaders calls a child process, which alone opens files and writes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from loaders.child import run
from loaders.home import Home
from loaders.options import Options
from loaders.progress import Progress
from loaders.settings import Limits, read_settings

Filled = Mapping[str, str | float | None]
"""What a form was filled in with, by the headers of the sheet that it stands for."""
Files = Sequence[tuple[Path, str]]
"""Each file's path, and its name as its user knows it."""


def write(
    task: str, home: Path, arguments: Mapping[str, object], on_progress: Progress | None = None
) -> Any:
    """What a task answers that writes the ledger or a publication of a home."""
    subject = "The publication" if task == "publish" else "The ledger"
    return run(task, {"home": str(home), **arguments}, limits_of(home), on_progress, subject)


def arguments_of(
    home: Path,
    files: Files,
    options: Options,
    expected_sha256: Sequence[str] = (),
    own: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> dict[str, object]:
    """What a child is given; `own` are options of single files, each by the file's name."""
    settings = read_settings(Home(home).settings)
    named: list[dict[str, Any]] = [
        {"path": str(path.absolute()), "name": name}
        | {option: of_files[name] for option, of_files in own.items() if name in of_files}
        for path, name in files
    ]
    if expected_sha256:
        for file, sha256 in zip(named, expected_sha256, strict=True):
            file["expected_sha256"] = sha256
    options = replace(
        options,
        fiscal_year_start_month=settings.fiscal_year_start_month,
        school_year_start_month=settings.school_year_start_month,
    )
    return {"home": str(home), "files": named, "options": options.as_json()}


def limits_of(home: Path) -> Limits:
    """The limits on memory and time that a home's settings give."""
    return read_settings(Home(home).settings).limits
