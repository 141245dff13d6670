"""Ledger rows of values by group, drawn as tables of groups and their counts."""

from measure_rows import CALENDAR, period_of

OVERALL = "Overall"


def add_groups(home, words, picture, code="M1", calendar=CALENDAR, **given):
    """Add values by group of one period, such as "2026 Q3"; `-` or nothing is a blank.

    The first headers are dimensions (one to three), the last ones what is known of a group: any
    of `numerator`, `denominator` and `value`. `withdraw` in one of these takes the value back. A
    row `Overall` is the whole:

        Region  | numerator | denominator
        Coast   | 56        | 70
        Lakes   | 48        | 80
        Overall | 104       | 150
    """
    period = period_of(words, None, calendar)
    lines = [line for line in picture.strip().splitlines() if line.strip()]
    headers, *rows = [[part.strip() for part in line.split("|")] for line in lines]
    names = [name for name in headers if name not in {"numerator", "denominator", "value"}]
    for number, row in enumerate(rows, 2):
        cells = dict(zip(headers, row + [""] * len(headers), strict=False))
        dimension, group_name = _key(names, cells)
        told = {name: cells.get(name, "") for name in ("numerator", "denominator", "value")}
        entry = {
            "source": f"update.xlsx!Groups!E{number}", "measure_id": code.lower(),
            "period_id": period.period_id, "months": period.months,
            "starts_on": period.starts_on, "ends_on": period.ends_on,
            "dimension": dimension, "group_name": group_name,
            "state": None, "note": None, "evidence": None,
            "is_withdrawn": "withdraw" in told.values(),
        } | {name: _number(text) for name, text in told.items()}  # fmt: skip
        home.add("measure_value", **(entry | given))


def add_dimension(home, dimension, groups=(), **given):
    """Add a dimension and its groups, in order: names, or (name, columns of dimension_group)."""
    row = {
        "source": "measures.xlsx!Dimensions!A2", "dimension": dimension, "ordinal": 1,
        "is_ordered": False, "reference": None, "reference_group": None, "is_expected": False,
        "synonyms": [], "is_withdrawn": False,
    }  # fmt: skip
    home.add("dimension", **(row | given))
    for ordinal, group in enumerate(groups, 1):
        name, more = group if isinstance(group, tuple) else (group, {})
        entry = {
            "source": f"measures.xlsx!Groups of dimensions!B{ordinal + 1}",
            "dimension": dimension, "group_name": name, "ordinal": ordinal, "synonyms": [],
            "parent_dimension": None, "parent_group": None, "is_overlapping": False,
            "is_unknown": False, "is_withdrawn": False,
        }  # fmt: skip
        home.add("dimension_group", **(entry | more))


def add_breakdown(home, code="M1", *, about="customers", process=None, dimensions=(), **given):
    """Say whom a measure counts, and by what it should be broken down."""
    row = {
        "source": "measures.xlsx!Breakdowns!A2", "measure_id": code.lower(), "about": about,
        "process": process, "dimensions": list(dimensions), "is_withdrawn": False,
    }  # fmt: skip
    home.add("measure_breakdown", **(row | given))


def _key(names, cells):
    """The dimension and group that a row is of, spelled as the ledger spells several."""
    pairs = sorted(((name, cells[name]) for name in names), key=lambda pair: pair[0].casefold())
    if {group for _, group in pairs} == {OVERALL}:
        return OVERALL, OVERALL
    return " × ".join(name for name, _ in pairs), " × ".join(group for _, group in pairs)


def _number(text):
    return None if text in {"", "-", "withdraw"} else float(text.replace(",", ""))
