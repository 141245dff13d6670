"""Which words head the columns of impact assessments and of their groups."""

from loaders.flat.headers import Headers

_ASSESSMENT = (
    "assessment", "assessment code", "assessment id", "assessment no", "assessment number",
    "assessment title", "impact assessment", "name of assessment",
)  # fmt: skip

ASSESSMENTS = Headers(
    "impact assessments",
    {
        "assessment": _ASSESSMENT,
        "title": ("title", "short title", "name", "decision title"),
        "proposal": (
            "proposal", "proposed decision", "decision proposed", "proposed change",
            "proposed policy", "what is proposed", "proposed action",
        ),
        "plan": ("plan", "plan title", "plan name", "strategic plan"),
        "item": ("plan item", "item", "plan item code", "item code", "part of plan item"),
        "measure": (
            "measure", "measure code", "indicator", "kpi", "chance before from measure",
            "rate before from measure", "measure of the outcome",
        ),
        "dimension": (
            "dimension", "breakdown", "broken down by", "disaggregated by", "by", "group by",
            "people told apart by",
        ),
        "reference": (
            "reference", "reference group", "compared with", "comparison group", "baseline group",
        ),
        "within": (
            "within", "stratum", "strata", "stratified by", "stratum dimension", "told within",
        ),
        "points": (
            "effect point", "effect in point", "effect in percentage point", "effect per person",
            "effect per affected person", "stated effect", "effect in percent",
            "effect percentage point", "change in chance",
        ),
        "effect": ("effect", "effect in word", "what it does", "expected effect", "impact"),
        "outcome": ("outcome", "desired outcome", "which outcome"),
        "outcome_is": (
            "outcome is", "the outcome is", "good or bad", "outcome good or bad", "direction",
            "outcome direction",
        ),
        "author": (
            "author", "assessed by", "prepared by", "written by", "who", "completed by", "lead",
        ),
        "assessed_on": (
            "assessed on", "date", "assessment date", "date of assessment", "date assessed", "on",
        ),
        "decision": ("decision", "decision taken", "decision made", "outcome of review"),
        "decided_by": ("decided by", "decision by", "who decided", "approved by"),
        "decided_on": ("decided on", "decision date", "date of decision", "date decided"),
        "mitigation": (
            "mitigation", "mitigation step", "how it is mitigated", "mitigating action",
            "what is done about it",
        ),
    },
    needs=tuple(
        frozenset({"assessment", "dimension", told}) for told in ("proposal", "author", "decision")
    ),
    code="assessment",
)  # fmt: skip
"""One row a proposed decision."""

IMPACT_GROUPS = Headers(
    "groups of impact assessments",
    {
        "assessment": _ASSESSMENT,
        "stratum": (
            "stratum", "strata", "within", "region", "county", "division", "office", "district",
            "area", "site", "judicial district",
        ),
        "group": (
            "group", "group name", "subgroup", "category", "race", "ethnicity", "gender",
            "race ethnicity", "who",
        ),
        "population": (
            "population", "people", "number of people", "total", "total people", "all people",
            "eligible", "people in all", "n",
        ),
        "affected": (
            "affected", "number affected", "people affected", "affected people", "of them affected",
            "who is affected", "number of affected", "impacted", "people impacted",
        ),
        "before": (
            "outcome before", "with outcome before", "had outcome before",
            "with the outcome before", "had the outcome before", "with the outcome",
            "with outcome", "with the outcome now",
            "people with the outcome", "event before", "outcome now",
        ),
    },
    needs=(frozenset({"group", "population", "affected"}),),
    code="assessment",
)  # fmt: skip
"""One row a group, or a stratum and a group."""
