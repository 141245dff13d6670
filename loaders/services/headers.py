"""Which words head the columns of a sheet that says which plan items serve which."""

from loaders.flat.headers import Headers
from loaders.plans.headers import HEADERS, LEVELS

OF_A_PLAN = ("by_when", "who", "resources", "measures", "reported", "status", "percent_complete")

SERVES = Headers(
    "items that serve others",
    {
        "plan": (
            "plan", "division", "division plan", "divisional plan", "plan title", "plan name",
            "serving plan", "plan of the item", "unit",
        ),
        "item": (
            "item", "plan item", "item code", "plan item code", "division item", "our item",
            "code", "divisional item", "item of the division", "item no", "serving item",
            *(words for level in LEVELS for words in HEADERS[level]),
        ),
        "serves": (
            *HEADERS["serves"], "support", "support item", "served item",
        ),
        "plan_served": (
            "plan served", "serve plan", "served plan", "parent plan", "agency plan",
            "plan of the item served", "of plan",
        ),
        "note": ("note", "comment", "how", "remark", "how it serve", "reason"),
        # A table with one of these is a plan's own.
        "words": tuple(words for name in OF_A_PLAN for words in HEADERS[name]),
    },
    needs=(frozenset({"item", "serves"}),),
    never=frozenset({"words"}),
    code="item",
)  # fmt: skip
"""One row an item, with the codes of those that it serves."""
