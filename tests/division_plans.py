"""An agency's plan, two divisions' and a unit's, drawn as text, and links between their items."""

AGENCY = """
    1     | Reach all families |
    1.1   | Answer calls       |
    1.1.1 | Open late          |
    1.1.2 | Call back          |
    1.2   | Write plainly      |
    2     | Keep our staff     |
    2.1   | Train              |
"""
NORTH = """
    1   | Our calls        |
    1.1 | Staff the phones | | | | | On track
    1.2 | Log every call   | | | | | At risk
    2   | Our letters      | | | | | Completed
"""
SOUTH = """
    1   | Evening shift    | | | | | Ongoing
    2   | Courses          | | | | | Off track
"""
PLANS = {"agency": AGENCY, "north": NORTH, "south": SOUTH}


def add_plans(store):
    """Each a load of its own; North and South stand under the agency."""
    for plan_id, picture in PLANS.items():
        store.load(f"{plan_id}.xlsx")
        parent = None if plan_id == "agency" else "agency"
        store.plan(plan_id, plan_id.capitalize(), picture, parent_plan_id=parent)


def link(store, item, serves, **given):
    """`north/1` serves `agency/1.1`; the words are those of the newest rows of the items."""
    texts = {row["item_id"]: row["text"] for row in store.rows["plan_item"]}
    row = {
        "source": "links.xlsx!Serves!C2", "plan_id": item.partition("/")[0], "item_id": item,
        "item_text": texts[item], "serves_plan_id": serves.partition("/")[0],
        "serves_item_id": serves, "serves_text": texts.get(serves, ""), "note": None,
        "is_withdrawn": False,
    }  # fmt: skip
    store.add("item_service", **(row | given))
