"""The catalogue of dimensions and groups: what people write, what is wrong at which cell."""

import pytest
from pictures import sheet, workbook
from update_files import add, known, stocked

from loaders.breakdowns.knowing import breakdowns_of
from loaders.breakdowns.known_records import KnownBreakdown, KnownDimension, KnownGroup
from loaders.breakdowns.parts import joined, joined_dimensions, parts_of
from loaders.changes import changes
from loaders.home import Home
from loaders.known import Known
from loaders.ledger import read_ledger
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.shapes import breakdowns

DIMENSIONS = """
    Dimension|Order|Ordered|Reference|Expected|Also called
    Ethnicity|1|no|White|yes|Race; Race or ethnicity
    Region|2||best||
    Age|3|yes|overall|no|
"""
GROUPS = """
    Dimension|Group|Order|Also called|Part of|Dimension of it|Counted beside|Unknown
    Ethnicity|White|1|||||
    Ethnicity|Hispanic|2|Latino; Latinx|||yes|
    Ethnicity|Not stated|9||||no|x
    Region|Coast||||||
    County|Adams||Adams Co.|Coast|||
"""
BREAKDOWNS = """
    Code|Measure|About|Process|Broken down by
    1.1|Current support|clients||Ethnicity, Region
    1.2|Cases closed|staff|hiring|Region x Ethnicity
    1.3|Collected|money||
"""


class Read:
    """What a workbook of drawn sheets was read as; the sheets are named as in the guide."""

    def __init__(self, dimensions=None, groups=None, measures=None, stands=None):
        named = {"Dimensions": dimensions, "Groups of it": groups, "Breakdowns": measures}
        sheets = [sheet(picture, name=name) for name, picture in named.items() if picture]
        book = workbook(*sheets, file_name="d.xlsx")
        options = Options(known=stands or known())
        self.report, self.rows, self.known = recognized(book, options)
        self.problems = [(p.sheet, p.cell, p.message) for p in self.report.problems]
        self.warnings = [(p.cell, p.message) for p in self.report.warnings]
        self.said = {one.name: one.says for one in self.report.sheets}

    def at(self, cell):
        return [message for _, place, message in self.problems if place == cell]


def test_the_three_sheets_become_rows_with_their_cells():
    read = Read(DIMENSIONS, GROUPS, BREAKDOWNS)
    assert (read.problems, read.warnings) == ([], [])
    assert read.said == {
        "Dimensions": "3 dimensions",
        "Groups of it": "5 groups",
        "Breakdowns": "3 breakdowns of a measure",
    }
    assert read.rows["dimension"] == [
        {
            "source": "d.xlsx!Dimensions!A2", "dimension": "Ethnicity", "ordinal": 1,
            "is_ordered": False, "reference": "group", "reference_group": "White",
            "is_expected": True, "synonyms": ["Race", "Race or ethnicity"], "is_withdrawn": False,
        },
        {
            "source": "d.xlsx!Dimensions!A3", "dimension": "Region", "ordinal": 2,
            "is_ordered": False, "reference": "best large group", "reference_group": None,
            "is_expected": False, "synonyms": [], "is_withdrawn": False,
        },
        {
            "source": "d.xlsx!Dimensions!A4", "dimension": "Age", "ordinal": 3,
            "is_ordered": True, "reference": "overall", "reference_group": None,
            "is_expected": False, "synonyms": [], "is_withdrawn": False,
        },
    ]  # fmt: skip
    hispanic, adams = read.rows["dimension_group"][1], read.rows["dimension_group"][4]
    assert hispanic == {
        "source": "d.xlsx!Groups of it!B3", "dimension": "Ethnicity", "group_name": "Hispanic",
        "ordinal": 2, "synonyms": ["Latino", "Latinx"], "parent_dimension": None,
        "parent_group": None, "is_overlapping": True, "is_unknown": False, "is_withdrawn": False,
    }  # fmt: skip
    assert (adams["parent_dimension"], adams["parent_group"]) == ("Region", "Coast")
    assert [row["is_unknown"] for row in read.rows["dimension_group"]].index(True) == 2
    assert [
        (row["measure_id"], row["about"], row["process"], row["dimensions"])
        for row in read.rows["measure_breakdown"]
    ] == [
        ("1-1", "customers", None, ["Ethnicity", "Region"]),
        ("1-2", "employees", "selection", ["Ethnicity × Region"]),
        ("1-3", "no people", None, []),
    ]


def test_a_catalogue_of_measures_may_say_whom_it_counts():
    read = Read(
        measures="""
            Code|Measure|Unit|Target|Frequency|About|Process|Broken down by
            1.1|Current support|%|80|quarterly|employees|burden|Gender
        """
    )
    assert (read.problems, read.warnings) == ([], [])
    assert read.said == {"Breakdowns": "1 measure; 1 breakdown of a measure"}
    (row,) = read.rows["measure_breakdown"]
    assert (row["about"], row["process"], row["dimensions"]) == ("employees", "burden", ["Gender"])
    assert len(read.rows["measure"]) == 1


def test_a_measure_that_the_same_file_brings_is_known():
    read = Read(
        measures="""
            Code|Measure|Unit|Target|Frequency|About
            9.9|Hired|%|80|quarterly|employees
        """
    )
    assert read.problems == []
    assert read.rows["measure_breakdown"][0]["measure_id"] == "9-9"


def test_a_blank_cell_leaves_what_is_known():
    before = Read(DIMENSIONS, GROUPS, BREAKDOWNS).known
    read = Read(
        "Dimension|Order|Reference|Also called\n ethnicity|4||\n",
        "Dimension|Group|Order|Part of\n Race|hispanic||none\n",
        "Code|Process|About\n 1.2|burden|",
        stands=before,
    )
    assert read.problems == []
    (dimension,), (group,) = read.rows["dimension"], read.rows["dimension_group"]
    assert (dimension["ordinal"], dimension["reference_group"], dimension["synonyms"]) == (
        4, "White", ["Race", "Race or ethnicity"],
    )  # fmt: skip
    assert (group["dimension"], group["synonyms"], group["is_overlapping"]) == (
        "ethnicity", ["Latino", "Latinx"], True,
    )  # fmt: skip
    (measure,) = read.rows["measure_breakdown"]
    assert (measure["about"], measure["process"]) == ("employees", "burden")


def test_none_clears_what_a_blank_cell_leaves():
    before = Read(DIMENSIONS, GROUPS, BREAKDOWNS).known
    read = Read(
        "Dimension|Reference|Also called\n Ethnicity|none|none\n",
        "Dimension|Group|Part of\n County|Adams|none\n",
        "Code|Process|Broken down by\n 1.2|none|none",
        stands=before,
    )
    assert read.problems == []
    (dimension,), (group,) = read.rows["dimension"], read.rows["dimension_group"]
    assert (dimension["reference"], dimension["synonyms"]) == ("best large group", [])
    assert (group["parent_dimension"], group["parent_group"]) == (None, None)
    (measure,) = read.rows["measure_breakdown"]
    assert (measure["process"], measure["dimensions"]) == (None, [])


def test_withdraw_takes_the_row_back():
    before = Read(DIMENSIONS, GROUPS, BREAKDOWNS).known
    read = Read(groups="Dimension|Group|Also called\n Ethnicity|Hispanic|withdraw", stands=before)
    assert read.problems == []
    assert read.rows["dimension_group"][0]["is_withdrawn"]
    assert ("ethnicity", "hispanic") not in read.known.breakdowns.groups
    mixed = Read("Dimension|Order|Also called\n Ethnicity|2|withdraw", stands=before)
    assert mixed.problems == [
        ("Dimensions", "B2", "Order should be blank where the row is withdrawn")
    ]


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        ("Withe", "its groups are White, Hispanic and Not stated"),
        ("Coast", "its groups are White, Hispanic and Not stated"),
    ],
)
def test_a_reference_that_is_no_group_of_the_dimension(reference, says):
    read = Read(DIMENSIONS.replace("|White|", f"|{reference}|"), GROUPS)
    assert read.at("D2") == [
        f"Reference should be 'best', 'overall' or a group of Ethnicity, not '{reference}'; "
        + says.replace(" and Not", ", Not")
    ]


def test_a_reference_may_be_another_name_of_a_group_or_one_of_values_that_stand():
    read = Read(DIMENSIONS.replace("|White|", "|latinx|"), GROUPS)
    assert read.rows["dimension"][0]["reference_group"] == "Hispanic"
    alone = Read("Dimension|Reference\n Region|Coast")
    assert alone.at("B2") == [
        (
            "Reference should be 'best', 'overall' or a group of Region, not 'Coast'; no group of it "
            "is listed; list them on a sheet with Dimension, Group and Order"
        )
    ]


def test_parents_that_are_missing_ambiguous_or_in_a_ring():
    read = Read(
        groups="""
            Dimension|Group|Order|Part of|Dimension of it
            County|Adams|1|Cost|
            County|Bond|2|Coast|
            Region|Coast|1|State|Place
            Place|State|1|Bay|
            Place|Bay|2|Coast|Region
            District|Coast|1||
            County|Clay|x|Coast|Shore
        """
    )
    assert read.at("D2") == [
        "Part of should be a group that is listed too, not 'Cost'; give it a row of its own"
    ]
    assert read.at("E3") == [
        (
            "Dimension of it should be given: 'Coast' is a group of Region and District; write which "
            "of them"
        )
    ]
    assert read.at("D4") == [
        "Part of makes a ring: Coast in State in Bay in Coast; a group cannot be part of itself"
    ]
    assert read.at("C8") == ["Order should be a whole number from 0 to 100000, not 'x'"]
    assert read.at("D8") == [
        (
            "Part of should be a group of Shore that is listed too, not 'Coast'; give it a row of its "
            "own"
        )
    ]


def test_a_group_that_stands_twice_and_a_name_of_two_groups():
    read = Read(
        groups="""
            Dimension|Group|Also called
            Ethnicity|White|
            ethnicity|WHITE|
            Ethnicity|Hispanic|Latino
            Ethnicity|Latino|
            Ethnicity|Other|Some; latino
        """
    )
    assert read.at("B2") == ["White stands in B3 too; keep one row of it"]
    assert read.at("C4") == [
        (
            "Also called names 'latino' for 'Hispanic', but that is 'Latino' and 'Other' already; a "
            "name can mean one group, so keep one of them"
        )
    ]
    assert len(read.at("C6")) == 1


def test_one_name_that_has_a_comma_is_asked_about():
    read = Read(groups="Dimension|Group|Also called\n Ethnicity|Black|Black, not Hispanic")
    assert read.warnings == [
        ("C2", "Also called is taken for one name, 'Black, not Hispanic'; write ; between several")
    ]
    assert read.rows["dimension_group"][0]["synonyms"] == ["Black, not Hispanic"]


def test_words_that_are_none_of_the_few():
    read = Read(
        DIMENSIONS.replace("|no|White", "|maybe|White"),
        GROUPS,
        "Code|Measure|About|Process\n 1.1||robots|lottery\n 7.7||staff|",
    )
    assert read.at("C2") == [
        "Ordered should be 'yes' or 'no', not 'maybe'",
        "About should be 'customers', 'employees' or 'no people', not 'robots'",
    ]
    assert read.at("D2") == ["Process should be 'selection', 'burden' or 'none', not 'lottery'"]
    assert read.at("A3")[0].startswith("Code should be the code of a measure, not '7.7'")


def test_a_dimension_that_is_nearly_another():
    read = Read(DIMENSIONS, GROUPS.replace("Ethnicity|Not", "Etnicity|Not"))
    assert read.warnings == [
        ("A4", "Dimension is nearly 'Ethnicity', but not the same; is that meant?")
    ]


def test_headers_are_known_by_their_synonyms_in_any_order():
    read = Read(
        groups="""
            Title of the sheet

            Synonyms|Parent group|Category|Breakdown
            Adams Co.|Coast|Adams|County
            ||Coast|Region
        """
    )
    assert read.problems == []
    assert [row["group_name"] for row in read.rows["dimension_group"]] == ["Adams", "Coast"]


def test_sheets_of_values_are_none_of_these():
    values = sheet("Code|Period|Dimension|Group|Value\n 1.1|2025 Q3|Region|Coast|61")
    counts = sheet("Dimension|Group|Invited\n Region|Coast|61")
    measures = sheet("Code|Measure|Unit|Target\n 1.1|Current support|%|80")
    assert not any(breakdowns.claims(one) for one in (values, counts, measures))


@pytest.mark.parametrize(
    ("dimension", "group", "parts"),
    [
        ("Region", "Coast", [("Region", "Coast")]),
        ("Region × Ethnicity", "Coast × Black", [("Region", "Coast"), ("Ethnicity", "Black")]),
        ("Region x Ethnicity", "Coast / Black", [("Region", "Coast"), ("Ethnicity", "Black")]),
        ("Region by Ethnicity", "Coast x Black", [("Region", "Coast"), ("Ethnicity", "Black")]),
        ("Served by office", "East", [("Served by office", "East")]),
        ("Ethnicity", "White / Caucasian", [("Ethnicity", "White / Caucasian")]),
        ("A×B×C", "1×2×3", [("A", "1"), ("B", "2"), ("C", "3")]),
    ],
)
def test_dimensions_and_groups_that_are_joined(dimension, group, parts):
    assert parts_of(dimension, group) == parts


def test_several_dimensions_stand_in_the_order_of_the_alphabet():
    assert joined([("region", "Coast"), ("Ethnicity", "Black")]) == (
        "Ethnicity × region", "Black × Coast",
    )  # fmt: skip
    assert joined_dimensions("Region × Ethnicity") == "Ethnicity × Region"


@pytest.mark.parametrize(
    ("dimension", "group"), [("A × B", "1"), ("A", "1 × 2"), ("A x B", "1/2 / 3 / 4")]
)
def test_parts_that_do_not_agree_are_refused(dimension, group):
    with pytest.raises(ValueError, match="should be one group of"):
        parts_of(dimension, group)


def test_what_is_loaded_is_known_and_told_as_changes(home):
    stocked(home)
    read = Read(DIMENSIONS, GROUPS, BREAKDOWNS)
    add(home, read.rows, "d.xlsx")
    with read_ledger(Home(home)) as ledger:
        found = breakdowns_of(ledger)
        assert found.dimensions["ethnicity"] == KnownDimension(
            "Ethnicity", 1, is_ordered=False, reference="group", reference_group="White",
            is_expected=True, synonyms=("Race", "Race or ethnicity"),
        )  # fmt: skip
        assert found.groups["county", "adams"] == KnownGroup(
            "County", "Adams", 1, ("Adams Co.",), "Region", "Coast"
        )
        assert found.measures["1-2"] == KnownBreakdown(
            "1-2", "employees", "selection", ("Ethnicity × Region",)
        )
        again = changes(ledger, read.rows, known())
        assert (again.counts, again.unchanged) == ({}, 11)
        other = Read(
            "Dimension|Order|Expected\n ETHNICITY|5|no",
            "Dimension|Group|Unknown\n County|Adams|withdraw\n County|Bond|no",
            "Code|About\n 1.1|employees",
            stands=Known(measures=known().measures, breakdowns=found),
        )
        told = changes(ledger, other.rows, other.known)
    assert {(one.kind, one.line) for one in told.listed} == {
        ("changed", "ETHNICITY: order: 1 → 5; expected: yes → no"),
        ("withdrawn", ("County: Adams: order: 1; also called: Adams Co.; dimension of it: Region; "
                      "part of: Coast; counted beside: no; unknown: no")),
        ("added", "County: Bond: order: 2; counted beside: no; unknown: no"),
        ("changed", "1.1: about: customers → employees"),
    }  # fmt: skip
