"""The items of a plan beside what each division does for them: a table with words in its cells."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import controls, divisions_words, parts, theme, words
from dashboard.divisions_records import Cell, Division, Served
from dashboard.markup import Html, Piece, Row, chip, element, join, link, table, url
from dashboard.records import Plan
from dashboard.report_records import Rollup

_MOST_COLUMNS = 4
"""So many divisions fit beside one another; the others stand together in one more column."""
_TROUBLE = {"Off track", "At risk", "Near"}
_SHOWN = {"": "Everything", "gaps": "Gaps only", "trouble": "At risk or off track"}
_NOTHING = element("span", "–", class_="hw-quiet")
Cells = Mapping[tuple[str, str], Cell]
"""By item and division."""


def ask(served: Sequence[Served]) -> list[Served]:
    """Show the filters, which live in the URL; return the items that they leave."""
    levels = {one.level_name: words.plural(one.level_name).capitalize() for one in served}
    with st.container(key="filters"):
        first, second = st.columns(2)
        with first:
            show = controls.choose("Show", "show", _SHOWN)
        with second:
            level = controls.choose("Level", "level", {"": "All levels", **levels})
    return [
        one
        for one in served
        if (not level or one.level_name == level)
        and (show != "gaps" or one.is_gap)
        and (show != "trouble" or {one.worst_item_status, one.worst_status} & _TROUBLE)
    ]


def show(  # noqa: PLR0913, PLR0917 - what a row is made of
    plan: Plan,
    shown: Sequence[Served],
    divisions: Sequence[Division],
    cells: Cells,
    rollups: Mapping[str, Rollup],
    total: int,
) -> None:
    """A row an item: the plan's own state, all divisions together, and each by itself."""
    if says := divisions_words.shown_sentence(shown, total):
        parts.show_html(element("p", says, class_="hw-quiet", role="status"))
    if not shown:
        return
    own, others = divisions[:_MOST_COLUMNS], divisions[_MOST_COLUMNS:]
    header = ["Code", "What", "Its own", "Divisions together"]
    header += [words.shorten(one.title, 40) for one in own]
    header += ["Other divisions"] if others else []
    rows = [_row(one, own, others, cells, rollups) for one in shown]
    caption = f"{plan.title}: what divisions do for each item"
    parts.show_html(table(caption, header, rows, is_dense=True))


def _row(
    one: Served,
    own: Sequence[Division],
    others: Sequence[Division],
    cells: Cells,
    rollups: Mapping[str, Rollup],
) -> Row:
    title = element("div", one.name or one.text, class_="hw-group")
    row: list[Piece] = [opener(one), title, _itself(one, rollups), together(one)]
    row += [_cell(cells.get((one.item_id, division.plan_id))) for division in own]
    if others:
        row.append(_stacked(one, others, cells))
    is_open = controls.url_values().get("item") == one.code
    return Row(row, "hw-open" if is_open else "")


def opener(one: Served) -> Html:
    """The code of an item, which opens it on this page."""
    kept = {name: value for name, value in controls.url_values().items() if name != "item"}
    return link(url("", **kept, item=one.code), one.code, label=f"Open {one.code}")


def _itself(one: Served, rollups: Mapping[str, Rollup]) -> Piece:
    """What the plan itself reports of the item."""
    if one.is_lowest:
        return chip(one.status or theme.NO_UPDATE)
    rollup = rollups.get(one.item_id)
    if rollup is None or not (rollup.measures or rollup.counted):
        return _NOTHING
    share = f"{rollup.on_course} of {rollup.counted} on course" if rollup.counted else ""
    worst = element("div", chip(rollup.worst_status)) if rollup.worst_status else ""
    return join([worst, element("div", share, class_="hw-note")])


def together(one: Served) -> Piece:
    """What all divisions do for an item, or the word that it is a gap."""
    if one.is_gap:
        return chip("Gap")
    if one.served_at == "above":
        note = f"only {one.over_code} over it is served" if one.over_code else "served over it"
        return element("span", note, class_="hw-quiet")
    return _state(one)


def _state(one: Served | Cell) -> Html:
    pieces = [chip(one.worst_item_status)] if one.worst_item_status else []
    share = f"{one.on_course} of {one.counted} on course" if one.counted else "nothing to be done"
    pieces.append(element("div", share, class_="hw-note"))
    if one.worst_status:
        number = words.count(one.measures, "measure")
        told = f"{number}: {one.worst_status.lower()}"
        if one.measures > 1:
            told = f"{number}, worst {one.worst_status.lower()}"
        pieces.append(element("div", told, class_="hw-note"))
    return join(pieces)


def _cell(one: Cell | None) -> Piece:
    """What one division does for an item: its state, and the items that serve."""
    if one is None:
        return _NOTHING
    ways = [link(url("plan", plan=one.plan_id, item=code), code) for code in one.serving]
    return join([_state(one), element("div", "by ", join(ways, ", "), class_="hw-note hw-wrap")])


def _stacked(one: Served, others: Sequence[Division], cells: Cells) -> Piece:
    found = [(division, cells.get((one.item_id, division.plan_id))) for division in others]
    told = [
        element("div", words.shorten(division.title, 40), _cell(cell))
        for division, cell in found
        if cell
    ]
    return join(told) if told else _NOTHING


def as_csv(
    shown: Sequence[Served], divisions: Sequence[Division], cells: Cells
) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows for a spreadsheet: a column for each division."""
    header = ["Code", "Level", "What", "Gap", "Divisions together", "On course", "Counted",
              *(one.title for one in divisions)]  # fmt: skip
    rows = []
    for one in shown:
        found = [cells.get((one.item_id, division.plan_id)) for division in divisions]
        told = [_told(cell) if cell else "" for cell in found]
        rows.append([one.code, one.level_name, one.text, "Gap" if one.is_gap else "",
                     one.worst_item_status or "", one.on_course, one.counted, *told])  # fmt: skip
    return header, rows


def _told(cell: Cell) -> str:
    state = cell.worst_item_status or "nothing to be done"
    return f"{state}, {cell.on_course} of {cell.counted} on course, by {', '.join(cell.serving)}"
