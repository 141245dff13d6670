"""Words and numbers as sentences, and text from files made harmless wherever it is shown."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from dashboard.theme import NO_UPDATE, STATUSES

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>:$~&])")
# They turn the order in which letters are shown, so that what is read is not what is written.
_TURNING = {sign: f"[U+{sign:04X}]" for sign in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F),
                                                 *range(0x2066, 0x206A))}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def visible(text: str) -> str:
    """Text with every sign that turns the direction of reading as a mark, such as `[U+202E]`."""
    return text.translate(_TURNING)


def plain(text: str) -> str:
    """Text from a file for a place that shows Markdown: no links, images or formatting."""
    return _MARKDOWN.sub(r"\\\1", visible(" ".join(text.split())))


def count(number: int, one: str, many: str = "") -> str:
    """`1 strategy`, `2 strategies`, `no strategies`; `many` is `one` with an s unless given."""
    word = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {word}"


def verb(number: int, one: str, many: str) -> str:
    """The form of a verb that agrees with a number."""
    return one if number == 1 else many


def sentence(text: str) -> str:
    """With a capital letter and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def plural(word: str) -> str:
    """A level's name for several: `strategy` is `strategies`."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def day(value: date | None) -> str:
    """`22 Nov 2026`; empty for none."""
    return f"{value.day} {value:%b %Y}" if value else ""


def day_range(first: date | None, last: date | None) -> str:
    """`1 Mar 2027 – 30 Jun 2027`, one date where both are the same, empty for none."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def ago(due_on: date, today: date) -> str:
    """How far a date lies behind or ahead, such as `3 months ago` or `in 12 days`."""
    days = (due_on - today).days
    if days == 0:
        return "today"
    size = abs(days)
    if size < 60:  # noqa: PLR2004 - two months
        amount = count(size, "day")
    elif size < 730:  # noqa: PLR2004 - two years
        amount = count(round(size / 30.44), "month")
    else:
        amount = count(round(size / 365.25), "year")
    return f"in {amount}" if days > 0 else f"{amount} ago"


def moment(utc: datetime, offset_minutes: int = 0) -> str:
    """A time of the ledger in the reader's zone; `offset_minutes` as JavaScript counts them."""
    local = utc - timedelta(minutes=offset_minutes)
    return f"{day(local.date())}, {local:%H:%M}"


def shorten(text: str, length: int = 90) -> str:
    """The first words, with an ellipsis where some are left out."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def named(code: str, names: Mapping[str, str]) -> str:
    """An owner as `Executive Director (ED)`; the code alone where the key is silent."""
    name = names.get(code, "")
    return f"{name} ({code})" if name and name != code else code


def title_and_rest(name: str | None, text: str) -> tuple[str, str]:
    """An item's short name and what its text says beyond it; the text alone without a name."""
    if not name:
        return text, ""
    rest = text[len(name) :] if text.lower().startswith(name.lower()) else text
    rest = rest.strip(" :–-")
    rest = "" if rest == "." else rest
    if rest.startswith("(") and rest.rstrip(".").endswith(")"):
        rest = rest.rstrip(".")[1:-1]
    return name, rest


def where(source: str) -> str:
    """`file!sheet!cell` as `file, sheet 'Plan', cell B7`."""
    parts = source.rsplit("!", 2)
    if len(parts) == 3:  # noqa: PLR2004 - file, sheet, cell
        return f"{parts[0]}, {parts[1]}, cell {parts[2]}"
    return source


def status_sentence(counts: Mapping[str, int], one: str, many: str) -> str:
    """What the statuses of a plan come to, worst first, in one sentence."""
    total = sum(counts.values())
    silent = counts.get(NO_UPDATE, 0)
    if not total:
        return f"There are {count(0, one, many)} yet."
    if silent == total:
        return f"Nobody has reported on any of the {count(total, one, many)} yet."
    told = [f"{counts[word]} {word.lower()}" for word in STATUSES if counts.get(word)]
    tail = f"; {silent} without an update yet" if silent else ""
    return f"Of {count(total, one, many)}, {listed(told)}{tail}."


def readings_of(readings: int, items: int) -> str:
    """`17 readings of 12 items`: one item may have several cells that are unclear."""
    return f"{count(readings, 'reading')} of {count(items, 'item')}"


def attention_sentence(
    counts: Mapping[str, int], overdue: int, unsettled: tuple[int, int], one: str, many: str
) -> str:
    """What needs somebody's attention: statuses, passed deadlines, unclear cells.

    `unsettled` is the number of items with a reading to settle, and that of their readings.
    """
    total = sum(counts.values())
    bad = [f"{counts[word]} {word.lower()}" for word in STATUSES[:2] if counts.get(word)]
    if not total:
        first = f"There are {count(0, one, many)} yet"
    elif counts.get(NO_UPDATE, 0) == total:
        first = f"Nobody has reported on any of the {count(total, one, many)} yet"
    elif bad:
        first = f"Of {count(total, one, many)}, {' and '.join(bad)}"
    else:
        first = f"Of {count(total, one, many)}, none is off track or at risk"
    late = f"{count(overdue, 'deadline')} {verb(overdue, 'has', 'have')} passed"
    items, readings = unsettled
    waits = verb(readings, "waits", "wait")
    unclear = f"{readings_of(readings, items)} {waits} to be settled"
    return f"{first}; {listed([late, *([unclear] if readings else [])])}."


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file for Excel; text that Excel would take for a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([[_harmless(value) for value in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
