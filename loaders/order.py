"""What was moved when a list comes back in another order."""

from bisect import bisect_left
from collections.abc import Sequence


def out_of_order(places: Sequence[int]) -> set[int]:
    """Indexes of the fewest places without which the others rise: [3, 1, 2] gives {0}."""
    lowest_ends: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, place in enumerate(places):
        length = bisect_left(lowest_ends, place)
        before.append(ends[length - 1] if length else None)
        lowest_ends[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    rising = set()
    last = ends[-1] if ends else None
    while last is not None:
        rising.add(last)
        last = before[last]
    return set(range(len(places))) - rising
