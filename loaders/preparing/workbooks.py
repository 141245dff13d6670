"""The workbook in which the items of a plan that is begun are filled in, to be its first file."""

from pathlib import Path

import openpyxl

from loaders.faults import fault_of
from loaders.home import Home
from loaders.preparing.books import write_plan_book
from loaders.preparing.records import Start
from loaders.preparing.standing import start_of
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.reading import reading_of
from loaders.spelling import shortened


def write_plan_workbook(
    home: str, target: str, plan_id: str, progress: Progress | None = None
) -> str:
    """Write it to `target`, a file that is not there yet; return the path.

    Loaded again it is the plan of that id. Raises Refused, also for a plan without levels.
    """
    start, above = _start(Home(Path(home)), plan_id, progress)
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
        write_plan_book(book, start, above, growing)
        growing.replace(place)
    except OSError as error:
        raise Refused(f"{place} cannot be written: {fault_of(error)}") from None
    finally:
        growing.unlink(missing_ok=True)
    return target


def _start(home: Home, plan_id: str, progress: Progress | None) -> tuple[Start, str | None]:
    """What stands of the plan, and the title of the one that it stands under."""
    if not home.ledger.exists():
        raise Refused("Nothing has been loaded yet; begin the plan first.")
    with reading_of(home, "making a workbook", progress) as ledger:
        start = start_of(ledger, plan_id)
        above = start_of(ledger, start.parent_plan_id) if start and start.parent_plan_id else None
    if start is None:
        raise Refused(f"There is no plan '{shortened(plan_id)}'.")
    if not start.levels:
        raise Refused(f"'{shortened(start.title)}' has no levels yet; name them first.")
    return start, above.title if above else None
