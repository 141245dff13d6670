"""The form of the page Review that records what was decided on an impact assessment."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from loaders.cells import Cell, Kind
from loaders.child_side import lift_time_limit
from loaders.forms import Filled, Form, Plain, add_form, clean
from loaders.home import Home
from loaders.impact.fields import MITIGATED, NOT_DECIDED, day, decision
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.spelling import shortened

_T = TypeVar("_T")


def decide_impact(
    home: str, assessment_id: str, filled: Filled, by: str, progress: Progress | None = None
) -> Plain:
    """Load what was decided on an assessment, and the rest of it as it stands; returns a `Saved`.

    Raises Refused when it is not there, and with every problem of what was filled in.
    """
    house = Home(Path(home))
    decided = _decided(filled)
    form = Form(f"Decision on: {shortened(assessment_id)}", "Review", "", filled)
    with writing(house, f"saving a form, {form.name}", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            rows = _standing(connection, assessment_id)
            ((before,), groups) = rows["impact_assessment"], rows["impact_group"]
            if all(before[name] == value for name, value in decided.items()):
                return {"load_id": int(before["load_id"]), "is_new": False, "notes": []}
            after = [before | decided]
            load_id = add_form(
                connection, form, {"impact_assessment": after, "impact_group": groups}, by
            )
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": []}


def _decided(filled: Filled) -> dict[str, Any]:
    said = {name: clean(str(value or "")) or None for name, value in filled.items()}
    problems: list[str] = []
    chosen = _read(said, "Decision", decision, problems) or NOT_DECIDED
    on = _read(said, "Decided on", day, problems)
    if chosen != NOT_DECIDED and not said.get("Decided by"):
        problems.append("Decided by should be who decided, as there is a decision.")
    if chosen == MITIGATED and not said.get("Mitigation"):
        problems.append("Mitigation should say what is done.")
    if problems:
        raise Refused(" ".join(problems))
    return {
        "decision": chosen,
        "decided_by": said.get("Decided by"),
        "decided_on": on,
        "mitigation": said.get("Mitigation"),
    }


def _read(
    said: Mapping[str, str | None], name: str, parse: Callable[[Cell], _T], problems: list[str]
) -> _T | None:
    """What a field says; what is wrong with it goes to the problems."""
    words = said.get(name)
    if words is None:
        return None
    try:
        return parse(Cell(1, 1, words, Kind.TEXT))
    except ValueError as error:
        problems.append(f"{name} {error}.")
        return None


def _standing(
    connection: duckdb.DuckDBPyConnection, assessment_id: str
) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of an assessment as they stand; raises Refused where there is none."""
    tables = ("impact_assessment", "impact_group")
    found = {table: _rows_of(connection, table, assessment_id) for table in tables}
    if not found["impact_assessment"]:
        raise Refused(f"There is no assessment '{shortened(assessment_id)}'; load the page anew.")
    return found


def _rows_of(
    connection: duckdb.DuckDBPyConnection, table: str, assessment_id: str
) -> list[dict[str, Any]]:
    cursor = connection.execute(
        f"from {table} semi join live_impact using (assessment_id, load_id) "
        "where assessment_id = ? order by rowid",
        [assessment_id],
    )
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
