"""Which shapes the sheets of a workbook have, and what the shapes read from them."""

from collections.abc import Container, Iterable
from dataclasses import replace

from loaders.cells import Sheet, Workbook
from loaders.known import Known
from loaders.long_rows import too_many
from loaders.options import Options
from loaders.problems import Problem
from loaders.report import Report, SheetSeen
from loaders.rows import Rows, together
from loaders.shapes import (
    LAST,
    SHAPES,
    TAKE_LONG,
    Shape,
    counts,
    plan_outline,
    plan_table,
    survey,
)
from loaders.unrecognized import none_of_these


def recognized(workbook: Workbook, options: Options) -> tuple[Report, Rows, Known]:
    """What a workbook says, as a report and rows, and what later files may refer to with it.

    Each shape sees what those before it bring, also where something in it is wrong: what refers
    to a measure that has a problem is not wrong itself.
    """
    claims: dict[str, SheetSeen] = {}
    found: list[Problem] = []
    asked: list[Problem] = []
    rows: Rows = {}
    exports: survey.Records | None = None
    counted: list[counts.CountsSeen] = []
    known = options.known
    for shape, seen in _seen_by_each(workbook, options):
        records = shape.read(seen, replace(options, known=known))
        if records is None:
            continue
        for sheet, says in records.sheets.items():
            claims[sheet] = _claimed(claims.get(sheet), sheet, shape.NAME, says)
        of_shape = [*_too_long(seen, records.sheets, shape), *shape.validate(records)]
        found += of_shape
        asked += of_shape if _is_asked_for(shape, options) else []
        exports = records if shape is survey else exports
        counted = records.seen if shape is counts else counted
        of_records = shape.rows(records)
        known = known.with_rows(of_records)
        if all(problem.is_warning for problem in of_shape):
            rows = together(rows, of_records)
    if not claims and not counted and (options.counts is None or options.counts_of_some):
        guesses = counts.guesses(workbook, options)
        counted = [counts.guess_seen(guess) for guess in guesses]
        says = none_of_these(workbook, counts.why_not(guesses))
        found.append(Problem(workbook.file_name, says))
    report = _report(workbook, claims, _of_what_was_asked(found, asked), rows)
    surveys = survey.seen(exports) if exports else []
    return replace(report, surveys=surveys, counted=counted), rows, known


def _is_asked_for(shape: Shape, options: Options) -> bool:
    """Whether a person says that a file holds what this shape reads."""
    return (shape is counts and options.counts is not None) or (
        shape is survey and options.survey is not None
    )


def _of_what_was_asked(found: list[Problem], asked: list[Problem]) -> list[Problem]:
    """Without warnings of other shapes, where what a person says the file is cannot be read."""
    if all(problem.is_warning for problem in asked):
        return found
    return [problem for problem in found if problem in asked or not problem.is_warning]


def _seen_by_each(workbook: Workbook, options: Options) -> list[tuple[Shape, Workbook]]:
    """Every shape with the workbook without the sheets that are another's and not its own.

    What stands above a catalogue is no title of the plan on the sheet beside it.
    """
    described = counts.described(workbook, options)
    claimed = [_claims(sheet, described) for sheet in workbook.sheets]
    _give_way(claimed)
    return [
        (
            shape,
            replace(
                workbook,
                sheets=[
                    sheet
                    for sheet, by in zip(workbook.sheets, claimed, strict=True)
                    if by[place] or not any(by)
                ],
            ),
        )
        for place, shape in enumerate(SHAPES)
    ]


def _give_way(claimed: list[list[bool]]) -> None:
    """Beside strategy tables lines such as `Goal 1: ...` are their headings, and no outline."""
    table, outline = SHAPES.index(plan_table), SHAPES.index(plan_outline)
    if any(by[table] for by in claimed):
        for by in claimed:
            by[table], by[outline] = by[table] or by[outline], False


def _claims(sheet: Sheet, described: Container[str]) -> list[bool]:
    """For each shape whether it claims a sheet; those that come last where no other does.

    What a person says of a table of counts is more than any header.
    """
    if sheet.name in described:
        return [shape is counts for shape in SHAPES]
    found: list[bool] = []
    for shape in SHAPES:
        is_taken = shape in LAST and any(found)
        found.append(not is_taken and shape.claims(sheet))
    return found


def _too_long(seen: Workbook, claimed: Iterable[str], shape: Shape) -> list[Problem]:
    """A problem for every long sheet that is taken for a shape that is read by its cells."""
    return [
        Problem(seen.file_name, too_many(sheet.long), sheet.name)
        for sheet in seen.sheets
        if sheet.long is not None and sheet.name in claimed and shape not in TAKE_LONG
    ]


def _claimed(before: SheetSeen | None, sheet: str, shape: str, says: str) -> SheetSeen:
    if before is None:
        return SheetSeen(sheet, shape, says)
    return replace(before, says=f"{before.says}; {says}")


def _report(
    workbook: Workbook, claims: dict[str, SheetSeen], found: list[Problem], rows: Rows
) -> Report:
    return Report(
        workbook.file_name,
        plan_ids=[plan["plan_id"] for plan in rows.get("plan", [])],
        format=workbook.format,
        reader=workbook.reader,
        notes=workbook.notes,
        sheets=[claims.get(sheet.name) or _unclaimed(sheet) for sheet in workbook.sheets],
        problems=[problem for problem in found if not problem.is_warning],
        warnings=[problem for problem in found if problem.is_warning],
    )


def _unclaimed(sheet: Sheet) -> SheetSeen:
    kind = "Text" if sheet.is_prose else "A hidden sheet" if sheet.is_hidden else "A sheet"
    says = f"{kind} without a shape that Headway knows; not used."
    return SheetSeen(sheet.name, None, says if sheet.cells else "Blank.")
