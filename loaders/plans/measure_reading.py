"""What a measure of success in a plan's own words seems to say, as an offer to a person."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class MeasureInWords:
    """What words seem to say; None where they do not say it."""

    kind: Literal["quantitative", "deliverable", "unclear"]
    """unclear: there is a number in the words, and not what it counts."""
    statistic: str
    direction: Direction = "higher"
    unit: str | None = None
    baseline: float | None = None
    target: float | None = None
    target_year: int | None = None
    change_pct: float | None = None
    """Change against a baseline that the words do not give, in percent of it; minus for less."""
    scale_low: float | None = None
    scale_high: float | None = None
    frequency: str = "yearly"
    has_frequency: bool = False
    """True where the words say how often."""


def says(found: MeasureInWords) -> str:
    """One sentence of what was recognized, for the person who confirms it."""
    if found.kind == "deliverable":
        due = f", due by {found.target_year}" if found.target_year else ""
        return f"Something to be produced{due}: not started, in progress or done."
    if found.kind == "unclear":
        return "There is a number in it, but not for certain what is counted; say it yourself."
    parts = [f"{_NAMES[found.statistic]}, {_aim(found)}"]
    if found.scale_high is not None:
        parts.append(f"on a scale of {found.scale_low:g} to {found.scale_high:g}")
    parts.append(found.frequency if found.has_frequency else f"{found.frequency} (not written)")
    return ", ".join(parts) + "."


_NAMES = {
    "mean rating": "Mean rating",
    "rate": "Percentage",
    "count": "Count",
    "amount": "Amount",
    "index": "Change",
}


def _aim(found: MeasureInWords) -> str:
    if found.change_pct is not None:
        change = f"{abs(found.change_pct):g}% {'less' if found.change_pct < 0 else 'more'}"
        return f"{change} than a baseline that is not written"
    if found.target is None:
        return "without a target"
    bound = "or less" if found.direction == "lower" else "or more"
    target = f"{_shown(found.target, found.unit)} {bound}"
    start = f"from {_shown(found.baseline, found.unit)} to " if found.baseline is not None else ""
    by = f" by {found.target_year}" if found.target_year else ""
    return f"{start}{target}{by}"


def _shown(value: float, unit: str | None) -> str:
    plain = f"{value:,.10g}"
    match unit:
        case None:
            return plain
        case "%":
            return f"{plain}%"
        case "$":
            return f"${plain}"
    return f"{plain} {unit}"
