"""The pages that there are, under the questions that they answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: `path` is its module in `app_pages` and its address."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A question of strategic planning, and the pages that answer it."""

    title: str
    pages: tuple[Entry, ...]


WHERE_ARE_WE = "Where are we?"
WHERE_TO = "Where do we want to be?"
HOW_TO_GET_THERE = "What will we do to get there?"
HOW_WE_KNOW = "How will we know?"
WORK = "Work"

HIDDEN = (Entry("comment", "Comment"),)
"""Pages that stand by themselves, without the navigation: who has their address finds them."""

SECTIONS = (
    Section(WHERE_ARE_WE, (Entry("scorecard", "Scorecard"),)),
    Section(WHERE_TO, (Entry("goals", "Goals"),)),
    Section(
        HOW_TO_GET_THERE,
        (
            Entry("plan", "Plan"),
            Entry("divisions", "Divisions"),
            Entry("calendar", "Calendar"),
            Entry("crosswalk", "Crosswalk"),
            Entry("review", "Review"),
            Entry("settle", "Settle readings"),
        ),
    ),
    Section(
        HOW_WE_KNOW,
        (
            Entry("measures", "Measures"),
            Entry("surveys", "Surveys"),
            Entry("equity", "Equity"),
            Entry("workforce", "Workforce"),
            Entry("coverage", "Coverage"),
            Entry("confirm", "Confirm measures"),
        ),
    ),
    Section(
        WORK,
        (
            Entry("prepare", "Prepare"),
            Entry("my_updates", "My updates"),
            Entry("update", "Update"),
            Entry("history", "History"),
        ),
    ),
)
