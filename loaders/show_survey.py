"""What was recognized in the export of a survey, as a table for the command line."""

from collections.abc import Iterator, Sequence

from loaders.spelling import shortened, with_both_ends
from loaders.surveys.seen_records import ColumnSeen, SurveySeen

_HEADERS = ("column", "question", "taken as", "scale", "says")
_WIDEST = (6, 48, 24, 28)
"""Characters of each column but the last."""
_IN_ONE_LINE = ("of the tool", "blank")
"""What nobody was asked: named together below the table."""
_DECIDED_BY = {"person": "as said", "earlier wave": "as before"}


def survey_lines(survey: SurveySeen) -> Iterator[str]:
    """One sentence of who answered when, a line for every column, and what is left out."""
    yield _heading(survey)
    asked = [one for one in survey.columns if one.taken_as not in _IN_ONE_LINE]
    if asked:
        yield from _table([_HEADERS, *map(_cells, asked)])
    for kind in _IN_ONE_LINE:
        if own := [one.column for one in survey.columns if one.taken_as == kind]:
            yield f"  {kind}, not kept: {', '.join(own)}"
    if survey.composites:
        yield f"  composites: {', '.join(survey.composites)}"


def _heading(survey: SurveySeen) -> str:
    """`survey 'Members' (known), held on 2026-03-31 (said), ...: 84 respondents`."""
    known = "known" if survey.is_known else "new"
    held = f"held on {survey.held_on} ({survey.held_from})" if survey.held_on else "no day known"
    replaces = f"; it replaces what stands of {survey.replaces}" if survey.replaces else ""
    invited = "" if survey.invited is None else f" of {survey.invited:,} invited"
    answered = f"{survey.respondents:,} respondent{'s' * (survey.respondents != 1)}{invited}"
    return (
        f"survey '{survey.title}' ({known}), {held}, {survey.tool}, sheet '{survey.sheet}': "
        f"{answered}{replaces}"
    )


def _cells(column: ColumnSeen) -> tuple[str, ...]:
    question = " ".join(filter(None, (column.code, column.wording)))
    decided = _DECIDED_BY.get(column.decided_by, "")
    taken_as = column.taken_as + f" ({decided})" * bool(decided)
    return column.column, question, taken_as, _scale(column), "; ".join(_says(column))


def _scale(column: ColumnSeen) -> str:
    """The scale, a question mark behind several that the answers fit, or the dimension."""
    if column.scale is None and column.candidates:
        return f"{' or '.join(column.candidates)}?"
    turned = ", reversed" if column.is_reversed else ""
    return f"{column.scale or column.dimension or ''}{turned}"


def _says(column: ColumnSeen) -> Iterator[str]:
    yield column.says.rstrip(".")
    if column.matched is not None:
        yield f"was worded '{shortened(column.matched)}'"
    if column.measure is not None:
        yield f"feeds measure {column.measure}"
    if column.target is not None:
        yield f"target {column.target:g}"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    short = [
        [with_both_ends(cell, most) for cell, most in zip(row, _WIDEST, strict=False)]
        for row in rows
    ]
    widths = [max(map(len, cells)) for cells in zip(*short, strict=True)]
    for row, cells in zip(rows, short, strict=True):
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
        yield "  " + "  ".join([*padded, " ".join(row[-1].split())]).rstrip()
