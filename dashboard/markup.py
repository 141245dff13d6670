"""HTML from values: everything is escaped unless it was made here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from dashboard.theme import MARKS, css_name
from dashboard.words import visible


@dataclass(frozen=True, slots=True)
class Html:
    """A piece that is HTML already."""

    text: str

    def __add__(self, other: "Html") -> "Html":
        return Html(self.text + other.text)


Piece = Html | str | int | float | None


def html(piece: Piece) -> str:
    """A piece as HTML; a string is escaped, its line breaks kept by the style sheet.

    Signs that turn the direction of reading are shown as marks.
    """
    if isinstance(piece, Html):
        return piece.text
    return "" if piece is None else escape(visible(str(piece)))


def element(tag: str, *pieces: Piece, **attributes: str) -> Html:
    """`<tag attribute="...">pieces</tag>`; `class_` is class, `aria_label` is aria-label."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    told = "".join(f' {name}="{escape(visible(value))}"' for name, value in names.items() if value)
    return Html(f"<{tag}{told}>{''.join(html(piece) for piece in pieces)}</{tag}>")


def join(pieces: Iterable[Piece], between: str = "") -> Html:
    """Pieces one after the other."""
    return Html(between.join(html(piece) for piece in pieces))


def chip(word: str, note: str = "") -> Html:
    """A status: icon, word and colour. A note, such as how long ago, stands behind it."""
    mark = MARKS[word]
    icon = element("span", mark.icon, class_="hw-icon", aria_hidden="true")
    shown = f"{word}, {note}" if note else word
    return element("span", icon, shown, class_=f"hw-chip hw-{css_name(word)}")


def url(page: str, **values: str | None) -> str:
    """Address of a page with the values that are not empty, relative to any page."""
    told = {name: value for name, value in values.items() if value}
    return f"{page}?{urlencode(told)}" if told else page or "?"


def link(address: str, *pieces: Piece, label: str = "") -> Html:
    """A link within the application."""
    return element("a", *pieces, href=address, target="_self", aria_label=label)


def image(svg: str, says: str, class_: str = "") -> Html:
    """A small figure made by us; `says` is its text alternative. Nothing for none.

    As an image, because Streamlit leaves no SVG in its HTML.
    """
    if not svg:
        return Html("")
    return element("img", src=f"data:image/svg+xml,{quote(svg)}", alt=says, class_=class_)


def outside(address: str) -> Piece:
    """An address that somebody wrote: a link where it is one of the web, else its words."""
    if not address.startswith(("https://", "http://")):
        return address
    return element("a", address, href=address, target="_blank", rel="noopener noreferrer")


def details(summary: Piece, body: Piece) -> Html:
    """Something that opens to say more."""
    return element("details", element("summary", summary), element("div", body), class_="hw-why")


def bullets(texts: Sequence[Piece]) -> Html:
    """A list; a single text stands without a bullet, none is nothing."""
    if len(texts) == 1:
        return element("p", texts[0])
    return element("ul", *[element("li", text) for text in texts]) if texts else Html("")


def facts(pairs: Mapping[str, Piece]) -> Html:
    """A description list of the pairs that say something."""
    told = [
        element("div", element("dt", name), element("dd", piece))
        for name, piece in pairs.items()
        if html(piece)
    ]
    return element("dl", *told, class_="hw-facts")


_SELF_EVIDENT = ("What", "What it means")
"""Columns that need no label where cells are stacked."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `style` sets it apart, its last cell fills what cells are missing."""

    cells: Sequence[Piece]
    style: str = ""


def table(
    caption: str,
    header: Sequence[str],
    rows: Iterable[Row | Sequence[Piece]],
    numbers: Sequence[str] = (),
    *,
    is_dense: bool = False,
) -> Html:
    """A table in a region that scrolls by itself; the first cell of a row heads it.

    `numbers` names the columns that are aligned to the right. One of many columns `is_dense`: its
    headers break, and less room is between columns, so that none is cut off.

    The roles say again what the tags say: on a narrow screen the style sheet stacks the cells, and
    some browsers then forget it.
    """
    right = {index for index, name in enumerate(header) if name in numbers}
    heads = [
        element(
            "th",
            name,
            scope="col",
            role="columnheader",
            class_="hw-number" if index in right else "",
        )
        for index, name in enumerate(header)
    ]
    lines = [_row(row if isinstance(row, Row) else Row(row), header, right) for row in rows]
    body = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        element("tbody", *lines, role="rowgroup"),
        class_="hw-table hw-dense" if is_dense else "hw-table",
        role="table",
    )
    return element("div", body, class_="hw-scroll", tabindex="0", role="region", aria_label=caption)


def _row(row: Row, header: Sequence[str], right: set[int]) -> Html:
    width = len(header)
    across = str(width) if len(row.cells) == 1 else ""
    cells = [element("th", row.cells[0], scope="row", role="rowheader", colspan=across)]
    for index, piece in enumerate(row.cells[1:], 1):
        is_last = index == len(row.cells) - 1
        span = str(width - index) if is_last and index < width - 1 else ""
        kind = "hw-number" if index in right else ""
        label = "" if header[index] in _SELF_EVIDENT else header[index]
        cells.append(element("td", piece, class_=kind, colspan=span, role="cell", data_label=label))
    return element("tr", *cells, class_=row.style, role="row")
