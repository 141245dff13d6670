"""Why a summary cannot be asked of a table of groups."""

from collections.abc import Callable

from loaders.equity.groups import Groups


def _at_least(number: int) -> Callable[[Groups], bool]:
    return lambda groups: len(groups.rates) >= number


OBSTACLES: dict[str, tuple[Callable[[Groups], bool], str]] = {
    "two": (_at_least(2), "Asked of two groups or more."),
    "three": (_at_least(3), "Asked of three groups or more."),
    "best": (
        lambda groups: groups.best is not None,
        "No group is the best, as neither more nor less is better.",
    ),
    "reference": (
        lambda groups: groups.reference is not None,
        "The reference is no group that is shown and large enough.",
    ),
    "mean": (lambda groups: groups.mean > 0, "The mean of the groups is 0."),
    "above 0": (lambda groups: bool(groups.rates.min() >= 0), "A group is below 0."),
    "proportion": (lambda groups: groups.scale is not None, "Asked of proportions only."),
    "room": (
        lambda groups: groups.scale is None or 0 < groups.mean < groups.scale,
        "All groups have none, or all.",
    ),
}
"""Whether groups have what a summary needs, and what is said when they have not."""
