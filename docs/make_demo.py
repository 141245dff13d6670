"""Makes the demonstration files of data/demo and what the tests expect a reader to find in them.

Run as `python docs/make_demo.py`; two runs give the same bytes.
"""

import io
import json
import re
import zipfile
from pathlib import Path

import demo_document
import demo_workbook
from demo_truth import truth
from demo_words import plan

HERE = Path(__file__).resolve().parent
DEMO = HERE.parent / "data" / "demo"
EXPECTED = HERE.parent / "tests" / "demo_expected.json"
WRITTEN = (2026, 11, 16, 9, 0, 0)
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


def main() -> None:
    """Write both files and the expected readings."""
    DEMO.mkdir(parents=True, exist_ok=True)
    network, division = plan(HERE / "demo_plan.toml"), plan(HERE / "demo_division.toml")
    demo_workbook.write(network, DEMO / "plan.xlsx")
    demo_document.write(division, DEMO / "plan_word.docx")
    for name in ("plan.xlsx", "plan_word.docx"):
        settle(DEMO / name)
        print(f"data/demo/{name}")
    expected = {words.name: truth(words) for words in (network, division)}
    text = json.dumps(expected, indent=1, ensure_ascii=False)
    EXPECTED.write_text(text + "\n", encoding="utf-8")
    print("tests/demo_expected.json")


if __name__ == "__main__":
    main()
