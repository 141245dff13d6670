"""No page, frame, answer or download has a number that is hidden; also not the published file."""

import re
import struct
import zipfile
from pathlib import Path

import duckdb
import pytest
from equity_rows import add_breakdown, add_dimension, add_groups
from impact_rows import assess
from measure_rows import add_measure, add_values
from serving import serve
from small_home import SmallHome
from survey_rows import add_wave

from loaders.ledger import schema_sql

PAGES = [
    "", "goals", "plan", "measures?measure=RATE", "measures?measure=MEAN", "measures?measure=STAFF",
    "measures?measure=WHOLE", "surveys", "equity?measure=RATE", "equity?measure=RATE&view=advanced",
    "equity?measure=MEAN", "equity?measure=STAFF", "equity?measure=WHOLE", "equity?measure=HIRED",
    "workforce?measure=STAFF", "workforce?measure=HIRED", "coverage", "review",
    "review?view=decisions", "review?assessment=online", "history",
]  # fmt: skip
BARE = {"review", "review?view=decisions", "equity?measure=RATE&view=advanced"}
"""Pages that have nothing to download."""
# Numbers that stand nowhere else, of rows that must be hidden: small ones, which take more than
# themselves with them, and what keeps them from being computed.
SECRET = [
    31013, 60037, 29024,  # RATE, South, hidden beside 4 of 9
    371.828, 20011, 414.159,  # MEAN, of 7 answers and the group beside it
    23017,  # STAFF, those beside 7 who are hidden
    50627, 70639, 20012, 70642,  # WHOLE: 3 people are in no group, so that a group is hidden
    8713, 17431, 8718,  # HIRED, beside 2 of 6
    61357, 12391, 48966,  # an impact assessment, beside 5 of 60
    # and rates that would be shown of them
    100 * 31013 / 60037, 100 * 4 / 9, 100 * 50627 / 70639, 100 * 8713 / 17431, 100 * 2 / 6,
    100 * 12391 / 61357, 100 * 5 / 60,
]  # fmt: skip
FOUND = [41011, 80021, 72028, 140067]
"""What is shown of RATE, found by the same means."""


def fill(path: Path) -> SmallHome:
    """Measures of every kind, each with a small group and what is hidden beside it."""
    home = SmallHome(path)
    home.load("measures.xlsx")
    home.plan("p", "Small plan", "1 | Serve all\n1.1 | Reach more\n1.1.a | Write | ED")
    add_measure(home, "RATE", name="Reached in person", target=(60, 2027), frequency="yearly")
    add_measure(home, "MEAN", name="Would come again", statistic="mean rating", unit=None,
                target=(400, 2027), frequency="yearly")  # fmt: skip
    add_measure(home, "STAFF", name="Staff", statistic="count", unit="people", frequency="yearly")
    add_measure(home, "WHOLE", name="Paid", target=(60, 2027), frequency="yearly")
    add_measure(home, "HIRED", name="Hired", target=(60, 2027), frequency="yearly")
    add_breakdown(home, "STAFF", about="employees", dimensions=["Ethnicity", "Gender"])
    add_breakdown(home, "HIRED", about="employees", process="selection")
    add_dimension(home, "Region", ["North", "South", "Delta"], is_expected=True)
    home.load("update.xlsx")
    for year in (2024, 2025, 2026):
        _values(home, year)
    assess(home, "online", "White|90011|30013\nBlack|61357|12391\nNative|60|5", measure_id="rate")
    add_wave(home, "2026-09-01", """
        times | Role     | Relevance
        40    | attorney | 5
        31    | judge    | 3
        7     | clerk    | 2
    """)  # fmt: skip
    home.publish()
    _keep_ledger(home)
    return home


def _values(home: SmallHome, year: int) -> None:
    add_groups(home, year, """
        Region | numerator | denominator
        North  | 41011     | 80021
        South  | 31013     | 60037
        Delta  | 4         | 9
    """, "RATE")  # fmt: skip
    add_values(home, {year: 100 * 72028 / 140067}, "RATE", numerator=72028.0, denominator=140067.0)
    add_groups(home, year, """
        Region | value   | denominator
        North  | 420.2   | 30011
        South  | 414.159 | 20011
        Delta  | 371.828 | 7
    """, "MEAN")  # fmt: skip
    add_groups(home, year, """
        Ethnicity | Gender | value
        Asian     | Men    | 7
        Asian     | Women  | 23017
        White     | Men    | 41213
        White     | Women  | 43117
    """, "STAFF")  # fmt: skip
    add_groups(home, year, """
        Region | numerator | denominator
        North  | 40617     | 90617
        South  | 50627     | 70639
    """, "WHOLE")  # fmt: skip
    add_values(home, {year: 100 * 91246 / 161259}, "WHOLE", numerator=91246.0,
               denominator=161259.0)  # fmt: skip
    add_groups(home, year, """
        Region | numerator | denominator
        North  | 9127      | 18127
        South  | 8713      | 17431
        Delta  | 2         | 6
    """, "HIRED")  # fmt: skip


def _keep_ledger(home: SmallHome) -> None:
    """The ledger beside the publication, for the pages that ask the loaders."""
    with duckdb.connect(str(home.path / "ledger.duckdb")) as connection:
        connection.execute(schema_sql())
        for table, rows in home.rows.items():
            for row in rows:
                marks = ", ".join("?" * len(row))
                sql = f"insert into {table} ({', '.join(row)}) values ({marks})"
                connection.execute(sql, list(row.values()))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("leaks") / "home")


@pytest.fixture(scope="module")
def served(store, tmp_path_factory):
    with serve(store.path, tmp_path_factory.mktemp("server")) as server:
        yield server


def spelled(number: float) -> str:
    """How a number may be spelled: all its digits, or a fraction from two decimals on."""
    if float(number).is_integer():
        return rf"(?<![\d.]){number:.0f}(?![\d])"
    return rf"(?<![\d.]){re.escape(f'{number - 0.005:.2f}')}|{re.escape(f'{number:.2f}')}"


SECRETS = re.compile("|".join(spelled(number) for number in SECRET))


def told(text: str) -> set[str]:
    """The hidden numbers in a text, with separators or without."""
    return set(SECRETS.findall(re.sub(r"(?<=\d)[,\u202f\u00a0](?=\d{3})", "", text)))


def told_in_bytes(content: bytes) -> list[float]:
    """The hidden numbers among the numbers of figures and tables."""
    kinds = [("<d", number) for number in SECRET] + [
        ("<i", number) for number in SECRET if isinstance(number, int)
    ]
    return [number for kind, number in kinds if struct.pack(kind, number) in content]


def unzipped(content: bytes, folder: Path) -> str:
    """The text of a workbook, or of a page."""
    file = folder / "download"
    file.write_bytes(content)
    if not zipfile.is_zipfile(file):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(file) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def test_a_secret_is_found_however_it_is_spelled():
    assert told("31,013 of 60037") == {"31013", "60037"}
    assert told("51.66%") == {"51.66"}
    assert told("131013 and 310131") == set()
    assert told_in_bytes(struct.pack("<dd", 1.0, 371.828)) == [371.828]


def test_no_table_of_the_publication_has_a_hidden_number(store):
    """Every column of every table, as text and as numbers."""
    (file,) = (store.path / "published").glob("*.duckdb")
    found, seen = {}, ""
    with duckdb.connect(str(file), read_only=True) as connection:
        for (table,) in connection.execute("select table_name from duckdb_tables()").fetchall():
            rows = connection.execute(f'from "{table}"').fetchall()
            text = "\n".join(str(row) for row in rows)
            found[table] = told(text)
            seen += text
        hidden = connection.execute(
            "select measure_id, count(*) filter (hidden) from equity_rate group by 1 order by 1"
        ).fetchall()
    assert {table: numbers for table, numbers in found.items() if numbers} == {}
    assert [measure for measure, number in hidden if number >= 2] == [
        "hired", "mean", "rate", "staff", "whole",
    ]  # fmt: skip
    assert all(str(number) in seen for number in FOUND)


def listening(visitor):
    """Everything that the page gets: frames of websockets and bodies of answers."""
    got = []

    def keep(frame):
        got.append(frame if isinstance(frame, bytes) else frame.encode())

    visitor.page.on("websocket", lambda socket: socket.on("framereceived", keep))
    visitor.page.on("response", lambda answer: got.append(answer))  # noqa: PLW0108 - Playwright marks it
    return got


def received(got) -> bytes:
    """The bytes of what was kept; of answers their bodies, where they have one."""
    parts = []
    for one in got:
        if isinstance(one, bytes):
            parts.append(one)
        elif one.ok and not one.url.endswith((".js", ".css", ".woff2")):
            parts.append(one.body())
    return b"\n".join(parts)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_hidden_number(visit, served, path):
    visitor = visit(served)
    got = listening(visitor)
    page = visitor.open(path)
    for summary in page.locator("[data-testid=stMain] details > summary").all():
        if summary.is_visible():
            summary.click()
    visitor.settle()
    content = received(got)
    figures = "[...document.querySelectorAll('.js-plotly-plot')].map(g => [g.data, g.layout])"
    seen = {
        "frames": content.decode("latin-1"),
        "page": page.content(),
        "figures": page.evaluate(f"JSON.stringify({figures})"),
    }
    assert {name: told(text) for name, text in seen.items() if told(text)} == {}
    assert told_in_bytes(content) == []
    if path == "equity?measure=RATE":
        assert "41,011" in seen["frames"]


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith(("eq", "wo", "rev"))])
def test_no_download_has_a_hidden_number(visit, served, path, tmp_path):
    visitor = visit(served)
    page = visitor.open(path)
    buttons = page.get_by_role("button", name=re.compile("Download")).all()
    shown = [button for button in buttons if button.is_visible()]
    assert bool(shown) == (path not in BARE)
    for button in shown:
        with page.expect_download() as download:
            button.click()
        content = Path(download.value.path()).read_bytes()
        assert told(unzipped(content, tmp_path)) == set()
