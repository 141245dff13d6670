"""The items of the version that a round is on, for those who comment without an account."""

import streamlit as st

from dashboard import comment_round, comments_queries, parts, words
from dashboard.comments_records import Round, VersionItem
from dashboard.markup import Piece, element, join, link, table, url


def show(one: Round) -> None:
    """Every item with its code and words, and a way to comment on it."""
    found = comments_queries.items(one)
    parts.section("The plan", f"{words.count(len(found), 'item')}, as they stand in this version.")
    if not found:
        return
    rows = [(item.code, _text(item), _way(item)) for item in found]
    header = ("Code", "Plan item", "Your comment")
    with st.expander("Show all items", expanded=len(found) <= _FEW):
        parts.show_html(table("Items of the plan", header, rows))


_FEW = 60


def _text(item: VersionItem) -> Piece:
    level = element("div", item.level_name.capitalize(), class_="hw-description")
    return join([element("div", item.text, class_="hw-group"), level])


def _way(item: VersionItem) -> Piece:
    return link(
        url("comment", round=comment_round.key(), item=item.code), "Comment",
        label=f"Comment on {item.code}",
    )  # fmt: skip
