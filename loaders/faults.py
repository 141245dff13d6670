"""Says in words what a disk, or the rights on it, would not do."""

import errno
import os
import sys

_FULL = "no space is left on the disk; free some and try again"
_RIGHTS = "this user may not do that there; ask who owns the folder"
_SAYS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: "the disk can only be read; choose another home with --home",
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EIO: "the disk does not answer as it should; look after it",
}


def is_of_the_disk(error: BaseException) -> bool:
    """Whether the disk or the rights on it are at fault, and not what stands on it."""
    return any(os.strerror(number) in str(error) for number in _SAYS)


def fault_of(error: BaseException) -> str | None:
    """Complete `... could not be written:`; None for an error that is not of the disk."""
    if isinstance(error, OSError):
        says = _SAYS.get(error.errno or 0)
        place = f" ({error.filename})" if error.filename and says is not _FULL else ""
        return f"{says}{place}." if says else None
    # An error of DuckDB's can only be met where DuckDB is loaded, which costs time and memory.
    duckdb = sys.modules.get("duckdb")
    if duckdb is None or not isinstance(error, duckdb.Error):
        return None
    said = str(error)
    for number, says in _SAYS.items():
        # It comes as an IO error, or wrapped into an error of the transaction.
        if os.strerror(number) in said:
            return f"{says}."
    return f"{said.splitlines()[0]}." if isinstance(error, duckdb.IOException) else None
