"""Which words head the columns of an update's sheets."""

from loaders.flat.headers import Headers

_CODE = (
    "code", "measure code", "measure id", "measure no", "measure number", "kpi code", "kpi id",
    "indicator code", "indicator id",
)  # fmt: skip
_MEASURE = (
    "measure", "measure name", "name", "name of measure", "indicator", "indicator name", "kpi",
    "key performance indicator", "metric", "performance measure", "performance indicator",
)  # fmt: skip
_PERIOD = (
    "period", "reporting period", "quarter", "month", "year", "fiscal year", "for period",
    "reported period", "period reported",
)  # fmt: skip
_VALUE = (
    "value", "actual", "actual value", "result", "new value", "current value", "this period",
    "value this period", "actual result", "figure",
)  # fmt: skip
_NUMERATOR = ("numerator", "numer", "top number", "numerator value")
_DENOMINATOR = (
    "denominator", "denom", "base", "out of", "bottom number", "denominator value", "respondent",
    "number of respondent", "n",
)  # fmt: skip
_SD = (
    "sd", "s d", "standard deviation", "std deviation", "std dev", "stdev", "std", "st dev",
    "stddev", "standard dev", "sample standard deviation", "standard deviation of mean",
)  # fmt: skip
_NOTE = ("note", "comment", "remark", "explanation", "narrative")
_EVIDENCE = ("evidence", "evidence link", "link", "proof", "document", "source of evidence")
_OWNER = ("owner", "lead", "responsible", "who")
_ID = ("id", "headway id")

VALUES = Headers(
    "values",
    {
        "id": _ID,
        "code": _CODE,
        "measure": _MEASURE,
        "unit": ("unit", "unit of measure", "unit of measurement"),
        "owner": _OWNER,
        "period": _PERIOD,
        "last_period": ("last period", "previous period", "period before"),
        "last_value": ("last value", "previous value", "last actual", "previous actual"),
        "benchmark": ("benchmark", "benchmark for this period"),
        "value": _VALUE,
        "numerator": _NUMERATOR,
        "denominator": _DENOMINATOR,
        "note": _NOTE,
        "evidence": _EVIDENCE,
        "status": ("status by decision", "decided status", "status override", "override"),
        "reason": ("reason", "reason for decision", "reason for status", "reason of decision"),
        "decided_by": ("decided by", "decision by", "who decided"),
    },
    needs=tuple(
        frozenset({subject, "period", given})
        for subject in ("code", "measure")
        for given in ("value", "numerator", "status")
    ),
)
"""One row a measure and period: the undivided figure."""

GROUPS = Headers(
    "values by group",
    {
        "id": _ID,
        "code": _CODE,
        "measure": _MEASURE,
        "period": _PERIOD,
        "dimension": (
            "dimension", "breakdown", "broken down by", "disaggregated by", "by", "and by",
            "second dimension", "third dimension", "other dimension", "dimension name",
        ),
        "group": (
            "group", "group name", "subgroup", "category", "population", "second group",
            "third group", "other group", "group within",
        ),
        "value": _VALUE,
        "numerator": _NUMERATOR,
        "denominator": _DENOMINATOR,
        "sd": _SD,
    },
    needs=tuple(
        frozenset({subject, "period", "dimension", "group", given})
        for subject in ("code", "measure")
        for given in ("value", "numerator")
    ),
    several=frozenset({"dimension", "group"}),
)  # fmt: skip
"""One row a measure, period and group: a part of one dimension, or of up to three at once."""

PROGRESS = Headers(
    "progress updates",
    {
        "id": _ID,
        "plan": ("plan", "plan title", "plan name"),
        "code": ("code", "item code", "plan item code", "no", "number", "ref"),
        "item": ("plan item", "item", "plan item text"),
        "owner": _OWNER,
        "period": _PERIOD,
        "last_status": ("last status", "previous status"),
        "status": ("status", "new status", "current status", "progress status"),
        "percent": ("complete", "percent complete", "percentage complete", "pct complete"),
        "happened": (
            "what happened", "what was done", "happened", "progress", "accomplishment", "narrative",
            "progress update",
        ),
        "next": ("what next", "what is next", "next step", "what come next", "what comes next"),
        "help": ("help needed", "support needed", "what help is needed", "help", "decision needed"),
        "evidence": _EVIDENCE,
    },
    needs=(
        frozenset({"code", "period", "status", "happened"}),
        frozenset({"code", "period", "status", "percent"}),
        frozenset({"code", "period", "status", "next"}),
        frozenset({"code", "period", "happened", "next"}),
        frozenset({"code", "period", "item", "status"}),
        frozenset({"code", "period", "item", "happened"}),
    ),
)  # fmt: skip
"""One row a plan item and period."""

SHEETS = (GROUPS, VALUES, PROGRESS)
"""A row of headers that fits two kinds heads one of the first: groups have the most columns."""
