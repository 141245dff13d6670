"""What the summaries of groups are called, and what each says."""

from typing import NamedTuple


class Named(NamedTuple):
    """A summary as it is shown."""

    name: str
    scale: str
    """What its number counts: 'unit' of the measure, 'squared unit', 'percent', 'ratio',
    'per 1,000' or 'index' (from -1 to 1)."""
    meaning: str
    """What it says, in one sentence."""


NAMED = {
    "MRD": Named(
        "Highest minus lowest", "unit", "The rate of the highest group minus that of the lowest."
    ),
    "MRR": Named(
        "Highest over lowest", "ratio", "The rate of the highest group over that of the lowest."
    ),
    "SRR": Named(
        "Summary rate ratio",
        "ratio",
        "The best rate against the plain mean of the others, the larger over the smaller; 1 is "
        "equal (Healthy People 2030).",
    ),
    "BGV": Named(
        "Between-group variance",
        "squared unit",
        "The squared distance of the groups from the mean, on average over people.",
    ),
    "BGSD": Named(
        "Between-group standard deviation", "unit", "The square root of the between-group variance."
    ),
    "COV": Named(
        "Coefficient of variation",
        "percent",
        "The between-group standard deviation in percent of the mean.",
    ),
    "MDBU": Named(
        "Mean difference from the best group",
        "unit",
        "How far the groups are from the best one on average, each group counting the same.",
    ),
    "MDBW": Named(
        "Mean difference from the best group, weighted",
        "unit",
        "How far the groups are from the best one on average over people.",
    ),
    "MDMU": Named(
        "Mean difference from the mean",
        "unit",
        "How far the groups are from the mean of all on average, each group counting the same.",
    ),
    "MDMW": Named(
        "Mean difference from the mean, weighted",
        "unit",
        "How far the groups are from the mean of all on average over people.",
    ),
    "MDRU": Named(
        "Mean difference from the reference group",
        "unit",
        "How far the groups are from the reference on average, each group counting the same.",
    ),
    "MDRW": Named(
        "Mean difference from the reference group, weighted",
        "unit",
        "How far the groups are from the reference on average over people.",
    ),
    "IDISU": Named(
        "Index of disparity (WHO)",
        "percent",
        "The mean difference from the mean in percent of it, each group counting the same.",
    ),
    "IDISW": Named(
        "Index of disparity (WHO), weighted",
        "percent",
        "The mean difference from the mean in percent of it, on average over people.",
    ),
    "ID2010": Named(
        "Index of disparity (Healthy People 2010)",
        "percent",
        "How far the other groups are from the best on average, in percent of the best rate.",
    ),
    "TI": Named(
        "Theil index",
        "per 1,000",
        "How unequal the rates are, heeding groups far above the mean most; 0 is equal.",
    ),
    "MLD": Named(
        "Mean log deviation",
        "per 1,000",
        "How unequal the rates are, heeding groups far below the mean most; 0 is equal.",
    ),
    "PAR": Named(
        "Population attributable risk",
        "unit",
        "How much the rate of all would change if every group had the best rate, or that of the "
        "most advantaged where groups have an order.",
    ),
    "PAF": Named(
        "Population attributable fraction", "percent", "That change in percent of the rate of all."
    ),
    "D": Named(
        "Difference between the ends",
        "unit",
        "The rate of the most advantaged group minus that of the least; where less is better, the "
        "other way round.",
    ),
    "R": Named("Ratio of the ends", "ratio", "The same two rates, the one over the other."),
    "SII": Named(
        "Slope index of inequality",
        "unit",
        "The rate at the most advantaged end minus that at the least, on a line through them all.",
    ),
    "RII": Named(
        "Relative index of inequality",
        "ratio",
        "The rate at the most advantaged end over that at the least, on a line through them all.",
    ),
    "ACI": Named(
        "Absolute concentration index",
        "unit",
        "How much of the rate gathers with advantage; below 0 it gathers with disadvantage.",
    ),
    "RCI": Named(
        "Relative concentration index", "index", "The absolute concentration index over the mean."
    ),
    "WCI": Named(
        "Concentration index by Wagstaff",
        "index",
        "The relative index, corrected for how much room a proportion leaves.",
    ),
    "ECI": Named(
        "Concentration index by Erreygers",
        "index",
        "Four times the absolute index of a proportion, which makes different means comparable.",
    ),
}
"""Every summary by its abbreviation, in the order of the table that shows them."""

OF_AN_ORDER = {"D", "R", "SII", "RII", "ACI", "RCI", "WCI", "ECI"}
"""Asked only of groups in an order."""
