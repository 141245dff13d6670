"""Ledger rows of impact assessments, their groups drawn as a table."""

from datetime import date

ASSESSMENT = dict.fromkeys(
    (
        "plan_id", "item_id", "item_text", "measure_id", "reference_group", "stratum_dimension",
        "effect_points", "effect", "outcome", "is_outcome_good", "decided_by", "decided_on",
        "mitigation",
    )
) | {
    "title": "Online first", "proposal": "Take applications online only.", "dimension": "Race",
    "author": "Ana", "assessed_on": date(2026, 3, 31), "decision": "Not decided",
    "is_demonstration": False, "is_withdrawn": False,
}  # fmt: skip


def assess(home, assessment_id, picture, **given):
    """Add an assessment; a line a group, `population | affected | outcomes before` behind its name.

        White | 1000 | 600 | 600
        Black |  400 | 100 | 180

    With `stratum_dimension`, each line begins with its stratum.
    """
    home.add("impact_assessment", source="impact.xlsx!Impact assessments!A2",
             assessment_id=assessment_id, **(ASSESSMENT | given))  # fmt: skip
    lines = [line for line in picture.strip().splitlines() if line.strip()]
    for number, line in enumerate(lines, start=2):
        parts = [part.strip() for part in line.split("|")]
        stratum = parts.pop(0) if given.get("stratum_dimension") else "Overall"
        name, population, affected, before = (*parts, "")[:4]
        home.add(
            "impact_group", source=f"impact.xlsx!Impact groups!B{number}", stratum=stratum,
            assessment_id=assessment_id, group_name=name, population=int(population),
            affected=int(affected), outcomes_before=int(before) if before else None,
        )  # fmt: skip
