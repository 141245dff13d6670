"""Which words head the columns of frameworks, of their requirements and of the crosswalk."""

from loaders.flat.headers import Headers

_FRAMEWORK = (
    "framework", "framework code", "framework id", "framework name", "name of framework",
    "set of requirement", "requirement set", "authority framework",
)  # fmt: skip
_HEADING = (
    "heading", "section", "outcome or systemic factor", "outcome or factor", "domain", "category",
    "stands under", "under", "part", "chapter", "systemic factor", "topic",
)  # fmt: skip

FRAMEWORKS = Headers(
    "frameworks",
    {
        "framework": _FRAMEWORK,
        "name": ("name", "title", "full name", "name in full", "long name"),
        "issuer": (
            "issuer", "issued by", "required by", "agency", "authority", "who requires it",
            "federal agency", "funder",
        ),
        "source_note": (
            "source", "citation", "reference", "legal basis", "rule", "where it is from", "law",
        ),
    },
    needs=(
        frozenset({"framework", "issuer"}),
        frozenset({"framework", "source_note"}),
        frozenset({"framework", "name"}),
    ),
    never=frozenset(),
    code="framework",
)  # fmt: skip
"""One row a framework."""

REQUIREMENTS = Headers(
    "requirements",
    {
        "framework": _FRAMEWORK,
        "code": (
            "code", "requirement code", "requirement no", "requirement number", "requirement id",
            "no", "number", "id", "ref", "#", "item number", "item no", "standard no",
        ),
        "heading": _HEADING,
        "program": (
            "program", "programme", "program that asks for it", "federal program", "grant",
            "funding source", "title or program",
        ),
        "text": (
            "requirement", "requirement text", "text", "text of requirement", "what is required",
            "description", "federal requirement", "training requirement", "standard",
            "federal training requirement", "requirement description",
        ),
    },
    needs=(frozenset({"code", "text", "framework"}), frozenset({"code", "text", "program"})),
    code="code",
)  # fmt: skip
"""One row a requirement."""

CROSSWALK = Headers(
    "crosswalk links",
    {
        "framework": _FRAMEWORK,
        "requirement": (
            "requirement", "requirement code", "requirement no", "requirement number",
            "federal requirement", "training requirement", "standard", "covers requirement",
        ),
        "text": ("what is required", "what", "requirement text", "text", "text of requirement"),
        "plan": ("plan", "plan title", "plan name", "strategic plan"),
        "item": (
            "item", "plan item", "item code", "plan item code", "covered by", "plan element",
            "covered by plan item", "goal or strategy", "strategy or goal",
        ),
        "coverage": (
            "coverage", "cover", "covered", "full or partial", "level of coverage",
            "coverage level", "extent", "extent of coverage", "how far covered",
        ),
        "note": ("note", "comment", "remark", "explanation", "how it covers it"),
    },
    needs=(
        frozenset({"requirement", "item", "coverage"}),
        frozenset({"framework", "requirement", "item"}),
    ),
    code="requirement",
)  # fmt: skip
"""One row a requirement and a plan item that covers it."""

GRID = Headers(
    "grids",
    {
        "framework": _FRAMEWORK,
        "code": (
            "requirement code", "requirement no", "requirement number", "requirement id", "code",
            "no", "number", "item number", "item no", "standard no",
        ),
        "text": ("requirement", "federal requirement", "training requirement", "standard"),
        "words": (
            "requirement text", "what is required", "text of requirement",
            "requirement description",
        ),
        "heading": _HEADING,
    },
    needs=(frozenset({"text"}), frozenset({"framework", "code"}), frozenset({"code", "words"})),
    code="text",
    also=lambda cell: bool(cell.text.strip()),
)  # fmt: skip
"""One row a requirement, and a column for each plan or plan item that may cover it."""
