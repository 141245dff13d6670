"""Tables of counts drawn as text, written as files, and what is read from them."""

import csv
import io

import openpyxl

from loaders.counts.declaring import declared_of
from loaders.known import Known
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.settings import Limits
from loaders.workbook import open_workbook

STAFF = {"code": "STAFF", "name": "Staff", "unit": "employees", "about": "employees"}
RATE = {"code": "PAID", "name": "Paid on time", "unit": "%", "direction": "higher"}


def drawn(picture):
    """The rows of a picture, each a list of its cells' words.

    `|` stands between cells; a line without it is a row of one cell.
    """
    return [[cell.strip() for cell in line.split("|")] for line in picture.strip().splitlines()]


def write_counts(path, picture):
    """Write a picture as CSV, or as a workbook of Excel whose numbers are numbers."""
    if path.suffix == ".csv":
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(drawn(picture))
        path.write_text(text.getvalue(), encoding="utf-8")
        return path
    book = openpyxl.Workbook()
    for row in drawn(picture):
        book.active.append([float(one) if one.isdecimal() else one or None for one in row])
    book.save(path)
    return path


def read_counts(path, said, known=None):
    """The report and the rows of a file with what is said of it."""
    if said is not None:
        declared_of(said)
    options = Options(counts=said, known=known or Known())
    report, rows, _ = recognized(open_workbook(path, Limits()), options)
    return report, rows


def values_of(rows):
    """`{(period_id, dimension, group): figures}`; one figure alone, else all three."""
    return {
        (row["period_id"], row["dimension"], row["group_name"]): _figure(row)
        for row in rows["measure_value"].to_pylist()
    }


def _figure(row):
    if row["numerator"] is None and row["denominator"] is None:
        return row["value"]
    return row["numerator"], row["denominator"]


def told(found):
    """Problems or warnings as (cell, message)."""
    return [(one.cell, one.message) for one in found]
