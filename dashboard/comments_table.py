"""Comment rounds and comments as lists."""

from collections.abc import Sequence

from dashboard import comments_words, parts, queries, words
from dashboard.comments_records import UNDECIDED, WHOLE, Comment, Round
from dashboard.markup import Piece, chip, element, facts, join, link, table, url
from dashboard.records import Plan


def show_rounds(plan: Plan | None, found: Sequence[Round]) -> None:
    """Every round with its state and what came."""
    rows = [(_title(plan, one), _due(one), _came(one), _state(one)) for one in found]
    header = ("Round", "Comments are due", "What came", "State")
    parts.show_html(table("Comment rounds, the open ones first", header, rows))


def round_url(plan: Plan | None, one: Round, **more: str) -> str:
    """The address of a round on the page Review."""
    kept = plan.plan_id if plan else None
    return url("review", plan=kept, view="comments", round=one.round_id, **more)


def show_bar(plan: Plan | None, one: Round) -> None:
    """The title and state of a round, and the way back to all."""
    back = link(url("review", plan=plan.plan_id if plan else None, view="comments"),
                "All comment rounds")  # fmt: skip
    nav = element("nav", back, aria_label="Comment rounds")
    parts.section(one.title)
    parts.show_html(element("div", _state(one), nav, class_="hw-bar"))


def show_facts(one: Round) -> None:
    """What is asked, of whom, until when."""
    told: dict[str, Piece] = {
        "On": comments_words.version(one),
        "What is asked": element("div", one.request, class_="hw-said") if one.request else "",
        "Asked of": comments_words.asked(one),
        "Open from": words.day(one.opens_on),
        "Comments are due": words.day(one.due_on),
        "Closed": f"{words.day(one.closed_on)} by {one.closed_by}" if one.closed_on else "",
        "Form for everybody": _public(one),
        "Source": f"{words.where(one.source)}, load {one.load_id}",
    }
    parts.show_html(facts(told))


def show_comments(plan: Plan | None, one: Round, found: Sequence[Comment]) -> None:
    """Every comment under its item, with what became of it."""
    rows = [(_about(comment), _said(comment), _became(plan, one, comment)) for comment in found]
    header = ("On", "Comment", "What became of it")
    parts.show_html(table(f"Comments of {one.title}", header, rows))
    parts.download("comments", _HEADER, [_line(comment) for comment in found])


_HEADER = ("Item", "Kind", "Comment", "Name", "Partner", "Received", "Late", "Disposition",
           "Reason", "Decided by", "Decided on", "Id")  # fmt: skip


def _line(one: Comment) -> list[object]:
    return [
        one.about, one.kind, one.text, one.author, one.partner, comments_words.moment(one),
        "late" if one.is_late else "", one.disposition or UNDECIDED, one.reason, one.decided_by,
        words.day(one.decided_on), one.comment_id,
    ]  # fmt: skip


def _title(plan: Plan | None, one: Round) -> Piece:
    way = link(round_url(plan, one), words.shorten(one.title))
    told = element("div", comments_words.version(one), class_="hw-description")
    return element("div", way, told, class_="hw-question-cell")


def _due(one: Round) -> Piece:
    told = words.ago(one.due_on, parts.today()) if one.is_open else ""
    return join([words.day(one.due_on), element("div", told, class_="hw-description")])


def _came(one: Round) -> Piece:
    late = f", {one.late} late" if one.late else ""
    told = f"{words.count(one.comments, 'comment')}{late}"
    waits = f"{one.undecided} without a disposition" if one.undecided else ""
    return join([told, element("div", waits, class_="hw-description")])


def _state(one: Round) -> Piece:
    mark = chip(comments_words.state(one))
    if one.is_open or not one.undecided:
        return mark
    # They came in a workbook after it was closed.
    return join([mark, chip(UNDECIDED, f"{one.undecided} came after")], " ")


def _public(one: Round) -> str:
    if not one.has_public_form:
        return ""
    if not one.has_open_form or queries.past():
        return "There is one; it takes nothing now"
    return "There is one; its address is told below, under “The form for everybody”"


def _about(one: Comment) -> Piece:
    if one.code is None and one.item_text is None:
        return element("div", WHOLE, class_="hw-group")
    code = element("strong", f"{one.code} ") if one.code else ""
    return element("div", code, words.shorten(one.item_text or "", 120), class_="hw-group")


def _said(one: Comment) -> Piece:
    late = join([" ", chip("Late")]) if one.is_late else ""
    by = f"{one.kind.capitalize()}. {one.by}, {comments_words.moment(one)}"
    how = ", by the form for everybody" if one.is_public else ""
    note = element("div", by, how, late, class_="hw-description")
    return join([element("div", one.text, class_="hw-said"), note])


def _became(plan: Plan | None, one: Round, comment: Comment) -> Piece:
    mark = chip(comment.disposition or UNDECIDED)
    by = ", ".join(filter(None, (comment.decided_by, words.day(comment.decided_on))))
    told = element("div", comment.reason, class_="hw-said") if comment.reason else ""
    note = element("div", by, class_="hw-description") if by else ""
    if queries.past():
        return join([mark, told, note])
    label = "Change" if comment.disposition else "Decide"
    way = link(
        round_url(plan, one, comment=comment.comment_id), label,
        label=f"{label} what becomes of: {words.shorten(comment.text, 60)}",
    )  # fmt: skip
    return join([mark, told, note, element("div", way)])
