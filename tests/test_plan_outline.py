"""Outlines: plans whose levels stand only in their words, from Word, worksheets and texts."""

import docx
import duckdb
import pytest
from outline_files import PHASED, draw_cells, draw_document, draw_text

import loaders
from loaders.cells import Workbook
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.settings import Limits
from loaders.shapes import plan_outline
from loaders.workbook import open_workbook

GOALS = """
    # Small Plan 2026-2028
    We believe that planning helps. Every year we read this plan again.
    VISION: Every child is safe
    MISSION: We answer within a day
    ## Guiding Principles
    - Being open
    - Being kind
    ## Goal: Reach everybody
    - Strategy: Write in plain words
    - Task: Rewrite the letters.
    - Strategy: Open on Saturdays (offices, phones)
    ## Goal: Keep what works
    - Strategy: Ask who left
    - Task: call them
    - Task: Write down why
"""
TREE = [
    ("goal", "1", "Reach everybody"),
    ("strategy", "1.1", "Write in plain words"),
    ("task", "1.1.1", "Rewrite the letters."),
    ("strategy", "1.2", "Open on Saturdays (offices, phones)"),
    ("goal", "2", "Keep what works"),
    ("strategy", "2.1", "Ask who left"),
    ("task", "2.1.1", "call them"),
    ("task", "2.1.2", "Write down why"),
]
IN_CELLS = """
    Small Plan 2026-2028
    We believe that planning helps. Every year we read this plan again.
    VISION: Every child is safe
    MISSION: We answer within a day
    Guiding Principles
    Being open
    Being kind
    Goal: Reach everybody
    Strategy: Write in plain words
    Task: Rewrite the letters.
    Strategy: Open on Saturdays (offices, phones)
    Goal: Keep what works
    Strategy: Ask who left
    Task: call them
    Task: Write down why
"""
SET_IN = """
    Small Plan 2026-2028
    VISION: Every child is safe
    MISSION: We answer within a day
    Guiding Principles
    | Being open
    | Being kind
    Goal: Reach everybody
    | Strategy: Write in plain words
    | | Task: Rewrite the letters.
    | Strategy: Open on Saturdays (offices, phones)
    Goal: Keep what works
    | Strategy: Ask who left
    | | Task: call them
    | | Task: Write down why
"""
IN_COLUMNS = """
    Level               | Text
    Title               | Small Plan 2026-2028
    Vision              | Every child is safe
    Mission             | We answer within a day
    Guiding principle   | Being open
    Guiding principle   | Being kind
    Goal                | Reach everybody
    Strategy            | Write in plain words
    Task                | Rewrite the letters.
    Strategy            | Open on Saturdays (offices, phones)
    Goal                | Keep what works
    Strategy            | Ask who left
    Task                | call them
    Task                | Write down why
"""
AS_TEXT = """
    Small Plan 2026-2028

    We believe that planning helps. Every year we read this plan again.

    VISION: Every child is safe

    MISSION: We answer within a day

    Guiding Principles

      • Being open
      • Being kind

    Goal: Reach everybody

      • Strategy: Write in plain words
      • Task: Rewrite the letters.
      • Strategy: Open on Saturdays (offices, phones)

    Goal: Keep what works

      • Strategy: Ask who left
      • Task: call them
      • Task: Write down why
"""
PRIORITIES = """
    # OUR VISION
    All are heard
    # OUR VALUES
    - Care
    - Craft
    # EQUITY ROADMAP OF THE NORTH
    ## Our Commitments
    - We examine what we do.
    ## Priority One: Build Capacity
    - Train every new worker within a month, wherever the office is.
    ## Priority Two: Listen
    - Meet the families' council twice a year.
    ## Priority 3: Count
    ### Commitments
    - Publish the figures
    - Explain them
"""
STAGES = """
    # Planning in four steps
    ## Stage 1: Prepare
    ### Look
    - Gather what is known.
    - Core values
    ### Learn
    ## Stage 2: Do
    ### Communicate
"""
LETTER = """
    Dear partners,
    SUBJECT: TRAINING PLAN OF THE NORTH
    The county offices have been identified as partners in this project. Thank you.
    You will hear of us three times:
    - Phase II – Goals
    - Phase III and IV – Needs
    Phase II – Vision and Goals.
    We nearly have the goals. Please tell us what you think by close of business January 16, 2027.
    Phase III and IV – Needs, and Who Meets Them.
    During this phase, we will:
    - Ask every office (January 5-9, 2027)
    - Visit three of them
    -- Coast first
    When it is over you will hear again.
    Sincerely,
    Chief
"""


def opened(path) -> Workbook:
    return open_workbook(path, Limits())


def plan_in(path, **options):
    found = plan_outline.read(opened(path), Options(**options))
    assert found is not None
    return found


def tree(path):
    return [(node.level_name, node.code, node.text) for node in plan_in(path).plan.nodes()]


def said(path) -> list[str]:
    return [str(problem) for problem in plan_outline.validate(plan_in(path))]


@pytest.mark.parametrize(
    ("name", "draw", "picture"),
    [
        ("plan.docx", draw_document, GOALS),
        ("plan.xlsx", draw_cells, IN_CELLS),
        ("set_in.xlsx", draw_cells, SET_IN),
        ("columns.xlsx", draw_cells, IN_COLUMNS),
        ("plan.txt", draw_text, AS_TEXT),
        ("plan.md", draw_text, GOALS),
    ],
)
def test_the_same_plan_is_read_however_its_lines_stand(tmp_path, name, draw, picture):
    plan = plan_in(draw(tmp_path / name, picture)).plan
    assert [(node.level_name, node.code, node.text) for node in plan.nodes()] == TREE
    assert plan.title == "Small Plan 2026-2028"
    assert plan.plan_id == "small-plan"
    assert (plan.vision, plan.mission) == ("Every child is safe", "We answer within a day")
    assert [(one.kind, one.text) for one in plan.statements] == [
        ("principle", "Being open"),
        ("principle", "Being kind"),
    ]


def test_nothing_is_invented_for_what_has_no_owner_date_or_measure(tmp_path):
    for node in plan_in(draw_document(tmp_path / "plan.docx", GOALS)).plan.nodes():
        assert (node.who, node.by_when, node.span, node.status) == (None, None, None, None)
        assert (node.details, node.partners, node.sub_items) == ([], [], [])


def test_what_says_nothing_of_the_plan_is_told_and_not_read(tmp_path):
    (told,) = said(draw_document(tmp_path / "plan.docx", GOALS))
    assert told == (
        "plan.docx, sheet 'Text 1', cell A2: 'We believe that planning helps. Every ye' says "
        "nothing of the plan that is known, and is not read"
    )


def test_priorities_are_numbered_in_words_and_keep_their_commitments(tmp_path):
    plan = plan_in(draw_document(tmp_path / "roadmap.docx", PRIORITIES)).plan
    assert plan.title == "EQUITY ROADMAP OF THE NORTH"
    assert [(one.kind, one.text) for one in plan.statements] == [
        ("value", "Care"),
        ("value", "Craft"),
        ("principle", "We examine what we do."),
    ]
    assert [(node.level_name, node.code, node.text, node.sub_items) for node in plan.nodes()] == [
        ("priority", "1", "Build Capacity",
         ["Train every new worker within a month, wherever the office is."]),
        ("priority", "2", "Listen", ["Meet the families' council twice a year."]),
        ("priority", "3", "Count", []),
        ("commitment", "3.1", "Publish the figures", []),
        ("commitment", "3.2", "Explain them", []),
    ]  # fmt: skip


def test_lines_without_a_level_are_kept_with_their_item_and_told(tmp_path):
    (told,) = said(draw_document(tmp_path / "roadmap.docx", PRIORITIES))
    assert told.startswith("roadmap.docx, sheet 'Text 1', cell A10: 2 lines under items")


def test_phases_have_dates_partners_and_activities(tmp_path):
    plan = plan_in(draw_document(tmp_path / "phased.docx", PHASED)).plan
    found = [
        (node.code, node.level_name, node.name or node.text, node.partners,
         node.span and (node.span.words, node.span.starts_on, node.span.ends_on))
        for node in plan.nodes()
    ]  # fmt: skip
    days = [(code, span and tuple(str(part) for part in span)) for code, *_, span in found]
    assert days == [
        ("1", ("July to September 2026", "2026-07-01", "2026-09-30")),
        ("1.1", None),
        ("1.2", ("by September 15, 2026", "None", "2026-09-15")),
        ("2", ("October 2026 to January 2027", "2026-10-01", "2027-01-31")),
        ("2.1", None),
        ("3-4", ("no later than close of business March 31, 2027", "None", "2027-03-31")),
    ]
    assert [one[:3] for one in found] == [
        ("1", "phase", "Look around"),
        ("1.1", "activity", "List the courses that exist"),
        ("1.2", "activity", "Visit every office by September 15, 2026"),
        ("2", "phase", "Decide"),
        ("2.1", "activity", "Draft the plan"),
        ("3-4", "phase", "Phase III and IV – Train, and review"),
    ]
    assert found[0][3] == ["the courts", "Harbor College"]
    decide = plan.tops[1]
    assert decide.who == "ED"
    assert [detail.text for detail in decide.details] == ["Nine of ten offices agree"]


def test_a_letter_gives_its_phases_once_with_the_date_that_it_asks_for(tmp_path):
    path = draw_document(tmp_path / "letter.docx", LETTER)
    plan = plan_in(path).plan
    assert plan.title == "TRAINING PLAN OF THE NORTH"
    assert tree(path) == [
        ("phase", "2", "Vision and Goals."),
        ("phase", "3-4", "Phase III and IV – Needs, and Who Meets Them."),
        ("activity", "3-4.1", "Ask every office (January 5-9, 2027)"),
        ("activity", "3-4.2", "Visit three of them"),
    ]
    second, third = plan.tops
    assert second.by_when == "by close of business January 16, 2027"
    assert str(second.span.ends_on) == "2027-01-16"
    assert second.partners == third.partners == ["county offices"]
    ask, visit = third.children
    assert (str(ask.span.starts_on), str(ask.span.ends_on)) == ("2027-01-05", "2027-01-09")
    assert visit.sub_items == ["Coast first"]


DESCRIBED = """
    # Plan of the North 2027
    ## Priority 1: Answer
    The first words on answering.
    The second go on with "the same".
    We will:
    - Add two lines
    - Train the night shift
    What comes after the list counts too.
    Page 3
    Nobody waits, nobody is sent away.
    ## Priority 2: Listen
    Commitments
    - Meet twice a year
    The council sets the days.
    Sincerely,
    The board thanks you all.
"""


def test_every_paragraph_of_an_item_is_kept_in_its_place(tmp_path):
    path = draw_document(tmp_path / "plan.docx", DESCRIBED)
    answer, listen = plan_in(path).plan.tops
    assert answer.sub_items == [
        'The first words on answering.\nThe second go on with "the same".\nWe will:',
        "Add two lines",
        "Train the night shift",
        "What comes after the list counts too.\nNobody waits, nobody is sent away.",
    ]
    assert listen.sub_items == ["The council sets the days."]
    assert [node.text for node in listen.children] == ["Meet twice a year"]


def test_what_is_no_paragraph_of_an_item_is_told_with_its_places(tmp_path):
    told = said(draw_document(tmp_path / "plan.docx", DESCRIBED))
    assert told == [
        (
            "plan.docx, sheet 'Text 1', cell A6: 2 lines under items, of which this is the first, "
            "have no word such as 'Strategy:' or 'Task:' before them and are kept with the item "
            "above; put one before those that are items of their own"
        ),
        (
            "plan.docx, sheet 'Text 1', cell A8: 2 paragraphs, of which this is the first, stand "
            "below a list, and each is kept with the item that the list is under; what is of the "
            "whole plan belongs above the first item"
        ),
        (
            "plan.docx, sheet 'Text 1', cell A9: 3 lines say nothing of the plan that is known, and "
            "are not read; the first is 'Page 3', others stand at A15, A16"
        ),
    ]


def test_lines_of_a_text_that_are_cut_off_go_on_below(tmp_path):
    text = """
        Plan of the North 2027

        Priority 1: Answer
        We take every call
        within a day, and
        write down what was asked. We
        also call back.
        - Add two lines
          in the north
        - Add two lines in the
          wording that
            go on
          below
        - Train

        Page 3

        Priority 2: Listen
    """
    (answer, _) = plan_in(draw_text(tmp_path / "plan.txt", text)).plan.tops
    assert answer.sub_items == [
        "We take every call\nwithin a day, and\nwrite down what was asked. We\nalso call back.",
        "Add two lines in the north",
        "Add two lines in the wording that go on below",
        "Train",
    ]


def test_stages_have_parts_and_activities_by_headings(tmp_path):
    assert tree(draw_document(tmp_path / "stages.docx", STAGES)) == [
        ("stage", "1", "Prepare"),
        ("part", "1.1", "Look"),
        ("activity", "1.1.1", "Gather what is known."),
        ("activity", "1.1.2", "Core values"),
        ("part", "1.2", "Learn"),
        ("stage", "2", "Do"),
        ("part", "2.1", "Communicate"),
    ]


def test_stages_are_the_same_in_columns_and_in_text(tmp_path):
    expected = tree(draw_document(tmp_path / "stages.docx", STAGES))
    cells = """
        Planning in four steps
        Stage 1: Prepare
        | Look
        | | Gather what is known.
        | | Core values
        | Learn
        Stage 2: Do
        | Communicate
        | | Write
    """
    more = ("activity", "2.1.1", "Write")
    assert tree(draw_cells(tmp_path / "stages.xlsx", cells)) == [*expected, more]
    text = """
        Planning in four steps

        Stage 1: Prepare

        Look
        · Gather what is known.
        · Core values
        Learn

        Stage 2: Do

        Communicate
    """
    assert tree(draw_text(tmp_path / "stages.txt", text)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Goal 1: A\nObjective 1.2 Do b\nTask 1.2.a: Do c",
         [("goal", "1"), ("objective", "1.2"), ("task", "1.2.a")]),
        ("Strategic Goal #2 - A\nKey Action 1) Do b", [("strategic goal", "2"), ("key action", "2.1")]),
        ("Goal One: A\nStrategy: B\nObjective: C\nStrategy: D",
         [("goal", "1"), ("strategy", "1.1"), ("objective", "1.1.1"), ("strategy", "1.2")]),
        ("Goal: A\nStrategies:\n- B\n- C\nGoal: D",
         [("goal", "1"), ("strategy", "1.1"), ("strategy", "1.2"), ("goal", "2")]),
        ("Goal: A\nOutcome: what comes of it\nStrategy: B",
         [("goal", "1"), ("outcome", "1.1"), ("strategy", "1.2")]),
        ("Goal 1: A\n1.1 Do b\n1.2 Do c\nGoal 2: D",
         [("goal", "1"), ("part", "1.1"), ("part", "1.2"), ("goal", "2")]),
        ("1. Goal: A\n  1.1. Strategy: B\n2. Goal: C", [("goal", "1"), ("strategy", "1.1"), ("goal", "2")]),
        ("Goals:\n1. A\n2. B\nGoal 1: A\nStrategy: C\nGoal 2: B\nStrategy: D",
         [("goal", "1"), ("strategy", "1.1"), ("goal", "2"), ("strategy", "2.1")]),
        ("Goal 1\nReach all\nGoal 2\nKeep it", [("goal", "1"), ("goal", "2")]),
    ],
)  # fmt: skip
def test_levels_numbers_and_their_order(tmp_path, lines, expected):
    found = tree(draw_text(tmp_path / "plan.txt", "Plan of the East\n" + lines))
    assert [(level_name, code) for level_name, code, _ in found] == expected


def test_a_column_of_levels_takes_any_word_and_fields_beside_it(tmp_path):
    picture = """
        Plan of the East
        Level      | Text        | Owner | By when    | Partners        | Status
        Domain     | Safety      |       |            |                 |
        Workstream | Fewer moves | ED    | June 2027  | courts; schools | On track
        Domain     | Health      |       |            |                 |
    """
    plan = plan_in(draw_cells(tmp_path / "plan.xlsx", picture)).plan
    assert [(node.level_name, node.code) for node in plan.nodes()] == [
        ("domain", "1"), ("workstream", "1.1"), ("domain", "2"),
    ]  # fmt: skip
    fewer = plan.tops[0].children[0]
    assert (fewer.who, fewer.by_when, fewer.status) == ("ED", "June 2027", "On track")
    assert fewer.partners == ["courts", "schools"]


def test_a_status_that_is_none_is_refused_at_its_cell(tmp_path):
    path = draw_text(tmp_path / "plan.txt", "Plan\nGoal: A\nStatus: going well\nGoal: B")
    (told,) = [one for one in plan_outline.validate(plan_in(path)) if not one.is_warning]
    assert str(told) == (
        "plan.txt, sheet 'plan', cell A3: Status should be one of Not started, On track, At risk, "
        "Off track, Completed, Ongoing, Paused, Dropped, not 'going well'"
    )


@pytest.mark.parametrize(
    "lines",
    [
        "Dear all,\nthank you for coming to the meeting.\nSincerely,\nChief",
        "Our goal is to plan. Strategies – broad efforts – follow.\nObjectives – measurable steps",
        "Goal: only one line of a plan",
    ],
)
def test_prose_without_levels_is_refused_kindly(tmp_path, lines):
    report, rows, _ = recognized(opened(draw_text(tmp_path / "letter.txt", lines)), Options())
    (problem,) = report.problems
    assert "an outline has lines such as 'Goal: ...' and 'Strategy: ...'" in problem.message
    assert rows == {}


def test_a_sheet_that_is_a_strategy_table_is_never_an_outline(tmp_path):
    picture = """
        Plan of the East
        Goal 1: Reach all
        Goal 2: Keep it
        Strategies      | By When | Who
        a) Write        | Monthly | ED
    """
    workbook = opened(draw_cells(tmp_path / "plan.xlsx", picture))
    report, _, _ = recognized(workbook, Options())
    assert [sheet.shape for sheet in report.sheets] == ["plan_table"]


def test_lines_between_strategy_tables_are_their_headings_and_no_outline(tmp_path):
    document = docx.Document()
    for goal in ("Goal 1: Reach all", "Goal 2: Keep it"):
        document.add_paragraph("Priority Focus Area #1: PEOPLE")
        document.add_paragraph(goal)
        table = document.add_table(0, 3)
        for words in (("Strategies", "By When", "Who"), ("a) Write", "Monthly", "ED")):
            for cell, word in zip(table.add_row().cells, words, strict=True):
                cell.text = word
    document.save(str(tmp_path / "plan.docx"))
    report, rows, _ = recognized(opened(tmp_path / "plan.docx"), Options())
    assert {sheet.shape for sheet in report.sheets} == {"plan_table"}
    codes = [row["code"] for row in rows["plan_item"]]
    assert len(codes) == len(set(codes))


def test_a_table_whose_columns_were_lost_is_refused_at_its_headers(tmp_path):
    lines = "Goal 1: A\nStrategies\nBy When?\nWho?\nResources Needed\na) Write\nOngoing\nGoal 2: B"
    report, rows, _ = recognized(opened(draw_text(tmp_path / "plan.txt", lines)), Options())
    (problem,) = report.problems
    assert str(problem).startswith("plan.txt, sheet 'plan', cell A3: These lines were the headers")
    assert "plan_item" not in rows


def test_a_list_ends_where_its_bullets_end(tmp_path):
    lines = "Expected Outcomes\nWe will:\n- Know\n- Care\nSynopsis\nGoal 1: A\nGoal 2: B"
    path = draw_text(tmp_path / "plan.txt", lines)
    assert [(node.level_name, node.text, node.sub_items) for node in plan_in(path).plan.tops] == [
        ("expected outcome", "Know", []),
        ("expected outcome", "Care", []),
        ("goal", "A", []),
        ("goal", "B", []),
    ]


def test_a_list_of_rows_with_many_columns_is_no_outline(tmp_path):
    picture = "\n".join(["Id | Answer | Score", *(f"{n} | Goal: grow {n} | 4" for n in range(9))])
    (sheet,) = opened(draw_cells(tmp_path / "answers.xlsx", picture)).sheets
    assert not plan_outline.claims(sheet)


def test_loaded_it_is_published_with_levels_statements_spans_and_an_audit(home, tmp_path):
    files = [(draw_document(tmp_path / "phased.docx", PHASED), "phased.docx")]
    loaders.load(home, files, "Ana")
    with published(home) as connection:
        ask = lambda sql: connection.execute(sql).fetchall()  # noqa: E731
        assert ask("select kind, ordinal, text from plan_statement order by ordinal") == [
            ("principle", 1, "Start from the work"),
            ("principle", 2, "Count what changes"),
            ("value", 3, "Honesty"),
        ]
        assert ask("select level, level_name, items from plan_level order by level") == [
            (1, "phase", 3),
            (2, "activity", 3),
        ]
        assert ask(
            "select split_part(item_id, '/', 2), words is null, partners from item_span"
        ) == [
            ("1", False, ["the courts", "Harbor College"]),
            ("1.2", False, []),
            ("2", False, []),
            ("3-4", False, []),
        ]
        assert ask("select finding, count(*) from plan_audit group by 1 order by 1") == [
            ("No deadline", 2),
            ("No measure", 3),
            ("No owner", 4),
        ]


def test_the_newest_version_alone_stands_and_undo_gives_back_the_one_before(home, tmp_path):
    loaders.load(home, [(draw_document(tmp_path / "a.docx", GOALS), "a.docx")], "Ana")
    newer = GOALS.replace("- Being kind\n", "").replace("Reach everybody", "Reach nearly all")
    loaders.load(home, [(draw_document(tmp_path / "b.docx", newer), "b.docx")], "Ana")
    statements = "select text from plan_statement order by ordinal"
    with published(home) as connection:
        assert connection.execute(statements).fetchall() == [("Being open",)]
    loaders.undo(home, 2, "Ana")
    with published(home) as connection:
        assert connection.execute(statements).fetchall() == [("Being open",), ("Being kind",)]


def test_the_report_tells_what_a_new_version_changes_besides_items(home, tmp_path):
    loaders.load(home, [(draw_document(tmp_path / "a.docx", PHASED), "a.docx")], "Ana")
    newer = PHASED.replace("- Count what changes\n", "").replace("to September 2026", "to May 2027")
    path = draw_document(tmp_path / "b.docx", newer)
    (report,) = loaders.check(home, [(path, "b.docx")])
    told = [
        (change.kind, change.table, change.code, change.text)
        for change in report.changes
        if change.table in {"plan_statement", "item_span"}
    ]
    assert told == [
        ("withdrawn", "plan_statement", "principle", "Count what changes"),
        ("changed", "item_span", "1", "July to May 2027; the courts, Harbor College"),
    ]


def published(home):
    name = (home / "published" / "CURRENT").read_text().strip()
    return duckdb.connect(str(home / "published" / name), read_only=True)


def test_hostile_words_are_words(tmp_path):
    words = "<script>alert(1)</script> =1+1 \u202etxt'; drop table plan; --"
    path = draw_text(tmp_path / "plan.txt", f"Plan\nGoal: {words}\nStrategy: {words}")
    assert [node.text for node in plan_in(path).plan.nodes()] == [words, words]


def test_seven_hundred_goals_are_one_plan(tmp_path):
    lines = [f"Goal {n}: G{n}\n- Strategy: S{n}\n- Task: T{n}\n- {'x ' * 40}" for n in range(700)]
    path = draw_text(tmp_path / "plan.txt", "Plan\n" + "\n".join(lines))
    assert len(plan_in(path).plan.nodes()) == 2100
