"""Formats that show another thing than the value: a share as a percentage, a day as its month."""

import re
from datetime import date
from decimal import Decimal
from typing import Literal
from xml.etree.ElementTree import Element

from loaders.cells import Value

Shown = Literal["percent", "month"]
_BUILT_IN: dict[str, Shown] = {"9": "percent", "10": "percent", "17": "month"}
_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""Words, colours and fillings in the code of a format."""


def formats_shown(styles: Element | None) -> dict[str, Shown]:
    """Number of a style, as cells name it, to what it shows; only for those of either kind."""
    if styles is None:
        return {}
    own = {
        entry.get("numFmtId", ""): _of_code(entry.get("formatCode", ""))
        for entry in styles.iter()
        if _name(entry) == "numFmt"
    }
    used = next((entry for entry in styles if _name(entry) == "cellXfs"), ())
    found = {}
    for number, entry in enumerate(used):
        identity = entry.get("numFmtId", "")
        shows = own[identity] if identity in own else _BUILT_IN.get(identity)
        if shows is not None:
            found[str(number)] = shows
    return found


def words_shown(value: Value, shows: Shown | None) -> Value:
    """A value as its format shows it: 0.612 as `61.2%`, the first of March as `Mar 2026`."""
    if shows == "percent" and isinstance(value, int | float) and not isinstance(value, bool):
        # 15 digits are what Excel keeps; the others are noise of the binary number.
        return f"{(Decimal(f'{value:.15g}') * 100).normalize():f}%"
    if shows == "month" and isinstance(value, date):
        return f"{value:%b %Y}"
    return value


def _of_code(code: str) -> Shown | None:
    plain = _ASIDE.sub("", code.partition(";")[0]).lower()
    if "%" in plain:
        return "percent"
    letters = set(re.findall("[a-z]", plain))
    return "month" if letters == {"m", "y"} else None


def _name(entry: Element) -> str:
    return entry.tag.rpartition("}")[2]
