"""Who is answerable, in the words of a cell."""

import pytest

from loaders.plans.owners import Answerable, answerable

KEY = {"ED": "Executive Director", "BD": "Board of Directors", "IM": "Members"}


@pytest.mark.parametrize(
    ("words", "owners", "approvers"),
    [
        ("ED", ["ED"], []),
        ("ED/BD", ["ED", "BD"], []),
        ("ED/ BD/ IM", ["ED", "BD", "IM"], []),
        ("BD, ED, IM", ["BD", "ED", "IM"], []),
        ("ED and BD", ["ED", "BD"], []),
        ("ED/BD\nIM", ["ED", "BD", "IM"], []),
        ("ED by BD approval", ["ED"], ["BD"]),
        ("ED (approved by BD)", ["ED"], ["BD"]),
        ("Executive Director", ["ED"], []),
        ("ed", ["ED"], []),
        ("ED/ED", ["ED"], []),
        ("TBD", [], []),
        ("N/A", [], []),
        ("ED w/ staff", ["ED w/ staff"], []),
        ("Director of HR/IT", ["Director of HR/IT"], []),
        ("Unit Director/Board Chair", ["Unit Director", "Board Chair"], []),
        ("Jane Smith, PhD; ED", ["Jane Smith PhD", "ED"], []),
        (None, [], []),
    ],
)
def test_codes_are_owners_and_those_who_approve_are_approvers(words, owners, approvers):
    assert answerable(words, KEY) == Answerable(tuple(owners), tuple(approvers))


def test_names_are_not_torn_apart_at_and():
    assert answerable("Policy and Research Unit; J. Okafor", {}).owners == (
        "Policy and Research Unit",
        "J. Okafor",
    )
