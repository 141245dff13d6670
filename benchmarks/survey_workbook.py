"""Writes an export of very many respondents, as Microsoft Forms and Excel write it."""

from collections.abc import Iterator
from pathlib import Path

from workbook_parts import MAIN, Texts, write_book

_AGREEMENT = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
_SATISFACTION = (
    *("Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied"),
    *("Satisfied", "Very satisfied"),
)
_NUMBERS = ("1 - Poor", "2 - Fair", "3 - Good", "4 - Very good", "5 - Excellent")
_SCALES = {"agreement 5": _AGREEMENT, "satisfaction 5": _SATISFACTION, "quality 5": _NUMBERS}
_LABELS = tuple(_SCALES.values())
_NOT_APPLICABLE = "Not applicable"
_TOOL_HEADERS = ("ID", "Start time", "Completion time", "Email", "Name")
_ATTRIBUTES = {
    "What is your role?": ("Member", "Board", "Staff", "Volunteer", "Partner"),
    "Region": ("North", "South", "East", "West", "Center"),
    "Years of membership": ("Under 1", "1 to 3", "4 to 10", "Over 10"),
}
_STARTS_ON = 46_082.375
"""2026-03-01 09:00, as Excel counts days."""
_DAYS = 30
_ROWS_AT_ONCE = 2_000
_STYLES = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>'


def write_survey(path: Path, respondents: int, questions: int) -> Path:
    """A workbook with one sheet: ids, times, e-mail and name, three attributes, the ratings."""
    texts = Texts()
    pieces = _sheet(respondents, questions, texts)
    return write_book(path, "Sheet1", pieces, texts, _STYLES)


def write_scales(path: Path, questions: int) -> Path:
    """A survey file with the scale of every question, which few answers leave in doubt."""
    with path.open("w", encoding="utf-8") as file:
        for place, scale in enumerate(_SCALES):
            names = [_wording(number) for number in range(place, questions, len(_SCALES))]
            file.write(f'[[columns]]\ncolumns = {names}\nscale = "{scale}"\n\n')
    return path


def _sheet(respondents: int, questions: int, texts: Texts) -> Iterator[str]:
    headers = (*_TOOL_HEADERS, *_ATTRIBUTES, *map(_wording, range(questions)))
    letters = [_letters(number) for number in range(len(headers))]
    last = f"{letters[-1]}{respondents + 1}"
    yield f'<worksheet xmlns="{MAIN}"><dimension ref="A1:{last}"/><sheetData><row r="1">'
    for letter, header in zip(letters, headers, strict=True):
        yield f'<c r="{letter}1" t="s"><v>{texts(header)}</v></c>'
    yield "</row>"
    rows = _Rows(letters, questions, texts)
    for first in range(0, respondents, _ROWS_AT_ONCE):
        last_of = min(first + _ROWS_AT_ONCE, respondents)
        yield "".join(rows.row(number) for number in range(first, last_of))
    yield "</sheetData></worksheet>"


class _Rows:
    """Writes one row after the other; the cells of every answer are there before."""

    def __init__(self, letters: list[str], questions: int, texts: Texts) -> None:
        self.texts, self.letters = texts, letters
        first = len(_TOOL_HEADERS)
        self.attributes = [
            [f'<c r="{letter}{{0}}" t="s"><v>{texts(group)}</v></c>' for group in groups]
            for letter, groups in zip(letters[first:], _ATTRIBUTES.values(), strict=False)
        ]
        first += len(_ATTRIBUTES)
        self.answers = [
            [
                f'<c r="{letter}{{0}}" t="s"><v>{texts(label)}</v></c>'
                for label in (*_LABELS[number % len(_LABELS)], _NOT_APPLICABLE)
            ]
            + [""]
            for number, letter in zip(range(questions), letters[first:], strict=True)
        ]

    def row(self, number: int) -> str:
        """One respondent; who answers what follows from the number."""
        at = number + 2
        begun = _STARTS_ON + _DAYS * (number * 7919 % 200_003) / 200_003
        a, b, c, d, e, *_ = self.letters
        person = (
            f'<row r="{at}"><c r="{a}{at}"><v>{number + 1}</v></c>'
            f'<c r="{b}{at}" s="1"><v>{begun:.11f}</v></c>'
            f'<c r="{c}{at}" s="1"><v>{begun + 0.004:.11f}</v></c>'
            f'<c r="{d}{at}" t="s"><v>{self.texts(f"member{number}@example.org")}</v></c>'
            f'<c r="{e}{at}" t="s"><v>{self.texts(f"Member Number {number}")}</v></c>'
        )
        cells = [person]
        for place, groups in enumerate(self.attributes):
            cells.append(groups[(number * 31 + place * 17) // 3 % len(groups)])
        for place, labels in enumerate(self.answers):
            cells.append(labels[_CHOSEN[(number * 131 + place * 57 + number // 50) % 40]])
        return "".join(cells).replace("{0}", str(at)) + "</row>"


_CHOSEN = (*(0,) * 2, *(1,) * 4, *(2,) * 7, *(3,) * 13, *(4,) * 11, 5, 6, 6)
"""Of forty answers so many are the lowest label, the next ..., not applicable, blank."""


def _wording(number: int) -> str:
    subjects = ("training", "advice", "the newsletter", "the annual meeting", "the help desk")
    views = ("The content of", "The time of", "The language of", "The cost of")
    view, subject = divmod(number, len(subjects))
    return f"{views[view % len(views)]} {subjects[subject]} is what I need"


def _letters(column: int) -> str:
    return ("" if column < 26 else chr(64 + column // 26)) + chr(65 + column % 26)  # noqa: PLR2004
