"""Every load that was ever made: who, when, what, and whether it stands."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from loaders.home import Home
from loaders.progress import Progress
from loaders.reading import reading_of
from loaders.sources import is_kept


@dataclass(frozen=True, slots=True)
class Entry:
    """One load; moments are UTC."""

    load_id: int
    loaded_at: datetime
    loaded_by: str
    kind: str
    file_name: str
    sha256: str
    shapes: list[str]
    rows: int
    undone_at: datetime | None
    undone_by: str | None
    settled: str | None = None
    """Which reading a form chose, such as `plan/1.2.a, by when: 'Monthly'`."""

    @property
    def is_kept(self) -> bool:
        """Whether the home keeps its file; the export of a survey may name people."""
        return self.kind == "file" and is_kept(self.shapes)

    @staticmethod
    def local(moment: datetime) -> str:
        """The moment on this machine's clock, to the minute."""
        return f"{moment.replace(tzinfo=UTC).astimezone():%Y-%m-%d %H:%M}"

    def as_json(self) -> dict[str, Any]:
        """Plain JSON; moments are ISO 8601 in UTC."""
        plain = {
            name: value.replace(tzinfo=UTC).isoformat() if isinstance(value, datetime) else value
            for name, value in asdict(self).items()
        }
        return plain | {"is_kept": self.is_kept}


def entries(home: Home, progress: Progress | None = None) -> list[Entry]:
    """Every load from the ledger, the newest first."""
    if not home.ledger.exists():
        return []
    with reading_of(home, "listing the history", progress) as connection:
        rows = connection.execute("""
            select load_id, loaded_at, loaded_by, kind, file_name, sha256, shapes, row_count,
                undone_at, undone_by,
                item_id || ', ' || replace(field, '_', ' ') || ': ' ||
                    coalesce('''' || nullif(words, '') || '''', 'nothing') as settled
            from load join load_state using (load_id) left join reading_choice using (load_id)
            order by load_id desc
        """).fetchall()
    return [Entry(*row) for row in rows]
