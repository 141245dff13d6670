"""Chromium and served homes for the browser tests.

`HEADWAY_BROWSER_TESTS=required` makes a missing Chromium a failure; else the tests are skipped.
"""

import os
import re
import shutil
import time
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Request, sync_playwright
from serving import ROOT, serve

import loaders

DEMO = ROOT / "data" / "demo"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
MAIN = "document.querySelector('[data-testid=stMain]')"
INK = "getComputedStyle(document.querySelector('h1')).color"
_CUT_OFF = """
    [...document.querySelectorAll('.hw-scroll')]
        .filter(one => one.scrollWidth > one.clientWidth)
        .map(one => one.getAttribute('aria-label'))
"""
_AT_ONCE = """
    const animate = Element.prototype.animate
    Element.prototype.animate = function (frames) { return animate.call(this, frames, 0) }
"""
"""What is opened stands at once: while it grows it scrolls, and a list in it closes again."""
LIGHT_ON_DARK = "rgb(232, 234, 235)"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


class Visitor:
    """A page of Chromium that keeps what went wrong on it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.errors: list[str] = []
        self.foreign: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.route("**/*", self._route)

    def _note(self, message: ConsoleMessage) -> None:
        # Under a page's address Streamlit first looks for itself there: a 404 by design.
        is_probe = re.search(r"/\w+/_stcore/(health|host-config)$", message.location["url"])
        if message.type == "error" and not is_probe:
            self.errors.append(f"{message.text} {message.location['url']}")

    def _route(self, route, request: Request) -> None:
        if request.url.startswith((self.url, "data:", "blob:")):
            route.continue_()
        else:
            self.foreign.append(request.url)
            route.abort()

    def open(self, path: str) -> Page:
        """Open a page of the dashboard and wait until it stands."""
        self.page.goto(f"{self.url}/{path}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page has its title, nothing runs any more and nothing more is drawn."""
        self.page.wait_for_selector("h1", timeout=20_000)
        app = '[data-testid="stApp"][data-test-script-state="notRunning"]'
        self.page.wait_for_selector(app, timeout=20_000)
        skeleton = "[data-testid=stSkeleton]"  # stands for what Streamlit has yet to fetch
        self.page.wait_for_selector(skeleton, state="detached", timeout=20_000)
        drawn = -1
        for _ in range(40):
            before, drawn = drawn, self.page.evaluate("document.querySelectorAll('*').length")
            if drawn == before:
                return
            self.page.wait_for_timeout(250)

    def until(self, expression: str, seconds: float = 10) -> None:
        """Wait for JavaScript to be true; Playwright's own way is what the policy forbids."""
        end = time.monotonic() + seconds
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, f"never true: {expression}"
            self.page.wait_for_timeout(50)

    def violations(self) -> list[str]:
        """What axe-core finds of WCAG 2.1 A and AA: rule and element."""
        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate("rules => axe.run(document, rules)", RULES)
        return [
            f"{violation['id']}: {node['target']} {node['html'][:120]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def cut_off(self) -> list[str]:
        """The tables of the page, all of them opened, of which a column is cut off."""
        self.page.wait_for_selector(".hw-scroll", state="attached")
        for summary in self.page.locator("[data-testid=stExpander] summary:visible").all():
            summary.click()
        self.settle()
        return self.page.evaluate(_CUT_OFF)

    def check_in_light_and_dark_and_on_a_phone(self) -> None:
        """Axe-core finds nothing in either, and nothing is wider than 360 px; then as before."""
        before = self.page.viewport_size
        assert self.violations() == []
        self.page.emulate_media(color_scheme="dark")
        self.until(f"{INK} == '{LIGHT_ON_DARK}'")
        self.settle()
        assert self.violations() == []
        self.page.set_viewport_size({"width": 360, "height": 780})
        self.settle()
        assert self.page.evaluate("document.documentElement.scrollWidth") == 360
        assert self.page.evaluate(f"{MAIN}.scrollWidth <= {MAIN}.clientWidth")
        self.page.set_viewport_size(before)
        self.page.emulate_media(color_scheme="light")
        self.until(f"{INK} != '{LIGHT_ON_DARK}'")
        self.settle()


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("HEADWAY_BROWSER_TESTS") == "required":
            pytest.fail("Chromium is required (HEADWAY_BROWSER_TESTS=required) and missing")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration, served; tests only read it."""
    folder = tmp_path_factory.mktemp("demo")
    files = [(path, path.name) for path in (DEMO / "plan.xlsx", DEMO / "plan_word.docx")]
    loaders.load(folder / "home", files, "Ana")
    with serve(folder / "home", folder) as server:
        yield server


@pytest.fixture
def own(tmp_path):
    """An empty home of this test's own, served."""
    with serve(tmp_path / "home", tmp_path) as server:
        yield server


@pytest.fixture
def visit(chromium):
    """`visit(server, width=..., scheme=...)` is a Visitor; it must meet no error."""
    contexts, visitors = [], []

    def begin(server, width: int = 1280, scheme: str = "light") -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True
        )
        context.add_init_script(_AT_ONCE)
        contexts.append(context)
        visitors.append(Visitor(context.new_page(), server.url))
        return visitors[-1]

    yield begin
    errors = [error for visitor in visitors for error in visitor.errors]
    foreign = [url for visitor in visitors for url in visitor.foreign]
    for context in contexts:
        context.close()
    assert errors == []
    assert foreign == []


@pytest.fixture
def small_plan(plan_file) -> Path:
    """A workbook with two goals and three strategies."""
    return plan_file()
