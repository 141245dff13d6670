"""The views of the page Review, each with the sentence that it begins with."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard import comments_view, review_list, versions_view
from dashboard.records import Plan


@dataclass(frozen=True, slots=True)
class View:
    """What a view is called, the sentence that says what it finds, and what it shows."""

    title: str
    says: Callable[[Plan | None], str]
    show: Callable[[Plan | None], None]


VIEWS = {
    "": View("Versions", versions_view.says, versions_view.show),
    "comments": View("Comment rounds", comments_view.says, comments_view.show),
    "decisions": View("Decisions", review_list.says, review_list.show),
}
"""What the address says as `view`; the first is the one that it is silent of."""
