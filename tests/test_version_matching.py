"""Which item of one version is which of another: labelled plans, doubt, decisions, chains, time."""

import random
import time

import pytest
from version_pairs import PLANS, labelled, score

from loaders.matching import Item, match
from loaders.matching.chains import Version, compare_all
from loaders.matching.likeness import likeness, weights
from loaders.matching.records import NOTHING_SAID, Said
from loaders.matching.words import folded, stems


def items(picture: str) -> list[Item]:
    """`code | words`, one item a line."""
    lines = [line.split("|") for line in picture.strip().splitlines()]
    found = [(code.strip(), text.strip()) for code, text in lines]
    return [
        Item(code, code.rpartition(".")[0] or None, f"level {code.count('.')}", code, text)
        for code, text in found
    ]


def pairs(before: str, after: str, said: Said = NOTHING_SAID) -> set[tuple[str | None, str | None]]:
    found = match(items(before), items(after), said)
    return {(one.before and one.before.code, one.after and one.after.code) for one in found}


def asked(before: str, after: str, said: Said = NOTHING_SAID) -> set[tuple[str, str]]:
    found = match(items(before), items(after), said)
    return {(one.before.code, other) for one in found if one.before for other in one.candidates}


@pytest.mark.parametrize("name", PLANS)
def test_no_wrong_pair_is_taken_and_no_true_one_is_lost(name):
    plan = labelled(PLANS[name])
    found = score(plan, match(plan.before, plan.after))
    assert found.wrong == []
    assert found.missed == []
    assert found.recall > 0.8


def test_the_labelled_plans_together():
    plans = [labelled(picture) for picture in PLANS.values()]
    assert sum(len(plan.links) for plan in plans) == 207
    found = [score(plan, match(plan.before, plan.after)) for plan in plans]
    taken, asks = sum(one.found for one in found), sum(len(one.asked) for one in found)
    # 162 true pairs: 155 are taken, 7 are asked about; recall is 0.957, precision 1.
    assert (taken, asks) == (155, 7)


@pytest.mark.parametrize("name", PLANS)
def test_a_split_and_a_merged_item_are_told_as_such(name):
    plan = labelled(PLANS[name])
    told = {
        (one.before.code, one.after.code): one.relation
        for one in match(plan.before, plan.after) if one.relation
    }  # fmt: skip
    true = {two: what for two, what in plan.links.items() if what in {"split", "merged"}}
    assert told == true


def test_the_same_words_are_the_same_item_wherever_they_stand():
    before = "1 | Serve\n1.1 | Hire two analysts\n2 | Write\n2.1 | Print a poster"
    after = "1 | Write\n1.1 | Hire two analysts\n2 | Serve\n2.1 | Print a poster"
    assert pairs(before, after) == {("1", "2"), ("1.1", "1.1"), ("2", "1"), ("2.1", "2.1")}


def test_equal_words_under_two_goals_stay_under_their_goals():
    before = "1 | Serve\n1.1 | Report annually\n2 | Write\n2.1 | Report annually"
    after = "1 | Write\n1.1 | Report annually\n2 | Serve\n2.1 | Report annually"
    assert pairs(before, after) == {("1", "2"), ("1.1", "2.1"), ("2", "1"), ("2.1", "1.1")}


def test_equal_words_that_nothing_tells_apart_are_asked_about():
    before = "1 | Report annually\n2 | Report annually"
    after = "3 | Report annually"
    assert pairs(before, after) == {("1", None), ("2", None), (None, "3")}
    assert asked(before, after) == {("1", "3"), ("2", "3")}


def test_the_same_code_with_other_words_is_asked_about_or_another_item():
    before = "1 | Hold a forum with fathers\n2 | Choose a vendor"
    after = "1 | Hold a forum with employers\n2 | Train every judge in October"
    assert pairs(before, after) == {("1", None), ("2", None), (None, "1"), (None, "2")}
    assert asked(before, after) == {("1", "1")}


def test_other_months_in_brackets_make_no_other_phase():
    before = "1 | Look around (July to September 2026)\n2 | Decide (October 2026)"
    after = "1 | Look around (July to May 2027)\n2 | Leave (October 2026)"
    assert ("1", "1") in pairs(before, after)
    assert ("2", "2") not in pairs(before, after)


def test_another_number_is_the_same_item_in_its_place_only():
    before = "1 | Reduce the time to an order to 30 days\n2 | Hire"
    assert ("1", "1") in pairs(before, "1 | Reduce the time to an order to 20 days\n2 | Hire")
    after = "1 | Hire\n2 | Reduce the time to an order to 20 days"
    assert ("1", None) in pairs(before, after)
    assert asked(before, after) == {("1", "2")}


def test_what_a_person_said_goes_before():
    before = "1 | Publish an annual report\n2 | Hire two analysts"
    after = "1 | Buy software\n2 | Hire two analysts"
    same = Said(same=frozenset({("1", "1")}))
    assert pairs(before, after, same) == {("1", "1"), ("2", "2")}
    other = Said(other=frozenset({("2", "2")}))
    assert {("2", None), (None, "2")} <= pairs(before, after, other)
    assert asked(before, after, other) == set()


def test_one_item_that_a_person_calls_two_is_split():
    said = Said(same=frozenset({("1", "1"), ("1", "2")}))
    found = match(items("1 | Train"), items("1 | Teach judges\n2 | Teach clerks"), said)
    assert [(one.after.code, one.relation) for one in found] == [("1", "split"), ("2", "split")]


def test_an_item_is_followed_through_versions_in_between():
    words = ("Write a plan", "Write and print a plan", "Print a plan and mail it to partners")
    versions = [Version(number, items(f"1 | {text}")) for number, text in enumerate(words, 1)]
    same = {two: Said(same=frozenset({("1", "1")})) for two in ((1, 2), (2, 3))}
    found = {(two.from_load_id, two.to_load_id): two.matches for two in compare_all(versions, same)}
    assert sorted(found) == [(1, 2), (1, 3), (2, 3)]
    (one,) = found[1, 3]
    assert (one.before.text, one.after.text) == (words[0], words[2])


def test_an_item_that_comes_back_is_found_again():
    versions = [
        Version(1, items("1 | Serve\n1.1 | Print a poster")), Version(2, items("1 | Serve")),
        Version(3, items("1 | Serve\n1.2 | Print a poster")),
    ]  # fmt: skip
    found = {(two.from_load_id, two.to_load_id): two.matches for two in compare_all(versions, {})}
    assert [(one.before.code, one.after) for one in found[1, 2]][1] == ("1.1", None)
    assert [(one.before.code, one.after.code) for one in found[1, 3]][1] == ("1.1", "1.2")


def test_what_is_not_the_same_for_two_versions_is_not_for_the_newest():
    versions = [
        Version(1, items("1 | Publish an annual report")),
        Version(2, items("1 | Publish a report every year")),
        Version(3, items("1 | Publish a report every year")),
    ]
    said = {(1, 2): Said(other=frozenset({("1", "1")}))}
    found = {(two.from_load_id, two.to_load_id): two.matches for two in compare_all(versions, said)}
    assert [one.candidates for one in found[1, 3]] == [(), ()]


def test_every_item_of_both_versions_is_told_once_or_with_its_parts():
    chance = random.Random(3)
    for _ in range(30):
        before = [Item(f"{n}", None, "goal", f"{n}", sentence(chance)) for n in range(12)]
        after = [Item(f"{n}", None, "goal", f"{n}", sentence(chance)) for n in range(12)]
        found = match(before, after)
        alone = [one for one in found if one.relation is None]
        of_before = [one.before.code for one in alone if one.before]
        of_after = [one.after.code for one in alone if one.after]
        assert len(set(of_before)) == len(of_before)
        assert len(set(of_after)) == len(of_after)
        assert {one.before.code for one in found if one.before} == {one.code for one in before}
        assert {one.after.code for one in found if one.after} == {one.code for one in after}
        assert match(before, after) == found


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(("write", "train", "judges", "forms", "in", "north"), k=4))


def test_spelling_and_endings_do_not_tell_apart():
    assert folded("  Train  Judges – now! ") == "train judges now"
    assert stems("The training of judges") == stems("train a judge") == {"train", "judg"}


def test_likeness_is_100_for_the_same_words_and_low_for_others():
    weighed = weights(items("1 | Train judges\n2 | Buy software"))
    assert likeness("Train judges", "train Judges.", weighed) == 100
    assert likeness("Train judges", "Buy software", weighed) < 36


def test_an_empty_version_drops_everything():
    (one,) = match(items("1 | Serve"), [])
    assert (one.before.code, one.after, one.candidates) == ("1", None, ())


def test_two_versions_of_2000_items_take_under_five_seconds():
    chance = random.Random(7)
    places = ("north", "south", "east", "west", "coast", "valley", "harbor", "prairie")
    goods = ("judges", "clerks", "forms", "orders", "letters", "wages", "schools", "budgets")
    before = [
        Item(f"{n // 10}.{n % 10}", None, "goal", f"{n // 10}.{n % 10}", " ".join(
            ["Train", *chance.sample(goods, 3), "in the", *chance.sample(places, 3), f"by {n}"]
        ))
        for n in range(2000)
    ]  # fmt: skip
    after = [
        Item(one.item_id, None, "goal", one.code, f"{one.text} with {chance.choice(goods)}")
        for one in before
    ]
    started = time.process_time()
    found = match(before, after)
    assert time.process_time() - started < 5
    assert len(found) == 2000
