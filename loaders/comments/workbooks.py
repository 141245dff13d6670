"""The workbook that a partner comments in, and the one that records a whole round."""

from collections.abc import Callable
from pathlib import Path

import openpyxl

from loaders.comments.books import write_partner_book, write_record_book
from loaders.comments.knowing import rounds_of
from loaders.comments.known_records import KnownRound, KnownRounds
from loaders.faults import fault_of
from loaders.home import Home
from loaders.known import measure_id_of
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.reading import reading_of
from loaders.spelling import shortened


def write_partner_workbook(
    home: str, target: str, round_id: str, partner: str = "", progress: Progress | None = None
) -> str:
    """Write a row for every item of the version commented on; return the path.

    `partner` stands in it, so that nobody has to write it. Raises Refused.
    """
    known, one = _round(home, round_id, progress)
    return _written(target, lambda book: write_partner_book(book, known, one, partner))


def write_round_record(
    home: str, target: str, round_id: str, progress: Progress | None = None
) -> str:
    """Write every comment of a round with what became of it; return the path. Raises Refused.

    Dispositions can be filled in there, and loaded again.
    """
    known, one = _round(home, round_id, progress)
    return _written(target, lambda book: write_record_book(book, known, one))


def _round(home: str, round_id: str, progress: Progress | None) -> tuple[KnownRounds, KnownRound]:
    house = Home(Path(home))
    if not house.ledger.exists():
        raise Refused("Nothing has been loaded yet; load a plan and open a round first.")
    with reading_of(house, "making a workbook", progress) as ledger:
        known = rounds_of(ledger)
    one = known.rounds.get(measure_id_of(round_id))
    if one is None:
        raise Refused(f"There is no round '{shortened(round_id)}'.")
    return known, one


def _written(target: str, write: Callable[[openpyxl.Workbook], Callable[[Path], None]]) -> str:
    place = Path(target)
    if place.is_dir() or not place.parent.is_dir():
        raise Refused(f"{target} should be a file in a folder that exists.")
    if place.exists():
        raise Refused(f"{target} is there already; it may be filled in. Choose another name.")
    growing = place.with_name(f"{place.name}.tmp")
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Headway"
    try:
        write(book)(growing)
        growing.replace(place)
    except OSError as error:
        raise Refused(f"{place} cannot be written: {fault_of(error)}") from None
    finally:
        growing.unlink(missing_ok=True)
    return target
