"""Which words head the columns of tables of counts, with what they mean."""

import re

from loaders.counts.place import folded

_PERIODS = {
    *("year", "yr", "period", "reporting period", "time period", "quarter", "month", "date"),
    *("fiscal year", "fy", "ffy", "sfy", "federal fiscal year", "state fiscal year"),
    *("calendar year", "cy", "school year", "academic year", "report year", "data year"),
    *("year quarter", "fiscal quarter", "report date", "as of", "as of date", "reporting year"),
}
_DIMENSIONS = {
    "Race": ("race", "race name", "race group", "racial group"),
    "Ethnicity": ("ethnicity", "ethnic group", "ethnic category", "hispanic origin"),
    "Race or ethnicity": (
        "race/ethnicity", "race ethnicity", "race and ethnicity", "race or ethnicity",
        "race / ethnicity", "ethnicity/race", "race eth", "racial/ethnic group",
    ),
    "Gender": ("gender", "gender identity"),
    "Sex": ("sex", "sex at birth"),
    "Age": ("age", "age group", "age range", "age band", "age category", "ages"),
    "Region": ("region", "area", "service area", "region name", "regional office"),
    "County": ("county", "county name", "parish"),
    "Locality": ("locality", "city", "town", "municipality", "jurisdiction", "place"),
    "District": ("district", "school district", "precinct", "ward"),
    "ZIP": ("zip", "zip code", "zipcode", "zcta", "postal code"),
    "State": ("state", "state name", "st"),
    "Tract": ("tract", "census tract", "neighborhood", "block group"),
    "Department": ("department", "dept", "agency", "department name", "agency name", "ministry"),
    "Division": ("division", "bureau", "unit", "office", "program", "branch", "section"),
    "Language": ("language", "primary language", "preferred language", "home language"),
    "Disability": ("disability", "disability status", "disabled"),
    "Veteran status": ("veteran", "veteran status"),
    "Job category": (
        "job category", "eeo category", "eeo job category", "occupation", "job group",
        "occupational category", "classification", "job class", "eeo 4 category", "job title",
    ),
    "Education": ("education", "education level", "educational attainment"),
    "Income": ("income", "income level", "income group", "income bracket"),
    "School": ("school", "school name"),
    "Grade": ("grade", "grade level"),
    "Group": ("group", "subgroup", "student group", "demographic", "demographic group", "category"),
}  # fmt: skip
_BY_WORDS = {words: name for name, listed in _DIMENSIONS.items() for words in listed}
_GROUPS = {
    "Race": (
        "white", "black", "african american", "black or african american", "asian", "hispanic",
        "latino", "hispanic or latino", "hispanic/latino", "native american", "american indian",
        "american indian or alaska native", "ai/an", "aian", "pacific islander", "nhpi",
        "native hawaiian", "two or more races", "two or more", "multiracial", "multi", "other",
        "other race", "non-hispanic white", "white non-hispanic", "middle eastern", "filipino",
    ),
    "Gender": (
        "male", "female", "men", "women", "man", "woman", "nonbinary", "non-binary", "x",
        "boys", "girls", "transgender", "males", "females",
    ),
}  # fmt: skip
_AGE = re.compile(
    r"(?:ages? )?(?:\d{1,3} ?(?:-|to) ?\d{1,3}|under \d{1,3}|\d{1,3} ?(?:\+|and (?:over|older|up))"
    r"|<\d{1,3})(?: years?)?"
)
WHOLES = {"total", "all", "overall", "grand total", "statewide"}
_DENOMINATOR = re.compile(
    r"denominator|population|\bpop\b|eligible|enrolled|enrollment|pool|applicants|base\b|of whom"
    r"|universe|caseload|cohort|\bout of\b|\bdue\b|labor force|total"
)
_NUMERATOR = re.compile(r"numerator")
_COUNT = re.compile(
    r"\b(?:count|counts|number|n|headcount|head count|frequency|total|persons|people)\b"
)
_SHARE = re.compile(
    r"\b(?:share|percent|percentage|pct|proportion|rate|ratio|per|moe\d*)\b|%|margin"
)


def is_period(header: str) -> bool:
    """Whether a header names a time."""
    return folded(header) in _PERIODS


def dimension_of(header: str) -> str | None:
    """The dimension that a header names; None for other words."""
    words = folded(header)
    for tail in ("", " name", " desc", " description", " code", " category", " group", " label"):
        if words.endswith(tail) and (found := _BY_WORDS.get(words[: len(words) - len(tail)])):
            return found
    return None


def dimension_of_group(header: str) -> str | None:
    """The dimension of which a header is a group; None for other words."""
    words = folded(header)
    if _AGE.fullmatch(words):
        return "Age"
    return next((name for name, listed in _GROUPS.items() if words in listed), None)


def is_share(header: str) -> bool:
    """Whether a header is one of a share or a rate, which is made of the counts."""
    return bool(_SHARE.search(folded(header)))


def is_denominator(header: str) -> bool:
    """Whether a header names those of whom others are counted."""
    return bool(_DENOMINATOR.search(folded(header)))


def is_numerator(header: str) -> bool:
    """Whether a header says that it is the upper number."""
    return bool(_NUMERATOR.search(folded(header)))


def is_count(header: str) -> bool:
    """Whether a header says that it counts."""
    return bool(_COUNT.search(folded(header)))
