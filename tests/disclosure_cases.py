"""Random measures by group as agencies give them, each a way in which hidden counts were found."""

from disclosure_homes import (
    BESIDE,
    COUNTIES,
    cell,
    new_measure,
    part_of,
    plus,
    random_table,
    small,
    summed,
)

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


CASES = [plain, with_totals, with_rest, beside, nested, crossed, quarters, twins]


def fill(home, dice, number, cases=CASES):
    """Add so many measures; returns what is known of measures that count the same people."""
    same, names = [], {}
    for place in range(number):
        case, kind = cases[place % len(cases)], dice.choice(["rate", "count"])
        code = f"M{place}"
        kind = "rate" if case in {twins, counted_too} else kind
        new_measure(home, code, kind)
        same += case(home, dice, code, kind) or []
        names[code.lower()] = case.__name__
    return same, names
