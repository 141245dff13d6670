"""A store whose plan is drawn as text, made of the ledger's and the marts' own SQL."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from loaders.ledger import schema_sql
from loaders.marts import prepare, run
from loaders.settings import Settings

DATA = Path(__file__).parents[1] / "data"
MORNING = datetime.fromisoformat("2026-11-02 09:30:00")
LEVELS = ("focus area", "goal", "strategy", "action step")


class SmallHome:
    """Add rows, then `publish()`; rows of a plan stand under the load that is the newest."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "published").mkdir(parents=True, exist_ok=True)
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.load_id = 0
        self.event_id = 0
        self.number = 0
        self.settings = Settings()
        self.day = MORNING.date()

    def add(self, table: str, **row: Any) -> None:
        stamp = {} if table == "load_event" else {"load_id": self.load_id}
        self.rows.setdefault(table, []).append(stamp | row)

    def load(self, file_name: str = "plan.xlsx", by: str = "Ana") -> int:
        self.load_id += 1
        self.add(
            "load", kind="file", file_name=file_name, sha256=f"{self.load_id:064x}",
            shapes=["plan_table"], row_count=1, reader="calamine",
            loaded_at=MORNING, loaded_by=by,
        )  # fmt: skip
        self.event("loaded", by)
        return self.load_id

    def event(self, event: str, by: str = "Ana", load_id: int | None = None) -> None:
        self.event_id += 1
        self.add(
            "load_event", event_id=self.event_id, load_id=load_id or self.load_id, event=event,
            happened_at=MORNING + timedelta(minutes=self.event_id), happened_by=by,
        )  # fmt: skip

    def plan(self, plan_id: str, title: str, picture: str, **given: Any) -> None:
        """`code | text | owners | by when | cadence | due on | status`, one item a line."""
        values = dict.fromkeys(
            ("organization", "vision", "mission", "starts_on", "ends_on", "parent_plan_id")
        ) | {"is_demonstration": False}
        self.add("plan", source="plan.xlsx!Plan!A1", plan_id=plan_id, title=title,
                 **(values | given))  # fmt: skip
        lines = [line for line in picture.strip().splitlines() if line.strip()]
        for ordinal, line in enumerate(lines, 1):
            self._item(plan_id, ordinal, [part.strip() for part in line.split("|")])

    def _item(self, plan_id: str, ordinal: int, parts: list[str]) -> None:
        code, text, who, by_when, cadence, due_on, status = (parts + [""] * 7)[:7]
        level = code.count(".") + 1
        parent = code.rpartition(".")[0]
        self.add(
            "plan_item", source=f"plan.xlsx!Plan!A{ordinal}", plan_id=plan_id,
            item_id=f"{plan_id}/{code}", parent_id=f"{plan_id}/{parent}" if parent else None,
            level=level, level_name=LEVELS[level - 1], code=code, ordinal=ordinal, name=None,
            text=text, sub_items=[], who=who or None, owners=who.split(), approvers=[],
            by_when=by_when or None, cadence=cadence or None, meeting=None,
            due_on=date.fromisoformat(due_on) if due_on else None, due_month=None,
            status=status or None, percent_complete=None, narrative=None,
        )  # fmt: skip

    def publish(self) -> str:
        """Build the ledger anew from all rows, then the published file; returns its name."""
        self.number += 1
        name = f"{self.number:06}.duckdb"
        with duckdb.connect(":memory:") as connection:
            connection.execute("attach ':memory:' as ledger")
            connection.execute("use ledger")
            connection.execute(schema_sql())
            for table, rows in self.rows.items():
                for row in rows:
                    marks = ", ".join("?" * len(row))
                    sql = f"insert into {table} ({', '.join(row)}) values ({marks})"
                    connection.execute(sql, list(row.values()))
            connection.execute(f"attach '{self.path / 'published' / name}' as published")
            connection.execute("use published")
            prepare(connection, self.settings, self.event_id, self.day)
            run(connection)
            connection.execute("use memory; detach published")
        (self.path / "published" / "CURRENT").write_text(name + "\n")
        return name
