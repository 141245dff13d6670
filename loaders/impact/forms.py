"""The form of the page Review that assesses a proposed decision."""

from collections.abc import Sequence

import duckdb

from loaders.forms import Filled, Form, Plain, load_form
from loaders.known import Known, measure_id_of
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
        {"Assessment": given["Assessment"], **one}
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
