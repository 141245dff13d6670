"""How long it takes to match two versions of a plan, and how right the matching is.

    python benchmarks/versions.py                2 versions of 2,000 items
    python benchmarks/versions.py --items 20000

Times three pairs of versions made by chance: a year in which little changed, one in which every
item is reworded, and one with nothing in common. Then says, for the labelled plans of
tests/version_pairs.py, how many true pairs are taken, asked about and missed, and what is wrong.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOM = Path(__file__).parents[1]
sys.path[:0] = [str(ROOM), str(ROOM / "tests")]

from version_pairs import PLANS, labelled, score  # noqa: E402 - after the path to it

from loaders.matching import Item, match  # noqa: E402

VERBS = ("write", "hire", "train", "publish", "review", "open", "build", "send", "measure", "teach")
GOODS = (
    *(
        "handbook",
        "judges",
        "clerks",
        "forms",
        "orders",
        "offices",
        "records",
        "letters",
        "schools",
    ),
    *("payments", "employers", "families", "data", "reports", "meetings", "clinics", "courts"),
    *("wages", "addresses", "telephones", "websites", "surveys", "budgets", "partners", "mentors"),
    *("interpreters", "hearings", "guidelines", "laptops", "vendors", "contracts", "agreements"),
)
PLACES = (
    "north",
    "south",
    "east",
    "west",
    "coast",
    "valley",
    "city",
    "county",
    "district",
    "harbor",
)


def main() -> None:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--items", type=int, default=2000)
    size = parser.parse_args().items
    chance = random.Random(7)  # noqa: S311 - a plan, not a secret
    before = plan(size, chance)
    told = {
        "little changed": changed(before, chance, reworded=0.15, dropped=0.05),
        "every item reworded": changed(before, chance, reworded=1.0, dropped=0.0),
        "nothing in common": plan(size, chance),
    }
    for name, after in told.items():
        started = time.perf_counter()
        found = match(before, after)
        seconds = time.perf_counter() - started
        pairs = sum(one.before is not None and one.after is not None for one in found)
        doubtful = sum(one.is_doubtful for one in found)
        print(f"{size:,} items, {name:20}{seconds:6.2f} s, {pairs:,} pairs, {doubtful:,} doubtful")
    print(f"{'labelled plan':16}{'pairs':>6}{'taken':>7}{'wrong':>7}{'asked':>7}{'missed':>8}"
          f"{'precision':>11}{'recall':>8}")  # fmt: skip
    for name, picture in PLANS.items():
        tell(name, picture)


def tell(name: str, picture: str) -> None:
    """Print what became of the pairs of one labelled plan."""
    pair = labelled(picture)
    of_it = score(pair, match(pair.before, pair.after))
    wrong, asked, missed = len(of_it.wrong), len(of_it.asked), len(of_it.missed)
    print(
        f"{name:16}{of_it.found + asked + missed:6}{of_it.found:7}{wrong:7}{asked:7}{missed:8}"
        f"{of_it.precision:11.3f}{of_it.recall:8.3f}"
    )


def plan(size: int, chance: random.Random) -> list[Item]:
    """Areas of ten goals, goals of ten strategies, each with words by chance."""
    found: list[Item] = []
    for number in range(size):
        strategy, goal, area = number % 10, number // 10 % 10, number // 100
        parent = f"{area}.{goal}"
        code = f"{parent}.{strategy}" if strategy else parent
        level = "strategy" if strategy else "goal"
        found.append(Item(code, parent if strategy else None, level, code, words(chance)))
    return found


def words(chance: random.Random) -> str:
    """A sentence such as `Train clerks and judges in the north county by 2027`."""
    goods, places = chance.sample(GOODS, 3), chance.sample(PLACES, 2)
    what = f"{chance.choice(VERBS)} {goods[0]} and {goods[1]} for {goods[2]}"
    return f"{what} in the {' '.join(places)} by {chance.randrange(2027, 2035)}".capitalize()


def changed(
    before: Sequence[Item], chance: random.Random, *, reworded: float, dropped: float
) -> list[Item]:
    """The items with shares of them reworded and dropped by chance."""
    found = []
    for item in before:
        if chance.random() < dropped and item.parent_id is not None:
            continue
        if chance.random() < reworded:
            parts = item.text.split()
            parts[chance.randrange(len(parts))] = chance.choice(GOODS)
            found.append(replace(item, text=f"{' '.join(parts)} with {chance.choice(GOODS)}"))
        else:
            found.append(item)
    return found


if __name__ == "__main__":
    main()
