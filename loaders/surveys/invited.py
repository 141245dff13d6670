"""What the invited counts of a workbook say beside its exports, and its exports of each other."""

from collections.abc import Sequence

from loaders.flat.findings import Findings
from loaders.surveys.exports import ExportRead
from loaders.surveys.invited_sheet import OVERALL, Invited
from loaders.surveys.melting import groups

_WAY_OUT = "keep one of the two"


def invited_to(read: ExportRead, invited: Sequence[Invited]) -> int | None:
    """How many were asked to answer the wave of an export; None where nobody says."""
    if read.declared.invited is not None or read.wave is None:
        return read.declared.invited
    counts = _of(read, invited)
    return next((one.invited for one in counts if one.dimension == OVERALL), None)


def check_invited(
    exports: Sequence[ExportRead], invited: Sequence[Invited], found: Findings
) -> None:
    """Warn where more answered than were asked; a count given twice is a problem."""
    for read in exports:
        of_export = _of(read, invited)
        for one in of_export:
            if one.dimension == OVERALL and read.declared.invited not in {None, one.invited}:
                says = f"Invited is {read.declared.invited:,} in the survey file; {_WAY_OUT}"
                found.say(one.sheet, one.cell, says)
        counts = _respondents(read) if of_export else {}
        for one in of_export:
            answered = counts.get((one.dimension, one.group_name), 0)
            if one.invited is not None and answered > one.invited:
                group = "" if one.group_name == OVERALL else f" of '{one.group_name}'"
                says = (
                    f"{answered:,}{group} answered, but only {one.invited:,} were invited; correct "
                    "the one or the other"
                )
                found.say(one.sheet, one.cell, says, is_warning=True)
        number = read.declared.invited
        if number is not None and len(read.columns.respondents) > number:
            says = (
                f"{len(read.columns.respondents):,} answered, but only {number:,} were invited by "
                "what is said of the survey; correct the one or the other"
            )
            found.say(read.sheet.name, "", says, is_warning=True)


def say_same_waves(exports: Sequence[ExportRead], found: Findings) -> None:
    """A problem where two sheets of a workbook are the same wave of the same survey."""
    first: dict[str, ExportRead] = {}
    for read in exports:
        for other in first.values():
            if _are_same(read, other):
                says = (
                    f"It is the same wave of '{read.title}' as sheet '{other.sheet.name}'; load "
                    "them in two files with another `survey` or `held_on`, or leave one out"
                )
                found.say(read.sheet.name, "", says)
        first.setdefault(read.sheet.name, read)


def _are_same(one: ExportRead, other: ExportRead) -> bool:
    if one.wave is None or other.wave is None or one.survey_id != other.survey_id:
        return False
    return one.wave.starts_on <= other.wave.ends_on and other.wave.starts_on <= one.wave.ends_on


def _of(read: ExportRead, invited: Sequence[Invited]) -> list[Invited]:
    wave_id = read.wave.wave_id if read.wave else ""
    return [one for one in invited if one.wave_id == wave_id]


def _respondents(read: ExportRead) -> dict[tuple[str, str], int]:
    """How many answered, by dimension and group."""
    columns = {
        column.dimension or column.wording: column.text
        for column in read.columns.taken_as("attribute")
    }
    table = groups("", read.columns.respondents, columns)
    counted = table.group_by(["dimension", "group_name"]).aggregate([([], "count_all")]).to_pylist()
    found = {(row["dimension"], row["group_name"]): row["count_all"] for row in counted}
    return found | {(OVERALL, OVERALL): len(read.columns.respondents)}
