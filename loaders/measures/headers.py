"""Which words head the columns of a catalogue of measures."""

from collections.abc import Iterable, Mapping

from loaders.cells import Cell
from loaders.flat.headers import Headers
from loaders.header_words import header_words

CODE = (
    "code", "measure code", "measure id", "measure no", "measure number", "kpi code", "kpi id",
    "indicator code", "indicator id", "id", "no", "number", "ref", "reference", "#",
)  # fmt: skip
NAME = (
    "measure", "measure name", "name", "name of measure", "indicator", "indicator name", "kpi",
    "key performance indicator", "metric", "performance measure", "performance indicator",
    "measure title", "outcome measure", "measure of success",
)  # fmt: skip
SOURCE = (
    "source", "data source", "source of data", "source note", "where the data come from",
    "system", "report", "data system",
)  # fmt: skip
ABOUT = ("about", "about whom", "who is counted", "counts whom", "people counted", "who it counts")
PROCESS = ("process", "kind of process", "process type", "selection or burden")
BROKEN_DOWN_BY = (
    "broken down by", "breakdown", "to be broken down by", "disaggregated by", "disaggregate by",
    "by dimension", "expected breakdown", "expected dimension",
)  # fmt: skip
# These head the tables of plans and updates.
OTHERS = {
    # Without a period an actual is a column that is not read.
    "of_values": ("period", "quarter", "dimension", "last value", "last period"),
    "of_a_plan": (
        "strategy", "strategy action activity", "strategy action", "action", "action step",
        "activity", "task", "initiative", "by when", "when", "due", "due date", "deadline",
        "timeline", "percent complete", "complete", "how outcome are reported",
        "resource needed", "resource",
    ),
}  # fmt: skip

_ONLY_OF_MEASURES = frozenset({
    "statistic", "unit", "direction", "low", "high", "tolerance", "baseline", "target",
    "baseline_period", "target_period", "frequency", "numerator", "denominator", "scale",
    "decimals",
})  # fmt: skip
"""Fields that tell a catalogue from any other table with codes and names of measures."""
_OF_BREAKDOWNS = frozenset({"about", "process", "broken_down_by"})
"""Fields that say whom a measure counts; `breakdowns` reads them, also of a catalogue."""
_MOST_OF_A_PLAN = 3
"""So many of them a plan may have too, such as baseline, target and kind."""

_IN_WIDE_USE = {"id", "no", "number", "ref", "reference", "#"}
"""Headers of codes that any list may have."""


def _is_of_measures(columns: Mapping[str, Cell]) -> bool:
    """Whether words that any list has, such as `ID`, stand beside enough that a measure has."""
    told = len(_ONLY_OF_MEASURES & columns.keys())
    if _OF_BREAKDOWNS & columns.keys() and not told:
        return False
    if "name" in columns and header_words(columns["name"].text) == "name":
        return told > 1
    code = columns.get("code")
    return told > 0 or code is None or header_words(code.text) not in _IN_WIDE_USE


MEASURES = Headers(
    "catalogues of measures",
    {
        "code": CODE,
        "name": NAME,
        "definition": (
            "definition", "description", "measure definition", "measure description",
            "what it measure", "what is measured", "operational definition", "meaning",
        ),
        "plan": ("plan", "plan title", "plan name", "plan id", "strategic plan"),
        "items": (
            "plan item", "plan item code", "item", "item code", "plan code", "serve", "support",
            "goal", "objective", "goal or objective", "goal objective", "link to", "linked to",
            "related goal", "related objective", "goal code", "strategy code", "aligned to",
            "alignment", "contribute to", "goal served", "plan item served",
        ),
        "kind": ("kind", "type", "measure type", "kind of measure", "type of measure"),
        "statistic": (
            "statistic", "statistic type", "value type", "data type", "calculated as",
            "type of statistic", "format", "number type",
        ),
        "unit": ("unit", "unit of measure", "unit of measurement", "measured in", "uom"),
        "direction": (
            "direction", "desired direction", "polarity", "better", "better when",
            "better direction", "which way is better", "good is", "desired trend", "trend desired",
            "preferred direction", "direction of improvement", "desired change",
        ),
        "low": (
            "low", "lower limit", "lower bound", "range low", "from", "lowest", "minimum", "min",
        ),
        "high": (
            "high", "upper limit", "upper bound", "range high", "to", "highest", "maximum", "max",
        ),
        "tolerance": (
            "tolerance", "near within", "allowed deviation", "margin", "acceptable variance",
            "variance", "threshold for near", "amber within", "yellow within",
        ),
        "baseline": ("baseline", "baseline value", "starting value", "start value", "base"),
        "baseline_period": (
            "baseline period", "baseline year", "baseline date", "base year", "base period",
            "period of baseline", "baseline as of", "date of baseline",
        ),
        "target": (
            "target", "target value", "final target", "goal value", "end target", "target level",
            "overall target",
        ),
        "target_period": (
            "target period", "target year", "target date", "by year", "target by",
            "period of target", "to be reached by", "reach by", "date of target", "target due",
        ),
        "frequency": (
            "frequency", "reporting frequency", "how often", "reported how often", "cadence",
            "measured how often", "collection frequency", "frequency of reporting",
            "data frequency", "reporting cycle", "reporting period",
        ),
        "year": (
            "year", "year kind", "kind of year", "year type", "type of year", "calendar",
            "reporting year",
        ),
        "year_start": (
            "year start in", "year start", "year begin in", "start of year", "first month",
            "year start month", "fiscal year start in", "fiscal year start", "start month",
        ),
        "numerator": (
            "numerator", "numerator definition", "numerator in word", "top number",
            "numerator description",
        ),
        "denominator": (
            "denominator", "denominator definition", "denominator in word", "bottom number",
            "denominator description",
        ),
        "scale": ("scale", "rating scale", "answer scale", "scale from to", "scale point"),
        "decimals": ("decimal", "decimal place", "digit", "digit after the point", "rounding"),
        "owner": (
            "owner", "measure owner", "responsible", "lead", "who", "responsible party", "steward",
            "responsible person", "data owner", "reported by", "accountable", "data steward",
        ),
        "source": SOURCE,
        "about": ABOUT,
        "process": PROCESS,
        "broken_down_by": BROKEN_DOWN_BY,
        **OTHERS,
    },
    # The last two have lost their codes, which is told at the header.
    needs=(
        frozenset({"code", "name"}),
        frozenset({"name", "target", "unit", "direction"}),
        frozenset({"name", "baseline", "target", "frequency"}),
    ),
    never=frozenset(OTHERS),
    fits=_is_of_measures,
)  # fmt: skip
"""One row a measure."""


def is_catalogue(row: Iterable[Cell]) -> bool:
    """Whether a row with goals or objectives heads a catalogue, and no plan with measures.

    A plan may have a measure beside each objective, and its baseline and target too.
    """
    found = MEASURES.columns_of(row) or {}
    return "code" in found and len(_ONLY_OF_MEASURES & found.keys()) > _MOST_OF_A_PLAN
