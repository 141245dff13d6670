"""Looks a home over: one sentence for everything that a person could worry about."""

import platform
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from loaders.as_of import event_chosen, event_shown
from loaders.history import entries
from loaders.home import Home
from loaders.ledger import newest_event
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.publication import check_whole
from loaders.reading import reading_of
from loaders.settings import read_settings
from loaders.sources import fingerprint

_ENOUGH_MB = 500
_LIBRARIES = ("headway", "duckdb", "streamlit", "python-calamine", "openpyxl")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    is_well: bool
    says: str


def examine(home: Home, progress: Progress | None = None) -> list[Finding]:
    """Look at settings, ledger, publication, kept files and disk; nothing is repaired."""
    looks: tuple[Callable[[Home, Progress | None], Iterator[Finding]], ...] = (
        *(_versions, _settings, _ledger, _publication, _sources, _disk),
    )
    found: list[Finding] = []
    for look in looks:
        try:
            found.extend(look(home, progress))
        except Refused as refused:
            told = Finding(is_well=False, says=str(refused))
            # Several looks read the settings and meet the same problem there.
            found += [] if told in found else [told]
    return found


def _versions(_home: Home, _progress: Progress | None) -> Iterator[Finding]:
    libraries = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    yield Finding(is_well=True, says=f"Python {platform.python_version()}, {libraries}.")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def _settings(home: Home, _progress: Progress | None) -> Iterator[Finding]:
    read_settings(home.settings)
    says = "are read from" if home.settings.exists() else "have their defaults; there is no"
    yield Finding(is_well=True, says=f"The settings {says} {home.settings}.")


def _ledger(home: Home, progress: Progress | None) -> Iterator[Finding]:
    if not home.ledger.exists():
        yield Finding(is_well=True, says=f"There is no ledger in {home.path} yet.")
        return
    found = entries(home, progress)
    standing = sum(entry.undone_at is None for entry in found)
    yield Finding(
        is_well=True, says=f"The ledger opens; of {len(found)} loads in it {standing} stand."
    )


def _publication(home: Home, progress: Progress | None) -> Iterator[Finding]:
    if not home.ledger.exists():
        return
    with reading_of(home, "looking at the publication", progress) as connection:
        if not home.current.exists():
            yield Finding(is_well=False, says="Nothing is published; run `headway publish`.")
            return
        name = home.current.read_text(encoding="utf-8").strip()
        tables = check_whole(home.published / name)
        yield Finding(is_well=True, says=f"Publication {name} is whole: {len(tables)} tables.")
        newest = newest_event(connection)
        shown = event_shown(home)
    if shown == newest:
        yield Finding(is_well=True, says="It shows the newest state of the ledger.")
    elif shown == event_chosen(home):
        yield Finding(is_well=True, says="It shows a state of the past, as somebody chose.")
    else:
        yield Finding(is_well=False, says="It is behind the ledger; run `headway publish`.")


def _sources(home: Home, progress: Progress | None) -> Iterator[Finding]:
    found = [entry for entry in entries(home, progress) if entry.kind == "file"]
    # The very file may have been loaded before an export of a survey was recognized in it.
    of_surveys = {entry.sha256 for entry in found if not entry.is_kept}
    kept_ones = [entry for entry in found if entry.sha256 not in of_surveys]
    wrong = 0
    for number, entry in enumerate(kept_ones, start=1):
        kept = home.sources / entry.sha256
        if progress is not None:
            progress(number / len(kept_ones), "Looking at the kept files")
        if not kept.exists() or fingerprint(kept) != entry.sha256:
            wrong += 1
            state = "was changed" if kept.exists() else "is missing"
            says = f"The kept file of load {entry.load_id}, {entry.file_name}, {state}."
            yield Finding(is_well=False, says=says)
    if kept_ones and not wrong:
        says = f"The kept files of all {len(kept_ones)} loads are as loaded."
        yield Finding(is_well=True, says=says)
    if of_surveys:
        yield from _exports(home, of_surveys)
        loads = len(found) - len(kept_ones)
        says = "the file is not kept: it is the export of a survey, which may name people"
        if loads > 1:
            says = "the files are not kept: they are exports of surveys, which may name people"
        yield Finding(is_well=True, says=f"Of {loads} load{'s' * (loads > 1)} {says}.")


def _exports(home: Home, sha256s: Collection[str]) -> Iterator[Finding]:
    """Files that may name people must not lie in the home."""
    for sha256 in sorted(sha256s):
        left = home.sources / sha256
        if left.exists():
            says = f"{left} is the export of a survey, which may name people; delete it."
            yield Finding(is_well=False, says=says)


def _disk(home: Home, _progress: Progress | None) -> Iterator[Finding]:
    if home.path.exists() and not home.is_writable:
        yield Finding(is_well=True, says=f"{home.path} can only be read here; nothing is loaded.")
        return
    folder = next(path for path in (home.path, *home.path.parents) if path.exists())
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    yield Finding(
        is_well=free_mb >= _ENOUGH_MB, says=f"The disk has {free_mb:,} MB left for {home.path}."
    )
