"""How a sheet of the update workbook is protected and printed."""

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_MARGIN, _FOOT = 0.4, 0.75
"""Inches."""


def protect(sheet: Worksheet) -> None:
    """Keep the given cells from slips; without a password, so that anybody can lift it."""
    protection = sheet.protection
    protection.sheet = True
    # In this format False is what is allowed.
    protection.formatColumns = False
    protection.formatRows = False
    protection.formatCells = False
    protection.sort = False
    protection.autoFilter = False


def print_on_paper(sheet: Worksheet, header_row: int | None = None) -> None:
    """As wide as the paper; a table lies across it, with its header on every page."""
    sheet.page_margins = PageMargins(_MARGIN, _MARGIN, _MARGIN, _FOOT)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if header_row is not None:
        sheet.page_setup.orientation = "landscape"
        sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("Page &P of &N")
    )
