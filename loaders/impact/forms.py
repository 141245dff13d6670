"""The forms of the page Review: an impact assessment, and what was decided on one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from loaders.cells import Cell, Kind
from loaders.child_side import lift_time_limit
from loaders.forms import Filled, Form, Plain, add_form, clean, load_form
from loaders.home import Home
from loaders.impact.fields import MITIGATED, NOT_DECIDED, day, decision
from loaders.known import Known, measure_id_of
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.rows import Rows, each
from loaders.spelling import shortened

_PAGE = "Review"
_LONGEST = 80


def assess_impact(  # noqa: PLR0913, PLR0917 - the form and who fills it in
    home: str,
    filled: Filled,
    groups: Sequence[Filled],
    by: str,
    replaces: str = "",
    progress: Progress | None = None,
) -> Plain:
    """Load an assessment with its groups; returns a `Saved`.

    Raises Refused with every problem of what was filled in, and when another assessment has its
    name.
    """
    given = {"Assessment": "", "Proposal": "", "Dimension": "", **filled}
    if replaces:
        given |= {"Assessment": replaces, "Title": filled.get("Title") or filled.get("Assessment")}
    name = f"Impact assessment: {filled.get('Assessment') or replaces}"
    rows = [
        {"Assessment": given["Assessment"], "Group": "", "Population": "", "Affected": "", **one}
        for one in groups
        if any(value not in {None, ""} for value in one.values())
    ]
    form = Form(
        shortened(name, _LONGEST), _PAGE, "Impact assessments", given,
        standing=_name_is_free if not replaces else lambda *_: None,
        also=_as_its_plan, more={"Impact groups": rows} if rows else {},
    )  # fmt: skip
    return load_form(home, form, by, progress)


def _name_is_free(connection: duckdb.DuckDBPyConnection, form: Form) -> int | None:
    """The load that this very form made; raises Refused where another has its name."""
    code = str(form.filled["Assessment"] or "")
    found = connection.execute(
        "select load_id, sha256 from live_impact join load using (load_id) where assessment_id = ?",
        [measure_id_of(code)],
    ).fetchall()
    if not found:
        return None
    ((load_id, sha256),) = found
    if sha256 == form.sha256:
        return int(load_id)
    raise Refused(
        f"There is an assessment '{shortened(code)}' already: give this one another name, or say "
        "that it replaces that one."
    )


def _as_its_plan(connection: duckdb.DuckDBPyConnection, _: Known, rows: Rows) -> Rows:
    """What is part of an invented plan is invented too."""
    ((row,), own) = each(rows["impact_assessment"]), each(rows.get("impact_group"))
    found = connection.execute(
        "select is_demonstration from plan semi join live_plan using (plan_id, load_id) "
        "where plan_id = ?",
        [row["plan_id"]],
    ).fetchall()
    is_invented = bool(found and found[0][0])
    return {"impact_assessment": [row | {"is_demonstration": is_invented}], "impact_group": own}


def decide_impact(
    home: str, assessment_id: str, filled: Filled, by: str, progress: Progress | None = None
) -> Plain:
    """Load what was decided on an assessment, and the rest of it as it stands; returns a `Saved`.

    Raises Refused when it is not there, and with every problem of what was filled in.
    """
    house = Home(Path(home))
    decided = _decided(filled)
    form = Form(f"Decision on: {shortened(assessment_id)}", _PAGE, "", filled)
    with writing(house, f"saving a form, {form.name}", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            rows = _standing(connection, assessment_id)
            ((before,), groups) = rows["impact_assessment"], rows["impact_group"]
            if all(before[name] == value for name, value in decided.items()):
                return {"load_id": int(before["load_id"]), "is_new": False, "notes": []}
            after: Rows = {"impact_assessment": [before | decided], "impact_group": groups}
            load_id = add_form(connection, form, after, by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": []}


def _decided(filled: Filled) -> dict[str, Any]:
    said = {name: clean(str(value or "")) or None for name, value in filled.items()}
    problems = []
    cells = {name: Cell(1, 1, words, Kind.TEXT) for name, words in said.items() if words}
    chosen, on = NOT_DECIDED, None
    try:
        chosen = decision(cells["Decision"]) if "Decision" in cells else NOT_DECIDED
        on = day(cells["Decided on"]) if "Decided on" in cells else None
    except ValueError as error:
        problems.append(f"Decided on {error}." if "day" in str(error) else f"Decision {error}.")
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


def _standing(
    connection: duckdb.DuckDBPyConnection, assessment_id: str
) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of an assessment as they stand; raises Refused where there is none."""
    found = {
        table: connection.execute(
            f"from {table} semi join live_impact using (assessment_id, load_id) "  # noqa: S608
            "where assessment_id = ?",
            [assessment_id],
        )
        .to_arrow_table()
        .to_pylist()
        for table in ("impact_assessment", "impact_group")
    }
    if not found["impact_assessment"]:
        raise Refused(f"There is no assessment '{shortened(assessment_id)}'; load the page anew.")
    return found
