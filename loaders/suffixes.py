"""The endings that files of each format have, for whoever asks for one."""

NAMES = {
    "xlsx": (".xlsx", ".xltx"),
    "xlsm": (".xlsm", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "csv": (".csv", ".txt", ".tsv", ".tab"),
    "tsv": (".tsv", ".tab", ".txt", ".csv"),
    "txt": (".txt", ".text", ".md"),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "ics": (".ics", ".ical"),
}
"""Endings that a file of each format usually has."""
SUFFIXES = tuple(dict.fromkeys(ending for of_one in NAMES.values() for ending in of_one))
"""Every ending that is accepted, with its dot; what a file is its content says."""
