"""Writes the demonstration's update workbooks: as Headway hands them out, and filled in."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from demo_lines import height
from demo_measures import Demonstration, Measure, Reported, Update
from demo_words import Item, Plan, letter
from openpyxl.worksheet.worksheet import Worksheet

from loaders.known import measure_id_of
from loaders.templates.book import write_book
from loaders.templates.contents import Contents, GroupRow, ProgressRow, ValueRow
from loaders.templates.read_me import read_me
from loaders.templates.sheets import HEADER_ROW

Filled = dict[str, Any]
"""What a person writes into a row, by the header of its column."""
LINE_POINTS = 15.0
_PROGRESS = {
    "status": "Status",
    "percent": "% complete",
    "happened": "What happened",
    "next": "What next",
    "help_needed": "Help needed",
    "evidence": "Evidence",
}


@dataclass(frozen=True, slots=True)
class Sources:
    """What the workbooks are made of."""

    words: Demonstration
    plans: dict[str, Plan]
    """By the names that the progress updates call them."""
    items: list[dict[str, Any]]
    """Progress updates, one entry a plan item."""


def sources(words: Demonstration, plans: dict[str, Plan], progress: Path) -> Sources:
    """Join the measures and the plans with the TOML file of the progress updates."""
    return Sources(words, plans, tomllib.loads(progress.read_text(encoding="utf-8"))["items"])


def write(made_of: Sources, update: Update, path: Path) -> None:
    """Write one update workbook; the last also says something of former periods."""
    values = list(_values(made_of.words, update))
    groups = list(_groups(made_of.words, update))
    progress = list(_progress(made_of, update))
    contents = Contents(
        [row for row, _ in values], [row for row, _ in groups], [row for row, _ in progress]
    )
    write_book(contents, update.title, read_me(None), path)
    book = openpyxl.load_workbook(path)
    filled = [what for _, what in values]
    if update is made_of.words.updates[-1]:
        filled += [_typed(one) | _named(code, one) for code, one in made_of.words.afterwards]
    _fill_in(book["Values"], filled)
    _fill_in(book["Groups"], [what for _, what in groups])
    _fill_in(book["Progress"], [what for _, what in progress])
    book.properties.lastModifiedBy = book.properties.creator
    book.save(path)


def _values(words: Demonstration, update: Update) -> Iterator[tuple[ValueRow, Filled]]:
    since = _since(words, update)
    for measure in sorted(words.measures, key=lambda one: one.code):
        before = [
            one
            for one in measure.reported
            if not one.is_blank and measure.period(one.period).ends_on <= since
        ]
        last = before[-1] if before else None
        if last is not None and last.value == "Done":
            continue
        for one in _asked(measure, measure.reported, since, update.until):
            yield _value_row(measure, one.period, last), _typed(one)


def _groups(words: Demonstration, update: Update) -> Iterator[tuple[GroupRow, Filled]]:
    since = _since(words, update)
    for measure in sorted(words.measures, key=lambda one: one.code):
        for (dimension, group), reported in sorted(measure.groups.items()):
            for one in _asked(measure, reported, since, update.until):
                names = (measure.fields["measure"], one.period, dimension, group)
                row = GroupRow(
                    *(measure_id_of(measure.code), measure.code, *names),
                    is_mean=measure.fields["statistic"] == "mean rating",
                )
                yield row, _typed(one)


def _progress(made_of: Sources, update: Update) -> Iterator[tuple[ProgressRow, Filled]]:
    told = {(one["plan"], one["code"]): one for one in made_of.items}
    for period in update.progress:
        for name, plan in made_of.plans.items():
            for code, item in _items(plan):
                said = told.get((name, code), {})
                if not said and item.status in {"Completed", "Dropped"}:
                    continue
                former = [said[key]["status"] for key in sorted(said) if key < period]
                item_id = f"{made_of.words.plan_ids[name]}/{code}"
                known = (item_id, plan.title, code, item.text, item.who, period)
                row = ProgressRow(*known, last_status=former[-1] if former else None)
                yield row, _told(said.get(period, {}))


def _since(words: Demonstration, update: Update) -> date:
    """The day up to which the workbook before has asked."""
    number = words.updates.index(update)
    return words.updates[number - 1].until if number else date.min


def _asked(
    measure: Measure, reported: tuple[Reported, ...], since: date, until: date
) -> list[Reported]:
    return [one for one in reported if since < measure.period(one.period).ends_on <= until]


def _items(plan: Plan) -> Iterator[tuple[str, Item]]:
    for area in plan.areas:
        for goal in area.goals:
            for index, item in enumerate(goal.items):
                if not item.is_note:
                    yield f"{area.number}.{goal.number}.{letter(index)}", item


def _value_row(measure: Measure, period: str, last: Reported | None) -> ValueRow:
    fields = measure.fields
    return ValueRow(
        *(measure_id_of(measure.code), measure.code, fields["measure"], fields.get("unit", "")),
        owners=fields["owner"],
        is_deliverable=fields["kind"] == "deliverable",
        decimals=fields.get("decimals"),
        period=period,
        last_period=last and last.period,
        last_value=last and last.shown,
        benchmark=measure.step(measure.period(period)),
    )


def _typed(one: Reported) -> Filled:
    decision = one.decision
    return {
        "Value": one.value,
        "Numerator": one.numerator,
        "Denominator": one.denominator,
        "Note": one.note,
        "Evidence": one.evidence,
        "Status by decision": decision.get("status", ""),
        "Reason": decision.get("reason", ""),
        "Decided by": decision.get("decided_by", ""),
    }


def _named(code: str, one: Reported) -> Filled:
    """What is written below the list, where no row is prefilled."""
    return {"Code": code, "Period": one.period}


def _told(said: dict[str, str]) -> Filled:
    return {_PROGRESS[key]: words for key, words in said.items()}


def _fill_in(sheet: Worksheet, rows: list[Filled]) -> None:
    places = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    for number, filled in enumerate(rows, HEADER_ROW + 1):
        for header, value in filled.items():
            if value != "" and header in places:
                sheet.cell(number, places[header]).value = value
        # Excel makes rows as tall as their words by itself, other programs do not.
        sheet.row_dimensions[number].height = LINE_POINTS * max(
            height(str(cell.value), sheet.column_dimensions[cell.column_letter].width)
            for cell in sheet[number]
            if cell.value is not None
        )
