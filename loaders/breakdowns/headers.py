"""Which words head the columns of the sheets that say what is known of dimensions and groups."""

from loaders.flat.headers import Headers
from loaders.measures.headers import ABOUT, BROKEN_DOWN_BY, NAME, PROCESS

_DIMENSION = ("dimension", "dimension name", "name of dimension", "breakdown", "attribute")
_GROUP = ("group", "group name", "subgroup", "category", "name of group")
_ORDER = ("order", "display order", "sort order", "position", "sequence", "ordinal", "rank")
_ALSO = (
    "also called", "synonym", "other name", "other spelling", "alias", "also known as", "aka",
    "also spelled", "also written", "other word", "alternative name", "former name",
)  # fmt: skip
_OF_VALUES = {
    "of_values": (
        "period", "reporting period", "quarter", "month", "value", "actual", "numerator",
        "denominator", "invited", "respondent", "n", "count",
    ),
    "of_measures": ("code", "measure", "measure code", "kpi", "indicator", "question"),
}  # fmt: skip

DIMENSIONS = Headers(
    "dimensions",
    {
        "dimension": _DIMENSION,
        "order": _ORDER,
        "is_ordered": (
            "ordered", "is ordered", "has an order", "ordered group", "group are ordered", "ranked",
        ),
        "reference": (
            "reference", "reference group", "compared with", "compare with", "compared to",
            "baseline group", "comparison group", "gap from", "reference category",
        ),
        "is_expected": (
            "expected", "is expected", "required", "mandatory", "expected of every measure",
        ),
        "synonyms": _ALSO,
        "group": _GROUP,
        **_OF_VALUES,
    },
    needs=tuple(
        frozenset({"dimension", field})
        for field in ("is_ordered", "reference", "is_expected", "synonyms", "order")
    ),
    never=frozenset({*_OF_VALUES, "group"}),
    code="dimension",
)  # fmt: skip
"""One row a dimension."""

GROUPS = Headers(
    "groups of dimensions",
    {
        "dimension": _DIMENSION,
        "group": _GROUP,
        "order": _ORDER,
        "synonyms": _ALSO,
        "parent": (
            "part of", "parent", "parent group", "belong to", "broader group", "lie in", "within",
            "in group", "rolled up into", "roll up to", "rolls up to",
        ),
        "parent_dimension": (
            "dimension of it", "dimension of part of", "parent dimension", "its dimension",
            "dimension of parent", "dimension of the broader group", "of dimension",
            "broader dimension",
        ),
        "is_overlapping": (
            "counted beside", "counted beside the others", "counted beside other", "overlapping",
            "overlap", "is overlapping", "overlap with others", "of any",
        ),
        "is_unknown": (
            "unknown", "is unknown", "not stated", "means unknown", "not known", "missing",
        ),
        **_OF_VALUES,
    },
    needs=tuple(
        frozenset({"dimension", "group", field})
        for field in ("order", "synonyms", "parent", "is_overlapping", "is_unknown")
    ),
    never=frozenset(_OF_VALUES),
    code="dimension",
)  # fmt: skip
"""One row a group."""

BREAKDOWNS = Headers(
    "breakdowns",
    {
        "code": (
            "code", "measure code", "measure id", "measure no", "measure number", "kpi code",
            "kpi id", "indicator code", "indicator id",
        ),
        "measure": NAME,
        "about": ABOUT,
        "process": PROCESS,
        "dimensions": (*BROKEN_DOWN_BY, "dimension"),
        "group": _GROUP,
        "of_values": _OF_VALUES["of_values"],
    },
    needs=tuple(
        frozenset({subject, field})
        for subject in ("code", "measure")
        for field in ("about", "process", "dimensions")
    ),
    never=frozenset({"of_values", "group"}),
)  # fmt: skip
"""One row a measure: whom it counts, and by what it should be broken down."""

SHEETS = (GROUPS, DIMENSIONS, BREAKDOWNS)
"""Those of groups come first, because they have a dimension too."""
