"""The letters, numbers and bullets of Word's automatic lists, which are not in the text."""

import re

from docx.oxml.ns import qn
from lxml.etree import _Element

from loaders.readers.word_list_definitions import (
    Level,
    ListDefinition,
    ListUse,
    levels_of,
    use_of,
    value_of,
    whole,
)
from loaders.readers.word_numerals import numeral

BULLET = "•"
_DEEPEST = 8


class ListLabels:
    """Counts through a document; ask for every paragraph once, in order."""

    def __init__(self, numbering: _Element | None, styles: _Element) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
        self._definitions: dict[str, ListDefinition] = {}
        self._style_levels: dict[tuple[str, str], int] = {}
        self._uses: dict[str, ListUse] = {}
        if numbering is not None:
            self._read(numbering)

    def label(self, paragraph: _Element) -> str:
        """Return what Word shows before the paragraph, such as `a)` or `•`; empty for none."""
        number, depth = self._place(paragraph)
        use = self._uses.get(number)
        if use is None:
            return ""
        levels = use.definition.levels | use.levels
        level = levels.get(depth)
        if level is None:
            return ""
        counters = use.definition.counters
        if depth in use.starts:
            counters[depth] = use.starts.pop(depth)
        else:
            counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            if deeper not in levels or depth < levels[deeper].restarts_after:
                del counters[deeper]
        return _shown(level, depth, levels, counters)

    def depth(self, paragraph: _Element) -> int:
        """The level of its list that a paragraph is on, counted from 0; 0 off lists."""
        number, depth = self._place(paragraph)
        return depth if number in self._uses else 0

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """Which list and level a paragraph is on: its own word first, then its style's."""
        properties = paragraph.find(qn("w:pPr"))
        style = value_of(properties, "w:pStyle")
        own = properties.find(qn("w:numPr")) if properties is not None else None
        number, depth = value_of(own, "w:numId"), value_of(own, "w:ilvl")
        if number is None:
            number, style_depth, style = self._of_style(style)
            depth = depth or style_depth or str(self._style_levels.get((number, style), 0))
        depth_number = int(depth) if depth and depth.isdecimal() else 0
        return number, min(depth_number, _DEEPEST)

    def _of_style(self, style: str | None) -> tuple[str, str | None, str]:
        seen: set[str] = set()
        while style and style not in seen and style in self._styles:
            seen.add(style)
            numbered = self._styles[style].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            number = value_of(numbered, "w:numId")
            if number is not None:
                return number, value_of(numbered, "w:ilvl"), style
            style = value_of(self._styles[style], "w:basedOn")
        return "", None, ""

    def _read(self, numbering: _Element) -> None:
        drafts = {
            draft.get(qn("w:abstractNumId"), ""): draft
            for draft in numbering.iter(qn("w:abstractNum"))
        }
        links = {
            num.get(qn("w:numId"), ""): value_of(num, "w:abstractNumId") or ""
            for num in numbering.iter(qn("w:num"))
        }
        for num in numbering.iter(qn("w:num")):
            number = num.get(qn("w:numId"), "")
            draft_id = self._linked(links.get(number, ""), drafts, links)
            if draft_id not in drafts:
                continue
            if draft_id not in self._definitions:
                self._definitions[draft_id] = ListDefinition(levels_of(drafts[draft_id]))
            self._uses[number] = use_of(num, self._definitions[draft_id])
            for level in drafts[draft_id].iter(qn("w:lvl")):
                style = value_of(level, "w:pStyle")
                if style is not None:
                    self._style_levels[number, style] = whole(level.get(qn("w:ilvl")), 0)

    def _linked(self, draft_id: str, drafts: dict[str, _Element], links: dict[str, str]) -> str:
        """Follow a definition that only names the list style which holds the levels."""
        style = value_of(drafts.get(draft_id), "w:numStyleLink")
        if style is None:
            return draft_id
        number, _, _ = self._of_style(style)
        return links.get(number, draft_id)


def _shown(level: Level, depth: int, levels: dict[int, Level], counters: dict[int, int]) -> str:
    if level.format == "bullet":
        return BULLET if level.text.strip(" ") else ""

    def number(match: re.Match[str]) -> str:
        other = int(match.group(1)) - 1
        if other > depth or other not in levels:
            return ""
        value = counters.get(other, levels[other].start)
        return numeral(value, "decimal" if level.is_legal else levels[other].format)

    return re.sub(r"%([1-9])", number, level.text).strip()
