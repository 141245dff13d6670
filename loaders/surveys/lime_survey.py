"""LimeSurvey: one header row, of codes, of texts, or of both.

| id. Response ID | submitdate. Date submitted | Q1. Your role? | Q2[SQ1]. Please rate [Useful] |
| id              | submitdate                 | Q1             | Q2[SQ1]                       |
| Response ID     | Date submitted             | Your role?     | Please rate [Useful]          |
"""

import re

from loaders.surveys.heads import Head
from loaders.surveys.matrices import Words, in_brackets
from loaders.surveys.records import Export, ExportColumn
from loaders.surveys.tool_headers import LIME_SURVEY, folded

_LOOKED_AT = 10
_CODE = r"(?P<question>[A-Za-z]\w*)(?P<row>(?:\[[^\[\]]*\]){0,2})"
_BOTH = re.compile(rf"(?P<code>{_CODE})\.(?:\s+(?P<text>.*))?")
_ALONE = re.compile(_CODE)


def export(head: Head) -> Export | None:
    """How an export of LimeSurvey is laid out; None where it is another's."""
    for place in head.pairs(_LOOKED_AT):
        texts = head.texts[place]
        if _is_of_tool(list(texts.values())):
            columns = tuple(_column(head, place, column) for column in head.columns)
            return Export(LIME_SURVEY.name, columns, head.number(place), is_certain=True)
    return None


def _is_of_tool(texts: list[str]) -> bool:
    """Whether a row has the tool's own headers, or codes with rows before most of its texts."""
    both = [match for text in texts if (match := _BOTH.fullmatch(text))]
    known = {folded(text) for text in texts} | {folded(match["code"]) for match in both}
    if any(tells <= known for tells in LIME_SURVEY.tells):
        return True
    return len(both) * 2 > len(texts) and any(match["row"] for match in both)


def _column(head: Head, place: int, column: int) -> ExportColumn:
    header = head.text(place, column)
    match = _BOTH.fullmatch(header) or _ALONE.fullmatch(header)
    code = match.groupdict().get("code") or match[0] if match else ""
    text = (match.groupdict().get("text") or "") if match else header
    is_own = any(LIME_SURVEY.meaning_of(name) for name in (code, text) if name)
    words = in_brackets(text) or Words(text)
    name = match["question"] if match else ""
    part = words.part or (match["row"].strip("[]") if match and not text else "")
    return ExportColumn(
        column,
        code,
        words.wording or header,
        (words.stem or name) if part else "",
        part,
        head.number(place),
        is_own,
    )
