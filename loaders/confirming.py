"""Decides on a measure of success in a plan's own words: it becomes a measure, or is none."""

from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from loaders.child_side import lift_time_limit
from loaders.forms import Filled, Form, Plain, add_form, load_form
from loaders.home import Home
from loaders.known import Known
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.rows import Rows
from loaders.spelling import shortened

_PAGE = "Confirm measures"


def confirm_measure(  # noqa: PLR0913, PLR0917 - the form and who fills it in
    home: str, plan_id: str, words: str, filled: Filled, by: str, progress: Progress | None = None
) -> Plain:
    """Make a measure of words in a plan; `filled` has the headers of the sheet Measures.

    Returns a `Saved`. Raises Refused with every problem of what was filled in, when the plan has
    no such words or somebody decided on them otherwise, and when the code is another measure's.
    """
    name = f"{shortened(str(filled.get('Code') or ''))} made of: {shortened(words)}"
    standing = partial(_decided_before, plan_id=plan_id, words=words)
    also = partial(_with_words, plan_id=plan_id, words=words)
    return load_form(home, Form(name, _PAGE, "Measures", filled, standing, also), by, progress)


def match_measure(  # noqa: PLR0913, PLR0917 - the form and who fills it in
    home: str, plan_id: str, words: str, measure_id: str, by: str, progress: Progress | None = None
) -> Plain:
    """Say that a measure which is there already measures words in a plan; returns a `Saved`.

    Raises Refused when either is not there, or somebody decided on the words otherwise.
    """
    filled = {"Plan": plan_id, "Words": words, "Measure": measure_id}
    form = Form(f"{shortened(measure_id)} measures: {shortened(words)}", _PAGE, "", filled)
    return _load_decision(
        Home(Path(home)), form, _decision(plan_id, words, measure_id), by, progress
    )


def decline_measure(
    home: str, plan_id: str, words: str, by: str, progress: Progress | None = None
) -> Plain:
    """Say that words in a plan are no measure; returns a `Saved`.

    Raises Refused when the plan has no such words or somebody decided on them otherwise.
    """
    filled = {"Plan": plan_id, "Words": words}
    form = Form(f"No measure: {shortened(words)}", _PAGE, "", filled)
    return _load_decision(Home(Path(home)), form, _decision(plan_id, words, None), by, progress)


def _load_decision(
    home: Home, form: Form, row: dict[str, Any], by: str, progress: Progress | None
) -> Plain:
    """Load a decision that makes no measure."""
    with writing(home, f"saving a form, {form.name}", by, progress):
        lift_time_limit()
        with open_ledger(home) as connection, transaction(connection):
            load_id = _decided_before(connection, form, row["plan_id"], row["words"])
            if load_id is not None:
                return {"load_id": load_id, "is_new": False, "notes": []}
            _check_measure(connection, row["measure_id"])
            load_id = add_form(connection, form, {"measure_decision": [row]}, by)
        publish_loads(home, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": []}


def _check_measure(connection: duckdb.DuckDBPyConnection, measure_id: str | None) -> None:
    sql = "select 1 from live_measure where measure_id = ?"
    if measure_id is not None and not connection.execute(sql, [measure_id]).fetchall():
        raise Refused(f"There is no measure '{measure_id}'; load the page anew.")


def _decision(plan_id: str, words: str, measure_id: str | None) -> dict[str, Any]:
    decision = "declined" if measure_id is None else "confirmed"
    return {"plan_id": plan_id, "words": words, "decision": decision, "measure_id": measure_id}


def _decided_before(
    connection: duckdb.DuckDBPyConnection, form: Form, plan_id: str, words: str
) -> int | None:
    """The load in which this very form decided; None where nobody has. Raises Refused."""
    _check_words(connection, plan_id, words)
    found = connection.execute(
        "select decision, code, load_id, loaded_by, sha256 "
        "from measure_decision semi join live_load using (load_id) join load using (load_id) "
        "left join (select measure_id, code from live_measure) using (measure_id) "
        "where plan_id = ? and words = ? and (decision = 'declined' or code is not null) "
        "order by load_id desc limit 1",
        [plan_id, words],
    ).fetchone()
    if found is None:
        return None
    decision, code, load_id, who, sha256 = found
    if sha256 == form.sha256:
        return int(load_id)
    what = f"measure {code}" if decision == "confirmed" else "no measure"
    raise Refused(f"{who} made these words {what} in load {load_id}; undo that load first.")


def _check_words(connection: duckdb.DuckDBPyConnection, plan_id: str, words: str) -> None:
    found = connection.execute(
        "select 1 from measure_reading semi join live_plan using (plan_id, load_id) "
        "where plan_id = ? and words = ?",
        [plan_id, words],
    ).fetchone()
    if found is None:
        raise Refused("The plan no longer has these words; load the page anew.")


def _with_words(
    connection: duckdb.DuckDBPyConnection, known: Known, rows: Rows, *, plan_id: str, words: str
) -> Rows:
    """The rows of a new measure with the words that it comes from."""
    (measure,) = list(rows["measure"])
    other = known.measures.get(measure["measure_id"])
    if other is not None:
        raise Refused(
            f"Code should be one that is free: {other.code} is '{shortened(other.name)}' already."
        )
    ((is_demonstration,),) = connection.execute(
        "select is_demonstration from plan semi join live_plan using (plan_id, load_id) "
        "where plan_id = ?",
        [plan_id],
    ).fetchall()
    measure |= {"from_words": words, "is_demonstration": is_demonstration}
    decision = _decision(plan_id, words, measure["measure_id"])
    return {**rows, "measure": [measure], "measure_decision": [decision]}
