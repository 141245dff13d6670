"""What an assessment and its groups have to say together."""

from collections import Counter
from collections.abc import Sequence

from loaders.impact.records import Assessment, Group
from loaders.spelling import shortened

_FEWEST = 2
_MOST_STRATA_NAMED = 3


def check(assessments: Sequence[Assessment], groups: Sequence[Group]) -> None:
    """A problem for every assessment without groups to compare, and every group given twice."""
    for one in assessments:
        if not one.is_withdrawn:
            _check_one(one, [group for group in groups if group.assessment_id == one.assessment_id])
    _check_twice(groups)


def _check_one(one: Assessment, own: Sequence[Group]) -> None:
    names = list(dict.fromkeys(group.group_name for group in own))
    if len(names) < _FEWEST:
        one.line.refuse(
            "assessment",
            f"'{shortened(one.code)}' has {'one group' if names else 'no groups'}; give two or "
            "more, each with its people and how many of them are affected",
        )
        return
    called = {name.casefold(): name for name in names}
    if one.reference_group is not None and one.reference_group.casefold() not in called:
        listed = ", ".join(f"'{name}'" for name in names)
        says = f"should be one of its groups, {listed}, not '{shortened(one.reference_group)}'"
        one.line.refuse("reference", says)
    _check_before(one, own)
    _check_strata(one, own)


def _check_before(one: Assessment, own: Sequence[Group]) -> None:
    """Warnings where an effect is told of a chance that nobody can know, or of none."""
    silent = [group for group in own if group.outcomes_before is None]
    if 0 < len(silent) < len(own):
        group = silent[0]
        says = f"of {group.group_name} is missing, where others have it; their gap is not shown"
        group.line.warn("before", says)
    if one.effect_points is not None and len(silent) == len(own) and one.measure_id is None:
        one.line.warn(
            "points",
            "has no chance before it to change, so no gap is shown; give the outcomes before of "
            "every group, or a measure that is broken down by its dimension",
        )
    if one.effect_points is None and len(silent) < len(own):
        one.line.warn("points", "is missing, so the gap after the decision cannot be shown")


def _check_strata(one: Assessment, own: Sequence[Group]) -> None:
    """A warning for strata in which some group has nobody, which are compared without it."""
    names = {group.group_name for group in own}
    held = Counter(group.stratum for group in own)
    missing = [stratum for stratum, number in held.items() if number < len(names)]
    if missing:
        named = ", ".join(missing[:_MOST_STRATA_NAMED])
        more = f" and {len(missing) - _MOST_STRATA_NAMED} more" * (
            len(missing) > _MOST_STRATA_NAMED
        )
        one.line.warn("within", f"has not every group in {named}{more}; those are taken for nobody")


def _check_twice(groups: Sequence[Group]) -> None:
    seen: dict[tuple[str, str, str], Group] = {}
    for group in groups:
        key = (group.assessment_id, group.stratum.casefold(), group.group_name.casefold())
        if key in seen:
            says = f"'{shortened(group.group_name)}' stands in {{}} already; keep one of them"
            group.line.refuse("group", says.format(seen[key].line.address("group")))
        seen.setdefault(key, group)
