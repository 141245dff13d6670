"""The views of the page Review, each with the sentence that it begins with."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard import comments_view, review_list, versions_view
from dashboard.records import Plan


@dataclass(frozen=True, slots=True)
class View:
    """What a view is called and shows, and what it is about."""

    name: str
    about: str
    says: Callable[[Plan | None], str]
    """What it finds; its first sentence is the page's title."""
    show: Callable[[Plan | None], None]

    def head(self, plan: Plan | None) -> tuple[str, str]:
        """The title of the page, without its full stop, and what stands under it."""
        title, _, rest = self.says(plan).partition(". ")
        return title.removesuffix("."), f"{rest} {self.about}".strip()


VIEWS = {
    "": View(
        "Versions",
        "What changes from one version of the plan to the next, who decided it, and why.",
        versions_view.says,
        versions_view.show,
    ),
    "comments": View(
        "Comment rounds",
        "What partners and members say of the plan, and what became of every comment.",
        comments_view.says,
        comments_view.show,
    ),
    "decisions": View(
        "Decisions",
        "Proposed decisions: whom each falls on, and what it does to the gaps between groups.",
        review_list.says,
        review_list.show,
    ),
}
"""What the address says as `view`; the first is the one that it is silent of."""
