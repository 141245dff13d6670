"""What the demonstration shows by group follows from its tables, redone here by hand."""

import csv
import tomllib
from collections import Counter
from datetime import date
from math import comb, sqrt
from pathlib import Path

import openpyxl
import pytest

from dashboard.impact_words import decided
from loaders import serving
from loaders.home import Home
from loaders.publication import reading

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "data" / "demo"
NEWEST, FIRST = "2026 Q3", "2023 Q4"
WHITE, BLACK = "White", "Black or African American"
NATIVE, LATINO = "American Indian or Alaska Native", "Hispanic or Latino"
ASIAN, UNKNOWN = "Asian or Pacific Islander", "Unknown"
TOLD = {
    one["code"]: one
    for one in tomllib.loads((ROOT / "docs" / "demo_measures.toml").read_text("utf-8"))["measures"]
}
Z = 1.959963984540054


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """Rows of the publication of the demonstration, for a query."""
    home = Home(tmp_path_factory.mktemp("demo"))
    serving.load_demonstration(home.path, lambda _share, _words: None)
    with reading(home.published / (home.published / "CURRENT").read_text().strip()) as connection:
        connection.execute("use published")
        yield lambda sql, *values: connection.execute(sql, list(values)).fetchall()


def counted(name):
    """The rows of a table of counts, with its numbers as whole ones."""
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        _, head, *rows = csv.reader(file)
    return [
        {
            key: int(cell) if cell.isdigit() and key != "year" else cell
            for key, cell in zip(head, row, strict=True)
        }
        for row in rows
    ]


def sums(rows, by, *figures):
    """`{group: [sums of figures]}`, groups by one or more columns."""
    found = {}
    for row in rows:
        key = row[by] if isinstance(by, str) else tuple(row[one] for one in by)
        found.setdefault(key, [0] * len(figures))
        for place, figure in enumerate(figures):
            found[key][place] += row[figure]
    return found


PAID = counted("paid_on_time_by_group.csv")
SCHOOL = counted("paid_on_time_by_education.csv")
STAFF = counted("caseworkers_by_group.csv")
PROMOTED = counted("promotions_by_group.csv")
FIGURES = ("paid_in_month", "cases_with_support_due")


def paid(period, by="ethnicity"):
    """Numerator and denominator of each group in a quarter."""
    return {
        group: tuple(both)
        for group, both in sums(
            [one for one in PAID if one["quarter"] == period], by, *FIGURES
        ).items()
    }


# The tables agree with what is reported otherwise


def test_the_regions_of_the_table_are_those_of_the_update_workbooks():
    periods = list(dict.fromkeys(one["quarter"] for one in PAID))
    assert (len(periods), periods[0], periods[-1]) == (12, FIRST, NEWEST)
    for told in TOLD["PR-01"]["groups"]:
        if told["dimension"] == "Region":
            series = [paid(period, "region")[told["group"]] for period in periods]
            assert [one for one, _ in series] == told["numerators"]
            assert [one for _, one in series] == told["denominators"]


@pytest.mark.parametrize("rows", [PAID, SCHOOL])
def test_the_cases_of_a_quarter_are_those_of_the_measure(rows):
    whole = list(sums(rows, "quarter", *FIGURES).values())
    assert [one for one, _ in whole] == TOLD["PR-01"]["numerators"]
    assert [one for _, one in whole] == TOLD["PR-01"]["denominators"]


def test_the_caseworkers_of_a_year_are_those_of_the_measures():
    posts = [one for (one,) in sums(STAFF, "year", "caseworkers").values()]
    assert posts == TOLD["WF-05"]["values"] == [1077, 1126, 1185]
    moved = list(sums(PROMOTED, "year", "promoted", "eligible").values())
    assert [one for one, _ in moved] == TOLD["WF-06"]["numerators"]
    assert [one for _, one in moved] == TOLD["WF-06"]["denominators"]


# Gaps


def gap(period, group):
    """Points between a group and White, with Newcombe's interval of two of Wilson's."""
    (top, n), (other_top, other_n) = paid(period)[group], paid(period)[WHITE]
    p, q = top / n, other_top / other_n
    (low, high), (other_low, other_high) = wilson(p, n), wilson(q, other_n)
    down = sqrt((p - low) ** 2 + (other_high - q) ** 2)
    up = sqrt((high - p) ** 2 + (q - other_low) ** 2)
    return 100 * (p - q), 100 * (p - q - down), 100 * (p - q + up)


def wilson(p, n):
    middle, share = p + Z * Z / (2 * n), 1 + Z * Z / n
    way = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return (middle - way) / share, (middle + way) / share


@pytest.mark.parametrize(
    ("group", "first", "newest", "verdict"),
    [
        (BLACK, -8.9, -4.8, "narrowed"),
        (NATIVE, -3.5, -7.9, "widened"),
        (LATINO, -3.4, -3.3, "no clear change"),
    ],
)
def test_one_gap_narrows_one_widens_and_one_does_neither(ask, group, first, newest, verdict):
    found = ask(
        "select period, gap, gap_low, gap_high, reference_group, trend_verdict from equity_gap "
        "where measure_id = 'pr-01' and dimension = 'Ethnicity' and group_name = ? order by starts_on",
        group,
    )
    for period, *said, reference, _ in found:
        assert said == pytest.approx(gap(period, group), abs=1e-6)
        assert reference == WHITE
    assert (len(found), round(found[0][1], 1), round(found[-1][1], 1)) == (12, first, newest)
    assert {one[-1] for one in found} == {verdict}


def test_the_people_behind_the_gap(ask):
    ((people, says),) = ask(
        "select people, says from equity_gap where measure_id = 'pr-01' and period = ? "
        "and within_dimension = 'Overall' and group_name = ?",
        NEWEST,
        NATIVE,
    )
    (top, n), (other_top, other_n) = paid(NEWEST)[NATIVE], paid(NEWEST)[WHITE]
    assert people == pytest.approx(n * other_top / other_n - top)
    assert says.startswith(
        f"{100 * top / n:.1f}% for {NATIVE} is 7.9 points below the {100 * other_top / other_n:.1f}% for White"
    )


def test_a_measure_on_track_has_groups_clearly_short(ask):
    ((status,),) = ask("select status from measure_now where measure_id = 'pr-01'")
    found = dict(ask("select dimension, clearly_short from equity_now where measure_id = 'pr-01'"))
    assert (status, found["Region"]) == ("On track", ["Plains"])
    assert found["Ethnicity"] == [BLACK, LATINO, NATIVE]


def test_regions_are_measured_from_the_best_and_ethnicities_from_the_stated_group(ask):
    found = ask(
        "select dimension, reference_group, reference_kind from equity_reference where measure_id = 'pr-01'"
    )
    assert {dimension: (group, kind) for dimension, group, kind in found} == {
        "Ethnicity": (WHITE, "stated"),
        "Region": ("Coast", "best large group"),
        "Education": ("Overall", "overall"),
        "Parent's role": ("Overall", "overall"),
    }


def test_the_groups_of_education_are_in_order_from_the_least_advantaged(ask):
    rows = sums([one for one in SCHOOL if one["quarter"] == NEWEST], "education", *FIGURES)
    rates = [100 * top / n for top, n in rows.values()]
    found = ask(
        "select group_name, rate from equity_rate where measure_id = 'pr-01' and period = ? "
        "and dimension = 'Education' order by group_ordinal",
        NEWEST,
    )
    assert [group for group, _ in found] == list(rows)
    assert [rate for _, rate in found] == pytest.approx(rates)
    assert rates == sorted(rates)
    summaries = dict(
        ask(
            "select summary, value from equity_summary where measure_id = 'pr-01' and dimension = 'Education' "
            "and period_id = '2026-07/P3M'"
        )
    )
    assert summaries["Difference between the ends"] == pytest.approx(rates[-1] - rates[0])
    # only of groups in an order
    assert "Slope index of inequality" in summaries


# What is hidden

CORNERS = {f"{group} × {region}" for group in (NATIVE, UNKNOWN) for region in ("Islands", "Coast")}


def test_a_small_group_is_hidden_with_those_that_would_give_it_back(ask):
    found = ask(
        "select period, group_name, numerator, denominator, rate, rate_low, rate_high, hidden_reason "
        "from equity_rate where measure_id = 'pr-01' and hidden"
    )
    assert Counter(one[0] for one in found) == dict.fromkeys({one["quarter"] for one in PAID}, 4)
    assert {one[1] for one in found} == CORNERS
    assert {one[2:7] for one in found} == {(None,) * 5}
    assert all(one[7] for one in found)


def test_only_one_of_the_four_corners_is_small_itself():
    for period in {one["quarter"] for one in PAID}:
        cells = paid(period, ("ethnicity", "region"))
        small = {
            f"{ethnicity} × {region}"
            for (ethnicity, region), (top, n) in cells.items()
            if min(top, n - top, n) <= 10
        }
        assert small <= {f"{NATIVE} × Islands", f"{UNKNOWN} × Islands"}
        assert f"{NATIVE} × Islands" in small
        assert all(n > 100 for (_, region), (_, n) in cells.items() if region == "Coast")


def test_the_example_of_the_documentation():
    assert paid(NEWEST, ("ethnicity", "region"))[NATIVE, "Islands"][1] == 8
    told = (ROOT / "docs" / "equity.md").read_text(encoding="utf-8").replace("\n", " ")
    assert f"8 cases of the Islands in {NEWEST} are of American Indians" in told


def test_every_line_with_something_hidden_has_two_of_it():
    for part in (0, 1):
        lines = Counter(corner.split(" × ")[part] for corner in CORNERS)
        assert set(lines.values()) == {2}


def test_a_count_hides_a_small_group_together_with_another(ask):
    found = ask(
        "select group_name, numerator, rate from equity_rate where measure_id = 'wf-05' "
        "and dimension = 'Ethnicity' and hidden order by group_name, starts_on"
    )
    assert found == [(NATIVE, None, None)] * 3 + [(UNKNOWN, None, None)] * 3


def test_how_much_is_hidden_is_said(ask):
    found = ask(
        "select cells, hidden, people_hidden from equity_disclosure where measure_id = 'pr-01' "
        "and dimension = 'Ethnicity × Region' and period = ?",
        NEWEST,
    )
    cells = paid(NEWEST, ("ethnicity", "region"))
    hidden = sum(n for (one, region), (_, n) in cells.items() if f"{one} × {region}" in CORNERS)
    assert found == [(24, 4, pytest.approx(100 * hidden / 399283))]


def test_what_is_not_broken_down_is_told(ask):
    found = ask(
        "select code, dimension from equity_coverage join measure using (measure_id) "
        "where state = 'missing' and code <> 'DP-07'"  # whose groups are those of a survey
    )
    asked = {"DP-02", "TM-01", "WF-01", "WF-02", "WF-04", "WF-06"}
    asked |= {f"PR-0{number}" for number in (2, 3, 4, 5, 6, 8)} | {
        f"FS-0{number}" for number in (2, 3, 4)
    }
    # two have one of the two that are expected of every measure about people
    assert set(found) == {(code, one) for code in asked for one in ("Ethnicity", "Region")} - {
        ("WF-01", "Region"),
        ("WF-06", "Ethnicity"),
    }


# A selection


def selected(year="2025"):
    rows = [one for one in PROMOTED if one["year"] == year]
    return sums(rows, "ethnicity", "promoted", "eligible")


def fisher(a, n, b, m):
    """Two-sided p: all tables with these margins that are no likelier than this one."""
    ways = {x: comb(n, x) * comb(m, a + b - x) for x in range(max(0, a + b - m), min(n, a + b) + 1)}
    return sum(one for one in ways.values() if one <= ways[a]) / sum(ways.values())


def test_four_fifths(ask):
    assert selected() == {
        WHITE: [140, 520], BLACK: [36, 200], LATINO: [23, 110], ASIAN: [17, 64], NATIVE: [0, 15],
        UNKNOWN: [12, 48],
    }  # fmt: skip
    found = {
        group: said
        for group, *said in ask(
            "select group_name, ratio, four_fifths, fisher_p, more_needed from equity_selection "
            "where measure_id = 'wf-06' and dimension = 'Ethnicity' and period = '2025'"
        )
    }
    # 4/5 of 140/520 is 21.5%: 43.1 of 200 and 23.7 of 110, so 44 - 36 and 24 - 23 more
    assert found[BLACK] == [
        pytest.approx((36 / 200) / (140 / 520)), "fails", pytest.approx(fisher(36, 200, 140, 520)), 8,
    ]  # fmt: skip
    assert found[LATINO] == [
        pytest.approx((23 / 110) / (140 / 520)), "fails", pytest.approx(fisher(23, 110, 140, 520)), 1,
    ]  # fmt: skip
    assert (round(found[BLACK][2], 3), round(found[LATINO][2], 3)) == (0.012, 0.231)
    assert found[ASIAN][1] == found[WHITE][1] == "passes"
    # 15 of 957 are 1.6% of the pool
    assert found[NATIVE][1:] == ["not assessed", None, None]


# Impact assessments


def test_a_proposal_is_better_on_average_and_widens_the_gap(ask):
    found = ask(
        "select average_verdict, gap_verdict, focus_group, gap_before, gap_after, hidden_groups, headline, decision, "
        "mitigation is not null, item_id, author "
        "from impact_result join impact_assessment using (assessment_id) where assessment_id = 'ia-01'"
    )
    # 6 points for 11,466 of 29,400 (39%) and for 39,168 of 61,200 (64%)
    before = 100 * (17846 / 29400 - 39964 / 61200)
    after = before + 6 * (11466 / 29400 - 39168 / 61200)
    assert found == [
        (
            *("better on average", "wider gap", BLACK, pytest.approx(before), pytest.approx(after)),
            *(2, "Better on average, but the gap widens", "Go ahead with mitigation", True),
            *("harbor-states-family-support-network-strategic-plan/4.4.b", "Data Team"),
        )
    ]
    assert (round(before, 1), round(after, 1)) == (-4.6, -6.1)


def test_of_a_proposal_a_small_group_is_hidden_with_another(ask):
    found = ask(
        "select group_name, population, affected, outcomes_before from impact_group "
        "where assessment_id = 'ia-01' and hidden order by group_name"
    )
    # 8 of 64 are affected; with all others shown they could be computed from the sum
    assert found == [(NATIVE, None, None, None), (UNKNOWN, None, None, None)]


STRATA = {  # region: affected and people of Black or African American, of White
    "Coast": (2774, 14600, 1722, 8200),
    "Lakes": (559, 6900, 1386, 15400),
    "Plains": (81, 1900, 1180, 23600),
}


def test_within_every_region_it_is_the_other_way_round_than_over_all(ask):
    found = ask(
        "select stratum, ratio, within_ratio, is_contradicted from impact_group "
        "where assessment_id = 'ia-02' and group_name = ? order by ordinal",
        BLACK,
    )
    (_, over_all, within, contradicted), *regions = found
    a, n, b, m = (sum(column) for column in zip(*STRATA.values(), strict=True))
    assert over_all == pytest.approx((a / n) / (b / m))
    # Mantel and Haenszel: the sum of a m / N over that of b n / N
    top = sum(a * m / (n + m) for a, n, b, m in STRATA.values())
    bottom = sum(b * n / (n + m) for a, n, b, m in STRATA.values())
    assert within == pytest.approx(top / bottom)
    assert (round(over_all, 2), round(within, 2), contradicted) == (1.61, 0.9, True)
    for region, ratio, *_ in regions:
        a, n, b, m = STRATA[region]
        assert ratio == pytest.approx((a / n) / (b / m))
        assert ratio < 1
    ((headline, decision),) = ask(
        "select headline, decision from impact_result join impact_assessment using (assessment_id) "
        "where assessment_id = 'ia-02'"
    )
    assert headline == "Within each region it is the other way round than over all"
    assert decision == "Not decided"


def test_the_assessments_are_by_different_authors_and_all_of_it_is_demonstration(ask):
    found = ask(
        "select author, is_demonstration, measure_id from impact_assessment order by author"
    )
    assert found == [("Data Team", True, "pr-01"), ("Program Director", True, "pr-01")]


def test_who_decided_is_told_with_the_day():
    assert decided("Board of Directors", date(2026, 9, 15)) == "Board of Directors, 15 Sep 2026"
    assert decided(None, None) == ""


@pytest.mark.parametrize("name", ["Dimensions", "Groups of dimensions", "Breakdowns"])
def test_the_catalogue_has_a_sheet_for_groups(name):
    assert name in openpyxl.load_workbook(DEMO / "measures.xlsx").sheetnames
