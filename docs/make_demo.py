"""Makes the demonstration files of data/demo and what the tests expect a reader to find in them.

Run as `python docs/make_demo.py`, with another folder behind it to write there; two runs give the
same bytes.
"""

import io
import json
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import demo_calendar
import demo_catalog
import demo_crosswalk
import demo_document
import demo_earlier
import demo_equity
import demo_equity_sheets
import demo_measures
import demo_outline
import demo_survey
import demo_tables
import demo_updates
import demo_workbook
from demo_truth import truth
from demo_words import plan

HERE = Path(__file__).resolve().parent
WRITTEN = (2026, 11, 16, 9, 0, 0)
TABLES = ("meetings", "serves", "comments", "reports")
"""Workbooks of small tables."""
STAMP = rb"\g<1>2026-11-16T09:00:00Z\g<2>"


def settle(path: Path) -> None:
    """Give a zipped document one fixed time, inside and out, so that its bytes repeat."""
    with zipfile.ZipFile(path) as written:
        parts = {name: written.read(name) for name in written.namelist()}
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*(</)", STAMP, parts[core])
    settled = io.BytesIO()
    with zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, WRITTEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    path.write_bytes(settled.getvalue())


def make(folder: Path) -> None:
    """Write every file and the expected readings under a folder laid out as the repository."""
    demo, tests = folder / "data" / "demo", folder / "tests"
    for room in (demo, tests):
        room.mkdir(parents=True, exist_ok=True)
    network, division = plan(HERE / "demo_plan.toml"), plan(HERE / "demo_division.toml")
    adopted = demo_earlier.earlier(network, HERE / "demo_plan_2025.toml")
    demo_workbook.write(adopted, demo / "plan_2025.xlsx")
    demo_workbook.write(network, demo / "plan.xlsx")
    demo_document.write(division, demo / "plan_word.docx")
    expected = {words.name: truth(words) for words in (adopted, network, division)}
    text = json.dumps(expected, indent=1, ensure_ascii=False)
    (tests / "demo_expected.json").write_text(text + "\n", encoding="utf-8")
    words = demo_measures.demonstration(HERE / "demo_measures.toml")
    equity = tomllib.loads((HERE / "demo_equity.toml").read_text(encoding="utf-8"))
    demo_catalog.write(words, equity, demo / "measures.xlsx")
    plans = {"network": network, "division": division}
    made_of = demo_updates.sources(words, plans, HERE / "demo_progress.toml")
    for update in words.updates:
        demo_updates.write(made_of, update, demo / update.file)
    names = ("plan_2025.xlsx", "plan.xlsx", "plan_word.docx", "measures.xlsx")
    surveys = demo_survey.write(HERE / "demo_survey.toml", demo)
    counted = demo_equity.write(equity, words, demo)
    counted.append(demo_equity_sheets.write_impact(equity, demo))
    counted.append(demo_crosswalk.write(HERE / "demo_crosswalk.toml", demo))
    counted += [demo_tables.write(HERE / f"demo_{name}.toml", demo) for name in TABLES]
    counted.append(demo_outline.write(HERE / "demo_outline.toml", demo))
    counted.append(demo_calendar.write(HERE / "demo_meetings.toml", demo))
    written = [*names, *(update.file for update in words.updates)]
    for path in (*(demo / name for name in written), *surveys, *counted):
        if path.suffix in {".xlsx", ".docx"}:
            settle(path)
        print(path)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if sys.argv[1:] else HERE.parent)
