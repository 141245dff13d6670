"""Every accepted file that names nobody, kept as it came, named by what is in it."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from loaders.home import Home
from loaders.problems import Refused


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


EXPORT = "survey"
"""The shape of files that may name people, of which only the hash is kept."""


def is_kept(shapes: Iterable[str]) -> bool:
    """Whether a file with these shapes is kept: no export of a survey is on any of its sheets."""
    return EXPORT not in shapes


def drop(home: Home, sha256: str) -> None:
    """Take away what was kept of a file before a survey's export was recognized in it."""
    kept = home.sources / sha256
    if kept.exists():
        kept.unlink()
        sync_folder(home.sources)


def keep(home: Home, path: Path, sha256: str) -> Path:
    """Copy a file into the home, on disk for certain when this returns.

    Raises Refused when the file is no longer the one that was read.
    """
    kept = home.sources / sha256
    if kept.exists() and fingerprint(kept) == sha256:
        return kept
    arriving = kept.with_name(f"{sha256}.tmp")
    try:
        shutil.copyfile(path, arriving)
        if fingerprint(arriving) != sha256:
            raise Refused(f"{path.name} was changed while it was being read; load it again.")
        sync(arriving)
        arriving.replace(kept)
    finally:
        arriving.unlink(missing_ok=True)
    sync_folder(home.sources)
    return kept


def sync(path: Path) -> None:
    """Wait until a file's contents are on disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
