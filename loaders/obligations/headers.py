"""Which words head the columns of what was reported."""

from loaders.flat.headers import Headers

REPORTS = Headers(
    "reports made",
    {
        "plan": ("plan", "plan title", "plan name", "strategic plan"),
        "item": ("plan item", "item", "plan item code", "item code", "code"),
        "words": (
            "what was to be reported", "what is reported", "how outcomes are reported",
            "how outcome are reported", "how outcome is reported", "obligation", "reporting line",
            "to be reported",
        ),
        "due_on": ("due on", "due", "due date", "was due on"),
        "reported_on": ("reported on", "date reported", "was reported on", "report date"),
        "evidence": ("evidence", "where it is", "link", "proof", "where it was reported"),
        "reported_by": ("reported by", "who reported", "by", "reporter"),
    },
    needs=(frozenset({"item", "words", "reported_on"}),),
    code="item",
)  # fmt: skip
"""One row a thing that was reported."""
