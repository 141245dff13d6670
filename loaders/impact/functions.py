"""The formulas of impact that the marts' SQL calls; each has its home in loaders.equity."""

from typing import Any

import duckdb
from duckdb.sqltypes import BOOLEAN, DOUBLE, VARCHAR

from loaders.equity import before_after, impact
from loaders.equity.estimates import Estimate

_ESTIMATE = {"value": DOUBLE, "low": DOUBLE, "high": DOUBLE}
_CHANGE = {"before": DOUBLE, "after": DOUBLE}
_STRATUM = dict.fromkeys(impact.Stratum._fields, DOUBLE)
_PART = dict.fromkeys((*impact.Part._fields, "representation_low", "representation_high"), DOUBLE)
Struct = dict[str, Any]


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the functions of a decision's impact; each is null where an argument is.

    `impact_part(affected, people, all_affected, all_people)` is a struct of `impact.Part`,
    `impact_ratio` the ratio of two rates, `impact_within(strata)` the one of Mantel and Haenszel,
    `impact_change` a rate before and after; the verdicts are words.
    """
    estimate, change = duckdb.struct_type(_ESTIMATE), duckdb.struct_type(_CHANGE)
    create = connection.create_function
    create("impact_part", _part, [DOUBLE] * 4, duckdb.struct_type(_PART))
    create("impact_ratio", _ratio, [DOUBLE] * 4, estimate)
    create("impact_within", _within, [duckdb.list_type(duckdb.struct_type(_STRATUM))], estimate)
    create("impact_change", _change, [DOUBLE] * 4, change)
    create("impact_gap_verdict", _gap_verdict, [DOUBLE, DOUBLE], VARCHAR)
    create("impact_average_verdict", _average_verdict, [DOUBLE, DOUBLE, BOOLEAN], VARCHAR)


def _part(affected: float, people: float, all_affected: float, all_people: float) -> Struct | None:
    if not people:
        return None
    found = impact.part(affected, people, all_affected, all_people)
    whole = found.representation
    ends = {"representation_low": whole.low, "representation_high": whole.high}
    return found._asdict() | {"representation": whole.value} | ends


def _ratio(affected: float, people: float, other: float, other_people: float) -> Struct | None:
    if not people or not other_people:
        return None
    return _plain(impact.ratio(affected, people, other, other_people))


def _within(strata: list[dict[str, float]]) -> Struct:
    return _plain(impact.mantel_haenszel_ratio([impact.Stratum(**one) for one in strata]))


def _change(outcomes: float, affected: float, people: float, points: float) -> Struct | None:
    if not people:
        return None
    return before_after.rate_change(outcomes, affected, people, points)._asdict()


def _gap_verdict(before: float, after: float) -> str:
    return before_after.gap_verdict(before_after.Change(before, after))


def _average_verdict(before: float, after: float, is_outcome_good: bool) -> str:
    return before_after.average_verdict(before_after.Change(before, after), is_outcome_good)


def _plain(found: Estimate) -> Struct:
    return found._asdict()
