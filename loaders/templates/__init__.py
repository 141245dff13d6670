"""The workbook that is handed out each quarter, prefilled, and comes back filled in."""
