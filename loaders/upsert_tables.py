"""How the rows of the tables that stand row by row follow each other in the ledger.

Of the rows of one key, the newest counts; fields that belong together count together, and of the
others each counts for itself until it is withdrawn.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upsert:
    """How the rows of one ledger table follow each other."""

    name: str
    """The table as changes call it."""
    table: str
    key: tuple[str, ...]
    together: tuple[str, ...]
    """A row that gives one of these, or withdraws, decides all of them."""
    each: tuple[str, ...] = ()
    """The newest of each that was given after the last withdrawal."""
    of_rows: str = "true"
    """Which rows of the table, as SQL."""
    live: str = ""
    """The rows that stand, as SQL, where they are not simply those of loads that stand."""
    can_withdraw: bool = True
    folded: tuple[str, ...] = ()
    """Those of the key in which case alone makes no other."""


_FIGURE = ("value", "numerator", "denominator", "state")
_VALUE_KEY = ("measure_id", "period_id", "dimension", "group_name")
_TOLD = """
    select told.* replace (coalesce(item_id_now, told.item_id) as item_id)
    from {} as told
    semi join live_load using (load_id)
    left join told_item as item
        on as_of_load_id = told.load_id and item.plan_id = told.plan_id
        and item.item_id = told.item_id and item.item_text = told.item_text
    where item_id_now is not null or (told.plan_id, told.item_id) not in (
        select (plan_id, item_id) from plan_item semi join live_plan using (plan_id, load_id)
    )
"""
"""What was told of an item that is another now does not stand for the one that has its code."""

UPSERTS = (
    Upsert(
        "measure",
        "measure",
        ("measure_id",),
        (
            *("code", "name", "definition", "kind", "statistic", "unit", "direction"),
            *("range_low", "range_high", "tolerance", "baseline", "baseline_period_id", "target"),
            *("target_period_id", "frequency", "months", "year_kind", "year_start_month"),
            *("numerator", "denominator", "scale_low", "scale_high", "decimals", "owners"),
            *("source_note", "from_words", "is_demonstration"),
        ),
        can_withdraw=False,
    ),
    Upsert("benchmark", "benchmark", ("measure_id", "period_id"), ("value", "source_note")),
    Upsert(
        "measure_value",
        "measure_value",
        _VALUE_KEY,
        _FIGURE,
        ("note", "evidence"),
        of_rows="dimension = 'Overall' and group_name = 'Overall'",
    ),
    Upsert(
        "group_value",
        "measure_value",
        _VALUE_KEY,
        _FIGURE,
        ("note", "evidence"),
        folded=("dimension", "group_name"),
        of_rows="not (dimension = 'Overall' and group_name = 'Overall')",
    ),
    Upsert(
        "measure_spread",
        "measure_spread",
        _VALUE_KEY,
        ("sd",),
        can_withdraw=False,
        folded=("dimension", "group_name"),
    ),
    Upsert(
        "status_override",
        "status_override",
        ("measure_id", "period_id"),
        ("status", "reason", "decided_by"),
    ),
    Upsert(
        "item_progress",
        "item_progress",
        ("plan_id", "item_id", "period_id"),
        (),
        ("status", "percent_complete", "happened", "next_steps", "help_needed", "evidence"),
        live=_TOLD.format("item_progress"),
    ),
    Upsert(
        "measure_decision",
        "measure_decision",
        ("plan_id", "words"),
        ("decision", "measure_id"),
        can_withdraw=False,
    ),
    Upsert(
        "dimension",
        "dimension",
        ("dimension",),
        ("ordinal", "is_ordered", "reference", "reference_group", "is_expected", "synonyms"),
        folded=("dimension",),
    ),
    Upsert(
        "dimension_group",
        "dimension_group",
        ("dimension", "group_name"),
        (
            *("ordinal", "synonyms", "parent_dimension", "parent_group"),
            *("is_overlapping", "is_unknown"),
        ),
        folded=("dimension", "group_name"),
    ),
    Upsert(
        "measure_breakdown",
        "measure_breakdown",
        ("measure_id",),
        ("about", "process", "dimensions"),
    ),
    Upsert(
        "survey_invited",
        "survey_invited",
        ("survey_id", "wave_id", "dimension", "group_name"),
        ("invited",),
    ),
    Upsert(
        "framework",
        "framework",
        ("framework_id",),
        ("name", "issuer", "source_note", "is_demonstration"),
    ),
    Upsert(
        "requirement",
        "requirement",
        ("framework_id", "code"),
        ("text", "heading", "program", "ordinal"),
        folded=("code",),
    ),
    Upsert(
        "crosswalk_link",
        "crosswalk_link",
        ("framework_id", "requirement_code", "plan_id", "item_id"),
        ("coverage", "note"),
        live=_TOLD.format("crosswalk_link"),
        folded=("requirement_code",),
    ),
    Upsert(
        "meeting",
        "meeting",
        ("meeting_id",),
        ("name", "kinds", "starts_on", "ends_on", "starts_at", "place", "note"),
    ),
    Upsert(
        "obligation_report",
        "obligation_report",
        ("obligation_id",),
        ("item_id", "words", "due_on", "reported_on", "evidence", "reported_by"),
    ),
    Upsert(
        "comment_round",
        "comment_round",
        ("round_id",),
        (
            *("title", "plan_id", "version_load_id", "request", "partners", "opens_on", "due_on"),
            *("closed_on", "closed_by", "public_key", "is_demonstration"),
        ),
    ),
    Upsert(
        "round_comment",
        "round_comment",
        ("comment_id",),
        (
            *("round_id", "item_id", "item_text", "kind", "text", "author", "partner"),
            *("received_at", "is_public"),
        ),
    ),
    Upsert(
        "comment_disposition",
        "comment_disposition",
        ("comment_id",),
        ("disposition", "reason", "decided_by", "decided_on"),
    ),
)
