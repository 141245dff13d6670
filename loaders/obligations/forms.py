"""The form of the page Calendar that says that something was reported."""

from loaders.forms import Filled, Form, Plain, load_form
from loaders.progress import Progress
from loaders.spelling import shortened

_LONGEST = 80


def report_made(home: str, filled: Filled, by: str, progress: Progress | None = None) -> Plain:
    """Load that something was reported, or take it back; returns a `Saved`.

    `filled` has the headers of the sheet Reports made. Raises Refused with every problem of it.
    """
    headers = ("Plan", "Item", "What was to be reported", "Due on", "Reported on", "Evidence")
    given = {**dict.fromkeys(headers, ""), "Reported by": by, **filled}
    name = f"Reported: {given['What was to be reported']}, {given['Due on'] or 'without a date'}"
    form = Form(shortened(name, _LONGEST), "Calendar", "Reports made", given)
    return load_form(home, form, by, progress)
