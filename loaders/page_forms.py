"""The forms of the pages that stand for a row of the update workbook: progress, a decision."""

from loaders.forms import Filled, Form, Plain, load_form
from loaders.progress import Progress
from loaders.spelling import shortened


def report_progress(
    home: str, item_id: str, filled: Filled, by: str, progress: Progress | None = None
) -> Plain:
    """Load a progress update; `filled` has the headers of the sheet Progress.

    Returns a `Saved`. Raises Refused with every problem of what was filled in.
    """
    given = {"Id": item_id, "Plan": "", "Code": "", "Period": "", "Status": "", **filled}
    given.setdefault("What happened", "")
    name = f"Progress on {given['Code'] or item_id} for {given['Period']}"
    return load_form(home, Form(shortened(name, 80), "Plan", "Progress", given), by, progress)


def override_status(
    home: str, measure_id: str, filled: Filled, by: str, progress: Progress | None = None
) -> Plain:
    """Load a status by decision; `filled` has the headers of the sheet Values.

    Returns a `Saved`. Raises Refused with every problem of what was filled in.
    """
    headers = ("Code", "Period", "Status by decision", "Reason", "Decided by")
    given = {"Id": measure_id, **dict.fromkeys(headers, ""), **filled}
    name = f"Status of {given['Code'] or measure_id} in {given['Period']} by decision"
    return load_form(home, Form(shortened(name, 80), "Measures", "Values", given), by, progress)
