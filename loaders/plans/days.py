"""Warns of deadlines and dates of a plan that could be read with the day first."""

from collections.abc import Iterator

from loaders.day_order import Written, unclear_days
from loaders.plans.deadlines import deadline
from loaders.plans.nodes import Node, Records
from loaders.problems import Problem, place_of


def odd_days(records: Records) -> list[Problem]:
    """A warning of each, once for each sheet where there are many."""
    name = records.workbook.file_name
    written = [
        Written(*place_of(name, source), words, called, is_read)
        for node in records.plan.nodes()
        for source, words, called, is_read in _words(node)
    ]
    return list(unclear_days(name, written))


def _words(node: Node) -> Iterator[tuple[str, str, str, bool]]:
    """Where words stand that name days, the words, and whether a day is read in them."""
    if node.by_when:
        is_read = "/" in node.by_when and deadline(node.by_when).due_on is not None
        yield node.sources.get("by_when", node.source), node.by_when, "The deadline", is_read
    elif node.span:
        days = node.span.starts_on or node.span.ends_on
        is_read = "/" in node.span.words and days is not None
        yield node.sources.get("span", node.source), node.span.words, "The date", is_read
