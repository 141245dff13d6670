"""Writes the demonstration's workbook of measures, their benchmarks and whom they count."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import catalog_sheet
import demo_equity_sheets
from catalog_words import HEADERS, Cell
from demo_measures import Demonstration
from openpyxl import Workbook

_WIDTHS = (9, 34, 50, 42, *catalog_sheet.WIDTHS[4:19], 34, 34, 7, 9, 10, 46)
_BENCHMARKS = ("Code", "Measure", "Period", "Benchmark", "Source")
_BENCHMARK_WIDTHS = (12, 60, 14, 13, 48)


def write(words: Demonstration, equity: Mapping[str, Any], path: Path) -> None:
    """Write the workbook of measures, benchmarks, and dimensions with their groups."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Measures"
    keys = [header.lower().replace(" ", "_") for header in HEADERS]
    rows = [[measure.fields.get(key) for key in keys] for measure in words.measures]
    catalog_sheet.table(first, words.headings["Measures"], HEADERS, _WIDTHS, rows)
    first.page_setup.fitToWidth = 3
    first.print_title_cols = "A:B"
    steps: list[list[Cell]] = [
        [measure.code, measure.fields["measure"], period, value, measure.fields["benchmark_source"]]
        for measure in words.measures
        for period, value in measure.given.items()
    ]
    second = book.create_sheet("Benchmarks")
    headings = words.headings["Benchmarks"]
    catalog_sheet.table(second, headings, _BENCHMARKS, _BENCHMARK_WIDTHS, steps)
    demo_equity_sheets.write_sheets(equity, book)
    book.properties.creator = book.properties.lastModifiedBy = "Headway demonstration"
    book.properties.title = words.headings["Measures"][0]
    book.save(path)
