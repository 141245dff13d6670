"""What stands under a comparison of places: how many there are besides, and all of them."""

from collections.abc import Sequence

from dashboard import parts, theme, words, workforce_words
from dashboard.markup import Html, Piece, chip, details, element, table
from dashboard.measure_numbers import NONE, amount
from dashboard.workforce_records import Place


def numbers(places: Sequence[Place]) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    """Header and rows of what a figure shows."""
    header = ("Name", "Share", "95% interval", "Of", "Change", "Employees", "State")
    rows = [
        (one.name, workforce_words.percent(one.share), workforce_words.interval(one),
         workforce_words.rests_on(one) or NONE, workforce_words.change(one.change),
         amount(one.people), workforce_words.mark(one))
        for one in places
    ]  # fmt: skip
    return header, rows


def show_rest(found: Sequence[Place], shown: Sequence[Place], kinds: str) -> None:
    """How many are hidden and left out, all of them in a table that opens, and a download."""
    hidden = sum(one.hidden for one in found)
    if hidden:
        says = f"{hidden} of {len(found)} {kinds} {words.verb(hidden, 'is', 'are')} not shown, so "
        says += "that nobody can be recognized."
        parts.show_html(element("p", chip(theme.HIDDEN), " ", says, class_="hw-quiet"))
    if len(found) > len(shown):
        parts.show_html(details(f"All {len(found)} {kinds}", _table(found, kinds)))
    parts.download("workforce_all_places", *as_csv(found))


def _table(found: Sequence[Place], kinds: str) -> Html:
    rows = [
        (element("div", one.name, class_="hw-group"), workforce_words.percent(one.share),
         workforce_words.rests_on(one) or NONE, workforce_words.change(one.change),
         chip(theme.HIDDEN) if one.hidden else NONE)
        for one in found
    ]  # fmt: skip
    header = ("Name", "Share", "Of", "Change", "State")
    return table(f"All {len(found)} {kinds}", header, rows, numbers=header[1:4])


def as_csv(places: Sequence[Place]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of one group's share by place for a spreadsheet."""
    header = ("Name", "Employees", "Count", "Whole", "Share", "Low", "High", "Change", "State")
    rows = [
        (one.name, one.people, one.count, one.whole, one.share, one.share_low, one.share_high,
         one.change, workforce_words.mark(one))
        for one in places
    ]  # fmt: skip
    return header, rows
