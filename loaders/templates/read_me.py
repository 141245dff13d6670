"""The words of the sheet that says how the update workbook is filled in."""

_HOW = """\
How to fill it in
1. Fill in yellow cells only. A blank cell means: no change.
2. Values: one row a measure and period. Write a number (61.2), a percentage (61.2%), an amount \
($26.67 M), or the numerator and the denominator, or both.
3. A deliverable is Not started, In progress or Done; Evidence says where it can be seen.
4. To correct a former value, write its code, its period and the right value below the list, as \
far down as you need. The former one stays in the history.
5. To take a value back, write the word withdraw in its place.
6. Groups: the same for each group of people. Numerator and denominator are best, so that small \
groups can be protected; a group without its number of people is hidden. Former values are not \
shown here, so that a small group stays private when this workbook is mailed. A part of two \
dimensions is written Ethnicity × Region and Black × Coast.
7. Progress: status, percentage complete, what happened, what comes next, where help is needed.
8. Status by decision sets a measure's status against the rule; it needs a reason and the name of \
who decided.

Periods are written as 2026 Q3, FFY 2026 Q3, Sep 2026, 2025-26, or as a date within the period.
The grey cells are protected against slips, without a password: Review, Unprotect Sheet.

When it is filled in, upload it on the page Update, or load it with: headway load FILE
Every problem is shown at its cell, and every change before it happens."""


def read_me(owner: str | None) -> list[str]:
    """The lines under the title, one a row."""
    whose = f"what {owner} answers for" if owner else "every owner"
    asks = f"This workbook asks for {whose}: values of measures, and progress of plan items."
    return [asks, "", *_HOW.split("\n")]
