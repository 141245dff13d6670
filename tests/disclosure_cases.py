"""Random measures by group as agencies give them, each a way in which hidden counts were found."""

from disclosure_homes import (
    BESIDE,
    COUNTIES,
    DIMENSIONS,
    cell,
    new_measure,
    part_of,
    plus,
    random_table,
    small,
    summed,
)
from impact_rows import assess
from measure_rows import add_measure

SHAPES = [
    ("Region",), ("Race",), ("County",), ("Sex",), ("Region", "Race"), ("Race", "Sex"),
    ("County", "Sex"), ("Region", "Race", "Sex"), ("County", "Race"),
]  # fmt: skip
WORDS = "2026 Q3"
QUARTERS = [f"2025 Q{number}" for number in (1, 2, 3, 4)]


def plain(home, dice, code, kind):
    """One table; the marts sum its margins."""
    dims = dice.choice(SHAPES)
    home.table(code, WORDS, dims, random_table(dice, dims, kind))


def with_totals(home, dice, code, kind):
    """One table, its whole, and some of its margins."""
    dims = dice.choice(SHAPES)
    cells = random_table(dice, dims, kind)
    home.table(code, WORDS, dims, cells)
    home.table(code, WORDS, (), summed(cells, dims, ()))
    for name in dims:
        if len(dims) > 1 and dice.random() < 0.6:
            home.table(code, WORDS, (name,), summed(cells, dims, (name,)))


def with_rest(home, dice, code, kind):
    """Groups that leave some of their whole unlisted."""
    dims = dice.choice(SHAPES[:6])
    cells = random_table(dice, dims, kind)
    home.table(code, WORDS, dims, cells)
    rest = cell(dice, kind)
    home.table(code, WORDS, (), {(): plus(summed(cells, dims, ())[()], rest)})


def beside(home, dice, code, kind):
    """Hispanic of any race beside the races, alone or by region."""
    dims = dice.choice([("Race",), ("Region", "Race"), ("Race", "Sex")])
    cells = random_table(dice, dims, kind)
    place = dims.index("Race")
    for key in list(cells):
        told = cells[key]
        part = part_of(dice, told)
        also = (*key[:place], BESIDE, *key[place + 1 :])
        cells[also] = plus(cells[also], part) if also in cells else part
    home.table(code, WORDS, dims, cells)
    if dice.random() < 0.5:
        home.table(code, WORDS, (), summed(cells, dims, ()))


def nested(home, dice, code, kind):
    """Counties in regions, both given or one summed; perhaps by sex too."""
    dims = dice.choice([("County",), ("County", "Sex")])
    cells = random_table(dice, dims, kind)
    home.table(code, WORDS, dims, cells)
    if dice.random() < 0.6:
        regions = {}
        for key, told in cells.items():
            upper = (COUNTIES[key[0]], *key[1:])
            regions[upper] = plus(regions[upper], told) if upper in regions else told
        home.table(code, WORDS, ("Region", *dims[1:]), regions)


def crossed(home, dice, code, kind):
    """Tables by one dimension each, of the same people."""
    dims = dice.choice([("Race", "Sex"), ("Region", "Race"), ("Region", "Race", "Sex")])
    cells = random_table(dice, dims, kind)
    for name in dims:
        home.table(code, WORDS, (name,), summed(cells, dims, (name,)))
    if len(dims) == 3:
        home.table(code, WORDS, dims[:2], summed(cells, dims, dims[:2]))


def quarters(home, dice, code, kind):
    """Four quarters and their year; now and then a quarter has no such group."""
    dims = dice.choice([("Region",), ("Race",), ("Sex",), ("Race", "Sex")])
    pattern, year = random_table(dice, dims, kind), {}
    for words in QUARTERS:
        cells = {key: cell(dice, kind) for key in pattern}
        home.table(code, words, dims, cells)
        year = {key: plus(told, year[key]) if year else told for key, told in cells.items()}
    home.table(code, "2025", dims, year)


def caseload(home, dice, code, kind):
    """Events of four quarters and of their year, over a caseload that is about the same in all."""
    del kind
    dims = dice.choice([("Region",), ("Race",), ("Sex",), ("Race", "Sex")])
    pattern = {key: dice.choice([20, 60, 300]) for key in random_table(dice, dims, "rate")}
    events = dict.fromkeys(pattern, 0)
    for words in QUARTERS:
        told = {key: min(people, small(dice)) for key, people in pattern.items()}
        cells = {key: (told[key], people + dice.randint(0, 3)) for key, people in pattern.items()}
        home.table(code, words, dims, cells)
        events = {key: events[key] + told[key] for key in events}
    home.table(code, "2025", dims, {key: (events[key], people) for key, people in pattern.items()})


def twins(home, dice, code, kind):
    """A second measure of the same people; returns which denominators are the same."""
    del kind
    dims = dice.choice(SHAPES[:6])
    cells = random_table(dice, dims, "rate")
    new_measure(home, f"{code}b", "rate")
    home.table(code, WORDS, dims, cells)
    other = {key: (min(n, small(dice)), n) for key, (_, n) in cells.items()}
    home.table(f"{code}b", WORDS, dims, other)
    return [((code.lower(), "n"), (f"{code}b".lower(), "n"))]


def counted_too(home, dice, code, kind):
    """A count of the people whom a rate is of; returns which figures are the same."""
    del kind
    dims = dice.choice(SHAPES[:6])
    cells = random_table(dice, dims, "rate")
    new_measure(home, f"{code}b", "count")
    home.table(code, WORDS, dims, cells)
    home.table(f"{code}b", WORDS, dims, {key: n for key, (_, n) in cells.items()})
    return [((code.lower(), "n"), (f"{code}b".lower(), "x"))]


def means(home, dice, code, kind):
    """Means of a second measure, of the people whom a count counts."""
    del kind
    dims = dice.choice([("Region",), ("Race",), ("Race", "Sex")])
    cells = {key: n or 12 for key, n in random_table(dice, dims, "count").items()}
    add_measure(home, f"{code}b", statistic="mean rating", unit=None)
    told = {key: (round(n * dice.uniform(1, 5)), n) for key, n in cells.items()}
    home.table(code, WORDS, dims, cells)
    home.table(f"{code}b", WORDS, dims, told)
    return [((code.lower(), "x"), (f"{code}b".lower(), "n"))]


def decision(home, dice, number):
    """An impact assessment, by strata or not; returns what is the same people twice."""
    strata = dice.choice([["Overall"], ["Coast", "Hills"], ["Coast", "Hills", "Lakes"]])
    groups = DIMENSIONS["Race"][: dice.choice([2, 3, 5])]
    lines, has_before = [], dice.random() < 0.5
    for stratum in strata:
        for group in groups:
            x, n = cell(dice, "rate")
            words = [stratum] * (len(strata) > 1) + [group, str(n), str(x)]
            lines.append(" | ".join([*words, str(dice.randint(0, n))] if has_before else words))
    given = {"stratum_dimension": "Region"} if len(strata) > 1 else {}
    assess(home, f"a{number}", "\n".join(lines), **given)
    return [((f"a{number} affected", "n"), (f"a{number} before", "n"))]


def mostly_large(home, dice, code, kind):
    """Groups of whom one or two are small."""
    dims = dice.choice([("Region",), ("Sex",), ("Region", "Sex")])
    cells = random_table(dice, dims, kind)
    some = dice.sample(sorted(cells), min(len(cells), dice.choice([1, 2])))
    for key in [key for key in cells if key not in some]:
        x, c = dice.randint(11, 90), dice.randint(11, 90)
        cells[key] = x if kind == "count" else (x, x + c)
    home.table(code, WORDS, dims, cells)


def correct(home, dice, code):
    """Other numbers of one part of a measure, and of whatever it is a part of, by a newer load."""
    own = [row for row in home.rows["measure_value"] if row["measure_id"] == code.lower()]
    newest = {(row["period_id"], row["dimension"], row["group_name"]): row for row in own}
    rows = list(newest.values())
    part = dict(_named(dice.choice(rows)))
    for row in dice.sample(rows, len(rows)):
        part = part if part.keys() & _named(row).keys() else part | _named(row)
    if "County" in part:
        part["Region"] = COUNTIES[part["County"]]
    periods = {row["period_id"] for row in rows if row["months"] < 12} or {rows[0]["period_id"]}
    period = dice.choice(sorted(periods))
    touched = [
        row for row in rows
        if (row["months"] == 12 or row["period_id"] == period) and _lies_in(part, _named(row))
    ]  # fmt: skip
    names = ("value",) if touched and touched[0]["value"] is not None else ("numerator", "left")
    for name in names:
        least = min((_count(row, name) for row in touched), default=0)
        gain = dice.choice([-least, -dice.randint(0, int(least)), small(dice), small(dice)])
        touched = [_with(row, name, gain) for row in touched]
    for row in touched:
        home.add("measure_value", **row | {"source": f"v.xlsx!{row['source'][7:]}"})


def _named(row):
    names = row["dimension"].split(" × "), row["group_name"].split(" × ")
    return {} if row["dimension"] == "Overall" else dict(zip(*names, strict=True))


def _lies_in(part, named):
    is_beside = part.get("Race") == BESIDE
    return named.items() <= part.items() and not (is_beside and "Race" not in named)


def _count(row, name):
    return row["denominator"] - row["numerator"] if name == "left" else row[name]


def _with(row, name, gain):
    if name == "value":
        return {key: told for key, told in row.items() if key != "load_id"} | {
            name: row[name] + gain
        }
    more = {"denominator": row["denominator"] + gain}
    if name == "numerator":
        more[name] = row[name] + gain
    return {key: told for key, told in row.items() if key != "load_id"} | more


CASES = [
    plain,
    with_totals,
    with_rest,
    beside,
    nested,
    crossed,
    quarters,
    caseload,
    twins,
    counted_too,
    means,
]
ALONE = [mostly_large, plain, with_totals, with_rest, beside, nested, crossed, quarters]
"""Of one measure each, so that correcting it leaves no other wrong."""


def fill(home, dice, number, cases=CASES):
    """Add so many measures; returns what is known of measures that count the same people."""
    same, names = [], {}
    for place in range(number):
        case, kind = cases[place % len(cases)], dice.choice(["rate", "count"])
        code = f"M{place}"
        kind = {caseload: "rate", twins: "rate", counted_too: "rate", means: "count"}.get(
            case, kind
        )
        new_measure(home, code, kind)
        same += case(home, dice, code, kind) or []
        names[code.lower()] = case.__name__
    return same, names
