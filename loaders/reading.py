"""The ledger for those who only look: also on a full disk, and where nothing can be written."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import duckdb

from loaders.home import Home
from loaders.ledger import read_ledger
from loaders.lock import writing
from loaders.progress import Progress


@contextmanager
def reading_of(
    home: Home, doing: str, progress: Progress | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The ledger, read-only, while no writer is at it; where nobody can write, without a lock.

    Raises Refused when the ledger cannot be read, or after the wait for a writer.
    """
    held = writing(home, doing, progress=progress) if home.is_writable else nullcontext()
    with held, read_ledger(home) as connection:
        yield connection
