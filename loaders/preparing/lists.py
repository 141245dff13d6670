"""The lists that start a plan, its levels, owners and statements: every fault is one sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.forms import Filled
from loaders.outlines.labels import label_of, named, rung_of
from loaders.outlines.statements import principles_or_values, vision_or_mission
from loaders.preparing.words import LONGEST_NAME, LONGEST_WORDS, one_line
from loaders.spelling import shortened

KINDS = ("principle", "value")
_LONGEST_LEVEL = 40
_MOST = {"levels": 6, "owners": 100, "statements": 50}
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,9}")


def levels_of(names: Sequence[str], found: list[str]) -> tuple[str, ...]:
    """Names of levels as outlines have them: small letters, a known word, from the top down."""
    levels = [one_line(name).casefold() for name in names]
    levels = [name for name in levels if name]
    found += _too_many("levels", levels)
    found += [
        f"A level should have a name such as goal or action step, not '{shortened(name)}'"
        for name in levels
        if not _is_level(name)
    ]
    found += [f"Two levels are called '{name}'" for name in _doubles(levels)]
    for above, below in pairwise(levels):
        rungs = rung_of(above), rung_of(below)
        if rungs[0] is not None and rungs[1] is not None and rungs[0] > rungs[1]:
            found.append(f"'{below}' is read as a level above '{above}': put it before that one")
    return tuple(levels)


def owners_of(rows: Sequence[Filled], found: list[str]) -> tuple[tuple[str, str], ...]:
    """Codes and names of the key, by code; a row with both left blank is none."""
    owners = []
    for row in rows:
        code, name = one_line(row.get("Code")), one_line(row.get("Name")).strip(" .")
        if not (code or name):
            continue
        if not _CODE.fullmatch(code):
            found.append(
                f"An owner's code should be 1 to 10 letters or digits, such as ED, not "
                f"'{shortened(code)}'"
            )
        elif not name:
            found.append(f"The line {code} should say who that is: {code} = its name")
        elif re.search(r"[;=]", name) or len(name) > LONGEST_NAME:
            found.append(
                f"The name of {code} should be words without ; or =, not '{shortened(name)}'"
            )
        owners.append((code, name))
    found += _too_many("owners", owners)
    doubles = _doubles([code.casefold() for code, _ in owners])
    found += [f"Two owners have the code {code.upper()}" for code in doubles]
    return tuple(sorted(owners))


def statements_of(rows: Sequence[Filled], found: list[str]) -> tuple[tuple[str, str], ...]:
    """Principles and values; a row without words is none."""
    said = [(one_line(row.get("Kind")).casefold(), one_line(row.get("Text"))) for row in rows]
    said = [(kind, text) for kind, text in said if text]
    found += [
        f"Kind should be {' or '.join(KINDS)}, not '{shortened(kind)}'"
        for kind in dict.fromkeys(kind for kind, _ in said)
        if kind not in KINDS
    ]
    found += [
        f"'{shortened(text)}' is longer than {LONGEST_WORDS:,} signs"
        for _, text in said
        if len(text) > LONGEST_WORDS
    ]
    found += _too_many("statements", said)
    return tuple(said)


def _is_level(name: str) -> bool:
    """Whether a file that has the name in its column of levels is read as having it."""
    whole = f"{name}: words"
    label = label_of(whole)
    if label is None and (vision_or_mission(whole) or principles_or_values(whole)):
        return False
    label = label or named(name, "words")
    return len(name) <= _LONGEST_LEVEL and label.level_name == name and not label.number


def _too_many(what: str, rows: Sequence[object]) -> list[str]:
    most = _MOST[what]
    return [f"There should be no more than {most} {what}, not {len(rows)}"] * (len(rows) > most)


def _doubles(names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]
