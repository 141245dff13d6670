"""Where one organization's ledger, publications and accepted files live."""

import os
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
"""The contract that comes with Headway: the ledger's and the marts' SQL, the demonstration."""


@dataclass(frozen=True, slots=True)
class Home:
    """A folder and the names in it; nothing is created before `create`."""

    path: Path

    @property
    def ledger(self) -> Path:
        """Every accepted row for ever."""
        return self.path / "ledger.duckdb"

    @property
    def published(self) -> Path:
        """The folder of the publications, `NNNNNN.duckdb`."""
        return self.path / "published"

    @property
    def current(self) -> Path:
        """One line: the file name of the publication to read."""
        return self.published / "CURRENT"

    @property
    def past(self) -> Path:
        """What somebody chose to show instead of the newest state: an event, and its day."""
        return self.published / "AS_OF"

    @property
    def sources(self) -> Path:
        """Every accepted file, named by its SHA-256."""
        return self.path / "sources"

    @property
    def settings(self) -> Path:
        """`headway.toml`; it need not exist."""
        return self.path / "headway.toml"

    @property
    def lock(self) -> Path:
        """Locked by the one process that writes."""
        return self.path / "lock"

    @property
    def writer(self) -> Path:
        """Who holds the lock, for those who wait."""
        return self.path / "writer.json"

    @property
    def is_writable(self) -> bool:
        """Whether this user may write there, as far as the system tells."""
        return os.access(self.path, os.W_OK)

    @property
    def is_store(self) -> bool:
        """Whether anything of Headway's is there; a mistyped folder has nothing."""
        return any(path.exists() for path in (self.ledger, self.current, self.settings))

    def create(self) -> None:
        """Make the folders, readable by their owner alone."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in (self.published, self.sources):
            folder.mkdir(exist_ok=True, mode=0o700)


def default_home() -> Path:
    """`HEADWAY_HOME`, or `.headway` in the working folder."""
    return Path(os.environ.get("HEADWAY_HOME") or ".headway").absolute()
