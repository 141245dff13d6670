"""The crosswalk as a table: a row a requirement, a column a plan, words in the cells."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import controls, crosswalk_queries, parts, words
from dashboard.crosswalk_records import Cell, Column, Framework, Requirement
from dashboard.crosswalk_words import STATES
from dashboard.markup import Html, Piece, Row, bullets, chip, element, join, link, table, url
from dashboard.records import Plan

_MOST_COLUMNS = 5
"""So many plans fit beside one another; the others stand together in one more column."""
Cells = Mapping[tuple[str, str], Cell]
"""By requirement and column."""


def ask_framework(frameworks: Sequence[Framework]) -> Framework:
    """The framework that the page is about; it lives in the URL."""
    names = {one.framework_id: one.name for one in frameworks}
    chosen = controls.choose("Framework", "framework", names)
    return next(one for one in frameworks if one.framework_id == chosen)


def ask(plan: Plan | None, requirements: Sequence[Requirement]) -> tuple[str, str, str]:
    """Show the filters; a state, a program, and the plan whose items are columns, or blanks."""
    states = {
        state: word
        for state, word in STATES.items()
        if any(one.state == state for one in requirements)
    }
    programs = {one.program: one.program for one in requirements if one.program}
    with st.container(key="filters"):
        first, second, third = st.columns(3)
        with first:
            state = controls.choose("State", "state", {"": "Any state", **states})
        program = ""
        if programs:
            with second:
                program = controls.choose("Program", "program", {"": "Any program", **programs})
        by = ""
        if plan:
            with third if programs else second:
                told = {"": "Plans", "items": f"Parts of {words.shorten(plan.title, 40)}"}
                by = controls.choose("Columns", "columns", told)
    return state, program, plan.plan_id if plan and by else ""


def show(
    framework: Framework,
    shown: Sequence[Requirement],
    columns: Sequence[Column],
    cells: Sequence[Cell],
) -> None:
    """The table, with what requirements stand under as lines across it."""
    if not shown:
        return
    own, others = columns[:_MOST_COLUMNS], columns[_MOST_COLUMNS:]
    by_place = {(one.requirement_code, one.column_id): one for one in cells}
    header = ["Code", "What", "State", *(words.shorten(one.label, 40) for one in own)]
    header += ["Others"] if others else []
    rows: list[Row | Sequence[Piece]] = []
    heading = None
    for one in shown:
        if one.heading and one.heading != heading:
            rows.append(Row((one.heading,), "hw-level-2"))
        heading = one.heading
        rows.append(_row(one, own, others, by_place))
    caption = f"{framework.name}: who covers what"
    parts.show_html(table(caption, header, rows, is_dense=True))


def _row(one: Requirement, own: Sequence[Column], others: Sequence[Column], cells: Cells) -> Row:
    kept = {name: value for name, value in controls.url_values().items() if name != "requirement"}
    way = link(url("", **kept, requirement=one.code), one.code, label=f"Open {one.code}")
    program = element("div", one.program, class_="hw-description") if one.program else Html("")
    what = element("div", one.text, program, class_="hw-question-cell")
    row: list[Piece] = [way, what, chip(STATES[one.state])]
    row += [_cell(cells.get((one.code, column.column_id))) for column in own]
    if others:
        row.append(_stacked(one, others, cells))
    return Row(row, "hw-open" if controls.url_values().get("requirement") == one.code else "")


def _cell(one: Cell | None) -> Piece:
    """What a plan does for a requirement: the word, and the items that do it."""
    if one is None:
        return element("span", "–", class_="hw-quiet")
    ways = [link(url("plan", plan=one.plan_id, item=code), code) for code in one.items]
    word = chip(STATES[one.state]) if one.state != "gap" else chip("Dropped")
    return join([word, element("div", join(ways, ", "), class_="hw-note hw-wrap")])


def _stacked(one: Requirement, others: Sequence[Column], cells: Cells) -> Piece:
    found = [(column, cells.get((one.code, column.column_id))) for column in others]
    told = [element("div", f"{column.label} ", _cell(cell)) for column, cell in found if cell]
    return join(told) if told else element("span", "–", class_="hw-quiet")


def covers(item_id: str) -> Html:
    """What a plan item covers, for where the item is shown; nothing where it covers nothing."""
    extents = {"full": "in full", "partial": "in part"}
    return bullets(
        [
            join(
                [
                    link(
                        url(
                            "crosswalk",
                            framework=one.framework_id,
                            requirement=one.requirement_code,
                        ),
                        f"{one.framework} {one.requirement_code}",
                    ),
                    f", {extents[one.coverage]}: {words.shorten(one.requirement)}",
                ]
            )
            for one in crosswalk_queries.covered_by(item_id)
        ]
    )


def as_csv(
    framework: Framework,
    shown: Sequence[Requirement],
    columns: Sequence[Column],
    cells: Sequence[Cell],
) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows for a spreadsheet: a column for each plan."""
    by_place = {(one.requirement_code, one.column_id): one for one in cells}
    header = ["Framework", "Code", "Heading", "Program", "Requirement", "State", "Why",
              *(one.label for one in columns)]  # fmt: skip
    rows = []
    for one in shown:
        found = [by_place.get((one.code, column.column_id)) for column in columns]
        told = [f"{STATES[cell.state]}: {', '.join(cell.items)}" if cell else "" for cell in found]
        rows.append([framework.name, one.code, one.heading, one.program, one.text,
                     STATES[one.state], one.says, *told])  # fmt: skip
    return header, rows
