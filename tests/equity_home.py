"""A small store of measures by group of every kind, for the pages about equity."""

from pathlib import Path

from equity_rows import add_breakdown, add_dimension, add_groups
from measure_rows import add_benchmarks, add_measure, add_values
from small_home import SmallHome

QUARTERS = [f"{year} Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4)][:7]
NEWEST = QUARTERS[-1]
HOSTILE = "<script>alert(1)</script> & =HYPERLINK(0)"
FORMULA = '=HYPERLINK("http://evil.example","x")'
ENDLESS = "Community of the long word " + "Donaudampfschifffahrtsgesellschaft" * 4
TRAINING = [
    "Office of Legal Affairs, Legislation and Intergovernmental Relations of the Department",
    *(f"Bureau {number} of Field Operations" for number in range(1, 18)),
]
# Numbers that are found nowhere else, so that one that is hidden and found has leaked.
KEPT = """
    Region | numerator | denominator
    North  | 41011     | 80021
    South  | 31013     | 60037
    Delta  | 4         | 9
"""
# Paid on time, of 100s: North and South stay, Coast loses four a quarter, Islands catch up.
PEOPLE = {"North": 800, "South": 600, "Coast": 400, "Islands": 300}
FIRST = {"North": 0.76, "South": 0.73, "Coast": 0.74, "Islands": 0.50}
STEP = {"North": 0.0, "South": 0.0025, "Coast": -0.035, "Islands": 0.03}
SHARE = {"Asian": 0.2, "Black": 0.3, "White": 0.5}
BETTER = {"Asian": 0.03, "Black": -0.06, "White": 0.024}


def paid(region: str, ethnicity: str, quarter: int) -> tuple[int, int]:
    """How many of how many paid on time in a quarter, counted from 0."""
    people = round(PEOPLE[region] * SHARE[ethnicity])
    share = FIRST[region] + STEP[region] * quarter + BETTER[ethnicity]
    return round(people * share), people


def fill(path: Path) -> SmallHome:
    """Rates, means, counts, events; in one, two and no dimension; hidden, few, many, hostile."""
    home = SmallHome(path)
    home.load("measures.xlsx")
    home.plan("p", "Small plan", "1 | Serve all\n1.1 | Pay on time\n1.1.a | Write | ED")
    _catalogue(home)
    home.load("update.xlsx")
    _paid(home)
    _others(home)
    home.publish()
    return home


def _catalogue(home: SmallHome) -> None:
    add_measure(home, "PAID", name="Support paid on time", target=(70, "2026 Q4"),
                baseline=(65, "2024 Q4"), tolerance=2, owners=["ED"],
                numerator="Paid on time", denominator="All due")  # fmt: skip
    add_measure(home, "RATE", name="Staff would recommend us", statistic="mean rating", unit=None,
                target=(4, 2027), frequency="yearly", decimals=2)  # fmt: skip
    add_measure(home, "WORK", name="People who work here", statistic="count", unit="people",
                frequency="yearly", decimals=0)  # fmt: skip
    add_measure(home, "HARM", name="Harm in care", unit="per 1,000 days", direction="lower",
                target=(5, 2027), frequency="yearly", decimals=1)  # fmt: skip
    add_measure(home, "TIER", name="Case closed in time", target=(60, 2027), frequency="yearly")
    add_measure(home, "ONE", name="Asked in one office", frequency="yearly")
    add_measure(home, "NONE", name="Not broken down", target=(50, 2027), frequency="yearly")
    add_measure(home, "MANY", name="Trained this year", target=(80, 2027), frequency="yearly")
    add_measure(home, "ODD", name="Odd <b>names</b> & more", frequency="yearly")
    add_measure(home, "KEPT", name="Reached in person", frequency="yearly")
    add_measure(home, "FEW", name="Small everywhere", frequency="yearly")
    add_dimension(home, "Region", [*PEOPLE, "Delta", "Marsh", "Ridge"], is_expected=True,
                  reference="group", reference_group="North")  # fmt: skip
    add_dimension(home, "Ethnicity", ["Asian", "Black", "White", ("Unknown", {"is_unknown": True})],
                  ordinal=2, is_expected=True)  # fmt: skip
    add_dimension(home, "Income", ["Lowest", "Low", "High", "Highest"], ordinal=3, is_ordered=True)
    add_breakdown(home, "WORK", about="employees", dimensions=["Ethnicity", "Gender"])
    add_breakdown(home, "TIER", process="selection")
    for code in ("PAID",):
        home.add("measure_item", source="m!M!E2", measure_id=code.lower(), plan_id="p",
                 item_code="1.1")  # fmt: skip


def _paid(home: SmallHome) -> None:
    """Every quarter by Region × Ethnicity; the last also in three regions of few people."""
    add_benchmarks(home, {"2025 Q1": 66.0, "2026 Q1": 68.0}, "PAID")
    for number, quarter in enumerate(QUARTERS):
        lines = ["Region | Ethnicity | numerator | denominator"]
        top = bottom = 0
        for region in PEOPLE:
            for ethnicity in SHARE:
                x, n = paid(region, ethnicity, number)
                top, bottom = top + x, bottom + n
                lines.append(f"{region} | {ethnicity} | {x} | {n}")
        add_groups(home, quarter, "\n".join(lines), "PAID")
        # Four of Delta did not pay, and Marsh keeps that from being worked out of the whole; Ridge
        # counts so few that chance alone could move its figure far.
        regions = ["Region | numerator | denominator"]
        for region in PEOPLE:
            sums = [
                sum(pair) for pair in zip(*(paid(region, e, number) for e in SHARE), strict=True)
            ]
            regions.append(f"{region} | {sums[0]} | {sums[1]}")
        regions += ["Delta | 13 | 17", "Marsh | 12 | 23", "Ridge | 14 | 28"]
        add_groups(home, quarter, "\n".join(regions), "PAID")
        x, n = top + 39, bottom + 68
        add_values(home, {quarter: 100 * x / n}, "PAID", numerator=float(x), denominator=float(n))


def _others(home: SmallHome) -> None:
    for year, low in ((2023, 3.4), (2024, 3.5), (2025, 3.6), (2026, 3.7)):
        add_groups(home, year, f"""
            Region  | value | denominator
            North   | 4.2   | 120
            South   | 4.1   | 90
            Coast   | {low} | 60
        """, "RATE")  # fmt: skip
        add_values(home, {year: 4.05}, "RATE", denominator=270.0)
    for year in (2025, 2026):
        add_groups(home, year, """
            Ethnicity | Gender | value
            Asian     | Men    | 60
            Asian     | Women  | 80
            Black     | Men    | 40
            Black     | Women  | 70
            White     | Men    | 150
            White     | Women  | 190
            Unknown   | Men    | 4
            Unknown   | Women  | 16
        """, "WORK")  # fmt: skip
    add_groups(home, 2026, """
        Region | numerator | denominator
        North  | 40        | 12000
        South  | 66        | 9000
        Coast  | 21        | 3000
        Delta  | 2         | 400
    """, "HARM")  # fmt: skip
    add_groups(home, 2026, """
        Income  | numerator | denominator
        Lowest  | 84        | 200
        Low     | 120       | 220
        High    | 150       | 230
        Highest | 170       | 240
    """, "TIER")  # fmt: skip
    add_groups(home, 2026, """
        Office  | numerator | denominator
        Capital | 30        | 60
    """, "ONE")  # fmt: skip
    lines = [f"{name} | {60 + 3 * place} | {110 + place}" for place, name in enumerate(TRAINING)]
    add_groups(home, 2026, "\n".join(["Office | numerator | denominator", *lines]), "MANY")
    add_groups(home, 2026, f"""
        Kind <i>of</i> place | numerator | denominator
        {HOSTILE}            | 30        | 90
        {FORMULA}            | 50        | 100
        {ENDLESS}            | 70        | 110
        Turn \u202e back     | 60        | 100
    """, "ODD")  # fmt: skip
    add_groups(home, 2026, KEPT, "KEPT")
    add_groups(home, 2026, """
        Region | numerator | denominator
        North  | 3         | 9
        South  | 4         | 8
    """, "FEW")  # fmt: skip
