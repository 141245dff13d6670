"""What the loaders say of an uploaded file: sheets, problems at cells, changes."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import parts, update_survey_words, words
from dashboard.markup import Piece, chip, element, table
from loaders import Change, ChangeKind, Problem, Report, SheetSeen

_SHEETS = (
    ("Measures", "Code, Measure, Unit, Target, Frequency, ...", "What is measured"),
    ("Benchmarks", "Code, Period, Benchmark", "What should be reached by a period"),
    ("Values", "Code, Period, Value or Numerator and Denominator, Note", "A blank cell: no change"),
    ("Groups", "Code, Period, Dimension, Group, Value", "The same by region, age, ..."),
    ("Any", "Year, Race, County, ... and a count", "Counts: you say what the columns are"),
    ("Progress", "Code, Plan item, Period, Status, % complete, What happened", "How items stand"),
)
_EXPORTS = (
    ("SurveyMonkey", "Respondent ID, Collector ID, Start Date", "Two header rows"),
    ("Qualtrics", "StartDate, EndDate, Status, ..., ImportId", "Two or three header rows"),
    ("Google Forms", "Timestamp", "Questions as headers"),
    ("Microsoft Forms", "ID, Start time, Completion time", "Questions as headers"),
    ("LimeSurvey", "id. Response ID, submitdate. Date submitted", "Codes and questions"),
    ("Any other tool", "One header row", "One row per respondent"),
    ("Any other tool", "Respondent, Question, Answer", "One row per answer"),
)
_COUNTS = "A table of counts: say what it counts, below."
_MANY = 200
_FEW = 20


def show(report: Report, waiting: frozenset[str] = frozenset()) -> None:
    """What was recognized, and what is wrong with it.

    `waiting` are sheets with counts that are to be described on the page: no problem of the file.
    """
    if report.refused is not None:
        st.error(words.plain(report.refused))
        return
    if report.already_loaded_as is not None:
        st.info(f"This very file stands already as load {report.already_loaded_as}.")
    if report.nothing_new:
        st.info("No change: it says only what stands already, so there is nothing to load.")
    _show_sheets(report, waiting)
    wrong = problems(report, waiting)
    _show_problems("Problems: nothing is loaded until they are gone", "Problem", wrong)
    means = "the file can be loaded as it is" if report.ok else "these stop nothing"
    _show_problems(f"Warnings: {means}", "Warning", report.warnings)


def problems(report: Report, waiting: frozenset[str]) -> list[Problem]:
    """What is wrong with it; that counts are not described yet is not."""
    return [one for one in report.problems if one.sheet or one.cell or not waiting]


def sheet_row(sheet: SheetSeen, waiting: frozenset[str]) -> tuple[Piece, ...]:
    """Its name, what it was recognized as, and what it holds."""
    if sheet.name in waiting:
        return sheet.name, "counts", _COUNTS
    return sheet.name, _shape(sheet), sheet.says


def _show_sheets(report: Report, waiting: frozenset[str]) -> None:
    told = f"Read as {report.format} by {report.reader}" if report.format else ""
    says = "; ".join([part for part in (told, *report.notes) if part])
    parts.section("What was recognized", words.sentence(says) if says else "")
    rows = [sheet_row(sheet, waiting) for sheet in report.sheets]
    parts.show_html(table("Sheets of the file", ("Sheet", "Recognized as", "What it holds"), rows))


def _shape(sheet: SheetSeen) -> Piece:
    if sheet.shape is None:
        return element("span", "not used", class_="hw-quiet")
    return sheet.shape.replace("_", " ")


def _show_problems(title: str, word: str, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    parts.section(title)
    header = ("Sheet", "Cell", "Kind", "What is wrong" if word == "Problem" else "What is odd")
    rows = [(one.sheet or "–", one.cell or "–", chip(word), one.message) for one in problems]
    parts.show_html(table(title, header, rows[:_MANY]))
    _say_rest(len(rows))
    told = [(one.sheet, one.cell, one.message) for one in problems]
    parts.download(f"{word.lower()}s", ("Sheet", "Cell", "Message"), told)


def show_changes(report: Report) -> None:
    """What a load of it would change."""
    if not report.is_new:
        return
    told = _counted(report.counts())
    told += [f"{report.unchanged:,} unchanged"] if report.unchanged else []
    parts.section("What will change", words.sentence(words.listed(told) or "Nothing"))
    by_table: dict[str, list[Change]] = {}
    for change in report.changes:
        by_table.setdefault(change.table, []).append(change)
    for table_name, changes in by_table.items():
        counts = report.change_counts[table_name]
        says = f"{changes[0].heading}: {words.listed(_counted(counts))}"
        is_told = len(changes) <= _FEW or any(change.kind != "added" for change in changes)
        with st.expander(says, expanded=is_told):
            rows = [(chip(change.kind.capitalize()), change.line) for change in changes[:_MANY]]
            parts.show_html(table(changes[0].heading, ("Change", "What"), rows))
            _say_rest(sum(counts.values()))


def _counted(counts: Mapping[ChangeKind, int]) -> list[str]:
    kinds: tuple[ChangeKind, ...] = ("added", "changed", "withdrawn")
    return [f"{counts[kind]:,} {kind}" for kind in kinds if counts.get(kind)]


def _say_rest(number: int) -> None:
    if number > _MANY:
        parts.show_html(
            element("p", f"The first {_MANY} of {number:,} are shown.", class_="hw-note")
        )


def show_what_is_known() -> None:
    """What a plan may look like, before there is a file."""
    parts.section(
        "What can be read",
        "Strategy tables as they stand, in Word or Excel: several areas and goals, several "
        "lettered strategies in one cell, or one strategy a row. Catalogues of measures, and what "
        "is new about them. Nothing is written before you choose Load it.",
    )
    header = ("Column", "Headers such as", "What stands in it")
    rows = (
        ("Strategy", "Strategies, Activities, Action steps, Tasks", "What is done"),
        ("By when", "By When, Deadline, Due date, Timeline", "A date, or words such as Ongoing"),
        ("Who", "Who, Owner, Lead, Responsible", "Codes of the plan's key, or names"),
        ("Resources", "Resources Needed, Budget", "What it takes"),
        ("Measures", "Measures of Success, Indicators, Evidence", "How success is known"),
        ("Reporting", "How Outcomes Are Reported", "To whom and how"),
        ("Status", "Status, % Complete", "On track, At risk, Off track, Completed, ..."),
    )
    parts.show_html(table("Columns of a strategy table", header, rows))
    header = ("Sheet", "Columns", "What stands in it")
    parts.show_html(table("Sheets of measures and updates", header, _SHEETS))
    header = ("Export of", "Recognized by", "What stands in it")
    parts.show_html(table("Exports of surveys", header, _EXPORTS))
    parts.show_html(element("p", update_survey_words.NEVER, class_="hw-quiet"))
