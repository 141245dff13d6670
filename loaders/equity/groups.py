"""The groups of one dimension, side by side: what every summary of them is computed from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Groups:
    """Rates or means of groups that do not overlap; arrays of one length, with at least one group.

    In an ordered dimension they come in its order, the least advantaged first. People are above 0.
    """

    rates: Numbers
    """In the unit of the measure."""
    errors: Numbers | None
    """Standard errors of the rates in the same unit; None where they are not known."""
    people: Numbers
    """How many people stand behind each rate."""
    is_more_better: bool | None
    """Whether a higher rate is better; None where neither is, as within a range."""
    scale: float | None = None
    """What a proportion of 1 is in that unit, 100 for percent; None for what is no proportion."""
    reference: int | None = None
    """Place of the group that gaps are measured from, where one was named."""
    is_ordered: bool = False

    @property
    def shares(self) -> Numbers:
        """Each group's share of the people, 0 to 1; in sum 1."""
        return np.asarray(self.people / self.people.sum())

    @property
    def mean(self) -> float:
        """The rate of all groups together: weighted by people, and not the plain mean of rates."""
        return float(self.shares @ self.rates)

    @property
    def best(self) -> int | None:
        """Place of the group with the best rate."""
        if self.is_more_better is None:
            return None
        return int(self.rates.argmax() if self.is_more_better else self.rates.argmin())

    @property
    def goal(self) -> int | None:
        """Place of the group that others should equal: the most advantaged, else the best."""
        if self.best is None:
            return None
        return len(self.rates) - 1 if self.is_ordered else self.best


def errors_of_proportions(events: Numbers, people: Numbers, scale: float) -> Numbers:
    """Standard errors of proportions in the unit of a measure: sqrt(y (1 - y) / N)."""
    shares = events / people
    return np.asarray(scale * np.sqrt(shares * (1 - shares) / people))


def errors_of_counts(events: Numbers, exposure: Numbers, scale: float) -> Numbers:
    """Standard errors of events over exposure in the unit of a measure: sqrt(x) / N, by Poisson."""
    return np.asarray(scale * np.sqrt(events) / exposure)
