"""A number with the interval that it lies in, and how sure that interval is."""

import math
from typing import NamedTuple

Z = 1.959963984540054
"""Half the width of a 95% interval in standard errors: the normal quantile of 0.975."""


class Estimate(NamedTuple):
    """A number and its 95% interval; null where it, or its interval, cannot be estimated."""

    value: float | None
    low: float | None = None
    high: float | None = None

    def times(self, factor: float) -> "Estimate":
        """The same in another unit, as a proportion in percent; the factor is positive."""
        return Estimate(*(None if end is None else end * factor for end in self))


NONE = Estimate(None)


def around(value: float, error: float) -> Estimate:
    """A value with the interval of a normal distribution; `error` is its standard error."""
    return Estimate(value, value - Z * error, value + Z * error)


def around_on_log_scale(value: float, error: float) -> Estimate:
    """A ratio above 0 with its interval; `error` is the standard error of its logarithm."""
    return Estimate(value, value * math.exp(-Z * error), value * math.exp(Z * error))
