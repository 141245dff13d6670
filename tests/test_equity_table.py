"""The table of all groups: which columns it has."""

from equity_made import gap, group, measured

from dashboard.equity_table import columns
from dashboard.markup import chip

NORTH = group("North", 76.0, gap=gap("North", None, is_reference=True))


def test_a_trend_and_a_state_that_no_group_has_are_no_columns():
    header, rows = columns(measured(), [group("Coast", 53.0, gap=gap("Coast", -23.0)), NORTH],
                           has_gaps=True)  # fmt: skip
    assert header == ["Group", "Value", "Of", "Gap", "Ratio", "People"]
    assert rows[0][2:] == ["212 of 400", "−23.0", "2.00", "92"]
    assert [len(row) for row in rows] == [6, 6]


def test_one_group_with_a_trend_or_a_state_keeps_the_column():
    coast = group("Coast", 53.0, "short", gap=gap("Coast", -23.0, trend_gap=-20.0,
                                                  trend_verdict="widened"))  # fmt: skip
    header, rows = columns(measured(), [coast, NORTH], has_gaps=True)
    assert header[-2:] == ["Trend of the gap", "State"]
    assert [row[-2:] for row in rows] == [[chip("Widened"), chip("Short")], ["–", "–"]]


def test_of_counts_there_are_neither_gaps_nor_states():
    header, _ = columns(measured(), [group("Coast", 53.0, kind="count")], has_gaps=False)
    assert header == ["Group", "Value", "Of"]


def test_a_figure_to_be_read_with_care_is_a_state():
    header, rows = columns(measured(), [group("Coast", 53.0, reliability="care")], has_gaps=False)
    assert header[-1] == "State"
    assert "With care" in rows[0][-1].text
