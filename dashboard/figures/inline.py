"""Figures that are small enough for a table's cell, as SVG: a bullet and a sparkline.

Each carries its colours for light and dark; the browser chooses, as it does for the page.
"""

from collections.abc import Sequence

from dashboard import theme
from dashboard.measure_records import Measure

_WIDTH, _HEIGHT = 160, 24
_SPARK = 100
_EDGE = 6
"""Room at both ends, so that a mark at the end is whole."""


def bullet(measure: Measure) -> str:
    """Newest value, benchmark and target on one scale; the bar starts where the measure did.

    The bar runs from the baseline (a dot), or from zero where there is none. An empty text where
    there is nothing to hold the newest value against.
    """
    now = measure.now
    bounds = [measure.range_low, measure.range_high, now.benchmark, now.target]
    if now.actual is None or not any(value is not None for value in bounds):
        return ""
    start = 0.0 if measure.baseline is None else measure.baseline
    known = [value for value in (start, now.actual, *bounds) if value is not None]
    low, high = min(known), max(known)

    def at(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return round(_EDGE + share * (_WIDTH - 2 * _EDGE), 1)

    pieces = [f'<path class="rule" d="M{_EDGE} 12H{_WIDTH - _EDGE}"/>']
    if measure.range_low is not None or measure.range_high is not None:
        left = _EDGE if measure.range_low is None else at(measure.range_low)
        right = _WIDTH - _EDGE if measure.range_high is None else at(measure.range_high)
        pieces.append(
            f'<rect class="band" x="{left}" y="4" width="{right - left:.1f}" height="16"/>'
        )
    pieces.append(f'<path class="bar" d="M{at(start)} 12H{at(now.actual)}"/>')
    if measure.baseline is not None:
        pieces.append(f'<circle class="dot" cx="{at(start)}" cy="12" r="3.5"/>')
    if now.benchmark is not None:
        pieces.append(f'<path class="benchmark" d="M{at(now.benchmark)} 4V20"/>')
    if now.target is not None:
        pieces.append(f'<path class="target" d="M{at(now.target)} 1V23"/>')
    pieces.append(f'<circle class="end" cx="{at(now.actual)}" cy="12" r="5"/>')
    return _svg(_WIDTH, pieces, theme.MARKS[now.status])


def sparkline(values: Sequence[float | None], status: str) -> str:
    """A line of values with holes where one is missing; the newest is a dot in its status' colour.

    An empty text under two values: a single dot would be no line.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line
        return ""
    low, high = min(known), max(known)
    step = (_SPARK - 2 * _EDGE) / (len(values) - 1)

    def at(index: int, value: float) -> tuple[float, float]:
        share = (value - low) / (high - low) if high > low else 0.5
        return round(_EDGE + index * step, 1), round(_HEIGHT - 5 - share * (_HEIGHT - 10), 1)

    points = [None if value is None else at(index, value) for index, value in enumerate(values)]
    lines, alone = _runs(points)
    pieces = [f'<path class="line" d="{line}"/>' for line in lines]
    pieces += [f'<circle class="lone" cx="{x}" cy="{y}" r="1.5"/>' for x, y in alone]
    x, y = [point for point in points if point is not None][-1]
    pieces.append(f'<circle class="end" cx="{x}" cy="{y}" r="4"/>')
    return _svg(_SPARK, pieces, theme.MARKS[status])


def _runs(
    points: Sequence[tuple[float, float] | None],
) -> tuple[list[str], list[tuple[float, float]]]:
    """Lines through neighbours, and the points that have no neighbour."""
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    lines = ["M" + "L".join(f"{x} {y}" for x, y in run) for run in runs if len(run) > 1]
    return lines, [run[0] for run in runs if len(run) == 1]


def _svg(width: int, pieces: Sequence[str], mark: theme.Mark) -> str:
    dark = f"@media(prefers-color-scheme:dark){{{_style('dark', mark)}}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" '
        f'width="{width}" height="{_HEIGHT}"><style>{_style("light", mark)}{dark}</style>'
        f"{''.join(pieces)}</svg>"
    )


def _style(mode: theme.Mode, mark: theme.Mark) -> str:
    ink, quiet, rule = theme.ink(mode), theme.quiet(mode), theme.rule(mode)
    colour, paper = mark.colour(mode), theme.paper(mode)
    tint = mark.tint_light if mode == "light" else mark.tint_dark
    return (
        f"path{{fill:none}}.rule{{stroke:{rule}}}.bar{{stroke:{colour};stroke-width:7}}"
        f".dot{{fill:{paper};stroke:{quiet};stroke-width:1.5}}.band{{fill:{tint};stroke:{rule}}}"
        f".benchmark{{stroke:{quiet};stroke-width:2}}.target{{stroke:{ink};stroke-width:3}}"
        f".line{{stroke:{quiet};stroke-width:1.5}}.lone{{fill:{quiet}}}"
        f".end{{fill:{colour};stroke:{paper};stroke-width:1.5}}"
    )
