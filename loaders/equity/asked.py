"""Which formula answers which summary, and what it must have."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from loaders.equity import dispersion
from loaders.equity.attributable import attributable_fraction, attributable_risk
from loaders.equity.estimates import NONE, Estimate
from loaders.equity.extremes import ends, extremes, rate_difference, rate_ratio
from loaders.equity.groups import Groups, Numbers
from loaders.equity.ordered import (
    absolute_concentration_index,
    erreygers_index,
    relative_concentration_index,
    wagstaff_index,
)
from loaders.equity.slope import relative_index, slope_index
from loaders.equity.unordered import between_group_variance, mean_log_deviation, theil_index

Table = Callable[[Numbers], Numbers]
"""A summary of many tables at once, the groups along the last axis."""


class Formula(NamedTuple):
    """A summary with a formula for its interval."""

    needs: tuple[str, ...]
    """Each a key of `obstacles.OBSTACLES`."""
    interval_kind: str
    summary: Callable[[Groups], Estimate]


class Simulated(NamedTuple):
    """A summary whose interval is simulated."""

    needs: tuple[str, ...]
    summary: Callable[[Groups], Table]


FORMULAS = {
    "MRD": Formula(
        ("two",), "standard error", lambda groups: rate_difference(groups, *extremes(groups))
    ),
    "MRR": Formula(("two",), "logarithm", lambda groups: rate_ratio(groups, *extremes(groups))),
    "D": Formula(
        ("two", "best"), "standard error", lambda groups: rate_difference(groups, *ends(groups))
    ),
    "R": Formula(("two", "best"), "logarithm", lambda groups: rate_ratio(groups, *ends(groups))),
    "BGV": Formula(("three",), "standard error", between_group_variance),
    "TI": Formula(("three", "above 0", "mean"), "standard error", theil_index),
    "MLD": Formula(("three", "above 0", "mean"), "standard error", mean_log_deviation),
    "PAR": Formula(
        ("three", "best"), "Walter", lambda groups: _toward_goal(attributable_risk, groups)
    ),
    "PAF": Formula(
        ("three", "best", "mean"),
        "Walter",
        lambda groups: _toward_goal(attributable_fraction, groups),
    ),
    "SII": Formula(("three", "room"), "standard error", slope_index),
    "RII": Formula(("three", "room"), "logarithm", relative_index),
    "ACI": Formula(("three",), "standard error", absolute_concentration_index),
    "RCI": Formula(("three", "mean"), "standard error", relative_concentration_index),
    "WCI": Formula(
        ("three", "proportion", "room"),
        "standard error",
        lambda groups: wagstaff_index(groups, groups.scale or 1.0),
    ),
    "ECI": Formula(
        ("three", "proportion"),
        "standard error",
        lambda groups: erreygers_index(groups, groups.scale or 1.0),
    ),
}


def _toward_goal(formula: Callable[[Groups, int], Estimate], groups: Groups) -> Estimate:
    return NONE if groups.goal is None else formula(groups, groups.goal)


def _level(groups: Groups) -> Numbers:
    """Each group counts the same."""
    return np.full(len(groups.rates), 1 / len(groups.rates))


def _from_best(groups: Groups, weights: Numbers) -> Table:
    return lambda rates: dispersion.mean_difference(
        rates, weights, rates.max(axis=-1) if groups.is_more_better else rates.min(axis=-1)
    )


def _from_mean(groups: Groups, weights: Numbers) -> Table:
    return lambda rates: dispersion.mean_difference(rates, weights, rates @ groups.shares)


def _from_reference(groups: Groups, weights: Numbers) -> Table:
    return lambda rates: dispersion.mean_difference(rates, weights, rates[..., groups.reference])


def _of_disparity(groups: Groups, weights: Numbers) -> Table:
    return lambda rates: dispersion.index_of_disparity(rates, weights, groups.shares)


SIMULATED = {
    "SRR": Simulated(
        ("three", "best", "mean"),
        lambda groups: (
            lambda rates: dispersion.summary_rate_ratio(rates, bool(groups.is_more_better))
        ),
    ),
    "BGSD": Simulated(
        ("three",), lambda groups: lambda rates: dispersion.between_group_sd(rates, groups.shares)
    ),
    "COV": Simulated(
        ("three", "mean"),
        lambda groups: lambda rates: dispersion.coefficient_of_variation(rates, groups.shares),
    ),
    "MDBU": Simulated(("three", "best"), lambda groups: _from_best(groups, _level(groups))),
    "MDBW": Simulated(("three", "best"), lambda groups: _from_best(groups, groups.shares)),
    "MDMU": Simulated(("three",), lambda groups: _from_mean(groups, _level(groups))),
    "MDMW": Simulated(("three",), lambda groups: _from_mean(groups, groups.shares)),
    "MDRU": Simulated(
        ("three", "reference"), lambda groups: _from_reference(groups, _level(groups))
    ),
    "MDRW": Simulated(
        ("three", "reference"), lambda groups: _from_reference(groups, groups.shares)
    ),
    "IDISU": Simulated(("three", "mean"), lambda groups: _of_disparity(groups, _level(groups))),
    "IDISW": Simulated(("three", "mean"), lambda groups: _of_disparity(groups, groups.shares)),
    "ID2010": Simulated(
        ("three", "best", "mean"),
        lambda groups: (
            lambda rates: dispersion.disparity_from_best(rates, bool(groups.is_more_better))
        ),
    ),
}
