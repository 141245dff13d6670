"""The tables on versions of a plan: what changed, the redline, and a version as it stood."""

from collections.abc import Mapping, Sequence

from dashboard import parts, theme, versions_words, words
from dashboard.markup import Html, Piece, Row, bullets, chip, element, join, table
from dashboard.records import Plan
from dashboard.versions_records import Change, Version, VersionItem
from dashboard.versions_redline import marked, redline
from dashboard.versions_whole import whole_changes

SAME = "May be the same"
WHOLE = "The plan as a whole"


def show_counts(counts: Mapping[str, int], doubtful: int) -> None:
    """How many items are of each kind."""
    told = ({SAME: doubtful} if doubtful else {}) | dict(counts)
    entries = [
        element("li", element("span", number, class_="hw-count"), chip(kind))
        for kind, number in told.items()
    ]
    parts.show_html(element("ul", *entries, class_="hw-counts hw-plain-counts"))


def show_whole(earlier: Version, later: Version) -> None:
    """What changed about the plan as a whole; nothing where nothing did."""
    rows = [
        (one.what, element("div", marked(redline(one.before, one.after)), class_="hw-redline"),
         chip(one.kind))
        for one in whole_changes(earlier, later)
    ]  # fmt: skip
    if not rows:
        return
    parts.section(WHOLE)
    parts.show_html(
        _key() + table("What changed about the plan", ("What", "Words", "Change"), rows)
    )


def show_changes(found: Sequence[Change], caption: str) -> None:
    """Items with what changed about them, inserted and deleted words marked."""
    rows = [_row(one) for one in found]
    parts.show_html(_key() + table(caption, ("Code", "What", "Change", "Why"), rows))


def _key() -> Html:
    return element(
        "p", "Words that were ", element("ins", "added"), " are underlined, words that were ",
        element("del", "removed"), " are struck through.", class_="hw-quiet",
    )  # fmt: skip


def _row(one: Change) -> Row:
    chips = [chip(one.kind)]
    if one.is_moved and one.kind != "Moved":
        chips.append(chip("Moved"))
    if one.is_doubtful:
        chips.append(chip(SAME))
    rest = [
        element("div", told, class_="hw-description") for told in versions_words.differences(one)
    ]
    style = f"hw-level-{min(one.level, 2)}" if one.kind == "Kept" and one.level == 1 else ""
    cells: tuple[Piece, ...] = (
        one.code,
        join([words_of(one), *rest]),
        join(chips, " "),
        versions_words.why(one) or "–",
    )
    return Row(cells, style)


def words_of(one: Change) -> Html:
    """The words before and after as one text."""
    return element("div", marked(redline(one.before or "", one.after or "")), class_="hw-redline")


def show_version(one: Version, found: Sequence[VersionItem]) -> None:
    """A version whole, with the measures and statuses of its time."""
    told = f"{one.title}, {versions_words.version_facts(one)}."
    until = (
        "Measures and statuses are those of today."
        if one.is_newest
        else "Measures and statuses are those that stood when the next version was loaded."
    )
    parts.section(f"{one.name}, whole", f"{told} {until}")
    header = ("Code", "What", "Owner", "Deadline", "Measures", "Status")
    parts.show_html(table(f"{one.name} of the plan", header, [_item(item) for item in found]))
    parts.download(f"version_{one.version}", *as_csv(found))


def _item(one: VersionItem) -> Row:
    title, rest = words.title_and_rest(one.name, one.text)
    detail = bullets([*filter(None, [rest]), *one.sub_items])
    what = element("div", title) + element("div", detail, class_="hw-description")
    if not one.is_lowest and one.status is None:
        return Row((one.code, what), f"hw-level-{one.level}")
    measures = ", ".join(one.measures) or "; ".join(one.measures_of_success) or "–"
    status = join([chip(one.status or theme.NO_UPDATE), element("div", _since(one))])
    owners = ", ".join(one.owners) or "–"
    return Row((one.code, what, owners, one.by_when or "–", measures, status))


def _since(one: VersionItem) -> Piece:
    percent = f"{one.percent_complete:g}%" if one.percent_complete is not None else ""
    return element("span", ", ".join(filter(None, [one.status_period, percent])), class_="hw-note")


def as_csv(found: Sequence[VersionItem]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of a version for a spreadsheet."""
    header = ("Code", "Level", "Text", "Owners", "Deadline", "Measures of success", "Measures",
              "Status", "Period", "% complete", "Source")  # fmt: skip
    rows = [
        (one.code, one.level_name, one.text, ", ".join(one.owners), one.by_when,
         "; ".join(one.measures_of_success), ", ".join(one.measures), one.status,
         one.status_period, one.percent_complete, words.where(one.source))
        for one in found
    ]  # fmt: skip
    return header, rows


def show_versions(plan: Plan, found: Sequence[Version]) -> None:
    """Every version with the load that brought it."""
    rows = [
        (one.name, one.title, words.day(one.loaded_at.date()), one.loaded_by, one.file_name,
         one.items)
        for one in found
    ]  # fmt: skip
    header = ("Version", "Title", "Loaded", "By", "File", "Items")
    told = "Each load of the plan that stands is a version; the newest is the plan."
    parts.section("All versions", told)
    parts.show_html(table(f"Versions of {plan.title}", header, rows, ("Items",)))
