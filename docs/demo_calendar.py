"""Writes the demonstration's calendar as the programs of calendars do."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

WRITTEN_AT = datetime(2025, 12, 1, 9, tzinfo=UTC)


def write(source: Path, folder: Path) -> Path:
    """Write the calendar that a TOML file describes into a folder; return it."""
    told = tomllib.loads(source.read_text(encoding="utf-8"))["calendar"]
    calendar = Calendar()
    calendar.add("prodid", "-//Headway demonstration//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", told["name"])
    for one in told["events"]:
        calendar.add_component(_event(one))
    path = folder / told["file"]
    path.write_bytes(calendar.to_ical())
    return path


def _event(one: Mapping[str, Any]) -> Event:
    event = Event()
    event.add("uid", one["uid"])
    event.add("dtstamp", WRITTEN_AT)
    event.add("summary", one["name"])
    event.add("categories", [one["kind"]])
    event.add("location", one["place"])
    event.add("description", one["note"])
    event.add("dtstart", one["starts"])
    event.add("dtend", one["starts"] + timedelta(hours=one["hours"]))
    if "months" in one:
        event.add("rrule", {"freq": "monthly", "interval": one["months"], "count": one["count"]})
    return event
