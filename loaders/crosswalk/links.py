"""Reads which plan items cover which requirements, and how far."""

from collections.abc import Sequence

from loaders.crosswalk.frameworks import framework_of
from loaders.crosswalk.known_records import Frameworks
from loaders.crosswalk.naming import items_named, requirements_named
from loaders.crosswalk.records import Link
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import Known
from loaders.measures.fields import Fields
from loaders.spelling import plain, shortened
from loaders.subjects import Subjects
from loaders.updates.allowed import is_withdraw

_FULL = ("full", "fully", "covered", "complete", "completely", "in full", "whole", "all")
_PARTIAL = ("partial", "partially", "partly", "part", "in part", "some")
_OWN = ("item", "coverage", "note")


def links_of(
    tables: Sequence[FlatTable], frameworks: Frameworks, known: Known, found: Findings
) -> list[Link]:
    """Every link of these tables; the same requirement and item twice is a problem."""
    read: dict[tuple[str, str, str], Link] = {}
    subjects = Subjects(known)
    for table in tables:
        if "coverage" not in table.columns:
            says = "is a column that is missing: it should say 'full' or 'partial' in every row"
            found.say_at(table, "coverage", table.last_header_row, says)
            continue
        for row in table.rows:
            for one in _links(Line(table, row, found), frameworks, subjects):
                key = one.framework_id, one.requirement_code, one.item.item_id
                if key in read:
                    first = read[key].line.address("requirement")
                    says = (
                        f"'{shortened(one.requirement_code)}' and item {one.item.code} stand in "
                        f"{first} already; keep one row of them"
                    )
                    one.line.refuse("requirement", says)
                read.setdefault(key, one)
    return list(read.values())


def _links(line: Line, frameworks: Frameworks, subjects: Subjects) -> list[Link]:
    """The links of a row: each of its requirements with each of its items.

    A row of a sheet that is handed out to be filled in and that is left blank says nothing.
    """
    if not line.gives(_OWN):
        return []
    fields = Fields(line)
    framework = framework_of(line, frameworks)
    requirements = requirements_named(fields, framework) if framework else []
    items = items_named(fields, subjects)
    coverage = _coverage(fields)
    if framework is None or coverage is None:
        return []
    return [
        Link(
            line, framework.framework_id, requirement.code, item,
            coverage or "full", fields.words("note"), is_withdrawn=not coverage,
        )
        for requirement in requirements
        for item in items
    ]  # fmt: skip


def _coverage(fields: Fields) -> str | None:
    """`full` or `partial`, blank for a link that is taken back; None with a problem for others."""
    words = " ".join(plain(fields.words("coverage") or "").casefold().split())
    if is_withdraw(words):
        return ""
    if words in _FULL:
        return "full"
    if words in _PARTIAL:
        return "partial"
    if fields.cell("coverage") is not None or fields.line.cell("coverage") is None:
        said = f", not '{shortened(words)}'" if words else ""
        fields.line.refuse(
            "coverage", f"should be 'full' or 'partial', or 'withdraw' to take the link back{said}"
        )
    return None
