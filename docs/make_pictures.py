"""Makes the pictures of the documentation from the demonstration: `python docs/make_pictures.py`.

Needs the test extra and Chromium. Every picture is of the real thing, from a store of its own.
Names behind it, such as `scorecard update`, make only these.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import openpyxl
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
DEMO = Path(__file__).parents[1] / "data" / "demo"
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RESTS = '[data-testid="stApp"][data-test-script-state="notRunning"]'
SKELETON = '[data-testid*="Skeleton"]'
"""The grey box that stands where something is still to be drawn."""
COLOURS = 256
"""Of a page of words and flat colours nobody sees that there are no more."""
SOMEBODY = "Ana"
PERIOD, HEADER_ROW = "2026 Q3", 4
TYPED = {
    ("FS-03", "Value"): 87.5,
    ("PR-02", "Value"): "about 31",
    ("PR-03", "Value"): "93%",
    ("PR-06", "Value"): 341,
    ("PR-04", "Numerator"): 52_210,
}
"""What is typed into the demonstration's update workbook; two of these cannot be loaded."""
ROUND = "revision-2026"
"""The demonstration's comment round that is closed."""
LATER = timedelta(days=120)
"""How long after the demonstration's last survey the next one is held."""


def main(names: list[str]) -> None:
    """Serve the demonstration and take a picture of each page."""
    PICTURES.mkdir(exist_ok=True)
    os.environ["LOGNAME"] = SOMEBODY  # not whoever makes the pictures
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        home = str(Path(folder) / "home")
        server = subprocess.Popen(_headway("demo", "--home", home, "--port", str(port)))  # noqa: S603
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(address)
            room = Path(folder)
            _take_all(address, _filled_in(home, room), _next_survey(room), names)
        finally:
            server.terminate()
            server.wait()


def _headway(*words: str) -> list[str]:
    return [sys.executable, "-m", "loaders.cli", *words]


def _filled_in(home: str, folder: Path) -> Path:
    """The update workbook of one owner, as somebody fills it in."""
    blank, filled = folder / "blank.xlsx", folder / "update-MS.xlsx"
    asked = ("--owner", "MS", "--period", PERIOD, "-o", str(blank))
    subprocess.run(_headway("template", "--home", home, *asked), check=True)  # noqa: S603
    book = openpyxl.load_workbook(blank)
    sheet = book["Values"]
    columns = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    for row in range(HEADER_ROW + 1, sheet.max_row + 1):
        for (code, header), typed in TYPED.items():
            if sheet.cell(row, columns["Code"]).value == code:
                sheet.cell(row, columns[header], typed)
    book.save(filled)
    return filled


def _next_survey(folder: Path) -> Path:
    """The export of one more survey, as the demonstration's last one with later days."""
    export = folder / "member-survey-fall-2026.xlsx"
    book = openpyxl.load_workbook(DEMO / "survey_2026.xlsx")
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, datetime):
                cell.value += LATER
    book.save(export)
    return export


def _take_all(address: str, filled: Path, export: Path, names: list[str]) -> None:
    def upload(file: Path, heading: str) -> Callable[[Page], None]:
        def act(page: Page) -> None:
            page.locator("input[type=file]").set_input_files(file)
            page.get_by_role("heading", name=heading).wait_for(timeout=60_000)

        return act

    views: dict[str, tuple[str, int, Callable[[Page], None] | None]] = {
        "scorecard": ("scorecard", 1160, None),
        "measure": ("measures?measure=pr-01", 1220, None),
        "equity": ("equity?measure=PR-01&by=Ethnicity", 1420, None),
        "workforce": ("workforce?measure=WF-06&by=Ethnicity", 1420, None),
        "review": ("review?assessment=ia-01", 1420, None),
        "plan": ("plan", 900, None),
        "versions": ("review", 1420, None),
        "comments": (f"review?view=comments&round={ROUND}", 1420, None),
        "calendar": ("calendar", 1420, None),
        "divisions": ("divisions", 1420, None),
        "crosswalk": ("crosswalk?framework=training", 1420, None),
        "prepare": ("prepare", 1160, None),
        "settle": ("settle", 900, None),
        "update": ("update", 1160, upload(filled, "Problems")),
        "surveys": ("surveys", 1420, None),
        "update_survey": ("update", 1500, upload(export, "Ratings")),
    }
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        for name in names or views:
            _take(browser, address, name, *views[name])
        browser.close()


def _take(  # noqa: PLR0913, PLR0917 - one view
    browser: Browser,
    address: str,
    name: str,
    path: str,
    height: int,
    act: Callable[[Page], None] | None,
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": height}, color_scheme="light")
    page = context.new_page()
    page.goto(f"{address}/{path}")
    page.get_by_role("heading", level=1).wait_for()
    _wait_until_drawn(page)
    if act is not None:
        act(page)
        _wait_until_drawn(page)
    _save_light(page.screenshot(), PICTURES / f"{name}.png")
    context.close()


def _wait_until_drawn(page: Page) -> None:
    """Nothing runs any more, and what is drawn after the words is there."""
    page.wait_for_selector(RESTS, timeout=60_000)
    for _ in range(300):
        if not page.locator(SKELETON).count():
            break
        page.wait_for_timeout(200)
    page.wait_for_timeout(2000)


def _save_light(png: bytes, target: Path) -> None:
    """The picture in few colours: less than half of the bytes."""
    with Image.open(io.BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, kmeans=3, dither=Image.Dither.NONE)
        few.save(target, optimize=True)


def _wait_until_ready(address: str) -> None:
    for _ in range(600):
        try:
            with urlopen(f"{address}/readyz") as answer:  # noqa: S310
                if answer.status == 200:  # noqa: PLR2004
                    return
        except (URLError, ConnectionError):
            time.sleep(0.5)
    sys.exit("The demonstration did not start.")


if __name__ == "__main__":
    main(sys.argv[1:])
