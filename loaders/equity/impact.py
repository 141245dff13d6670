"""What a proposed decision does to groups: who is affected, and what becomes of a gap."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from loaders.equity.estimates import NONE, Estimate, around_on_log_scale


class Part(NamedTuple):
    """How much of those affected a group is, beside how much of the people it is."""

    rate: float
    """Affected of the group's people, in percent."""
    share_of_affected: float | None
    """Percent of all affected; null when nobody is affected."""
    share_of_people: float
    """Percent of all people."""
    representation: Estimate
    """The first share over the second: 1 is even, 2 twice its part. Not estimable at 0 affected."""
    expected: float
    """How many of the group would be affected if it took everybody alike."""
    excess: float
    """How many more than that are affected; negative: fewer."""


class Stratum(NamedTuple):
    """One region, say, of a comparison of a group with its reference group."""

    affected: float
    people: float
    reference_affected: float
    reference_people: float


def part(affected: float, people: float, all_affected: float, all_people: float) -> Part:
    """A group's part in those affected; the numbers of all include the group.

    Both numbers of people are above 0. Source of the representation: the disproportionality index
    of the California Child Welfare Indicators Project.
    """
    expected = people * all_affected / all_people
    return Part(
        rate=100 * affected / people,
        share_of_affected=100 * affected / all_affected if all_affected else None,
        share_of_people=100 * people / all_people,
        representation=representation(affected, people, all_affected, all_people),
        expected=expected,
        excess=affected - expected,
    )


def representation(events: float, people: float, all_events: float, all_people: float) -> Estimate:
    """A group's share of events over its share of people, which is its rate over everybody's.

    The numbers of all include the group, and so does the interval know (delta method on the
    logarithm with the group and the others as two independent binomials): a group that is
    everybody has 1 and no width. Null without events of the group.
    """
    if not events:
        return NONE
    other_events, other_people = all_events - events, all_people - people
    variance = events * (1 - events / people) * (1 / events - 1 / all_events) ** 2
    if other_people > 0:
        variance += other_events * (1 - other_events / other_people) / all_events**2
    return around_on_log_scale(
        events * all_people / (people * all_events), math.sqrt(max(variance, 0.0))
    )


def ratio(affected: float, people: float, other_affected: float, other_people: float) -> Estimate:
    """A group's rate over another's, with its interval by the log method.

    Null at 0 events of either. Both numbers of people are above 0. Source: Katz, Baptista, Azen
    and Pike, Biometrics 34 (1978), 469-474.
    """
    if not affected or not other_affected:
        return NONE
    variance = 1 / affected - 1 / people + 1 / other_affected - 1 / other_people
    return around_on_log_scale(
        affected * other_people / (people * other_affected), math.sqrt(max(variance, 0.0))
    )


def mantel_haenszel_ratio(strata: Sequence[Stratum]) -> Estimate:
    """The ratio within the strata, averaged: like compared with like.

    Strata where the group or its reference has nobody say nothing and are left out. Null where
    either has no event at all. Sources: Mantel and Haenszel 1959 as Nurminen 1981 gives it for
    ratios of risks; interval by Greenland and Robins, Biometrics 41 (1985), 55-68.
    """
    told = [one for one in strata if one.people > 0 and one.reference_people > 0]
    sums = [_mantel_haenszel_terms(one) for one in told]
    group, reference, spread = (
        (math.fsum(column) for column in zip(*sums, strict=True)) if sums else (0.0, 0.0, 0.0)
    )
    if not group or not reference:
        return NONE
    return around_on_log_scale(group / reference, math.sqrt(max(spread, 0.0) / (group * reference)))


def _mantel_haenszel_terms(one: Stratum) -> tuple[float, float, float]:
    """What a stratum adds to the numerator, the denominator and the spread of the ratio."""
    total = one.people + one.reference_people
    events = one.affected + one.reference_affected
    return (
        one.affected * one.reference_people / total,
        one.reference_affected * one.people / total,
        events * one.people * one.reference_people / total**2
        - one.affected * one.reference_affected / total,
    )
