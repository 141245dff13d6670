"""Why nothing in a workbook was recognized, and what Headway would know."""

from loaders.cells import Workbook
from loaders.shapes import survey, update

_SHAPES_BY_HEADERS = (
    "a strategy table has headers such as 'Strategies', 'By When' and 'Who'; an outline has "
    "lines such as 'Goal: ...' and 'Strategy: ...'; a catalogue of "
    "measures 'Code' and 'Measure'; benchmarks 'Code', 'Period' and 'Benchmark'; values 'Code', "
    "'Period' and 'Value'; values by group 'Dimension' and 'Group' too; progress 'Code', "
    "'Plan item', 'Period' and 'Status'; dimensions have 'Dimension' and 'Reference' or 'Order', "
    "their groups 'Dimension', 'Group' and 'Order' or 'Also called', and whom a measure counts "
    "'Code', 'About' and 'Broken down by'; meetings 'Meeting' and 'Starts'; requirements "
    "'Framework', 'Code' and 'Requirement', what covers them 'Requirement', 'Item' and "
    "'Coverage', or 'Requirement' and a column for each plan item; comments 'Round' and "
    "'Comment', their rounds 'Round', 'Plan' and 'Due'; "
    "items that serve those of another plan 'Item' and 'Serves'; a survey's "
    "export has answers such as 'Agree' or '5 - Very satisfied' in two columns or more, and "
    "where they are bare numbers a survey file or the Update page says that it is one; invited "
    "counts have 'Dimension', 'Group' and 'Invited'; what the columns of any other table of "
    "counts are, a counts file or the Update page says"
)


def none_of_these(workbook: Workbook, likely: str | None) -> str:
    """Why nothing was recognized; what the workbook is `likely` to be is not buried by a list.

    What lacks but one column of an update may be either.
    """
    if likely is None:
        return _no_shape(workbook)
    is_cut = any(update.lacks_a_column(sheet) for sheet in workbook.sheets)
    return f"{likely}. {_no_shape(workbook)}" if is_cut else likely


def _no_shape(workbook: Workbook) -> str:
    if not any(sheet.cells for sheet in workbook.sheets):
        return "There is no data in it."
    return (
        survey.why_not(workbook)
        or f"No sheet here has a shape that Headway knows: {_SHAPES_BY_HEADERS}."
    )
