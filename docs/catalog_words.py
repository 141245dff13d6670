"""What a catalogue of measures says, read from its TOML file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Cell = str | float | None

HEADERS = (
    *("Code", "Measure", "Definition", "Plan", "Plan items", "Kind", "Statistic", "Unit"),
    *("Direction", "Low", "High", "Tolerance", "Baseline", "Baseline period", "Target"),
    *("Target period", "Frequency", "Year", "Year starts in", "Numerator", "Denominator"),
    *("Scale", "Decimals", "Owner", "Source"),
)
"""The columns of a sheet of measures."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet of figures: its header, what of a measure it shows, its width."""

    header: str
    key: str
    width: float


@dataclass(frozen=True, slots=True)
class Catalog:
    """One catalogue; every measure has its words and its figures by the same names."""

    file: str
    title: str
    subtitle: str
    read_me: list[dict[str, Any]]
    """Paragraphs under headings: `heading` and `text`, a list of lines."""
    figure_sheet: str
    figure_title: str
    figure_subtitle: str
    figure_columns: list[Column]
    measures: list[dict[str, Cell]]

    def rows(self) -> list[list[Cell]]:
        """The sheet of measures, one row a measure, a cell for each of `HEADERS`."""
        keys = [header.lower().replace(" ", "_") for header in HEADERS]
        return [[measure.get(key) for key in keys] for measure in self.measures]

    def figure_rows(self) -> list[list[Cell]]:
        """The sheet of figures, one row a measure, a cell for each of its columns."""
        columns = self.figure_columns
        return [[measure.get(column.key) for column in columns] for measure in self.measures]


def catalog(path: Path) -> Catalog:
    """Read a catalogue; the braces in its sentences become the figures that they name."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    sheet = told["figure_sheet"]
    return Catalog(
        file=told["file"],
        title=told["title"],
        subtitle=told["subtitle"],
        read_me=told["read_me"],
        figure_sheet=sheet["name"],
        figure_title=sheet["title"],
        figure_subtitle=sheet["subtitle"],
        figure_columns=[Column(**column) for column in sheet["columns"]],
        measures=[_measure(told, measure) for measure in told["measures"]],
    )


def _measure(told: dict[str, Any], own: dict[str, Any]) -> dict[str, Cell]:
    measure = {**told["every_measure"], **own}
    figures: dict[str, float] = measure.pop("figures")
    named: dict[str, Any] = dict(figures)
    if "unless" in measure:
        named["unless"] = measure["unless"] = measure["unless"].format(**figures)
    for key in ("definition", "source"):
        measure[key] = measure[key].strip().format(**named)
    if "target" in told:
        measure["target"] = figures[told["target"]]
    return {**measure, **figures}
