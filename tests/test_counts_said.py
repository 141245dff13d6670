"""What a person may say of a table of counts, and what is refused with the key and the way out."""

import pytest

from loaders.counts.declaring import declared_of, read_counts_file
from loaders.counts.number_words import count_of, is_kept_back
from loaders.counts.records import NewMeasure
from loaders.problems import Refused

SAID = """
period = 2018
numerator = "paid"
denominator = "cases"
left_out = "share"

[measure]
code = 12
name = "Paid on time"
unit = "percent"
direction = "higher is better"
frequency = "every quarter"

[dimensions]
Race = "race"
Region = "region"

[whole]
region = "Statewide"

[overlapping]
RACE = ["Hispanic"]
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "counts.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_counts_file_says_all_of_it(file):
    said = declared_of(read_counts_file(file(SAID)))
    assert said.measure == NewMeasure("12", "Paid on time", "%", "higher", frequency="quarterly")
    assert (said.period, said.left_out) == ("2018", ("share",))
    assert said.figures == {"numerator": "paid", "denominator": "cases"}
    # Dimensions are spelled as where their columns are named.
    assert said.whole == {"Region": ("Statewide",)}
    assert said.overlapping == {"Race": ("Hispanic",)}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"perod": "year"}, "'perod' is not known here, did you mean 'period'? known are measure"),
        ({"period": 2.5}, "'period' should be words in quotation marks, not 2.5"),
        ({"dimensions": "race"}, "'dimensions' should be a table such as Region = \"region\""),
        (
            {"dimensions": {"Overall": "all"}},
            "by other names than 'Overall' and without the sign ×",
        ),
        ({"measure": {"code": "A"}}, "'measure' should be a table that has 'name' too"),
        ({"measure": {"code": "A", "name": "B", "about": "cats"}}, "'about' should be one of 'cus"),
        (
            {"measure": {"code": "A", "name": "B", "direction": "within a range"}},
            "'higher', 'lower'",
        ),
        ({"measure": {"code": "-", "name": "B"}}, "a code with a letter or a digit in it"),
        ({"measure": 5}, "a code, or a table with code, name, unit and direction"),
        ({"count": "n", "denominator": "d"}, "give 'count', or 'numerator' and 'denominator'"),
        ({"numerator": "n"}, "give 'count', or 'numerator' and 'denominator', or 'value'"),
        ({"whole": {"Race": ["All"]}}, "'whole' speaks of 'Race', which is none of 'dimensions'"),
        ({"dimensions": {"Race": "a", "race": "b"}}, "a dimension is named twice"),
        ({"dimensions": dict.fromkeys("ABCD", "x")}, "4 dimensions are given, and 3 at most"),
        (
            {"groups_in_columns": {"Race": ["White"]}, "count": "n"},
            "'groups_in_columns' holds the counts, so 'count' should not be given",
        ),
        (
            {"groups_in_columns": {"Race": ["White"], "Sex": ["F"]}},
            "'groups_in_columns' should name one dimension",
        ),
        (
            {"dimensions": {"Race": "r"}, "count": "n", "whole_denominator": {"Race": "all"}},
            "'whole_denominator' needs 'numerator' and 'denominator'",
        ),
    ],
)
def test_what_is_said_wrongly_is_refused(given, says):
    with pytest.raises(Refused) as refused:
        declared_of(given)
    assert str(refused.value).startswith("What is said of the counts: ")
    assert says in str(refused.value)


def test_a_refusal_names_the_file(file):
    with pytest.raises(Refused, match=r"^counts\.toml: 'perod' is not known here"):
        read_counts_file(file("perod = 1"))
    with pytest.raises(Refused, match=r"^counts\.toml cannot be read as TOML"):
        read_counts_file(file("period year"))


@pytest.mark.parametrize(
    "words",
    ["<11", "< 10", "≤10", "n<10", "N < 5", "*", "**", "S", "(S)", "DS", "suppressed",
     "Data suppressed", "under 10", "fewer than 10", "1-9", "1 to 10", "10 or fewer", "Too few",
     "x", "†", "[withheld]"],
)  # fmt: skip
def test_words_that_keep_a_count_back(words):
    assert is_kept_back(words)
    assert count_of(words)[0] == "kept back"


@pytest.mark.parametrize(
    ("words", "number"), [("1,234", 1234), ("12.0", 12), (" 7 ", 7), ("0", 0), ("-3", -3)]
)
def test_words_that_are_counts(words, number):
    kind, parsed = count_of(words)
    assert (kind, parsed.number) == ("number", number)


@pytest.mark.parametrize("words", ["N/A", "--", "-", "no data", "not available"])
def test_words_that_are_not_available(words):
    assert count_of(words)[0] == "not available"


@pytest.mark.parametrize("words", ["many", "12 to", "1/2/2024", "twelve", "3 of 4"])
def test_words_that_are_no_count_are_refused(words):
    with pytest.raises(ValueError, match="should be"):
        count_of(words)
