"""Opens a workbook in LibreOffice and types into it as a user does; run by the system's Python.

Takes JSON on standard input: `source`, `typed` (sheet, cell and text each), `asked` (cells to tell
of, as sheet and cell) and `saved` (paths to save as, by their endings). Answers with JSON: what
every cell that was typed into or asked for shows then, and what it is.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".xls": "MS Excel 97",
           ".csv": "Text - txt - csv (StarCalc)"}  # fmt: skip
SECONDS = 120


def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Office:
    """LibreOffice with a profile of its own, behind a pipe of its own.

    A class, because errors of UNO do not pass through a generator.
    """

    def __init__(self, profile):
        self.profile = profile

    def __enter__(self):
        name = f"headway{self.profile.stat().st_ino}"
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault",
             f"-env:UserInstallation={self.profile.as_uri()}", f"--accept=pipe,name={name};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            return connected(name, self.process)
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()


def connected(name, process):
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def make(context, service):
    return context.ServiceManager.createInstanceWithContext(service, context)


class Document:
    """One open workbook."""

    def __init__(self, context, path):
        desktop = make(context, "com.sun.star.frame.Desktop")
        settings = (setting("Hidden", True),)
        self.document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, settings)

    def type(self, sheet, cell, text):
        """Type into a cell: what LibreOffice makes of the text is its own affair, and a locked one
        stays as it is. Not by the commands of its window: they end the build without a screen.
        """
        self.document.Sheets.getByName(sheet).getCellRangeByName(cell).FormulaLocal = text

    def tell(self, sheet, cell):
        """What a cell shows, its kind, whether it is locked, its list, its row's height."""
        found = self.document.Sheets.getByName(sheet).getCellRangeByName(cell)
        return {
            "shows": found.String,
            "kind": found.Type.value,
            "is_locked": found.CellProtection.IsLocked,
            "choices": found.Validation.getFormula1(),
            "height": found.Rows.getByIndex(0).Height,
        }

    def save(self, path):
        told = (setting("FilterName", FILTERS[Path(path).suffix]),)
        self.document.storeToURL(Path(path).as_uri(), told)


def main():
    asked = json.load(sys.stdin)
    with Office(Path(asked["profile"])) as context:
        document = Document(context, asked["source"])
        protected = [sheet.Name for sheet in document.document.Sheets if sheet.isProtected()]
        before = [document.tell(*cell) for cell in asked["asked"]]
        for one in asked["typed"]:
            document.type(*one)
        after = [document.tell(*cell) for cell in asked["asked"]]
        typed = [document.tell(sheet, cell) for sheet, cell, _ in asked["typed"]]
        for path in asked["saved"]:
            document.save(path)
        document.document.close(True)
    json.dump(
        {"protected": protected, "before": before, "after": after, "typed": typed}, sys.stdout
    )


if __name__ == "__main__":
    main()
