"""Makes the ready catalogues in data/catalogs, of measures and of requirements, from TOML files.

Run as `python docs/make_catalogs.py`, with another folder behind it to write there; two runs give
the same bytes.
"""

import sys
from pathlib import Path

import catalog_requirements
import catalog_sheet
from catalog_words import Catalog, catalog
from make_demo import settle
from openpyxl import Workbook

HERE = Path(__file__).resolve().parent
SOURCES = ("catalog_child_support.toml", "catalog_cfsr_round4.toml")
REQUIREMENTS = ("catalog_cfsr_requirements.toml",)


def write(words: Catalog, path: Path) -> None:
    """Write one catalogue: the measures first, then what the rule says, then the words about it."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Measures"
    catalog_sheet.measures(first, words)
    catalog_sheet.figures(book.create_sheet(words.figure_sheet), words)
    catalog_sheet.read_me(book.create_sheet("Read me"), words.title, words.read_me)
    book.properties.creator = book.properties.lastModifiedBy = "Headway"
    book.properties.title = words.title
    book.save(path)
    settle(path)


def make(folder: Path) -> None:
    """Write every catalogue under a folder laid out as the repository."""
    catalogs = folder / "data" / "catalogs"
    catalogs.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        words = catalog(HERE / source)
        write(words, catalogs / words.file)
        print(catalogs / words.file)
    for source in REQUIREMENTS:
        path = catalog_requirements.write(HERE / source, catalogs)
        settle(path)
        print(path)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if sys.argv[1:] else HERE.parent)
