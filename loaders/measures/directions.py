"""Which way a measure is better: given, or as the words around its target say."""

import re
from dataclasses import replace

from loaders.cells import Cell, Kind
from loaders.measures.amounts import Amount, amount
from loaders.measures.choices import direction_of
from loaders.measures.fields import Fields
from loaders.measures.terms import Terms
from loaders.spelling import plain, shortened

IN_RANGE = "within a range"


def direction_of_row(
    fields: Fields, terms: Terms, target: Amount, baseline: Amount
) -> tuple[str, Amount | None]:
    """Which way is better, and the ends of the range where the direction's own cell has them.

    Blank where the cell says none of the ways.
    """
    cell = fields.cell("direction")
    if cell is not None and re.search(r"\d", cell.text):
        ends = fields.read("direction", lambda cell: _range_in(cell, terms))
        return IN_RANGE, ends or Amount(low=0.0, high=0.0)
    if cell is not None:
        given = fields.choose("direction", direction_of)
        if given in {"higher", "lower"} and target.bound not in {"", given}:
            least = "at least" if target.bound == "higher" else "at most"
            says = f"is {least} {target.number:,.10g}, and {given} is better by its direction"
            fields.line.refuse("target", f"{says}; correct one of them")
        return given or "", None
    if target.low is not None or (fields.cell("low") and fields.cell("high")):
        return IN_RANGE, None
    if target.bound:
        return target.bound, None
    if None not in {target.number, baseline.number} and _is_below(target, baseline):
        says = "is below the baseline and no direction is given, so lower is taken as better"
        fields.line.warn("target", says)
        return "lower", None
    return "higher", None


def _range_in(cell: Cell, terms: Terms) -> Amount:
    """`between 40 and 60`, `maintain 40-60%`; raises ValueError without both ends."""
    words = re.sub(r"^(?:\D*?)(?=between|from|\$?\d)", "", plain(cell.text), flags=re.IGNORECASE)
    found = amount(replace(cell, value=words, kind=Kind.TEXT), terms.unit)
    if found.low is None:
        says = "should be 'higher', 'lower' or a range such as 'between 40 and 60'"
        raise ValueError(f"{says}, not '{shortened(cell.text)}'")
    return found


def _is_below(target: Amount, baseline: Amount) -> bool:
    return (target.number or 0.0) < (baseline.number or 0.0)
