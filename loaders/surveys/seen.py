"""What was recognized of an export, as the page and the command line show it before the load."""

from collections.abc import Callable

from loaders.surveys.columns import Column
from loaders.surveys.exports import ExportRead
from loaders.surveys.melting import group_names
from loaders.surveys.records import Reading
from loaders.surveys.seen_records import ColumnSeen, SurveySeen
from loaders.surveys.shared_scales import R_NO_ANSWER

_MOST_GROUPS_NAMED = 6


def survey_seen(read: ExportRead, codes: dict[str, str], invited: int | None) -> SurveySeen:
    """One export column by column; `codes` are those of measures by id."""
    wave = read.wave
    return SurveySeen(
        sheet=read.sheet.name,
        survey_id=read.survey_id,
        title=read.title,
        is_known=read.known is not None,
        replaces=wave.replaces.ends_on.isoformat() if wave and wave.replaces else None,
        held_on=wave.ends_on.isoformat() if wave else None,
        held_from=wave.held_from if wave else "",
        tool=read.columns.export.tool,
        respondents=len(read.columns.respondents),
        invited=invited,
        columns=tuple(_column(column, codes) for column in read.columns.columns),
        composites=tuple(one.name for one in read.composites),
    )


def _column(column: Column, codes: dict[str, str]) -> ColumnSeen:
    reading = column.reading if column.is_rated else None
    is_doubtful = column.taken_as == "rating" and reading is None
    return ColumnSeen(
        column=column.letters,
        code=column.place.code,
        wording=column.wording,
        taken_as=column.taken_as,
        says=says(column),
        scale=reading.scale.name if reading else None,
        candidates=tuple(
            dict.fromkeys(one.scale.name for one in column.candidates) if is_doubtful else ()
        ),
        is_reversed=reading.is_reversed if reading else False,
        measure=codes.get(column.measure_id) if column.measure_id else None,
        target=column.target,
        dimension=column.dimension if column.taken_as == "attribute" else None,
        matched=column.was_worded,
        decided_by=column.decided_by,
    )


def says(column: Column) -> str:
    """One sentence on what a column is taken for, and what of it is kept."""
    if column.is_rated and column.reading is not None:
        return _of_rating(column, column.reading)
    found = _SAYS[column.taken_as](column)
    return f"{found}: {column.why}." if column.why else f"{found}."


def _of_rating(column: Column, reading: Reading) -> str:
    scale = reading.scale
    counts = {one.text: one.count for one in column.spellings}
    rated = sum(counts[text] for text in reading.ratings if text in counts)
    not_applicable = sum(counts[text] for text in reading.not_applicable if text in counts)
    no_answer = sum(counts[text] for text in reading.no_answer if text in counts)
    ends = f" ({scale.labels[0]} to {scale.labels[-1]})" if scale.labels else ""
    parts = [f"{rated:,} ratings from {scale.low} to {scale.high}{ends}"]
    if not_applicable:
        parts.append(f"{not_applicable:,} not applicable")
    parts.append(f"{len(column.text.rows) - column.text.filled + no_answer:,} blank")
    turned = "; its numbers run the other way and are turned round" if reading.is_reversed else ""
    na = ""
    if R_NO_ANSWER in counts:
        meaning = "a blank cell" if R_NO_ANSWER in reading.no_answer else "not applicable"
        na = f"; NA is taken for {meaning}"
    return f"{', '.join(parts)}{turned}{na}."


def _groups(column: Column) -> str:
    names = dict.fromkeys(group_names(column.text, column.no_answer).values())
    told = ", ".join(list(names)[:_MOST_GROUPS_NAMED])
    more = f" and {len(names) - _MOST_GROUPS_NAMED} more" if len(names) > _MOST_GROUPS_NAMED else ""
    return f"{len(names)} group{'s' * (len(names) != 1)}: {told}{more}"


def _open(column: Column) -> str:
    return (
        f"{column.text.filled:,} open answers, kept without addresses and names; never published"
        if column.decided_by != "file"
        else f"{column.text.filled:,} open answers, not kept"
    )


def _choice(column: Column) -> str:
    if column.text.different == 1:
        return "Ticked or not, not kept"
    return (
        f"A choice among {column.text.different:,} answers, not kept; it can be taken as an "
        "attribute"
    )


_SAYS: dict[str, Callable[[Column], str]] = {
    "rating": lambda _: "A rating whose scale is in doubt",
    "attribute": _groups,
    "open answers": _open,
    "names a person": lambda _: "Never kept",
    "choice": _choice,
    "number without a scale": lambda _: "Numbers of which the scale is not said, not kept",
    "date": lambda _: "Read for the day alone, not kept",
    "of the tool": lambda _: "Written by the tool, not kept",
    "left out": lambda _: "Left out",
    "blank": lambda _: "Blank",
}
"""What is said of a column by what it is taken for."""
