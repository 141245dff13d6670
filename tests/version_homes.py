"""Homes with a plan in two versions, and what became of its items in between."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
from small_home import SmallHome

OLD = """
1   | Serve families                                     |    |       |         | |
1.1 | Train judges and clerks on the new guidelines      | ED | March |         | | Not started
1.2 | Reduce the time to an order to 30 days             | ED |       |         | |
1.3 | Publish an annual report                           | BD |       |         | |
1.4 | Hire two analysts                                  | BD | March |         | | On track
1.5 | Print a poster                                     | BD |       |         | |
2   | Write                                              |    |       |         | |
2.1 | Write a handbook for partners                      |    |       |         | |
2.2 | Write a glossary for partners                      |    |       |         | |
"""
NEW = """
1   | Serve families                                     |    |       |         | |
1.1 | Train judges on the new guidelines                 | ED | March |         | |
1.2 | Train clerks on the new guidelines                 | ED | March |         | |
1.3 | Reduce the time to an order to 20 days             | ED |       |         | |
1.4 | Publish a report every year                        | BD |       |         | |
2   | Write                                              |    |       |         | |
2.1 | Buy new software                                   |    |       |         | |
2.2 | Write a handbook and a glossary for partners       |    |       |         | |
2.3 | Hire two analysts                                  | ED | April |         | |
"""
"""1.1 is split, 1.2 and 1.3 may be what 1.3 and 1.4 are now, 1.4 moved to 2.3 with another owner and
deadline, 1.5 is dropped, 2.1 and 2.2 are merged into 2.2, and 2.1 is new."""


def two_versions(path: Path, between: Callable[[SmallHome], None] = lambda _: None) -> SmallHome:
    """The versions of plan p are loads 1 and 2, or the first and the last with loads in between."""
    home = SmallHome(path)
    home.load("plan-2026.xlsx")
    home.plan("p", "Plan of the Agency", OLD)
    between(home)
    home.load("plan-2027.xlsx", by="Ben")
    home.plan("p", "Plan of the Agency", NEW)
    return home


def decide(home: SmallHome, before: str | None, after: str | None, decision: str, **given) -> None:
    """A decision on items by their codes, as a load of its own."""
    home.load("Same item")
    values = {"reason": None, "is_withdrawn": False, "from_load_id": 1, "to_load_id": 2}
    home.add(
        "version_decision", source="the form on the page Review", plan_id="p",
        from_item_id=before and f"p/{before}", to_item_id=after and f"p/{after}",
        decision=decision, decided_by="the Board", **(values | given),
    )  # fmt: skip


def published(store: SmallHome) -> Path:
    """The file that a store publishes now."""
    return store.path / "published" / store.publish()


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of a published file."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{path}' as published (read_only)")
        connection.execute("use published")
        return connection.execute(sql).fetchall()
