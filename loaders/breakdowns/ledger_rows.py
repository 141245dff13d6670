"""The rows of the ledger that the catalogue of dimensions becomes."""

from collections.abc import Iterable
from typing import Any

from loaders.breakdowns.known_records import KnownBreakdown, KnownDimension, KnownGroup
from loaders.breakdowns.reading import Read
from loaders.flat.findings import Line


def dimension_rows(dimensions: Iterable[Read[KnownDimension]]) -> list[dict[str, Any]]:
    """Rows of the ledger's `dimension`, without the load."""
    return [
        {
            "source": _source(one.line, "dimension"),
            "dimension": one.says.name,
            "ordinal": one.says.ordinal,
            "is_ordered": one.says.is_ordered,
            "reference": one.says.reference,
            "reference_group": one.says.reference_group,
            "is_expected": one.says.is_expected,
            "synonyms": list(one.says.synonyms),
            "is_withdrawn": one.is_withdrawn,
        }
        for one in dimensions
    ]


def group_rows(groups: Iterable[Read[KnownGroup]]) -> list[dict[str, Any]]:
    """Rows of the ledger's `dimension_group`, without the load."""
    return [
        {
            "source": _source(one.line, "group"),
            "dimension": one.says.dimension,
            "group_name": one.says.name,
            "ordinal": one.says.ordinal,
            "synonyms": list(one.says.synonyms),
            "parent_dimension": one.says.parent_dimension,
            "parent_group": one.says.parent,
            "is_overlapping": one.says.is_overlapping,
            "is_unknown": one.says.is_unknown,
            "is_withdrawn": one.is_withdrawn,
        }
        for one in groups
    ]


def breakdown_rows(measures: Iterable[Read[KnownBreakdown]]) -> list[dict[str, Any]]:
    """Rows of the ledger's `measure_breakdown`, without the load."""
    return [
        {
            "source": _source(one.line, "code" if one.line.cell("code") else "measure"),
            "measure_id": one.says.measure_id,
            "about": one.says.about,
            "process": one.says.process,
            "dimensions": list(one.says.dimensions),
            "is_withdrawn": one.is_withdrawn,
        }
        for one in measures
    ]


def _source(line: Line, field: str) -> str:
    return f"{line.found.file_name}!{line.table.sheet.name}!{line.address(field)}"
