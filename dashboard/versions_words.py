"""The sentences on versions of a plan."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard import words
from dashboard.versions_records import Change, Version
from dashboard.versions_whole import whole_changes


def pair_name(earlier: Version, later: Version) -> str:
    """What two versions are called together, such as `Version 1 to version 2 (newest)`."""
    newest = " (newest)" if later.is_newest else ""
    return f"{earlier.name} to version {later.version}{newest}"


def version_facts(one: Version) -> str:
    """`loaded 22 Nov 2026 by Ana from plan.docx, load 3`."""
    day = words.day(one.loaded_at.date())
    return f"loaded {day} by {one.loaded_by} from {one.file_name}, load {one.load_id}"


def sentence(earlier: Version, later: Version, counts: Mapping[str, int], doubtful: int) -> str:
    """What became of the items of the earlier version, and what waits for a person."""
    order = ("Kept", "Moved", "Changed", "Split", "Merged", "Dropped", "New")
    told = [f"{counts[kind]} {kind.lower()}" for kind in order if counts.get(kind)]
    first = f"From version {earlier.version} to version {later.version}: {words.listed(told)}."
    whole = _whole(earlier, later)
    if set(counts) <= {"Kept"}:
        nothing = "No item" if whole else "Nothing"
        first = f"{nothing} changed from version {earlier.version} to version {later.version}."
    first += whole
    if not doubtful:
        return first
    number = words.count(doubtful, "item")
    are = words.verb(
        doubtful, "item may be the same as a new one", "items may be the same as new ones"
    )
    return f"{first} {number.split()[0]} dropped {are}: a person should say."


def _whole(earlier: Version, later: Version) -> str:
    """` Of the plan as a whole the vision and 2 principles are others.`; empty for nothing."""
    counts = Counter(one.what.lower() for one in whole_changes(earlier, later))
    told = [
        words.count(number, what) if what in {"principle", "value"} else f"the {what}"
        for what, number in counts.items()
    ]
    are = words.verb(sum(counts.values()), "is another", "are others")
    return f" Of the plan as a whole {words.listed(told)} {are}." if told else ""


def differences(one: Change) -> list[str]:
    """What else than the words changed, each in a sentence."""
    told = [
        f"{name.capitalize()}: {was or 'none'} → {now or 'none'}"
        for name, was, now in one.differences
    ]
    if "place" in one.what and one.from_item_id and one.to_item_id:
        told.append(f"Moved from {_under(one.under_before)} to {_under(one.under_after)}")
    if "level" in one.what:
        told.append(f"Now a {one.level_name}")
    return told


def _under(code: str | None) -> str:
    return f"under {code}" if code else "the top"


def why(one: Change) -> str:
    """The reason of a change and who gave it; empty where nobody did."""
    by = f"({one.decided_by})" if one.decided_by else ""
    return " ".join(filter(None, [one.reason, by]))


def changed(found: Sequence[Change]) -> list[Change]:
    """Without what is as it was and where it was."""
    return [one for one in found if one.kind != "Kept"]
