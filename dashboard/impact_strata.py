"""An impact assessment told within strata: like compared with like, beside the whole."""

from collections.abc import Sequence

from dashboard import impact_words, parts
from dashboard.figures import impact_within
from dashboard.impact_records import Assessment, Part
from dashboard.impact_view import groups_of_all, or_hidden
from dashboard.impact_words import interval, times
from dashboard.markup import chip, element


def show_strata(one: Assessment, found: Sequence[Part]) -> None:
    """Ratios over all beside those within strata, with every stratum; nothing without strata."""
    if one.stratum_dimension is None:
        return
    within = one.stratum_dimension
    compared = [part for part in groups_of_all(found) if not part.is_reference]
    parts.section(f"Within each {within.lower()}", _why_within(one))
    if one.contradiction:
        judge = f"The whole hides what happens within each {within.lower()}: judge by the second."
        parts.show_html(
            element(
                "p",
                chip("Contradictory"),
                " ",
                one.contradiction,
                " ",
                judge,
                class_="hw-demonstration",
            )
        )
    if any(part.within_ratio is not None for part in compared):
        parts.show_html(
            element("p", _WITHIN_KEY.format(one.reference_group, within.lower()), class_="hw-quiet")
        )
        header = ("Group", "Over all", "95% interval", "Within", "95% interval")
        rows = [
            (part.group_name, *or_hidden(part, (
                times(part.ratio), interval(part.ratio_low, part.ratio_high),
                times(part.within_ratio), interval(part.within_low, part.within_high),
            )))
            for part in compared
        ]  # fmt: skip
        says = impact_words.within_sentence(compared, within)
        figure = impact_within.ratios(compared, parts.mode())
        parts.show(figure, says, header, rows, "impact_within")
    else:
        parts.show_html(element("p", _NOT_WITHIN, class_="hw-quiet"))


def _why_within(one: Assessment) -> str:
    return (
        f"Groups live in different places. Here people are compared with those of the same "
        f"{(one.stratum_dimension or '').lower()}, and the ratios averaged."
    )


_WITHIN_KEY = "How many times as likely as {}: a ring over all, below it a dot within the same {}."
_NOT_WITHIN = "A stratum is hidden or has nobody affected, so that no ratio within them is told."
