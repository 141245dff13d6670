"""How two versions of what comes whole are told apart, table by table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Compared:
    """How two versions of one ledger table are told apart."""

    table: str
    key: tuple[str, ...]
    """The same key in both versions is the same thing."""
    columns: tuple[str, ...]
    """What may change about it."""
    code: str
    """What a person calls it, as SQL."""
    text: str
    among: tuple[str, ...] = ()
    """Where these are the same, the order counts; blank where there is none."""
    of: str = "plan"
    """The table with whose rows these come whole."""
    live: str = "live_plan"
    """The loads of it that stand."""
    whole: str = "plan_id"
    """The column that says with which."""
    also: str = "null as _also"
    """A column that the key names beside those of the table, as SQL."""
    items: tuple[str, ...] = ()
    """Columns that name items, which go by what they were before."""
    each: str = ""
    """Each value of this column comes whole by itself: a file that is silent about one leaves what
    was said of it when the plan was begun."""


_ITEM_CODE = "ltrim(replace(item_id, plan_id, ''), '/:. -#')"

TABLES = (
    Compared(
        "plan",
        ("plan_id",),
        (
            *("title", "organization", "vision", "mission", "starts_on", "ends_on"),
            *("parent_plan_id", "is_demonstration"),
        ),
        "plan_id",
        "title",
    ),
    Compared(
        "plan_item",
        ("item_id",),
        (
            *("parent_id", "level_name", "name", "text", "sub_items", "who", "owners"),
            *("approvers", "by_when", "cadence", "meeting", "due_on", "due_month", "status"),
            *("percent_complete", "narrative"),
        ),
        "code",
        "coalesce(name, text)",
        among=("parent_id",),
        items=("item_id", "parent_id"),
    ),
    Compared(
        "item_entry",
        ("item_id", "kind", "text"),
        ("is_ambiguous",),
        _ITEM_CODE,
        "kind || ': ' || text",
        among=("item_id", "kind"),
        items=("item_id",),
    ),
    Compared(
        "item_link",
        ("item_id", "words"),
        ("target_item_id",),
        _ITEM_CODE,
        "words",
        items=("item_id", "target_item_id"),
    ),
    Compared("plan_owner", ("plan_id", "owner_code"), ("name",), "owner_code", "name"),
    Compared(
        "plan_statement",
        ("plan_id", "kind", "text"),
        (),
        "kind",
        "text",
        among=("plan_id", "kind"),
        live="live_statement",
        each="kind",
    ),
    Compared(
        "item_span",
        ("item_id",),
        ("words", "starts_on", "ends_on", "partners"),
        _ITEM_CODE,
        "concat_ws('; ', words, nullif(array_to_string(partners, ', '), ''))",
        items=("item_id",),
    ),
    Compared(
        "item_reading",
        ("item_id", "field", "original", "words"),
        ("is_taken",),
        _ITEM_CODE,
        "replace(field, '_', ' ') || ': ' || coalesce(nullif(words, ''), 'nothing')",
        among=("item_id", "field", "original"),
        items=("item_id",),
    ),
    Compared(
        "measure_reading",
        ("plan_id", "words"),
        ("says", "item_codes"),
        "array_to_string(item_codes, ', ')",
        "words",
    ),
    Compared(
        "measure_item",
        ("measure_id", "item_code", "_also"),
        (),
        "item_code",
        "'serves measure ' || measure_id",
        of="measure",
        live="live_measure",
        whole="measure_id",
        also="coalesce(plan_id, '') as _also",
    ),
)
"""Tables that come whole with every version of a plan, or with every row of a measure, so that what
is missing is withdrawn."""
