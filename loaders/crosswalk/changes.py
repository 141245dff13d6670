"""What a changed framework, requirement or crosswalk link is called in one line."""

from collections.abc import Mapping
from typing import Any

from loaders.crosswalk.known_records import Frameworks
from loaders.spelling import shortened

_LONGEST, _LONGEST_NAME = 60, 40


def named(
    table: str, row: Mapping[str, Any], frameworks: Frameworks, item_code: str
) -> tuple[str, str]:
    """Its code and its words; `item_code` is what the item of a link is called."""
    framework = frameworks.get(row["framework_id"])
    name = shortened(framework.name if framework else row["framework_id"], _LONGEST_NAME)
    if table == "framework":
        return row["framework_id"], row["will_name"] or row["was_name"]
    if table == "requirement":
        return f"{row['code']} of {name}", shortened(row["will_text"] or row["was_text"], _LONGEST)
    return f"{row['requirement_code']} of {name}", f"item {item_code}"
