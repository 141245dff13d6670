"""The forms of the pages: progress, a measure from a plan's own words, a status by decision."""

import hashlib
import json
from pathlib import Path
from typing import Any

from loaders.child_side import lift_time_limit
from loaders.forms import Filled, Form, load_form
from loaders.home import Home
from loaders.ledger import Load, add_load, open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.rows import Rows


def report_progress(
    home: str, item_id: str, filled: Filled, by: str, progress: Progress | None = None
) -> int:
    """Load a progress update; `filled` has the headers of the sheet Progress.

    Raises Refused with every problem of what was filled in.
    """
    given = {"Id": item_id, **filled}
    return load_form(home, Form("Progress update", item_id, "Progress", given), by, progress)


def override_status(
    home: str, measure_id: str, filled: Filled, by: str, progress: Progress | None = None
) -> int:
    """Load a status by decision; `filled` has the headers of the sheet Values."""
    given = {"Id": measure_id, **filled}
    return load_form(home, Form("Status by decision", measure_id, "Values", given), by, progress)


def confirm_measure(  # noqa: PLR0913, PLR0917 - the form and who fills it in
    home: str, plan_id: str, words: str, filled: Filled, by: str, progress: Progress | None = None
) -> int:
    """Make a measure of words in a plan; `filled` has the headers of the sheet Measures."""

    def with_words(rows: Rows) -> Rows:
        (measure,) = list(rows["measure"])
        decision = {
            "plan_id": plan_id,
            "words": words,
            "decision": "confirmed",
            "measure_id": measure["measure_id"],
        }
        return rows | {
            "measure": [measure | {"from_words": words}],
            "measure_decision": [decision],
        }

    form = Form("Confirm a measure", words, "Measures", filled, with_words)
    return load_form(home, form, by, progress)


def decline_measure(
    home: str, plan_id: str, words: str, by: str, progress: Progress | None = None
) -> int:
    """Say that words in a plan are no measure; return the load.

    Raises Refused when the plan, as it stands, has no such words.
    """
    house = Home(Path(home))
    row = {"plan_id": plan_id, "words": words, "decision": "declined", "measure_id": None}
    with writing(house, "declining a measure", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            _check_words(connection, plan_id, words)
            name = "Decline a measure"
            load = Load("form", name, _sha256(row), ["measure_decision"], "form", by)
            source = f"{name}!{words}"
            load_id = add_load(connection, load, {"measure_decision": [row | {"source": source}]})
        publish_loads(house, [load_id], by, progress)
    return load_id


def _check_words(connection: Any, plan_id: str, words: str) -> None:
    found = connection.execute(
        "select 1 from measure_reading semi join live_plan using (plan_id, load_id) "
        "where plan_id = ? and words = ?",
        [plan_id, words],
    ).fetchone()
    if found is None:
        raise Refused("The plan no longer has these words; load the page anew.")


def _sha256(row: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
