"""Ledger rows of measures, benchmarks, values, decisions and progress, in few words."""

from datetime import date

import duckdb

from loaders.periods import Calendar, Period, parse_period

CALENDAR = Calendar("calendar", 1)
MEASURE = dict.fromkeys(
    (
        "definition", "range_low", "range_high", "tolerance", "baseline", "baseline_period_id",
        "target", "target_period_id", "numerator", "denominator", "scale_low", "scale_high",
        "decimals", "source_note", "from_words",
    )
) | {
    "kind": "quantitative", "statistic": "rate", "unit": "%", "direction": "higher",
    "frequency": "quarterly", "months": 3, "year_kind": "calendar", "year_start_month": 1,
    "owners": [], "is_demonstration": False, "source": "measures.xlsx!Measures!A2",
}  # fmt: skip
FREQUENCIES = {"monthly": 1, "quarterly": 3, "twice a year": 6}


def period_of(words, months=None, calendar=CALENDAR):
    """The period that words such as "2026 Q3" name; of a year where they are a number."""
    return parse_period(words, calendar, months)


def add_measure(home, code="M1", *, baseline=None, target=None, frequency="quarterly", **given):
    """Add a measure; baseline and target may be (value, "2026 Q3"). Returns its id."""
    row = MEASURE | {"code": code, "name": f"Measure {code}", "measure_id": code.lower()}
    row |= {"frequency": frequency, "months": FREQUENCIES.get(frequency, 12)}
    row |= given
    calendar = Calendar(row["year_kind"], row["year_start_month"])
    for name, value in (("baseline", baseline), ("target", target)):
        row[name], words = value if isinstance(value, tuple) else (value, None)
        row[f"{name}_period_id"] = words and period_of(words, None, calendar).period_id
    home.add("measure", **row)
    return row["measure_id"]


def add_benchmarks(home, marks, code="M1", calendar=CALENDAR):
    """Add benchmarks, `{"2026 Q3": 63.0}`; None takes one back."""
    for words, value in marks.items():
        home.add(
            "benchmark", source=f"measures.xlsx!Benchmarks!{words}", measure_id=code.lower(),
            **_span(period_of(words, None, calendar)), value=value, source_note=None,
            is_withdrawn=value is None,
        )  # fmt: skip


def add_values(home, values, code="M1", calendar=CALENDAR, **given):
    """Add values, `{"2026 Q3": 61.2}`: a number, a state such as "Done", or "withdraw"."""
    for words, value in values.items():
        is_number = isinstance(value, int | float)
        row = {
            "source": f"update.xlsx!Values!{words}", "measure_id": code.lower(),
            "dimension": "Overall", "group_name": "Overall",
            "value": float(value) if is_number else None, "numerator": None, "denominator": None,
            "state": None if is_number or value == "withdraw" else value,
            "note": None, "evidence": None, "is_withdrawn": value == "withdraw",
        }  # fmt: skip
        home.add("measure_value", **_span(period_of(words, None, calendar)), **(row | given))


def add_override(home, words, status, *, reason="the storm", by="Dana"):
    """A person sets a status against the rule; without a status the rule holds again."""
    home.add(
        "status_override", source="form", measure_id="m1",
        period_id=period_of(words).period_id, status=status, reason=reason, decided_by=by,
        is_withdrawn=status is None,
    )  # fmt: skip


def add_progress(home, item_id, words, text, **given):
    """Add a progress update of one item of plan p, known by its words."""
    row = dict.fromkeys(
        (
            "status",
            "percent_complete",
            "happened",
            "next_steps",
            "help_needed",
            "evidence",
            "reported_by",
        )
    )
    home.add(
        "item_progress", source=f"update.xlsx!Progress!{words}", plan_id="p",
        item_id=f"p/{item_id}", item_text=text, **_span(period_of(words)),
        **(row | {"is_withdrawn": False} | given),
    )  # fmt: skip


def serve(home, code, item_code, plan_id="p"):
    """Say that a measure serves a plan item."""
    home.add(
        "measure_item", source="measures.xlsx!Measures!E2", measure_id=code.lower(),
        plan_id=plan_id, item_code=item_code,
    )  # fmt: skip


def published(home, sql):
    """Publish and ask: rows as dicts."""
    path = home.path / "published" / home.publish()
    with duckdb.connect(str(path), read_only=True) as connection:
        cursor = connection.execute(sql)
        names = [entry[0] for entry in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def as_of(year, month, day):
    """A day for `SmallHome.day`."""
    return date(year, month, day)


def _span(period: Period):
    return {
        "period_id": period.period_id, "months": period.months,
        "starts_on": period.starts_on, "ends_on": period.ends_on,
    }  # fmt: skip
