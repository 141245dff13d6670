"""What stands around impact assessments: what they are for, and how their figures are made."""

from dashboard import parts, words
from dashboard.impact_records import Assessment
from dashboard.markup import element


def say_unknown(assessment_id: str) -> None:
    """One sentence on an address that names no assessment."""
    told = f"There is no impact assessment “{words.shorten(assessment_id, 60)}” any more."
    parts.show_html(element("p", told, class_="hw-quiet", role="status"))


def say_what_to_do() -> None:
    """What impact assessments are for, and how to start, where there is none."""
    steps = [
        "Say what is proposed, and which plan item it is part of.",
        "Give for every group how many people there are, and how many the decision affects.",
        "See whom it falls on, and whether a gap would widen, before anybody decides.",
    ]
    why = (
        "An impact assessment asks of a decision before it is taken: whom does it fall on, and "
        "does it narrow or widen the gap between groups?"
    )
    parts.show_html(element("p", why))
    parts.show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
    told = (
        "Fill in the form below, or load a workbook with the sheets “Impact assessments” and "
        "“Impact groups”."
    )
    parts.show_html(element("p", told, class_="hw-quiet"))


def show_notes(one: Assessment, up_to: int) -> None:
    """How the figures of an assessment are made."""
    told = [_SHARES]
    told += [_FROM_MEASURE] if one.measure_code else []
    told += [_AFTER] if one.effect_points is not None else []
    told += [_MANTEL_HAENSZEL] if one.stratum_dimension else []
    told.append(f"Hidden for privacy: 1 to {up_to} people, and whatever would give them back.")
    parts.section("How these figures are made")
    listed = [element("li", text) for text in told]
    parts.show_html(element("ul", *listed, class_="hw-steps"))


_SHARES = (
    "Times its share is the share of those affected over the share of the people: 1 is even. Its "
    "95% interval is made on the log scale."
)
_AFTER = (
    "A chance after the decision is the chance now plus the stated points for those of the group "
    "who are affected. It is arithmetic on what was stated, not a forecast."
)
_MANTEL_HAENSZEL = (
    "The ratio within strata is the one of Mantel and Haenszel, its interval the one of Greenland "
    "and Robins. It is told only where every stratum of both groups is shown."
)
_FROM_MEASURE = (
    "Where outcomes were not counted, the chance now is the newest published rate of the measure "
    "before the day of the assessment; hidden rates are not used."
)
