"""Reads whom proposed decisions fall on: people and affected by group, a row each."""

from collections.abc import Mapping, Sequence

from loaders.cells import Cell
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.impact.fields import name_in, people
from loaders.impact.records import OVERALL, Assessment, Group
from loaders.known import measure_id_of
from loaders.measures.fields import Fields
from loaders.spelling import shortened
from loaders.values import parse_value

_WHOLE = frozenset({"overall", "all", "total", "everyone", "everybody", "all groups", "sum"})
"""Names of the sum, which is computed."""


def groups_of(
    tables: Sequence[FlatTable], assessments: Sequence[Assessment], found: Findings
) -> list[Group]:
    """Every group of these tables; rows of sums are left out, with a warning."""
    if not assessments:
        _say_without(tables, found)
        return []
    named = {one.assessment_id: one for one in assessments}
    named |= {measure_id_of(one.title): one for one in assessments}
    spelt: dict[tuple[str, str], str] = {}
    groups = []
    for table in tables:
        for row in table.rows:
            one = _group(Line(table, row, found), assessments, named, spelt)
            if one is not None:
                groups.append(one)
    return groups


def _say_without(tables: Sequence[FlatTable], found: Findings) -> None:
    """One problem a table of groups that belong to no assessment."""
    for table in tables:
        says = (
            "should be of an assessment of this workbook: an assessment is kept with its groups as "
            "a whole, so give its row on the sheet 'Impact assessments' too"
        )
        found.say_at(table, "group", table.last_header_row, says)


def _group(
    line: Line,
    assessments: Sequence[Assessment],
    named: Mapping[str, Assessment],
    spelt: dict[tuple[str, str], str],
) -> Group | None:
    fields = Fields(line)
    of = _assessment(line, assessments, named)
    name = name_in(fields, "group")
    if name is None:
        line.refuse("group", "should be the name of a group")
    if of is None or name is None:
        return None
    stratum = name_in(fields, "stratum")
    if name.casefold() in _WHOLE or (stratum or "").casefold() in _WHOLE:
        line.warn("group", f"'{shortened(name)}' is a sum, which is computed; it is left out")
        return None
    name = spelt.setdefault((of.assessment_id, name.casefold()), name)
    if stratum is not None:
        stratum = spelt.setdefault((f"{of.assessment_id}!", stratum.casefold()), stratum)
    _check_stratum(line, of, stratum)
    population, affected = _people(fields, "population", name), _people(fields, "affected", name)
    if population is None or affected is None:
        return None
    if population == 0:
        line.refuse("population", f"of {name} should be 1 or more; leave out a group of nobody")
    if affected > population:
        says = f"of {name} should be at most their {population:,} people, not {affected:,}"
        line.refuse("affected", says)
    before = _before(fields, name, population)
    return Group(line, of.assessment_id, stratum or OVERALL, name, population, affected, before)


def _assessment(
    line: Line, assessments: Sequence[Assessment], named: Mapping[str, Assessment]
) -> Assessment | None:
    words = line.code("assessment")
    if not words and len(assessments) == 1:
        return assessments[0]
    found = named.get(measure_id_of(words))
    if found is None:
        known = ", ".join(f"'{one.code}'" for one in assessments) or "none"
        line.refuse(
            "assessment",
            f"should be an assessment of this workbook, not '{shortened(words)}': there is "
            f"{known}; an assessment is kept with its groups as a whole, so give its own row too",
        )
    return found


def _check_stratum(line: Line, of: Assessment, stratum: str | None) -> None:
    if of.is_withdrawn:
        return
    if of.stratum_dimension is None and stratum is not None:
        of.line.refuse("within", "should say what its groups are told within, such as Region")
    if of.stratum_dimension is not None and stratum is None:
        line.refuse("stratum", f"should be a {of.stratum_dimension}, as the assessment is told so")


def _people(fields: Fields, name: str, group: str) -> int | None:
    cell = fields.cell(name)
    if cell is None:
        if fields.line.cell(name) is None:
            fields.line.refuse(name, f"of {group} should be a number of people; write 0 for nobody")
        return None
    return fields.read(name, people)


def _before(fields: Fields, group: str, population: int) -> int | None:
    """How many had the outcome; a percentage is of the group's people, to the nearest person."""
    number = fields.read("before", lambda cell: _number(cell, population))
    if number is not None and not 0 <= number <= population:
        says = f"of {group} should be from 0 to their {population:,} people, not {number:,}"
        fields.line.refuse("before", says)
    return number


def _number(cell: Cell, population: int) -> int:
    if cell.text.strip().endswith("%"):
        share = parse_value(cell, "%").number
        return round((share or 0) / 100 * population)
    return people(cell)
