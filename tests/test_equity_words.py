"""What groups find, as sentences: only what is clear is said, and nothing of what is hidden."""

import pytest
from equity_made import gap, group, measured, rate

from dashboard import equity_alternatives, equity_coverage, equity_finding, equity_words, theme
from dashboard.equity_records import Breakdown, Coverage, Disclosure, Finding, Within

BY_REGION = Breakdown("paid", "2026-Q3", "Region")
IN_COAST = Breakdown("paid", "2026-Q3", "Ethnicity", "Region", "Coast")
NORTH = group("North", 76.0, "clearly reaches", gap=gap("North", None, is_reference=True))
UNCLEAR = group("South", 74.0, "reaches", gap=gap("South", -2.0, -6.0, 2.0, is_clear=False))
HIDDEN = group("Delta", None, hidden=True, numerator=None, denominator=None)
FEW = group("Ridge", None, is_presented=False, numerator=14.0, denominator=28.0)


def behind(name="Coast", value=-23.0, **given):
    return group(
        name, 76 + value, "clearly short", gap=gap(name, value, value - 5, value + 5, **given)
    )


@pytest.mark.parametrize(
    ("groups", "says"),
    [
        ([behind(), NORTH], "Coast 23.0 points below North"),
        ([behind(trend_verdict="widened"), NORTH],
         "Coast 23.0 points below North, and the gap has widened"),
        ([behind(trend_verdict="narrowed"), NORTH],
         "Coast 23.0 points below North, and the gap has narrowed"),
        ([behind(trend_verdict="no clear change"), NORTH],
         "Coast 23.0 points below North, with no clear change of the gap"),
        ([behind("Islands", -8.0), behind(), NORTH],
         "Coast 23.0 points below North; 1 other clearly behind too"),
        ([UNCLEAR, NORTH], "no group is clearly behind North"),
        ([UNCLEAR, NORTH, HIDDEN], "no group that is shown is clearly behind North"),
        ([UNCLEAR, NORTH, FEW], "no group that is shown is clearly behind North"),
        ([group("A", 50.0, gap=gap("A", None)), group("B", 60.0, gap=gap("B", None)), HIDDEN],
         "nothing can be compared, as North is not shown"),
        ([group("South", 90.0, gap=gap("South", 14.0, 10.0, 18.0)), NORTH],
         "no group is clearly behind North"),
        ([NORTH], "only North can be shown, so there is nothing to compare"),
        ([NORTH, HIDDEN], "only North can be shown, so there is nothing to compare"),
        ([HIDDEN, HIDDEN], "every group by Region is hidden for privacy"),
        ([HIDDEN, FEW], "no group by Region counts enough people to be reliable"),
        ([group("Unknown", 50.0, gap=gap("Unknown", -26.0, -30.0, -22.0), is_unknown=True), NORTH],
         "no group is clearly behind North"),
        ([group("A", 20.0, kind="count"), group("B", 56.2, kind="count")],
         "B 56.2%, the largest of 2 groups"),
        ([group("A", 20.0, kind="count"), group("B", 56.2, kind="count"),
          group("C", None, kind="count", hidden=True)],
         "B 56.2%, the largest of 2 groups shown"),
        ([group("A", 50.0), group("B", 60.0)], "no gap can be told by Region"),
        ([behind(reference_kind="overall", reference_group="Overall"), NORTH],
         "Coast 23.0 points below all together"),
    ],
)  # fmt: skip
def test_the_title_says_the_widest_clear_gap_and_else_that_nothing_is_clear(groups, says):
    assert equity_finding.finding(measured(), BY_REGION, groups) == f"Paid on time: {says}"


def test_where_less_is_better_the_group_behind_is_the_one_above():
    late = group("Coast", 40.0, gap=gap("Coast", 12.0, 8.0, 16.0))
    early = group("South", 20.0, gap=gap("South", -8.0, -9.0, -7.0))
    lower = measured(name="Days late", direction="lower", unit="days")
    says = equity_finding.finding(lower, BY_REGION, [late, early, NORTH])
    assert says == "Days late: Coast 12.0 days above North"


def test_within_one_group_the_title_says_so():
    says = equity_finding.finding(measured(), IN_COAST, [behind("Black", -9.0), NORTH])
    assert says == "Paid on time within Coast: Black 9.0 points below North"


def test_a_gap_that_rounds_to_nothing_is_none():
    assert equity_words.gap_word(measured(), gap("South", -0.04)) == "as high as"
    assert equity_words.signed(measured(), -0.04) == "0.0"


@pytest.mark.parametrize(
    ("one", "word"),
    [
        (NORTH, "Clearly reaches"), (HIDDEN, theme.HIDDEN), (FEW, theme.UNRELIABLE),
        (group("A", 50.0), "Shown"), (group("A", None), theme.NO_DATA),
    ],
)  # fmt: skip
def test_a_state_has_icon_word_and_colour(one, word):
    assert equity_words.mark(one.rate) == word
    assert theme.MARKS[word].icon


def test_the_two_badges_differ_in_icon_word_and_colour():
    hidden, few = theme.MARKS[theme.HIDDEN], theme.MARKS[theme.UNRELIABLE]
    assert hidden.icon != few.icon
    assert {hidden.light, hidden.dark}.isdisjoint({few.light, few.dark})


def test_what_is_hidden_has_no_number_in_any_words():
    leaking = rate("Delta", 31.4, hidden=True, numerator=5.0, denominator=16.0)
    assert equity_words.value(measured(), leaking) == "–"
    assert equity_words.interval(measured(), leaking) == "–"
    assert equity_words.rests_on(leaking) == ""


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (rate("A", 53.0), "212 of 400"),
        (rate("A", 4.1, kind="mean", numerator=None, denominator=84.0), "n 84"),
        (rate("A", 12.0, kind="count", numerator=1234.0, denominator=None), "1,234 counted"),
        (rate("A", 3.3, numerator=40.0, denominator=12000.0), "40 of 12,000"),
    ],
)  # fmt: skip
def test_what_a_figure_rests_on(one, says):
    assert equity_words.rests_on(one) == says


def test_a_count_is_shown_as_its_share_whatever_the_unit():
    one = rate("A", 23.04, kind="count", rate_low=None, rate_high=None, decimals=1)
    assert equity_words.value(measured(unit="people"), one) == "23.0%"


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (behind(), "2.0 times as likely to miss it, about 92 people"),
        (behind(people=0.2), "2.0 times as likely to miss it"),
        (behind(people=1.3, ratio=None, ratio_reason="not estimable"),
         "ratio not estimable, about 1 person"),
        (NORTH, "The reference"),
        (group("South", 80.0, gap=gap("South", 4.0, people=-20.0)), ""),
        (HIDDEN, ""),
    ],
)  # fmt: skip
def test_beside_a_gap_stand_its_ratio_and_its_people(one, says):
    assert equity_words.gap_note(measured(), one) == says


def test_rates_are_told_in_words():
    told = equity_alternatives.rates_sentence(
        measured(), [behind(), NORTH, HIDDEN, FEW], rate("Overall", 70.0)
    )
    assert told == (
        "Paid on time by group. Coast 53.0%, clearly short; North 76.0%, clearly reaches; "
        "1 group hidden for privacy; 1 group too few to be reliable. "
        "All together 70.0% (212 of 400)."
    )


def test_of_many_groups_some_are_told():
    told = equity_alternatives.rates_sentence(measured(), [NORTH] * 15, None)
    assert told.endswith("; and 3 others.")
    assert told.count("North 76.0%") == 12


def test_gaps_are_told_in_words():
    assert equity_alternatives.gaps_sentence(measured(), [behind(), UNCLEAR, NORTH, HIDDEN]) == (
        "Gap to North: Coast 23.0 points below; South 2.0 points below, not clear."
    )
    assert equity_alternatives.gaps_sentence(measured(), [HIDDEN]) == "No gap can be told."


def test_a_gap_over_time_is_told_in_words():
    gaps = [gap("Coast", -2.0, period="2025 Q1"), gap("Coast", None, period="2025 Q2"),
            gap("Coast", -14.0, period="2025 Q3", trend_reason="Widened.")]  # fmt: skip
    assert equity_alternatives.trend_sentence(measured(), gaps) == (
        "Coast 2.0 points below North in 2025 Q1, 14.0 points below in 2025 Q3. Widened."
    )


@pytest.mark.parametrize(
    ("direction", "ends_at", "word", "colour"),
    [
        ("higher", -9.0, "Widened", "#9b2c12"),
        ("higher", 9.0, "Lead widened", "#555d65"),
        ("lower", 9.0, "Widened", "#9b2c12"),
        ("lower", -9.0, "Lead widened", "#555d65"),
        ("within a range", -9.0, "Moved apart", "#555d65"),
    ],
)
def test_only_a_gap_to_a_group_s_own_disadvantage_that_widens_is_red(
    direction, ends_at, word, colour
):
    """Where the line ends says it, whatever the gap was in the period that is shown."""
    one = gap("Coast", -ends_at, trend_gap=ends_at, trend_verdict="widened",
              trend_reason="Widened: 2.0 points a quarter.")  # fmt: skip
    assert equity_words.trend(measured(direction=direction), one) == word
    assert theme.MARKS[word].colour("light") == colour
    assert equity_words.trend_reason(one) == "2.0 points a quarter."


def test_a_gap_that_did_not_widen_keeps_its_word():
    one = gap("Coast", 9.0, trend_gap=9.0, trend_verdict="narrowed")
    assert equity_words.trend(measured(), one) == "Narrowed"
    assert equity_words.trend(measured(), gap("Coast", 9.0)) == ""


def test_a_gap_within_each_group_is_told_in_words():
    found = [Within("Asian", 55.0, gap("Coast", -23.0), False, True),
             Within("Black", None, None, True, False)]  # fmt: skip
    assert equity_alternatives.within_sentence(measured(), "Coast", found) == (
        "Coast within each: Asian 23.0 points below; 1 group without a gap to show."
    )


@pytest.mark.parametrize(
    ("groups", "lost", "says"),
    [
        ([NORTH], 3.2, ""),
        ([NORTH, HIDDEN, HIDDEN], 3.2,
         "2 of 3 groups are not shown, so that nobody can be recognized: 3% of all counted."),
        ([NORTH, HIDDEN], 0.4,
         "1 of 2 groups is not shown, so that nobody can be recognized: under 1% of all counted."),
        ([HIDDEN], None, "1 of 1 group is not shown, so that nobody can be recognized."),
    ],
)  # fmt: skip
def test_what_is_hidden_is_told_once_with_the_loss(groups, lost, says):
    disclosure = Disclosure(len(groups), 1, None, lost)
    assert equity_finding.hidden_sentence(groups, disclosure) == says


@pytest.mark.parametrize(
    ("overall", "says"),
    [
        (rate("Overall", 70.0), "PAID, by Region, 2026 Q3. All together 70.0% (212 of 400)."),
        (rate("Overall", None, hidden=True),
         "PAID, by Region, 2026 Q3. All together: hidden for privacy."),
        (None, "PAID, by Region, 2026 Q3."),
    ],
)  # fmt: skip
def test_the_subtitle_says_what_is_compared_and_where_all_together_stand(overall, says):
    assert equity_finding.subtitle(measured(), BY_REGION, overall, "2026 Q3") == says


def test_made_up_numbers_are_said_to_be_so():
    told = equity_finding.subtitle(measured(is_demonstration=True), BY_REGION, None, "2026 Q3")
    assert told.endswith("These numbers are invented, for demonstration.")


def found(status="Met target", short=("Islands", "Plains")):
    return Finding("dp-02", "DP-02", "Paid on time", status, [], "Region", "2026-Q3", "2026 Q3",
                   "", list(short))  # fmt: skip


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (found(), "DP-02 meets its target, but not for Islands and Plains (Region, 2026 Q3)"),
        (found("On track", ["Islands"]), "DP-02 is on track, but not for Islands (Region, 2026 Q3)"),
        (found(short="ABCDEF"),
         "DP-02 meets its target, but not for A, B, C, D and 2 others (Region, 2026 Q3)"),
    ],
)  # fmt: skip
def test_a_green_total_with_a_red_group_says_so(one, says):
    assert equity_finding.unequal_sentence(one) == says


def covered(code, dimension, state, *, is_expected=True):
    name = f"Measure {code}"
    return Coverage(code.lower(), code, name, dimension, is_expected, state, None, 3, 0, None)


@pytest.mark.parametrize(
    ("coverage", "says"),
    [
        ([], "No breakdown is given or expected yet"),
        ([covered(code, "Region", "shown", is_expected=False) for code in "ABC"],
         "No breakdown is expected yet"),
        ([covered("A", "Region", "shown", is_expected=False), covered("B", "Region", "missing")],
         "1 of 2 measures lacks a breakdown by Region"),
        ([covered("A", "Region", "shown"), covered("B", "Region", "partly hidden")],
         "All 2 measures have the breakdowns that are expected"),
        ([covered("A", "Region", "shown"), covered("B", "Region", "missing")],
         "1 of 2 measures lacks a breakdown by Region"),
        ([covered("A", "Region", "missing"), covered("B", "Region", "missing"),
          covered("A", "Race", "missing")],
         "2 of 2 measures lack a breakdown, most often by Region"),
    ],
)  # fmt: skip
def test_coverage_says_how_many_measures_lack_what(coverage, says):
    assert equity_coverage.finding(coverage) == says
