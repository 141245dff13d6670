"""A small store of measures of employees: counts, selections, a burden and a mean, by group."""

from pathlib import Path

from equity_rows import add_breakdown, add_dimension, add_groups
from measure_rows import add_measure, add_values
from small_home import SmallHome

YEARS = (2021, 2022, 2023, 2024, 2025)
# Employees by office, Asian, Black and White in the first year; every year Asian gains 4 of 100 of
# the office, and White loses them.
OFFICES = {"Audit": (60, 40, 100), "Courts": (30, 90, 180), "Field": (150, 150, 300)}
MANY = {f"Bureau {number:02}": (20 + number, 60 - number) for number in range(1, 27)}
HOSTILE = "<script>alert(1)</script> & =HYPERLINK(0)"
# Numbers that are found nowhere else, so that one that is hidden and found has leaked.
KEPT = """
    Office | Rank    | value
    North  | Officer | 41011
    North  | Clerk   | 52021
    South  | Officer | 31013
    South  | Clerk   | 60037
    Delta  | Officer | 4
    Delta  | Clerk   | 29024
"""


def fill(path: Path) -> SmallHome:
    """Everything above, published."""
    home = SmallHome(path)
    home.load("measures.xlsx")
    home.plan("p", "Small plan", "1 | Serve all\n1.1 | Hire well\n1.1.a | Write | ED")
    _catalogue(home)
    home.load("update.xlsx")
    _staff(home)
    _processes(home)
    _others(home)
    home.publish()
    return home


def _catalogue(home: SmallHome) -> None:
    for code, name in (("STAFF", "Employees"), ("KEPT", "Officers and clerks"),
                       ("MANY", "Employees by bureau"), ("ODD", "Odd <b>names</b> & more"),
                       ("FEW", "A small team")):  # fmt: skip
        add_measure(home, code, name=name, statistic="count", unit="people", frequency="yearly",
                    decimals=0)  # fmt: skip
        add_breakdown(home, code, about="employees")
    add_measure(home, "HIRE", name="Hired of those who applied", frequency="yearly")
    add_breakdown(home, "HIRE", about="employees", process="selection")
    add_measure(home, "PROM", name="Promoted", frequency="yearly")
    add_breakdown(home, "PROM", about="employees", process="selection")
    add_measure(home, "TURN", name="Left the agency", direction="lower", frequency="yearly")
    add_breakdown(home, "TURN", about="employees")
    add_measure(home, "DISC", name="Disciplined", direction="lower", frequency="yearly")
    add_breakdown(home, "DISC", about="employees", process="burden")
    add_measure(home, "GLAD", name="Glad to work here", statistic="mean rating", unit=None,
                target=(4, 2027), frequency="yearly", decimals=2)  # fmt: skip
    add_breakdown(home, "GLAD", about="employees")
    add_measure(home, "PAID", name="Support paid on time", frequency="yearly")
    add_dimension(home, "Ethnicity", ["Asian", "Black", "White", ("Unknown", {"is_unknown": True})])
    add_dimension(home, "Grade", ["Entry", "Middle", "Senior"], ordinal=2, is_ordered=True)


def _staff(home: SmallHome) -> None:
    """Every year by office and ethnicity; of Legal nothing of the small groups is shown."""
    for step, year in enumerate(YEARS):
        lines = ["Office | Ethnicity | value"]
        for office, (asian, black, white) in OFFICES.items():
            moved = (asian + black + white) // 25 * step
            told = {"Asian": asian + moved, "Black": black, "White": white - moved}
            lines += [f"{office} | {name} | {number}" for name, number in told.items()]
        lines += ["Legal | Asian | 14", "Legal | Black | 5", "Legal | White | 40"]
        add_groups(home, year, "\n".join(lines), "STAFF")


def _processes(home: SmallHome) -> None:
    for year, hired in ((2024, 60), (2025, 75)):
        add_groups(home, year, f"""
            Ethnicity | numerator | denominator
            Asian     | 148       | 500
            Black     | {hired}   | 500
            White     | 600       | 2000
            Other     | 15        | 40
            Unknown   | 30        | 60
        """, "HIRE")  # fmt: skip
        add_groups(home, year, """
            Grade  | numerator | denominator
            Entry  | 40        | 200
            Middle | 24        | 240
            Senior | 20        | 250
        """, "DISC")  # fmt: skip
    add_groups(home, 2025, """
        Ethnicity | numerator | denominator
        Asian     | 4         | 9
        Black     | 31019     | 60041
        White     | 41017     | 80039
        Other     | 41051     | 80051
    """, "PROM")  # fmt: skip


def _others(home: SmallHome) -> None:
    add_groups(home, 2025, """
        Office | value | denominator
        Audit  | 4.2   | 120
        Field  | 3.6   | 90
    """, "GLAD")  # fmt: skip
    add_values(home, {2025: 3.9}, "GLAD", denominator=210.0)
    for year in (2024, 2025):
        lines = [f"{name} | Women | {women}\n{name} | Men | {men}"
                 for name, (women, men) in MANY.items()]  # fmt: skip
        add_groups(home, year, "\n".join(["Bureau | Gender | value", *lines]), "MANY")
    add_groups(home, 2025, f"""
        Kind <i>of</i> work | value
        {HOSTILE}           | 30
        Turn \u202e back    | 60
    """, "ODD")  # fmt: skip
    add_groups(home, 2025, KEPT, "KEPT")
    add_groups(home, 2025, """
        Gender | value
        Women  | 3
        Men    | 4
    """, "FEW")  # fmt: skip
    for code in ("PAID", "TURN"):
        add_groups(home, 2025, """
            Ethnicity | numerator | denominator
            Asian     | 48        | 160
            White     | 60        | 400
        """, code)  # fmt: skip
