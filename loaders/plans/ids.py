"""What a plan is called by machines."""

import re


def plan_id_of(title: str) -> str:
    """A plan's name for machines: its title without years, so that the next version has it too."""
    without_years = re.sub(r"\b(?:19|20)\d\d(?:\s*[-–—/]\s*\d{2,4})?\b", " ", title.lower())
    return "-".join(re.findall(r"\w+", without_years)) or "plan"
