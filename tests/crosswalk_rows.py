"""Ledger rows of frameworks, requirements and links, each drawn as a table."""

NEVER = {"is_demonstration": False, "is_withdrawn": False}


def add_framework(home, framework_id, picture, **given):
    """A framework whose requirements are `code | text | heading | program`, one a line."""
    told = {"name": framework_id.upper(), "issuer": None, "source_note": None} | NEVER | given
    home.add("framework", source="c.xlsx!Frameworks!A2", framework_id=framework_id, **told)
    lines = [line for line in picture.strip().splitlines() if line.strip()]
    for ordinal, line in enumerate(lines, 1):
        code, text, heading, program = ([part.strip() for part in line.split("|")] + [""] * 3)[:4]
        home.add(
            "requirement", source=f"c.xlsx!Requirements!B{ordinal + 1}", framework_id=framework_id,
            code=code, text=text, heading=heading or None, program=program or None,
            ordinal=ordinal, is_withdrawn=False,
        )  # fmt: skip


def add_links(home, framework_id, picture, plan_id="p"):
    """Links `requirement | item code | item text | coverage`, one a line; `withdraw` as coverage."""
    lines = [line for line in picture.strip().splitlines() if line.strip()]
    for row, line in enumerate(lines, 2):
        requirement, item, text, coverage = [part.strip() for part in line.split("|")]
        home.add(
            "crosswalk_link", source=f"c.xlsx!Crosswalk!B{row}", framework_id=framework_id,
            requirement_code=requirement, plan_id=plan_id, item_id=f"{plan_id}/{item}",
            item_text=text, coverage="full" if coverage == "withdraw" else coverage, note=None,
            is_withdrawn=coverage == "withdraw",
        )  # fmt: skip
