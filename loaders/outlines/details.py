"""What is said of an item: owner, deadline, dates, partners, measures and the rest."""

import re
from dataclasses import dataclass

from loaders.cells import Cell, Workbook
from loaders.outlines.columns import is_partners
from loaders.outlines.labels import Label, is_phased, rung_of
from loaders.outlines.line import Line
from loaders.outlines.spans import deadline_in, span_of
from loaders.plans.headers import LEVELS, field_of
from loaders.plans.nodes import Detail, Node, Span
from loaders.plans.statuses import STATUSES, percent, status
from loaders.problems import Problem

_FIELD = re.compile(r"^(?P<label>[A-Za-z][^:.;]{1,38}?)\s*:\s*(?P<words>.*)$", re.DOTALL)
_DETAILS = {"resources": "resource", "measures": "measure", "reported": "reported"}
_PARTNERS = (
    re.compile(
        r"(?:^|[,.;]\s*|\bthe\s+)(?P<who>[^,.;]{3,80}?)\s+(?:have|has) been identified as "
        r"(?:\w+ )?partners?\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bin partnership with (?P<who>[^.;:()]{3,120}?)(?=[.;:()]|,? (?:to|by|who|which)\b|$)",
        re.IGNORECASE,
    ),
)
_ARTICLE = re.compile(r"^(?:.*\b)?the ", re.IGNORECASE)
_DATES_BEHIND = re.compile(r"\s*(?:\((?P<inside>[^()]*)\)|[,–—-]\s*(?P<after>[^()–—]*?))\s*\.?\s*$")


def field_and_words(text: str) -> tuple[str, str] | None:
    """Read `Owner: ED` as (`who`, `ED`), for every column that a plan's table may have."""
    found = _FIELD.match(text.strip())
    if not found:
        return None
    name = "partners" if is_partners(found["label"]) else field_of(_singular(found["label"]))
    return (name, found["words"].strip()) if name and name not in (*LEVELS, "code") else None


def partners_in(text: str) -> list[str]:
    """Those whom a letter's sentence calls partners."""
    found = next((one for pattern in _PARTNERS if (one := pattern.search(text))), None)
    return partners_of(_ARTICLE.sub("", found["who"])) if found else []


def partners_of(words: str) -> list[str]:
    """The names in a list of partners; `and` joins two only where no sign does."""
    parts = re.split(r"\s*[;\n]\s*|\s*,\s*(?:and\s+)?|\s+and\s+(?=[^,;]*$)", words.strip(" ."))
    return [part.strip(" .") for part in parts if part.strip(" .")]


def _singular(label: str) -> str:
    return "date" if label.strip().lower() in {"dates", "start and end", "runs", "term"} else label


@dataclass(frozen=True, slots=True)
class DetailReader:
    """Gives items what their lines and columns say of them."""

    workbook: Workbook
    problems: list[Problem]
    fiscal_year_start_month: int

    def name(self, node: Node, label: Label) -> None:
        """Give a phase its dates, and what is at the top a short name of its own."""
        words = label.text
        if is_phased(label.level_name):
            self._dates_behind(node, words)
            words = _DATES_BEHIND.sub("", words) if node.span else words
        if rung_of(label.level_name) == 0 and words:
            named = re.match(r"^(?P<name>[^()]+?)\s*\(.*\)\s*\.?\s*$", words, re.DOTALL)
            node.name = (named["name"] if named else words).strip(" .")
        if label.number and "-" in label.number and words:  # several in one heading stay so
            end = label.line.index(words) + len(words)
            node.text, node.name = label.line, label.line[:end].strip(" .")

    def activity(self, node: Node) -> None:
        """Give an activity the dates that its words name."""
        self._set_span(node, span_of(node.text, self.fiscal_year_start_month))

    def prose(self, node: Node, text: str) -> None:
        """Give a phase the date by which a sentence wants something, and the partners it names."""
        if node.span is None:
            self._set_span(node, deadline_in(text, self.fiscal_year_start_month))
        self.add_partners(node, partners_in(text))

    def add_partners(self, node: Node, names: list[str]) -> None:
        """Add those who work on it together, each once."""
        node.partners += [name for name in names if name not in node.partners]

    def take(self, node: Node, name: str, words: str, line: Line, cell: Cell | None = None) -> None:
        """Give an item a field; a problem where a status or percentage is none."""
        cell = cell or line.cell
        node.sources[name] = self.workbook.source(line.sheet, cell)
        words = words.strip()
        if not words:
            return
        if name == "partners":
            self.add_partners(node, partners_of(words))
        elif kind := _DETAILS.get(name):
            node.details.append(Detail(kind, words, node.sources[name]))
        elif name == "by_when":
            node.by_when = words
            node.span = span_of(words, self.fiscal_year_start_month)
        elif name == "status":
            node.status = status(words)
            if node.status is None:
                says = f"Status should be one of {', '.join(STATUSES)}, not '{words}'"
                self._problem(line, cell, says)
        elif name == "percent_complete":
            node.percent_complete = percent(words)
            if node.percent_complete is None:
                self._problem(line, cell, f"It should be a percentage, 0 to 100, not '{words}'")
        else:
            setattr(node, name, words)

    def _dates_behind(self, node: Node, words: str) -> None:
        found = _DATES_BEHIND.search(words)
        behind = (found["inside"] or found["after"] or "") if found else ""
        span = span_of(behind, self.fiscal_year_start_month)
        if span and span.words == behind.strip():
            self._set_span(node, span)

    def _set_span(self, node: Node, span: Span | None) -> None:
        if span is None:
            return
        node.span = span
        node.by_when = node.by_when or span.words

    def _problem(self, line: Line, cell: Cell, says: str) -> None:
        place = line.sheet.name, cell.address
        self.problems.append(Problem(self.workbook.file_name, says, *place))
