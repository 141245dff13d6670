"""Ledger rows of survey waves, drawn as a table of respondents and their answers."""

from datetime import date, timedelta
from itertools import chain

SCALE = ("agreement 5", 1, 5)
LABELS = {
    ("agreement 5", 1, 5): [
        "Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree",
    ],
}  # fmt: skip


def add_wave(home, held_on, picture, *, survey="Member survey", invited=None, **given):
    """Add one wave; returns its wave_id.

    The picture has a line of headers and one line per respondent, or per so many alike where the
    first header is `times`. A column whose cells are whole numbers, `N/A` or blank is a question,
    any other an attribute (`-` or blank: not stated):

        times | Role     | Relevance | Usefulness
        20    | attorney | 5         | 4
        12    | judge    | 3         | N/A

    `invited`: a number, or (dimension, group) to a number. Of `given`, `scales` is question to
    (name, low, high), `questions` question to more columns of survey_question, such as
    `measure_id`, and `composites` name to its items; `demonstration` says that it is invented; the
    others are columns of the table `survey`.
    """
    survey_id = survey.lower().replace(" ", "-")
    held_on = date.fromisoformat(str(held_on))
    wave_id = f"{survey_id}@{held_on}"
    file_name = f"{survey_id}-{held_on.year}.xlsx"
    headers, rows = _drawn(picture)
    row = {
        "source": f"{file_name}!Answers!A1", "survey_id": survey_id, "wave_id": wave_id,
        "title": survey, "starts_on": held_on - timedelta(days=13),
        "ends_on": held_on, "tool": "one row per respondent", "respondents": len(rows),
        "is_demonstration": given.pop("demonstration", False),
    }  # fmt: skip
    asks = {name: given.pop(name, None) or {} for name in ("scales", "questions", "composites")}
    row |= given
    home.add("survey", **row)
    names = [name for name in headers if all(_is_rating(entry[name]) for entry in rows)]
    # A question's number is its own within the load, which may hold several waves.
    last = sum(one["load_id"] == home.load_id for one in home.rows.get("survey_question", []))
    asked = {name: last + place for place, name in enumerate([*names, *asks["composites"]], 1)}
    _add_questions(home, row, asked, asks)
    _add_columns(home, row, headers, names)
    _add_answers(home, row, rows, headers, {name: asked[name] for name in names})
    add_invited(home, row["wave_id"], invited or {})
    return row["wave_id"]


def add_invited(home, wave_id, invited, withdrawn=False):
    """Say how many were invited: a number, or `{("Role", "judge"): 30}`."""
    if isinstance(invited, int):
        invited = {("Overall", "Overall"): invited}
    for (dimension, group_name), number in invited.items():
        home.add(
            "survey_invited", source="invited.xlsx!Invited!C2",
            survey_id=wave_id.partition("@")[0], wave_id=wave_id, dimension=dimension,
            group_name=group_name, invited=None if withdrawn else number, is_withdrawn=withdrawn,
        )  # fmt: skip


def answers(counts, question="Quality", attribute=None):
    """A picture of one question from its counts: `{5: 20, "N/A": 2}`, or `{"North": {5: 20}}`."""
    if attribute is None:
        lines = [f"{times} | {rating}" for rating, times in counts.items()]
        return "\n".join([f"times | {question}", *lines])
    lines = [
        f"{times} | {group} | {rating}"
        for group, told in counts.items()
        for rating, times in told.items()
    ]
    return "\n".join([f"times | {attribute} | {question}", *lines])


def _drawn(picture):
    lines = [line for line in picture.strip().splitlines() if line.strip()]
    headers, *rows = [[part.strip() for part in line.split("|")] for line in lines]
    told = [dict(zip(headers, row + [""] * len(headers), strict=False)) for row in rows]
    repeated = ([row] * int(row.get("times", "1")) for row in told)
    return [name for name in headers if name != "times"], list(chain.from_iterable(repeated))


def _is_rating(text):
    return text in {"", "N/A"} or text.lstrip("-").isdigit()


def _add_questions(home, wave, asked, asks):
    for place, (name, number) in enumerate(asked.items(), start=1):
        items = asks["composites"].get(name, [])
        scale = asks["scales"].get(items[0] if items else name, SCALE)
        own = {"question_no": number, "code": f"Q{place}", **_columns_of(name, scale, items)}
        source = f"{wave['source'][:-2]}{_letter(place)}1"
        ids = {key: wave[key] for key in ("survey_id", "wave_id")}
        more = asks["questions"].get(name, {})
        home.add("survey_question", **({"source": source} | ids | own | more))


def _columns_of(name, scale, items):
    return {
        "question_id": _slug(name), "wording": name, "was_worded": None,
        "kind": "composite" if items else "rating", "scale": scale[0], "scale_low": scale[1],
        "scale_high": scale[2], "labels": LABELS.get(scale), "is_reversed": False,
        "not_applicable": [], "measure_id": None, "target": None,
        "items": [_slug(item) for item in items],
    }  # fmt: skip


def _add_columns(home, wave, headers, asked):
    for number, name in enumerate(headers, start=1):
        home.add(
            "survey_column", source=f"{wave['source'][:-2]}{_letter(number)}1",
            survey_id=wave["survey_id"], wave_id=wave["wave_id"], code=f"Q{number}", wording=name,
            taken_as="rating" if name in asked else "attribute",
            question_id=_slug(name) if name in asked else None,
            dimension=None if name in asked else name, is_decided=False,
        )  # fmt: skip


def _add_answers(home, wave, rows, headers, asked):
    for respondent, row in enumerate(rows, start=1):
        for name, number in asked.items():
            if row[name]:
                rating = None if row[name] == "N/A" else int(row[name])
                home.add("survey_answer", question_no=number, respondent=respondent, rating=rating)
        for name in headers:
            if name not in asked and row[name] not in {"", "-"}:
                home.add(
                    "survey_group", wave_id=wave["wave_id"], respondent=respondent,
                    dimension=name, group_name=row[name],
                )  # fmt: skip


def _slug(name):
    return "-".join(name.lower().split())


def _letter(number):
    return chr(ord("A") + number - 1)
