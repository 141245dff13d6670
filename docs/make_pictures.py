"""Makes the pictures of the documentation from the demonstration: `python docs/make_pictures.py`.

Needs the test extra and Chromium. Every picture is of the real thing, from a store of its own.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
PAGES = ("scorecard", "plan", "settle")
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> None:
    """Serve the demonstration and take a picture of each page."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = ["-m", "loaders.cli", "demo", "--home", folder, "--port", str(port)]
        server = subprocess.Popen([sys.executable, *command])  # noqa: S603
        try:
            _take_all(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def _take_all(address: str) -> None:
    _wait_until_ready(address)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        for page in PAGES:
            _take(browser, f"{address}/{page}", PICTURES / f"{page}.png")
        browser.close()


def _take(browser: Browser, address: str, target: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_text("Source:").first.wait_for()
    page.wait_for_timeout(1500)  # for what is drawn after the words
    page.screenshot(path=target)
    context.close()


def _wait_until_ready(address: str) -> None:
    for _ in range(120):
        try:
            with urlopen(f"{address}/readyz") as answer:  # noqa: S310
                if answer.status == 200:  # noqa: PLR2004
                    return
        except (URLError, ConnectionError):
            time.sleep(0.5)
    sys.exit("The demonstration did not start.")


if __name__ == "__main__":
    main()
