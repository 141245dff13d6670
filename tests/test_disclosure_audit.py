"""An attacker with the published file finds no hidden count: traps by name, then tables by chance."""

import itertools

import pytest
from disclosure_auditor import System
from disclosure_cases import ALONE, CASES, correct, decision, fill, mostly_large
from disclosure_homes import PackedHome, dice_of, new_measure
from disclosure_knowledge import Attack
from disclosure_rows import read_impact, read_rows
from disclosure_told import told_of_hidden

SEEDS = (11, 12)
CORRECTED = 40
"""Measures that are corrected twice, half of them each time."""
MEASURES = 100
"""Of each seed; with their margins, quarters and twins some 400 tables."""


def grid(picture, least=1):
    """A System of a table with totals: a number is shown, `?` is hidden; the last are the sums.

    Unknowns are called by row and column, counted from 0.
    """
    rows = [line.split() for line in picture.strip().splitlines()]
    system = System()
    shown = {}
    for row, column in itertools.product(range(len(rows)), range(len(rows[0]))):
        text = rows[row][column]
        if text == "?":
            system.unknown((row, column), least)
        else:
            shown[row, column] = int(text)
    lines = [[(row, column) for column in range(len(rows[0]))] for row in range(len(rows))]
    lines += [[(row, column) for row in range(len(rows))] for column in range(len(rows[0]))]
    for line in lines:
        signs = dict.fromkeys(line[:-1], 1) | {line[-1]: -1}
        known = sum(sign * shown[name] for name, sign in signs.items() if name in shown)
        system.equal({name: sign for name, sign in signs.items() if name not in shown}, -known)
    return system


def told(system):
    """Names of what leaks, with how."""
    return {leak.name: leak.how for leak in system.leaks()}


def test_the_auditor_computes_the_only_hidden_count():
    """4 = 54 - 50."""
    assert told(grid("50 ? 54\n20 30 50\n70 34 104")) == {(0, 1): "exact"}


def test_the_auditor_finds_nothing_where_four_hidden_counts_hide_each_other():
    """The four may all rise and fall by the same: 0..18 beside 2..20."""
    assert told(grid("? ? 80 100\n? ? 10 30\n18 22 90 130")) == {}


def test_the_auditor_finds_what_lies_between_1_and_10_whatever_the_table_is():
    """a + b = 12 and a + c = 9: a and c are at most 8, though none is exact."""
    assert told(grid("? ? 12\n? ? 33\n9 36 45")) == {(0, 0): "small", (1, 0): "small"}


def test_the_trap_of_a_bridge():
    """Two hidden in every line, and yet exact: two squares of four that one count joins.

    Rows 0 and 1 with columns 0 and 1 hold 5 more than their rows have left for them.
    """
    picture = """
        ?  ?  9  9  60
        ?  ?  ?  9  70
        9  9  ?  ?  75
        9  9  ?  ?  80
        50 55 85 95 285
    """
    # Rows 0 and 1 leave 42 + 61 = 103 for columns 0 and 1 and the bridge; these columns take
    # 32 + 37 = 69 of it, so that the bridge is 34.
    assert told(grid(picture)) == {(1, 2): "exact"}


def test_the_trap_of_zeros_that_are_always_shown():
    """Two hidden counts make 11: with 0 allowed either may be 11, from 1 on both are at most 10."""
    picture = "? ? 40 51\n? ? 20 70\n31 30 60 121"
    assert told(grid(picture, least=0)) == {}
    assert told(grid(picture, least=1)) == {(0, 0): "small", (0, 1): "small"}


@pytest.mark.parametrize("seed", range(40))
def test_programs_and_counting_out_find_the_same(seed, monkeypatch):
    dice = dice_of(seed)
    size = dice.choice([2, 3])
    cells = [[dice.choice([0, 3, 8, 12, 20, 30]) for _ in range(size)] for _ in range(size)]
    rows = [[*line, sum(line)] for line in cells]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    words = [[str(value) for value in row] for row in rows]
    for row, column in itertools.product(range(size), repeat=2):
        if rows[row][column] and dice.random() < 0.7:
            words[row][column] = "?"
    picture = "\n".join(" ".join(row) for row in words)
    counted = told(grid(picture))
    monkeypatch.setattr("disclosure_auditor.MOST_TABLES", 0)
    assert told(grid(picture)) == counted


@pytest.fixture
def home(tmp_path):
    return PackedHome(tmp_path)


def audit(home, same=(), earlier=()):
    """The newest publication of a home under attack, also beside earlier ones of it."""
    files, truths = zip(*earlier, home.both(), strict=True)
    assert told_of_hidden(files[-1]) == []
    return Attack(files, truths, same_people=same)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_hidden_can_be_computed_from_tables_by_chance(home, seed):
    same, cases = fill(home, dice_of(seed), MEASURES)
    attack = audit(home, same)
    assert attack.asked > 500
    found = [(cases.get(leak.name[1], "twins"), leak) for leak in attack.leaks()]
    assert found == [], f"seed {seed}"


def test_nothing_hidden_of_an_assessment_can_be_computed(home):
    dice = dice_of(21)
    same = [pair for number in range(60) for pair in decision(home, dice, number)]
    file, truth = home.both()
    attack = Attack([file], [truth], same_people=same, read=read_impact)
    assert attack.asked > 200
    assert attack.leaks() == []


def test_the_difference_of_two_publications_tells_nothing(home):
    """Coast and Hills stay hidden and stay 159 people, so that the corrected Lakes are 162 - 159."""
    new_measure(home, "M1", "rate")
    first = {("Coast",): (11, 155), ("Hills",): (4, 4), ("Lakes",): (0, 147)}
    home.table("M1", "2026 Q3", ("Region",), first)
    earlier = [home.both()]
    home.load("correction.xlsx")
    home.table("M1", "2026 Q3", ("Region",), {("Lakes",): (3, 3)})
    assert audit(home, earlier=earlier).leaks() == []


@pytest.mark.parametrize("cases", [[mostly_large], ALONE], ids=["large", "any"])
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_hidden_can_be_computed_from_what_was_published_before(home, seed, cases):
    dice = dice_of(seed)
    _, cases = fill(home, dice, CORRECTED, cases)
    earlier = [home.both()]
    for _ in range(2):
        home.load("correction.xlsx")
        for code in dice.sample(sorted(cases), CORRECTED // 2):
            correct(home, dice, code)
        earlier.append(home.both())
    files, truths = zip(*earlier, strict=True)
    assert [told_of_hidden(file) for file in files] == [[], [], []]
    leaks = [leak for leak in Attack(files, truths).leaks() if not was_shown(leak, *earlier)]
    found = [(cases[leak.name[1]], leak) for leak in leaks]
    assert found == [], f"seed {seed}"


def was_shown(leak, *both):
    """Whether any of the publications shows the very number: to hide it later takes nothing back."""
    number, *key, figure = leak.name
    real = read_rows(both[number][1]).get(tuple(key))
    shown = [rows[real.key] for file, _ in both if real and real.key in (rows := read_rows(file))]
    return any(row.figures[figure] == real.figures[figure] for row in shown if not row.hidden)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_the_auditor_finds_a_count_that_was_left_shown(home, case):
    """Of each way that tables are given, one in which one more row is shown leaks."""
    same, _ = fill(home, dice_of(5), 12, [case])
    attack = audit(home, same)
    assert attack.leaks() == []
    hidden = sorted(row.key for row in attack.rows.values() if row.hidden)
    for key in hidden:
        for figure, value in attack.real[key].figures.items():
            attack.system.equal({(0, *key, figure): 1}, round(value))
        if any(leak.name[1:5] != key for leak in attack.leaks()):
            return
    pytest.fail("whatever more is shown, nothing else leaks: the auditor sees too little")
