"""Reads which plan items cover which requirements, and how far."""

from collections.abc import Sequence

from loaders.crosswalk.coverage import coverage_of, folded
from loaders.crosswalk.frameworks import framework_of
from loaders.crosswalk.known_records import Frameworks
from loaders.crosswalk.naming import items_named, requirements_named
from loaders.crosswalk.records import Link
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import Known
from loaders.measures.fields import Fields
from loaders.spelling import shortened
from loaders.subjects import Subjects
from loaders.updates.allowed import is_withdraw

_OWN = ("item", "coverage", "note")


def links_of(
    tables: Sequence[FlatTable], frameworks: Frameworks, known: Known, found: Findings
) -> list[Link]:
    """Every link of these tables."""
    read: list[Link] = []
    subjects = Subjects(known)
    for table in tables:
        if "coverage" not in table.columns:
            says = "is a column that is missing: it should say 'full' or 'partial' in every row"
            found.say_at(table, "coverage", table.last_header_row, says)
            continue
        for row in table.rows:
            read += _links(Line(table, row, found), frameworks, subjects)
    return read


def each_once(links: Sequence[Link]) -> list[Link]:
    """The links; the same requirement and item twice is a problem at the second."""
    read: dict[tuple[str, str, str], Link] = {}
    for one in links:
        key = one.framework_id, one.requirement_code, one.item.item_id
        if key in read:
            says = (
                f"'{shortened(one.requirement_code)}' and item {one.item.code} stand in "
                f"{read[key].address} already; keep one"
            )
            if one.cell is None:
                one.line.refuse("requirement", f"{says} row of them")
            else:
                one.line.found.say(one.line.table.sheet.name, one.address, f"{says} of them")
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
    words = folded(fields.words("coverage") or "")
    if is_withdraw(words):
        return ""
    if known := coverage_of(words):
        return known
    if fields.cell("coverage") is not None or fields.line.cell("coverage") is None:
        said = f", not '{shortened(words)}'" if words else ""
        fields.line.refuse(
            "coverage", f"should be 'full' or 'partial', or 'withdraw' to take the link back{said}"
        )
    return None
