"""The text of a Word paragraph as a reader sees it, with what python-docx leaves out."""

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

_WRAPPERS = {
    qn(f"w:{name}")
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "fldSimple",
        "sdt",
        "sdtContent",
        "customXml",
        "dir",
        "bdo",
    )
}
"""Elements that only surround text: tracked insertions, links, fields, content controls."""
_LINE_BREAKS = (None, "textWrapping")
_SYMBOLS = {0xB7: "•", 0xA7: "•", 0xA8: "☐", 0x6F: "☐", 0xFE: "☒", 0xFD: "☒", 0xFC: "✓", 0xE0: "→"}
"""Letters of Symbol and Wingdings that stand in plans, by their last byte."""


def blocks(parent: _Element) -> Iterator[_Element]:
    """Yield the paragraphs and tables of a body or cell in order, out of whatever wraps them."""
    for child in parent:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks(child)


def wrapped(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield the children of one name, such as `w:tr`, out of whatever wraps them."""
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag in _WRAPPERS:
            yield from wrapped(child, name)


def paragraph_text(paragraph: _Element) -> str:
    """Text with tabs and line breaks; insertions count, deletions and hidden text do not."""
    return "".join(_pieces(paragraph))


def is_mark_deleted(paragraph: _Element) -> bool:
    """Whether a tracked deletion took the end of the paragraph, so that it joins the next."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def is_on(element: _Element | None) -> bool:
    """Whether an on/off property is there and on."""
    return element is not None and element.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _pieces(parent: _Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:r"):
            if not is_on(child.find(f"{qn('w:rPr')}/{qn('w:vanish')}")):
                yield from _run(child)
        elif child.tag in _WRAPPERS:
            yield from _pieces(child)


def _run(children: Iterable[_Element]) -> Iterator[str]:
    for child in children:
        tag = child.tag
        if tag == qn("w:t"):
            yield child.text or ""
        elif tag in {qn("w:tab"), qn("w:ptab")}:
            yield "\t"
        elif tag == qn("w:cr") or (tag == qn("w:br") and child.get(qn("w:type")) in _LINE_BREAKS):
            yield "\n"
        elif tag == qn("w:noBreakHyphen"):
            yield "-"
        elif tag == qn("w:sym"):
            yield _symbol(child.get(qn("w:char"), ""))


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number >> 8 == 0xF0:  # noqa: PLR2004 - where Word keeps the letters of symbol fonts
        return _SYMBOLS.get(number & 0xFF, "•")
    return chr(number) if number < 0x110000 else ""  # noqa: PLR2004 - the last letter there is
