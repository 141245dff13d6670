"""Writes the demonstration's tables of counts by group, each with its counts file (TOML)."""

import csv
import io
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import Any

from demo_measures import Demonstration, Reported

Row = list[str | int]
Ends = Sequence[float]
"""A figure in the first period and in the last one."""
_SWING = 0.35
"""How far chance moves a rate: this part of its own standard error."""


def write(told: Mapping[str, Any], words: Demonstration, folder: Path) -> list[Path]:
    """Write every table and what its columns are; return the tables."""
    chance = random.Random("for whom it works")  # noqa: S311 - invented counts
    tables = [(one, list(_rates(one, words, chance))) for one in told["rates"]]
    tables += [(one, list(_counts(one, words))) for one in told["counts"]]
    tables += [(one, list(_selected(one))) for one in told["selections"]]
    for one, rows in tables:
        text = io.StringIO()
        head = _headers(one)
        csv.writer(text, lineterminator="\n").writerows([[one["note"]], head, *rows])
        path = folder / one["file"]
        path.write_text(text.getvalue(), encoding="utf-8")
        path.with_suffix(".toml").write_text(_counts_file(one), encoding="utf-8")
    return [folder / one["file"] for one, _ in tables]


def at(ends: Ends, place: int, places: int) -> float:
    """A figure on the straight line between its ends."""
    return ends[0] + (ends[1] - ends[0]) * place / (places - 1)


def shared(whole: int, weights: Sequence[float]) -> list[int]:
    """A whole number divided by weights, so that the parts add up to it."""
    total, sums = sum(weights), [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    marks = [round(whole * one / total) for one in sums]
    return [after - before for before, after in pairwise(marks)]


def _rates(told: Mapping[str, Any], words: Demonstration, chance: random.Random) -> Iterator[Row]:
    measure = next(one for one in words.measures if one.code == told["measure"])
    wholes = {
        name: measure.groups[told["within"], name] if "within" in told else measure.reported
        for name in told["shares"]
    }
    places = len(measure.reported)
    for place in range(places):
        for name, reported in wholes.items():
            shares = {
                group: at(ends, place, places) for group, ends in told["shares"][name].items()
            }
            gaps = [at(told["gaps"][group], place, places) / 100 for group in shares]
            within = [name] if "within" in told else []
            for group, paid, due in _divided(reported[place], shares, gaps, chance):
                yield [reported[place].period, group, *within, paid, due]


def _divided(
    one: Reported, shares: Mapping[str, float], gaps: Sequence[float], chance: random.Random
) -> Iterator[tuple[str, int, int]]:
    """Each group's numerator and denominator, which add up to those of the whole."""
    paid, due = int(one.numerator), int(one.denominator)
    people = shared(due, list(shares.values()))
    moved = [
        gap + chance.gauss(0, _SWING / 2 / max(number, 1) ** 0.5)
        for gap, number in zip(gaps, people, strict=True)
    ]
    level = (paid - sum(n * gap for n, gap in zip(people, moved, strict=True))) / due
    numerators = shared(paid, [n * (level + gap) for n, gap in zip(people, moved, strict=True)])
    yield from zip(shares, numerators, people, strict=True)


def _counts(told: Mapping[str, Any], words: Demonstration) -> Iterator[Row]:
    measure = next(one for one in words.measures if one.code == told["measure"])
    shares, places = told["shares"], len(measure.reported)
    for place, one in enumerate(measure.reported):
        cells = [
            (ethnicity, gender, region)
            for region in shares["Region"]
            for gender, ethnicity in product(shares["Gender"], shares["Ethnicity"][region])
        ]
        weights = [
            at(shares["Region"][region], place, places)
            * at(shares["Gender"][gender], place, places)
            * at(shares["Ethnicity"][region][ethnicity], place, places)
            for ethnicity, gender, region in cells
        ]
        for cell, count in zip(cells, shared(int(one.value), weights), strict=True):
            yield [one.period, *cell, count]


def _selected(told: Mapping[str, Any]) -> Iterator[Row]:
    for place, year in enumerate(told["years"]):
        for gender, groups in told["eligible"].items():
            for ethnicity, eligible in groups.items():
                promoted = told["promoted"][gender][ethnicity]
                if eligible[place]:
                    yield [year, ethnicity, gender, promoted[place], eligible[place]]


def _headers(told: Mapping[str, Any]) -> list[str]:
    columns = told["columns"]
    named = told.get("dimensions") or _dimensions(told)
    figures = [columns[key] for key in ("count", "numerator", "denominator") if key in columns]
    return [columns["period"], *named.values(), *figures]


def _dimensions(told: Mapping[str, Any]) -> dict[str, str]:
    found = {told["dimension"]: told["columns"]["groups"]}
    return found | ({told["within"]: told["columns"]["within"]} if "within" in told else {})


def _counts_file(told: Mapping[str, Any]) -> str:
    columns = told["columns"]
    named = told.get("dimensions") or _dimensions(told)
    keys = {"period": columns["period"], "measure": told["measure"]}
    keys |= {key: columns[key] for key in ("count", "numerator", "denominator") if key in columns}
    lines = [f"# {told['note']}.", *(f'{key} = "{word}"' for key, word in keys.items())]
    return "\n".join(
        [*lines, "", "[dimensions]", *(f'{key} = "{word}"' for key, word in named.items()), ""]
    )
