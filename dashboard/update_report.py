"""What the loaders say of an uploaded file: sheets, problems at cells, changes."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard import parts, words
from dashboard.markup import Piece, chip, element, table
from loaders import Change, Problem, Report, SheetSeen

_MANY = 200
_FEW = 20


def show(report: Report) -> None:
    """The whole report, what stops the load first."""
    if report.refused is not None:
        st.error(words.plain(report.refused))
        return
    if report.already_loaded_as is not None:
        st.info(f"This very file stands already as load {report.already_loaded_as}.")
    _show_sheets(report)
    _show_problems("Problems: nothing is loaded until they are gone", "Problem", report.problems)
    means = "the file can be loaded as it is" if report.ok else "these stop nothing"
    _show_problems(f"Warnings: {means}", "Warning", report.warnings)
    if report.ok and report.already_loaded_as is None:
        _show_changes(report)


def _show_sheets(report: Report) -> None:
    told = f"Read as {report.format} by {report.reader}" if report.format else ""
    says = "; ".join([part for part in (told, *report.notes) if part])
    parts.section("What was recognized", words.sentence(says) if says else "")
    rows = [(sheet.name, _shape(sheet), sheet.says) for sheet in report.sheets]
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


def _show_changes(report: Report) -> None:
    counts = Counter(change.kind for change in report.changes)
    told = [f"{counts[kind]} {kind}" for kind in ("added", "changed", "withdrawn") if counts[kind]]
    told += [f"{report.unchanged} unchanged"] if report.unchanged else []
    parts.section("What will change", words.sentence(words.listed(told) or "Nothing"))
    order = {"plan": 0, "plan_item": 1}
    shown = sorted(report.changes, key=lambda change: order.get(change.table, len(order)))
    rows = [_line(change) for change in shown[:_MANY]]
    if rows:
        header = ("Code", "Change", "In", "What")
        with st.expander(f"{words.count(len(shown), 'row')} in full", expanded=len(rows) <= _FEW):
            parts.show_html(table("Rows that change", header, rows))
            _say_rest(len(shown))


def _line(change: Change) -> tuple[Piece, ...]:
    what = change.what or words.shorten(change.text, 140)
    return change.code or "–", chip(change.kind.capitalize()), change.table.replace("_", " "), what


def _say_rest(number: int) -> None:
    if number > _MANY:
        parts.show_html(element("p", f"The first {_MANY} of {number} are shown.", class_="hw-note"))


def show_what_is_known() -> None:
    """What a plan may look like, before there is a file."""
    parts.section(
        "What can be read",
        "Strategy tables as they stand, in Word or Excel: several areas and goals, several "
        "lettered strategies in one cell, or one strategy a row. Nothing is written before you "
        "choose Load it.",
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
