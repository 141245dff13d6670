"""Which deadline and owner stand beside which strategy of a cell."""

import pytest

from loaders.cells import Cell, Kind
from loaders.plans.alignment import beside
from loaders.plans.entries import entries, items, lines_of


def column(text):
    return lines_of(Cell(2, 1, text, Kind.TEXT), 0)


def read(strategies, deadlines):
    """Label to (the reading in use, every reading) of the deadlines beside the strategies."""
    found = items(column(strategies))
    those = beside(found, {"by_when": entries(column(deadlines), len(found))})["by_when"]
    return {
        item.label: (
            what.entry.words if what.entry else None,
            [entry.words if entry else None for entry in what.candidates],
        )
        for item, what in zip(found, those, strict=True)
    }


def test_as_many_entries_as_items_pair_in_their_order():
    assert read("a) Plan\n\n\nb) Do\nc) Check", "Ongoing\n\nMonthly\n\n\n\nDaily") == {
        "a": ("Ongoing", []),
        "b": ("Monthly", []),
        "c": ("Daily", []),
    }


def test_two_lines_without_a_blank_between_are_two_entries_when_that_fits_the_items():
    assert read("a) Plan\n\nb) Do\n\nc) Check", "Spring\nOngoing\n\n\nMonthly")["b"] == (
        "Ongoing",
        [],
    )


def test_two_lines_without_a_blank_are_one_entry_when_that_fits_the_items():
    assert read("a) Plan\n\nb) Do", "ED\nBD\n\n\nIM") == {"a": ("ED\nBD", []), "b": ("IM", [])}


def test_one_entry_for_many_is_certain_for_the_first_and_open_for_the_rest():
    assert read("a) Plan\nb) Do\nc) Check", "Ongoing") == {
        "a": ("Ongoing", []),
        "b": ("Ongoing", ["Ongoing", None]),
        "c": ("Ongoing", ["Ongoing", None]),
    }


def test_fewer_entries_stand_beside_the_item_they_are_level_with():
    found = read("a) Plan\n\nb) Do\n\nc) Check", "Ongoing\n\n\n\nMonthly")
    assert found["a"] == ("Ongoing", [])
    assert found["b"] == (None, [None, "Ongoing", "Monthly"])
    assert found["c"] == ("Monthly", ["Monthly", None])


def test_an_entry_that_stands_lower_is_not_given_to_the_first_item():
    found = read("a) Plan\n\n\n\nb) Do", "\n\n\n\nMonthly")
    assert found == {"a": (None, [None, "Monthly"]), "b": ("Monthly", ["Monthly", None])}


def test_long_words_wrap_so_what_stands_level_is_lower_than_its_line():
    # At 60 characters a line, a) takes 5 lines: b) stands at line 5, c) at line 6.
    found = items(column(f"a) {'x' * 297}\nb) Do\nc) Check"))
    columns = {
        "who": entries(column("ED" + "\n" * 5 + "BD" + "\n" * 2 + "IM"), 3),
        "by_when": entries(column("Ongoing" + "\n" * 5 + "Monthly"), 3),
    }
    assert [
        what.entry.words if what.entry else None for what in beside(found, columns)["by_when"]
    ] == [
        "Ongoing",
        "Monthly",
        None,
    ]


def test_more_entries_than_items_are_all_kept_and_marked():
    found = read("a) Plan\n\n\nb) Do", "May\n\nJune\n\nJuly")
    assert found["a"][0] == "May\nJune"
    assert found["b"][0] == "July"
    assert found["a"][1] == ["May\nJune", "May", "June", None]


@pytest.mark.parametrize("text", ["a) Plan", "a. Plan", "(a) Plan", "A) Plan"])
def test_every_usual_letter_begins_an_item(text):
    assert items(column(text))[0].label == "a"


def test_bullets_and_other_labels_below_an_item_stay_with_it():
    found = items(column("a) Plan for: \n· one\n· two\n1) first\nb) Do"))
    assert [(item.label, item.sub_items) for item in found] == [
        ("a", ["one", "two", "1) first"]),
        ("b", []),
    ]


def test_a_roman_number_in_a_lettered_list_is_a_sub_item_unless_it_follows():
    assert [item.label for item in items(column("a) Plan\ni) part\nii) part\nb) Do"))] == ["a", "b"]
    letters = "abcdefghi"
    assert [
        item.label for item in items(column("\n".join(f"{letter}) x" for letter in letters)))
    ] == [*letters]


def test_a_lettered_footnote_is_a_note():
    found = items(column("a) Review the rules*\n\nb) *Note: see page 3."))
    assert [item.is_note for item in found] == [False, True]
