"""The demonstration's measures as data: what they serve, and what was reported of them."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from catalog_words import Cell

from loaders.periods import FREQUENCIES, Calendar, Period, parse_period

_MONTHS = {"January": 1, "July": 7, "October": 10}


@dataclass(frozen=True, slots=True)
class Reported:
    """What one workbook says of one measure and period, as it is typed; "" where nothing."""

    period: str
    value: Cell = ""
    numerator: Cell = ""
    denominator: Cell = ""
    note: str = ""
    evidence: str = ""
    decision: dict[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was reported."""
        return self.value == self.numerator == ""

    @property
    def shown(self) -> float | str:
        """Its value as the next workbook shows it: a number, or the state of a deliverable."""
        if self.value == "":
            return 100 * float(self.numerator or 0) / float(self.denominator or 1)
        plain = str(self.value).strip("$% ").replace(",", "")
        return float(plain) if plain[0].isdigit() else plain


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: the fields of its row by name, and what was reported of it."""

    fields: dict[str, Any]
    given: dict[str, float]
    """Its benchmarks, by period."""
    reported: tuple[Reported, ...]
    groups: dict[tuple[str, str], tuple[Reported, ...]]
    """The same of each group, by dimension and group."""

    @property
    def code(self) -> str:
        """What people call it."""
        return str(self.fields["code"])

    @property
    def calendar(self) -> Calendar:
        """The year that it goes by."""
        kind = self.fields["year"].removesuffix(" year")
        start = {"calendar": 1, "federal fiscal": 10}.get(kind)
        return Calendar(kind, start or _MONTHS[self.fields["year_starts_in"]])

    def period(self, words: str) -> Period:
        """The period that words name in its calendar."""
        return parse_period(words, self.calendar, FREQUENCIES[self.fields["frequency"]])

    def step(self, period: Period) -> float | None:
        """The benchmark of a period: the last given one, or the point on the straight path."""
        if self.given:
            passed = [self.given[words] for words in self.given if self.period(words) <= period]
            return passed[-1] if passed else None
        ends = [self.fields.get(name) for name in ("baseline_period", "target_period")]
        if None in ends or "baseline" not in self.fields:
            return None
        first, last = (self.period(str(words)).ends_on for words in ends)
        if not first <= period.ends_on <= last:
            return None
        low, high = float(self.fields["baseline"]), float(self.fields["target"])
        return low + (high - low) * (period.ends_on - first).days / (last - first).days


@dataclass(frozen=True, slots=True)
class Update:
    """One update workbook: what had ended by a day, and progress of some quarters."""

    file: str
    title: str
    until: date
    progress: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Everything that the demonstration measures."""

    headings: dict[str, tuple[str, str]]
    """A title and a line below it, for each sheet."""
    measures: tuple[Measure, ...]
    updates: tuple[Update, ...]
    plan_ids: dict[str, str]
    """What Headway calls each plan, by the name that the TOML files have for it."""
    afterwards: tuple[tuple[str, Reported], ...]
    """What the last workbook says of former periods, with the code of the measure."""


def demonstration(path: Path) -> Demonstration:
    """Read it from its TOML file."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    later = [(row.pop("code"), Reported(**row)) for row in told["afterwards"]]
    updates = [Update(**row | {"progress": tuple(row["progress"])}) for row in told["updates"]]
    return Demonstration(
        headings={
            "Measures": (told["title"], told["subtitle"]),
            "Benchmarks": (told["benchmark_title"], told["benchmark_subtitle"]),
        },
        measures=tuple(_measure(told, own) for own in told["measures"]),
        updates=tuple(updates),
        plan_ids=told["plan_ids"],
        afterwards=tuple(later),
    )


def _measure(told: dict[str, Any], own: dict[str, Any]) -> Measure:
    own = told["every_measure"] | own
    own["plan"] = told["plans"][own["plan"]]
    given = own.pop("benchmarks", {})
    groups = {(one["dimension"], one["group"]): one for one in own.pop("groups", [])}
    measure = Measure(own, given, (), {})
    until = told["updates"][-1]["until"]
    reported = {key: _reported(measure, one, until) for key, one in groups.items()}
    return Measure(own, given, _reported(measure, own, until), reported)


def _reported(measure: Measure, series: dict[str, Any], until: date) -> tuple[Reported, ...]:
    """What a measure or a group of it was in every period that ended by a day."""
    columns = {
        "value": series.get("values", series.get("states", [])),
        "numerator": series.get("numerators", []),
        "denominator": series.get("denominators", []),
    }
    beside = {"note": "notes", "evidence": "evidence", "decision": "decisions"}
    found: list[Reported] = []
    period = measure.period(measure.fields["first"])
    while period.ends_on <= until:
        label = period.label(measure.calendar)
        typed = {
            name: column[len(found)] for name, column in columns.items() if column[len(found) :]
        }
        said = {
            name: series[key][label] for name, key in beside.items() if label in series.get(key, {})
        }
        found.append(Reported(label, **typed, **said))
        period = period.next()
    return tuple(found)
