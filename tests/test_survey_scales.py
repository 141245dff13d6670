"""What answers mean in numbers: the scales that are known, and every spelling of a column on them."""

import random

import pytest

from loaders.surveys.no_ratings import is_not_applicable
from loaders.surveys.records import Scale, Spelling
from loaders.surveys.scale_catalogue import WORDINGS, wordings_of
from loaders.surveys.scales import SCALES, read_on, readings, scale_named, scale_of_words

AGREEMENT = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
UP = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


def column(*texts: str | tuple[str, int]) -> list[Spelling]:
    """A column in which each text stands 5 times, or as often as said; from row 2 down."""
    counted = [text if isinstance(text, tuple) else (text, 5) for text in texts]
    return [Spelling(text, count, row) for row, (text, count) in enumerate(counted, start=2)]


def names(*texts: str | tuple[str, int], wording: str = "") -> list[str]:
    return [found.scale.name for found in readings(column(*texts), wording)]


def only(*texts: str | tuple[str, int], wording: str = ""):
    (found,) = readings(column(*texts), wording)
    return found


def rated(*texts: str | tuple[str, int], wording: str = "") -> list[int | None]:
    """The number of every text, in their order."""
    ratings = only(*texts, wording=wording).ratings
    return [ratings.get(one.text) for one in column(*texts)]


def test_every_scale_gives_a_label_one_number_whatever_its_wording():
    for name, scale in SCALES.items():
        numbers: dict[str, int] = {}
        for wording in wordings_of(name):
            assert len(wording.labels) == scale.high, name
            for label, place in wording.places.items():
                assert numbers.setdefault(label, place) == place, (name, label)


def test_every_wording_reads_its_own_labels_as_one_of_its_candidates():
    for wording in WORDINGS:
        found = readings(column(*wording.labels), "")
        upwards = list(range(1, len(wording.labels) + 1))
        fits = [[one.ratings.get(label) for label in wording.labels] for one in found]
        assert upwards in fits, wording.labels


def test_no_label_is_an_answer_that_rates_nothing_but_where_the_scale_is_about_that():
    odd = {
        (one.scale.partition(" ")[0], label)
        for one in WORDINGS
        for label in one.places
        if is_not_applicable(label) or label in {"", "na"}
    }
    assert odd == {
        *(("certainty", "not sure"), ("certainty", "unsure"), ("certainty", "uncertain")),
        ("familiarity", "not familiar"),
    }


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("agreement 5", "strongly disagree, disagree, undecided, agree, strongly agree"),
        ("agreement 5", "Strongly disagree, Somewhat disagree, Neutral, Somewhat agree, Strongly agree"),
        ("agreement 7", "strongly disagree, disagree, somewhat disagree, neutral, somewhat agree, agree, strongly agree"),
        ("satisfaction 5", "very dissatisfied, dissatisfied, neutral, satisfied, very satisfied"),
        ("satisfaction 5 from not at all satisfied", "not at all satisfied, slightly satisfied, moderately satisfied, very satisfied, extremely satisfied"),
        ("quality 4", "poor, fair, good, excellent"),
        ("quality 5", "poor, fair, good, very good, excellent"),
        ("quality 5 from very poor", "very poor, poor, fair, good, very good"),
        ("frequency 5", "never, rarely, sometimes, often, always"),
        ("frequency 5", "Never, Seldom, Occasionally, Usually, Always"),
        ("frequency 5 with very often", "never, sometimes, often, very often, always"),
        ("frequency 4", "never, sometimes, usually, always"),
        ("usefulness 5", "not at all useful, slightly useful, moderately useful, very useful, extremely useful"),
        ("usefulness 5", "Not at all useful, Not so useful, Somewhat useful, Very useful, Extremely useful"),
        ("importance 4", "Not at all important, Not too important, Somewhat important, Very important"),
        ("importance 5 with important", "not important, slightly important, moderately important, important, very important"),
        ("relevance 5", "not at all relevant, slightly relevant, moderately relevant, very relevant, extremely relevant"),
        ("practicality 5", "not at all practical, slightly practical, somewhat practical, very practical, extremely practical"),
        ("likelihood 5", "very unlikely, unlikely, neither likely nor unlikely, likely, very likely"),
        ("favorability 5", "very unfavorably, somewhat unfavorably, neither favorably nor unfavorably, somewhat favorably, very favorably"),
        ("ease 5", "very difficult, difficult, neutral, easy, very easy"),
        ("extent 5", "not at all, to a small extent, to a moderate extent, to a great extent, to a very great extent"),
        ("confidence 5", "not at all confident, slightly confident, somewhat confident, very confident, extremely confident"),
        ("agreement 5", "Totalmente en desacuerdo, En desacuerdo, Ni de acuerdo ni en desacuerdo, De acuerdo, Totalmente de acuerdo"),
        ("satisfaction 5", "muy insatisfecho, insatisfecho, neutral, satisfecho, muy satisfecho"),
        ("quality 5 from very poor", "muy malo, malo, regular, bueno, muy bueno"),
        ("frequency 5", "Nunca, Casi nunca, A veces, Casi siempre, Siempre"),
        ("usefulness 5", "Nada útil, Poco útil, Algo útil, Muy útil, Extremadamente útil"),
        ("ease 5", "muy difícil, difícil, neutral, fácil, muy fácil"),
    ],
)  # fmt: skip
def test_a_column_with_all_labels_of_a_scale_is_on_it(name, labels):
    labels = labels.split(", ")
    found = only(*labels)
    assert found.scale.name == name
    assert [found.ratings[label] for label in labels] == list(range(1, len(labels) + 1))
    assert not found.undocumented
    assert not found.is_reversed


def test_case_blanks_punctuation_accents_and_odd_signs_are_forgiven():
    texts = ("STRONGLY  AGREE", "agree.", "Neither agree or disagree", "dis\u00adagree", "Ａgree")
    assert rated(*texts) == [5, 4, 3, 2, 4]
    assert rated("MUY SATISFECHO/A", "Satisfecha", "Satisfecho(a)", "neutro") == [5, 4, 4, 3]
    assert rated("Muy facil", "Fácil", "muy dificil", "Neutral") == [5, 4, 1, 3]


def test_a_bracket_that_says_the_same_again_is_no_other_label():
    neither = "Neither favorably nor unfavorably (neutral)"
    assert rated("Very favorably", neither, "Very unfavourably") == [5, 3, 1]
    assert rated("Agree", "Neutral / Undecided", "Strongly agree") == [4, 3, 5]
    found = only(("Agree", 60), ("Strongly agree", 60), ("Neutral", 60), ("Agree (very likely)", 1))
    assert [one.text for one in found.undocumented] == ["Agree (very likely)"]


def test_answers_of_two_languages_are_read_together_with_the_labels_of_most():
    found = only(
        ("Strongly agree", 2), ("Totalmente de acuerdo", 9), ("Neutral", 4), ("De acuerdo", 5)
    )
    assert found.ratings == {
        "Strongly agree": 5,
        "Totalmente de acuerdo": 5,
        "Neutral": 3,
        "De acuerdo": 4,
    }
    assert found.scale.labels[0] == "Totalmente en desacuerdo"


def test_the_scale_has_the_labels_that_respondents_saw():
    found = only("Never", "Seldom", "SOMETIMES", "Usually", "Always")
    assert found.scale.labels == ("Never", "Seldom", "Sometimes", "Usually", "Always")
    neither = "Neither favorably nor unfavorably (neutral)"
    assert only("Very favorably", neither, "Somewhat favorably").scale.labels == (
        *("Very unfavorably", "Somewhat unfavorably", "Neither favorably nor unfavorably"),
        *("Somewhat favorably", "Very favorably"),
    )


class TestNumbersBesideLabels:
    def test_they_may_stand_before_or_after(self):
        assert rated("5 - Strongly agree", "4. Agree", "3: Neutral", "2=Disagree") == [5, 4, 3, 2]
        assert rated("Strongly agree (5)", "Agree - 4", "Neutral [3]", "1) Strongly disagree") == [
            *(5, 4, 3, 1)
        ]

    def test_numbers_that_run_the_other_way_are_turned(self):
        found = only("1 - Strongly agree", "2 - Agree", "3 - Neutral", "5 - Strongly disagree")
        assert found.is_reversed
        assert list(found.ratings.values()) == [5, 4, 3, 1]
        assert found.scale == SCALES["agreement 5"]

    def test_an_export_keeps_numbers_that_begin_at_0_or_lie_around_it(self):
        found = only("4 - Strongly agree", "3 - Agree", "2 - Neutral", "0 - Strongly disagree")
        assert found.scale == Scale("agreement 0-4", 0, 4, tuple(AGREEMENT))
        assert list(found.ratings.values()) == [4, 3, 2, 0]
        around = only("2 - Strongly agree", "1 - Agree", "0 - Neutral", "-2 - Strongly disagree")
        assert (around.scale.low, around.scale.high) == (-2, 2)
        assert around.ratings["-2 - Strongly disagree"] == -2

    def test_a_number_that_contradicts_the_others_is_undocumented(self):
        good = [("5 - Strongly agree", 40), ("4 - Agree", 40), ("3 - Neutral", 10)]
        found = only(*good, ("5 - Disagree", 1))
        assert [one.text for one in found.undocumented] == ["5 - Disagree"]

    def test_bare_numbers_count_between_labelled_ends(self):
        ends = ("5 (Extremely satisfied)", "4", "3", "2", "1 (Not at all satisfied)")
        assert rated(*ends) == [5, 4, 3, 2, 1]
        assert rated("Extremely satisfied", "4", "2", "Not at all satisfied") == [5, 4, 2, 1]
        assert rated("1 - Extremely satisfied", "2", "5 - Not at all satisfied") == [5, 4, 1]

    def test_ends_that_no_scale_knows_make_a_scale_of_numbers(self):
        found = only("0 - Mostly me", "1", "2", "3", "4", "5 - Mostly other people")
        assert found.scale == Scale("0-5", 0, 5)
        assert found.ratings["0 - Mostly me"] == 0
        satisfied = only("10 - Completely satisfied", "8", "7", "0 - Not at all satisfied")
        assert satisfied.scale == Scale("0-10", 0, 10)
        turned = only("1 - Excellent", "2", "6", "7 - Poor")
        assert turned.is_reversed
        assert list(turned.ratings.values()) == [7, 6, 2, 1]

    def test_one_labelled_end_does_not_tell_how_far_the_numbers_go(self):
        assert names("1 (None at all)", "2", "3", "5", "7") == []

    def test_numbered_choices_are_no_ratings(self):
        assert names("1 - Manager", "2 - Staff", "3 - Volunteer") == []
        assert names("1 year", "2", "5 years") == []
        assert names("18-29", "30-44", "45-60", "> 60") == []
        assert names("0-6 months ago", "6 months - 1 year ago") == []


class TestDoubt:
    def test_four_labels_without_a_middle_fit_two_scales(self):
        four = ("Strongly agree", "Agree", "Disagree", "Strongly disagree")
        assert names(*four) == ["agreement 4", "agreement 5"]
        six = ("Somewhat agree", "Somewhat disagree", *four)
        assert names(*six) == ["agreement 6", "agreement 7"]

    def test_where_very_many_answered_nobody_passes_over_what_was_offered(self):
        many = [(label, 50) for label in AGREEMENT if label != "Neutral"]
        assert names(*many) == ["agreement 4"]
        assert names(*((label, 49) for label, _ in many)) == ["agreement 4", "agreement 5"]

    def test_very_good_is_4_of_one_scale_and_5_of_another(self):
        found = readings(column("Poor", "Fair", "Good", "Very good"), "")
        assert {one.scale.name: one.ratings["Very good"] for one in found} == {
            "quality 5": 4,
            "quality 5 from very poor": 5,
        }

    def test_often_depends_on_labels_that_nobody_chose(self):
        found = readings(column("Never", "Sometimes", "Often"), "")
        numbers = {one.scale.name: one.ratings["Often"] for one in found}
        assert numbers["frequency 5"] == 4
        assert numbers["frequency 5 with very often"] == 3

    def test_a_scale_of_seven_is_considered_only_where_a_label_of_its_own_was_chosen(self):
        assert names("Strongly agree", "Agree", "Neutral") == ["agreement 5"]
        assert names("Strongly agree", "Agree", "Somewhat agree", "Neutral") == ["agreement 7"]

    def test_a_question_that_states_its_scale_settles_it(self):
        four = ("Strongly agree", "Agree", "Disagree", "Strongly disagree")
        assert names(*four, wording="How far do you agree? (1-5)") == ["agreement 5"]
        assert names(*four, wording="on a 4-point scale") == ["agreement 4"]

    def test_scales_that_mean_the_same_numbers_are_no_doubt(self):
        assert only("Average", "Good", "Excellent").ratings == {
            "Average": 3,
            "Good": 4,
            "Excellent": 5,
        }


class TestNoRating:
    @pytest.mark.parametrize(
        "texts",
        [
            ("Yes", "No", "Not sure"),
            ("Agree", "Disagree"),
            ("Strongly agree",),
            ("Female", "Male"),
            ("Beginner", "Intermediate", "Expert", "None"),
            ("N/A", "Don't know"),
            ("Daily", "Weekly", "Monthly", "Never"),
            ("1", "2", "3", "4", "5"),
            ("TRUE", "FALSE"),
            (),
        ],
    )
    def test_these_are_none(self, texts):
        assert names(*texts) == []

    def test_nine_of_ten_answers_must_be_on_the_scale(self):
        good = [("Strongly agree", 45), ("Agree", 45)]
        assert names(*good, ("Neutral", 5), ("Other", 11)) == []
        (found,) = readings(column(*good, ("Neutral", 6), ("Agre", 10)), "")
        assert found.undocumented == (Spelling("Agre", 10, 5),)

    def test_what_is_not_applicable_does_not_count_against_it(self):
        found = only(
            ("Very favorably", 3),
            ("Very unfavorably", 2),
            ("Neither favorably nor unfavorably", 1),
            ("Unfamiliar (N/A)", 94),
        )
        assert found.not_applicable == {"Unfamiliar (N/A)"}
        assert found.undocumented == ()

    def test_a_dash_and_a_null_stand_for_a_blank_cell(self):
        found = only("Agree", "Strongly agree", "Neutral", "--", "NULL", "NA")
        assert found.no_answer == {"--", "NULL"}
        assert found.not_applicable == {"NA"}

    def test_two_labels_that_would_be_one_number_are_not_made_one(self):
        found = only(("Strongly agree", 90), ("Agree", 90), ("Neutral", 90), ("Totally agree", 9))
        assert [one.text for one in found.undocumented] == ["Totally agree"]
        assert rated("Agree", "Neutral", "Neither agree nor disagree") == [4, 3, 3]


class TestStatedInTheQuestion:
    @pytest.mark.parametrize(
        ("wording", "name"),
        [
            ("Rate how much you enjoy it on a scale of 1 to 5, where 1 is not and 5 is a lot", "1-5"),
            ("Compared with other topics, on a scale of 1 to 5, how difficult is it?", "1-5"),
            ("How useful was it? (1-5)", "1-5"),
            ("How likely are you to recommend us (0–10)?", "0-10"),
            ("It was clear (1 = strongly disagree, 7 = strongly agree)", "1-7"),
            ("Overall, with 1 being poor and 10 being excellent", "1-10"),
            ("In a 1 to 7 scale, how clear was it?", "1-7"),
            ("Please answer on a 5-point scale", "1-5"),
            ("Rate us between 1 and 5", "1-5"),
            ("Rate from 1 star to 5 stars", "1-5"),
            ("En una escala de 1 a 5, ¿qué tan útil fue?", "1-5"),
            ("Califique el servicio del 1 al 10", "1-10"),
            ("¿Cómo lo valora, donde 1 es muy malo y 5 es muy bueno?", "1-5"),
        ],
    )  # fmt: skip
    def test_makes_bare_numbers_a_rating(self, wording, name):
        found = only("1", "2", "3.0", "4", "5", wording=wording)
        assert found.scale.name == name
        assert list(found.ratings.values()) == [1, 2, 3, 4, 5]

    @pytest.mark.parametrize(
        "wording",
        [
            "Rank the films with 1 being your favorite and 6 being your least favorite",
            "How many years have you been a member (1-5)?",
            "Role (1=Manager, 2=Staff, 3=Volunteer)",
            "In the last 1 to 5 years, what did you attend?",
            "Q1: Is it good? Q5: Is it clear?",
            "Rate your 3 to 5 year plan",
            "How useful was it?",
        ],
    )
    def test_these_state_none(self, wording):
        assert names("1", "2", "3", "4", "5", wording=wording) == []

    def test_numbers_may_run_from_the_best_down(self):
        for wording in ("(1 = excellent, 5 = poor)", "1 being the highest and 5 the lowest"):
            found = only(*UP, wording=wording)
            assert found.is_reversed
            assert found.ratings == {"1": 5, "2": 4, "3": 3, "4": 2, "5": 1}

    def test_out_of_10_leaves_open_where_it_begins(self):
        assert names("7", "8", "10", wording="Rate us out of 10") == ["1-10", "0-10"]
        assert names(("0", 50), "8", "10", wording="Rate us out of 10") == ["0-10"]

    def test_a_code_off_the_scale_is_undocumented(self):
        found = only(("1", 50), ("5", 45), ("6", 5), ("-1", 1), wording="(1-5)")
        assert [one.text for one in found.undocumented] == ["6", "-1"]


class TestOnAKnownScale:
    def test_numbers_labels_and_both_are_read(self):
        spellings = column("5", "Agree", "3 - Neutral", "2.0", "N/A", "6", "Agre")
        found = read_on(spellings, scale_named("agreement 5"), is_reversed=None)
        assert found.ratings == {"5": 5, "Agree": 4, "3 - Neutral": 3, "2.0": 2}
        assert found.not_applicable == {"N/A"}
        assert [one.text for one in found.undocumented] == ["6", "Agre"]

    def test_codes_of_a_tool_are_turned_and_its_no_opinion_is_not_applicable(self):
        spellings = column(("3", 7), ("1", 3), ("2", 3), ("-1", 2))
        found = read_on(spellings, scale_named("1-3"), is_reversed=True, not_applicable=["-1"])
        assert found.ratings == {"3": 1, "1": 3, "2": 2}
        assert found.not_applicable == {"-1"}
        total = sum(found.ratings[one.text] * one.count for one in spellings[:3])
        assert total / 13 == pytest.approx(22 / 13)
        assert found.is_reversed

    def test_na_is_what_the_caller_says(self):
        spellings = column("4", "NA")
        scale = scale_named("1-5")
        assert read_on(spellings, scale, is_reversed=None).not_applicable == {"NA"}
        said = read_on(spellings, scale, is_reversed=None, no_answer=["NA"])
        assert (said.no_answer, said.not_applicable) == ({"NA"}, frozenset())

    def test_a_label_with_its_number_is_known_by_either(self):
        found = read_on(column("1 (None at all)", "7"), scale_named("1-10"), is_reversed=None)
        assert found.ratings == {"1 (None at all)": 1, "7": 7}

    def test_a_question_put_negatively_is_turned_with_its_labels(self):
        spellings = column("Strongly agree", "Disagree")
        found = read_on(spellings, scale_named("agreement 5"), is_reversed=True)
        assert found.ratings == {"Strongly agree": 1, "Disagree": 4}
        assert found.scale.labels == tuple(AGREEMENT[::-1])
        again = read_on(spellings, found.scale, is_reversed=True, is_remembered=True)
        assert again.ratings == found.ratings
        assert again.scale == found.scale

    def test_turned_codes_do_not_turn_the_labels_of_the_next_export(self):
        codes = read_on(column("1", "2"), scale_named("agreement 5"), is_reversed=True)
        assert codes.ratings == {"1": 5, "2": 4}
        assert codes.scale.labels == tuple(AGREEMENT)
        words = column("Strongly agree", "Agree")
        found = read_on(words, codes.scale, is_reversed=True, is_remembered=True)
        assert found.ratings == {"Strongly agree": 5, "Agree": 4}

    def test_a_person_who_says_what_the_labels_say_does_not_turn_them_twice(self):
        spellings = column("1 - Strongly agree", "5 - Strongly disagree", "2")
        turned = {"1 - Strongly agree": 5, "5 - Strongly disagree": 1, "2": 4}
        for said in (None, True):
            found = read_on(spellings, scale_named("agreement 5"), is_reversed=said)
            assert (found.ratings, found.is_reversed) == (turned, True)
        kept = read_on(spellings, scale_named("agreement 5"), is_reversed=False)
        assert kept.ratings == {"1 - Strongly agree": 1, "5 - Strongly disagree": 5, "2": 2}
        assert kept.scale.labels == tuple(AGREEMENT[::-1])

    def test_labels_that_a_person_gave_are_read_in_their_order(self):
        scale = scale_of_words(["Anguish", "Tolerable", "Great"])
        found = read_on(column("great", "TOLERABLE", "1", "Awful"), scale, is_reversed=None)
        assert found.ratings == {"great": 3, "TOLERABLE": 2, "1": 1}
        assert [one.text for one in found.undocumented] == ["Awful"]


def test_every_spelling_is_one_thing_and_every_rating_on_the_scale():
    """Columns put together by chance, of labels, numbers and answers that are on no scale."""
    chance = random.Random(20260331)
    labels = [label for wording in WORDINGS[:40] for label in wording.labels]
    others = ["N/A", "NA", "--", "Other", "3.5", "99", "-1", "I don't know", "¿?", "5 - Agree"]
    for _ in range(150):
        family = chance.choice(WORDINGS).labels
        texts = {
            *chance.sample(family, chance.randint(1, len(family))),
            *chance.sample(labels, chance.randint(0, 2)),
            *chance.sample(others, chance.randint(0, 3)),
            *(
                f"{number} - {label}"
                for number, label in enumerate(family)
                if chance.random() < 0.2
            ),
        }
        spellings = column(*((text, chance.randint(1, 60)) for text in sorted(texts)))
        wording = chance.choice(["", "Rate it (1-5)"])
        known = read_on(spellings, chance.choice(list(SCALES.values())), is_reversed=None)
        for found in (known, *readings(spellings, wording)):
            off = [one.text for one in found.undocumented]
            said = [*found.ratings, *found.not_applicable, *found.no_answer, *off]
            assert sorted(said) == sorted(one.text for one in spellings)
            numbers = range(found.scale.low, found.scale.high + 1)
            assert all(number in numbers for number in found.ratings.values())


class TestNamedScales:
    @pytest.mark.parametrize(
        ("words", "low", "high"),
        [("1-7", 1, 7), ("0 to 10", 0, 10), ("1 a 5", 1, 5), ("-2 to 2", -2, 2), ("Agreement  5", 1, 5), ("agreement 0-4", 0, 4)],
    )  # fmt: skip
    def test_by_name_or_by_numbers(self, words, low, high):
        found = scale_named(words)
        assert (found.low, found.high) == (low, high)
        assert scale_named(found.name) == found

    def test_every_scale_is_found_by_its_name(self):
        assert all(scale_named(name) is scale for name, scale in SCALES.items())

    def test_an_unknown_name_is_refused_with_the_known_ones(self):
        with pytest.raises(ValueError, match=r"numbers such as '1-5', .*agreement.*, not 'good'"):
            scale_named("good")
        with pytest.raises(ValueError, match=r"one of 'quality 5', 'quality 4'.*not 'quality 9'"):
            scale_named("quality 9")
        with pytest.raises(ValueError, match="numbers such as"):
            scale_named("5-1")

    def test_labels_of_a_known_scale_are_that_scale(self):
        found = scale_of_words(
            ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"]
        )
        assert found == SCALES["agreement 5"]

    def test_labels_may_have_their_numbers(self):
        found = scale_of_words(["0 - Cold", "1 - Warm", "2 - Hot"])
        assert found == Scale("Cold to Hot, 3 labels", 0, 2, ("Cold", "Warm", "Hot"))

    @pytest.mark.parametrize(
        "labels", [[], ["Good"], ["Good", ""], ["Good", "good"], ["1 - Bad", "3 - Good"]]
    )
    def test_labels_that_are_no_scale_are_refused(self, labels):
        with pytest.raises(ValueError, match=r"label"):
            scale_of_words(labels)


@pytest.mark.parametrize(
    "text",
    [
        *("N/A", "n.a.", "Not applicable", "Not Applicable (N/A)", "Unfamiliar (N/A)", "0 - N/A"),
        *("No opinion", "Don't know", "I don’t know", "I do not know", "Not sure", "Unsure"),
        *("I don't know what tidyverse is", "6 = Don't know", "Don't know / Not applicable"),
        *("Prefer not to say", "I'd rather not say", "Does not apply", "Never used", "No answer"),
        *("No basis for evaluation", "I've never had squash", "N/A (0)"),
        *("No aplica", "No sé", "NS/NC", "Prefiero no responder", "Sin opinión", "No sabe/No contesta"),
    ],
)  # fmt: skip
def test_these_answers_are_not_applicable(text):
    assert is_not_applicable(text)


@pytest.mark.parametrize(
    "text",
    [
        *("NA", "", "-", "Never", "None", "Neutral", "No", "Nada", "Nunca", "Undecided", "Not useful"),
        *("Never -- I don't use it.", "Agree, but I don't know why", "3", "Did not meet expectations"),
    ],
)  # fmt: skip
def test_these_answers_are_not(text):
    assert not is_not_applicable(text)
