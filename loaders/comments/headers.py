"""Which words head the columns of comment rounds, of comments, and of a partner's sheet."""

from loaders.flat.headers import Headers

_ROUND = (
    "round", "comment round", "round of comment", "review round", "round code", "round id",
    "name of round", "round name", "comment period",
)  # fmt: skip
_ITEM = ("item", "code", "item code", "plan item code", "section", "reference")
_ITEM_WORDS = (
    "plan item", "item text", "plan item text", "plan item word", "word of the plan item",
    "word of the item", "item in word",
)  # fmt: skip
_NAME = (
    "name", "your name", "author", "commenter", "commented by", "comment by", "submitted by",
    "from", "who",
)  # fmt: skip
_PARTNER = (
    "partner", "organization", "agency", "your organization", "county", "division",
    "organisation", "your agency", "representing",
)  # fmt: skip
_RECEIVED = ("received", "received on", "date received", "date", "submitted", "submitted on")

ROUNDS = Headers(
    "comment rounds",
    {
        "round": _ROUND,
        "title": ("title", "round title"),
        "plan": ("plan", "plan title", "plan name", "strategic plan"),
        "version": ("version", "plan version", "version of the plan"),
        "request": (
            "request", "what is asked", "asked", "instruction", "question",
            "what partner are asked",
        ),
        "partners": ("partner", "partners asked", "partner asked", "who is asked", "asked of",
                     "distribution"),
        "opens": ("opens", "open", "opens on", "opened", "opened on", "start", "starts on", "from"),
        "due": ("due", "due on", "due date", "comment due", "deadline", "due by", "by when"),
        "closed": ("closed", "closed on", "closes", "date closed"),
        "closed_by": ("closed by",),
        "public": ("public form", "public link", "public", "form for everybody", "open to public"),
    },
    needs=tuple(
        frozenset({"round", "due", other})
        for other in ("plan", "opens", "request", "partners", "title", "closed")
    ),
    never=frozenset({"kind", "text"}),
    code="round",
)  # fmt: skip
"""One row a round. The word `withdraw` under Due takes a round back that has no comments."""

COMMENTS = Headers(
    "comments",
    {
        "id": ("id", "comment id", "comment no", "comment number", "comment code"),
        "round": _ROUND,
        "item": _ITEM,
        "item_words": _ITEM_WORDS,
        "kind": ("kind", "type", "kind of comment", "type of comment", "comment kind",
                 "comment type"),
        "text": ("comment", "text", "comment text", "what is proposed", "suggestion",
                 "suggested change", "proposed change", "remark", "feedback"),
        "name": _NAME,
        "partner": _PARTNER,
        "received": _RECEIVED,
        "late": ("late", "is late"),
        "disposition": ("disposition", "response", "what became of it", "resolution", "outcome"),
        "reason": ("reason", "why", "rationale", "reason for disposition", "explanation"),
        "decided_by": ("decided by", "decision by", "who decided"),
        "decided_on": ("decided on", "date decided", "decision date", "date of decision"),
    },
    needs=(
        frozenset({"round", "text"}),
        frozenset({"kind", "text"}),
        frozenset({"id", "disposition"}),
        frozenset({"id", "text", "name"}),
    ),
    never=frozenset({"status"}),
    code="id",
)  # fmt: skip
"""One row a comment, with what became of it; or only the comment's Id and that."""

PARTNER_SHEET = Headers(
    "comments by plan item",
    {
        "round": _ROUND,
        "item": _ITEM,
        "item_words": _ITEM_WORDS,
        "addition": ("addition", "add", "to be added", "what to add", "new"),
        "deletion": ("deletion", "delete", "to be deleted", "what to delete", "remove"),
        "augmentation": ("augmentation", "augment", "to be augmented", "what to augment",
                         "what to change", "change", "amendment"),
        "other": ("other", "other comment", "comment", "other remark"),
        "name": _NAME,
        "partner": _PARTNER,
        "received": _RECEIVED,
    },
    needs=tuple(
        frozenset({item, *kinds})
        for item in ("item", "item_words")
        for kinds in (("addition", "deletion"), ("addition", "augmentation"),
                      ("deletion", "augmentation"))
    ),
    code="item",
)  # fmt: skip
"""One row an item, one column a kind of comment: the workbook that partners fill in."""
