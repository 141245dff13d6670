"""The ledger rows of measures of success in a plan's own words, for a person to confirm."""

from typing import Any

from loaders.periods import FREQUENCIES
from loaders.plans.measure_reading import says
from loaders.plans.measure_words import measure_in_words
from loaders.plans.nodes import Node


def measure_readings(nodes: list[Node]) -> list[dict[str, Any]]:
    """One row for each different wording, with the codes of all items that it stands beside."""
    found: dict[str, dict[str, Any]] = {}
    for node in nodes:
        for detail in node.details:
            if detail.kind != "measure":
                continue
            row = found.setdefault(detail.text, _row(detail.text, detail.source))
            if node.code not in row["item_codes"]:
                row["item_codes"].append(node.code)
    return list(found.values())


def _row(words: str, source: str) -> dict[str, Any]:
    found = measure_in_words(words)
    months = FREQUENCIES[found.frequency]
    last = f"{found.target_year}-{13 - months:02}/P{months}M" if found.target_year else None
    return {
        "source": source,
        "words": words,
        "item_codes": [],
        "kind": found.kind,
        "statistic": found.statistic,
        "unit": found.unit,
        "direction": found.direction,
        "baseline": found.baseline,
        "target": found.target,
        "target_period_id": last,
        "change_pct": found.change_pct,
        "scale_low": found.scale_low,
        "scale_high": found.scale_high,
        "frequency": found.frequency,
        "months": months,
        "says": says(found),
    }
