"""Scales in English whose labels are listed one by one: frequency, quality, extent and others."""

from loaders.surveys.scale_patterns import UNDECIDED, Numbers

_NOT = "not at all"
_RARELY = "rarely / seldom / almost never / hardly ever / once in a while / very rarely"
_SOMETIMES = "sometimes / occasionally"
_OFTEN = "often / frequently / usually / most of the time / almost always / regularly / mostly"
_ALWAYS = "always / all the time / all of the time / constantly / every time"
FREQUENCY: dict[str, list[Numbers]] = {
    "frequency 5": [
        ("never", _RARELY, _SOMETIMES, _OFTEN, _ALWAYS),
        ("never", _RARELY, _SOMETIMES, "very often / very frequently", _ALWAYS),
    ],
    "frequency 5 with very often": [
        ("never", _SOMETIMES, "often / frequently", "very often / very frequently", _ALWAYS)
    ],
    "frequency 5 up to very often": [
        ("never", _RARELY, _SOMETIMES, "often / frequently", "very often / very frequently")
    ],
    "frequency 4": [("never", _SOMETIMES, _OFTEN, _ALWAYS)],
    "frequency 4 with rarely": [("never", _RARELY, _SOMETIMES, _OFTEN)],
    "frequency 5 with half the time": [
        ("never", "sometimes", "about half the time / half the time", "most of the time", "always")
    ],
    "frequency 6": [
        ("never", _RARELY, _SOMETIMES, "often / frequently", "very often / usually", _ALWAYS)
    ],
    "frequency 3": [("never", _SOMETIMES, "always / often")],
}
_ABOVE = "above expectations / better than expected"
_FAR_ABOVE = (
    "much better than expected / far exceeded expectations / far exceeds expectations"
    " / greatly exceeded expectations"
)
QUALITY: dict[str, list[Numbers]] = {
    "quality 5": [("poor", "fair", "good", "very good", "excellent / outstanding")],
    "quality 4": [("poor", "fair", "good", "excellent")],
    "quality 5 from very poor": [
        (
            "very poor / very bad / terrible / awful",
            "poor / bad",
            "fair / average / acceptable / adequate / ok / okay / neither good nor bad / neutral",
            "good",
            "very good / great",
        )
    ],
    "quality 5 from very poor to excellent": [
        (
            "very poor / very bad / terrible / awful",
            "poor / bad",
            "fair / average / acceptable / adequate / ok / okay / neutral",
            "good",
            "excellent / outstanding",
        )
    ],
    "quality 4 from very poor": [("very poor / very bad", "poor / bad", "good", "very good")],
    "quality 5 with average": [
        ("poor", "fair / below average", "average", "good / above average", "excellent"),
    ],
    "quality 6": [("very poor / terrible", "poor", "fair", "good", "very good", "excellent")],
    "expectations 5": [
        (
            "far below expectations / much worse than expected / well below expectations",
            "below expectations / worse than expected / did not meet expectations",
            "met expectations / meets expectations / as expected / about what was expected",
            f"{_ABOVE} / exceeded expectations / exceeds expectations",
            f"far above expectations / {_FAR_ABOVE} / well above expectations",
        )
    ],
    "change 5": [
        (
            "much worse / a lot worse",
            "worse / somewhat worse / slightly worse / a little worse",
            "about the same / the same / same / no change / unchanged / stayed the same",
            "better / somewhat better / slightly better / a little better",
            "much better / a lot better",
        )
    ],
    "change 3": [("worse", "about the same / the same / same / no change", "better")],
}
_LITTLE = (
    "to a small extent / to a slight extent / to a little extent / to a limited extent"
    " / to a very small extent / small extent / slight extent"
)
_GREAT = "to a great extent / to a large extent / to a considerable extent / great extent"
_VERY_GREAT = "to a very great extent / to a very large extent / very great extent"
_SOME = "to some extent / to a moderate extent / moderate extent / some extent"
_NO = f"{_NOT} / to no extent / no extent / to no extent at all"
EXTENT: dict[str, list[Numbers]] = {
    "extent 5": [
        (_NO, _LITTLE, _SOME, _GREAT, _VERY_GREAT),
        (
            f"{_NOT} / none at all",
            "a little / a little bit / very little",
            "a moderate amount / somewhat / moderately",
            "a lot / quite a bit",
            "a great deal / extremely / very much",
        ),
        (
            _NOT,
            "slightly",
            "moderately / somewhat",
            "very / considerably",
            "extremely / completely",
        ),
    ],
    "extent 4": [
        (_NO, _LITTLE, _SOME, _GREAT),
        (
            f"{_NOT} / none at all",
            "a little / very little / slightly / not much / not very much",
            "somewhat / moderately",
            "a lot / very much / a great deal / completely / to a great extent",
        ),
        (_NOT, "partly / partially", "mostly / largely", "completely / fully"),
    ],
    "extent 5 up to great": [
        (_NO, _LITTLE, "to some extent", "to a moderate extent", "to a great extent")
    ],
    "extent 4 from very little": [("very little", "some", "quite a bit", "very much")],
    "extent 3": [
        (_NO, "somewhat / to some extent / partly", "completely / fully / a lot / very much")
    ],
}
_SURELY_NOT = "definitely not / definitely no / definitely would not / definitely will not"
_HARDLY = "probably not / probably no / probably would not / probably will not"
_LIKELY = "probably / probably yes / probably would / probably will"
_SURELY = "definitely / definitely yes / definitely would / definitely will"
OTHERS: dict[str, list[Numbers]] = {
    "certainty 5": [
        (
            _SURELY_NOT,
            _HARDLY,
            f"{UNDECIDED} / might or might not / maybe / possibly / unsure / not sure / uncertain",
            _LIKELY,
            _SURELY,
        )
    ],
    "certainty 4": [
        (
            _SURELY_NOT,
            _HARDLY,
            _LIKELY,
            _SURELY,
        )
    ],
    "liking 5": [
        (
            "dislike a great deal / strongly dislike / dislike very much / hate / really dislike",
            "dislike somewhat / dislike / somewhat dislike",
            "neither like nor dislike / neutral",
            "like somewhat / like / somewhat like",
            "like a great deal / strongly like / like very much / love / really like",
        )
    ],
    "truth 5": [
        (
            "not at all true / never true / not true at all",
            "slightly true / rarely true",
            "moderately true / sometimes true / somewhat true",
            "mostly true / often true / very true",
            "completely true / always true / extremely true",
        )
    ],
    "truth 7": [
        (
            "very untrue of me / very untrue",
            "untrue of me / untrue",
            "somewhat untrue of me / somewhat untrue",
            "neutral",
            "somewhat true of me / somewhat true",
            "true of me / true",
            "very true of me / very true",
        )
    ],
    "priority 5": [
        (
            "not a priority",
            "low priority",
            "medium priority / moderate priority / neutral / somewhat priority",
            "high priority",
            "essential / essential priority / top priority / critical priority",
        )
    ],
}
