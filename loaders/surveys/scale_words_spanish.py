"""The scales that surveys use, in Spanish, under the names that they have in English."""

from loaders.surveys.scale_patterns import Numbers, each, either, opposed_by
from loaders.surveys.scale_words import GRADED

_UNDECIDED = "neutral / neutro / indeciso / indiferente / ni lo uno ni lo otro"
_OPPOSED: dict[str, tuple[str, str]] = {
    "satisfaction": ("insatisfecho", "satisfecho"),
    "likelihood": ("improbable", "probable"),
    "ease": ("difícil", "fácil"),
    "favorability": ("desfavorable", "favorable"),
    "positivity": ("negativo", "positivo"),
    "comfort": ("incómodo", "cómodo"),
    "acceptability": ("inaceptable", "aceptable"),
    "appropriateness": ("inapropiado", "apropiado"),
    "safety": ("inseguro", "seguro"),
}
_GRADED: dict[str, list[str]] = {
    "usefulness": ["útil"],
    "importance": ["importante"],
    "helpfulness": ["servicial"],
    "relevance": ["relevante", "pertinente"],
    "practicality": ["práctico"],
    "effectiveness": ["eficaz", "efectivo"],
    "value": ["valioso", "beneficioso"],
    "confidence": ["seguro", "confiado"],
    "preparedness": ["preparado"],
    "clarity": ["claro"],
    "interest": ["interesado", "interesante"],
    "familiarity": ["familiarizado", "informado"],
    "engagement": ["comprometido", "motivado"],
    "recognition": ["apoyado", "valorado", "respetado", "bienvenido"],
    "concern": ["preocupado"],
    "satisfaction from not at all satisfied": ["satisfecho"],
    "likelihood from not at all likely": ["probable"],
    "ease from not at all easy": ["fácil"],
    "comfort from not at all comfortable": ["cómodo"],
}
_VERY = ("muy", "totalmente", "completamente", "extremadamente", "sumamente")
_SOMEWHAT = ("algo", "un poco", "ligeramente", "parcialmente", "más o menos")


def _gendered(word: str) -> list[str]:
    return [word, f"{word[:-1]}a"] if word.endswith("o") else [word]


def _opposed(low: str, high: str) -> dict[str, list[Numbers]]:
    lows, highs = _gendered(low), _gendered(high)
    middle = [
        f"ni {one} ni {other} / ni {other} ni {one}"
        for one, other in zip(lows, highs, strict=False)
    ]
    return opposed_by(
        (each(_VERY, lows), each(_VERY, highs)),
        (either(*lows), either(*highs)),
        (each(_SOMEWHAT, lows), each(_SOMEWHAT, highs)),
        either(_UNDECIDED, *middle),
    )


def _graded(word: str, english: str) -> dict[str, list[Numbers]]:
    words = _gendered(word)
    none = either(each(("nada", "para nada"), words), *(f"no es {one}" for one in words))
    little = each(("poco", "no tan", "no muy"), words)
    some = each(("algo", "moderadamente", "medianamente", "más o menos"), words)
    quite, very = each(("bastante",), words), each(("muy",), words)
    not_plain = either(none, *(f"no {one} / poco {one}" for one in words))
    most = each(("extremadamente", "sumamente", "totalmente", "completamente"), words)
    return {
        "5": [(none, either(little, each(("ligeramente",), words)), some, very, most)],
        "4": [(none, little, some, very)],
        "5 with bastante": [(none, little, some, quite, either(very, most))],
        "4 with bastante": [(none, little, quite, either(very, most))],
        f"4 with {english}": [(not_plain, some, either(*words), either(very, most))],
        f"5 with {english}": [(none, little, some, either(*words), either(very, most))],
    }


_STRONGLY = ("totalmente", "muy", "completamente", "fuertemente", "absolutamente")
_AGREE, _DISAGREE = ("de acuerdo",), ("en desacuerdo",)
_MIDDLE = either(
    _UNDECIDED,
    "ni de acuerdo ni en desacuerdo / ni en desacuerdo ni de acuerdo / ni acuerdo ni desacuerdo",
)
_AGREEMENT = opposed_by(
    (each(_STRONGLY, _DISAGREE), each(_STRONGLY, _AGREE)),
    ("en desacuerdo / desacuerdo", "de acuerdo / acuerdo"),
    (each(_SOMEWHAT, _DISAGREE), each(_SOMEWHAT, _AGREE)),
    _MIDDLE,
)
_RARELY = "rara vez / raramente / casi nunca / pocas veces / raras veces / muy pocas veces"
_SOMETIMES = "a veces / algunas veces / ocasionalmente / de vez en cuando / en ocasiones"
_OFTEN = (
    "a menudo / frecuentemente / con frecuencia / casi siempre / muchas veces / usualmente"
    " / normalmente / generalmente / habitualmente / la mayoría de las veces"
)
_FREQUENCY: dict[str, list[Numbers]] = {
    "frequency 5": [
        ("nunca", _RARELY, _SOMETIMES, _OFTEN, "siempre"),
        ("nunca", _RARELY, _SOMETIMES, "muy a menudo / muy frecuentemente", "siempre"),
    ],
    "frequency 5 with very often": [
        ("nunca", _SOMETIMES, "a menudo", "muy a menudo / muy frecuentemente", "siempre")
    ],
    "frequency 5 up to very often": [
        ("nunca", _RARELY, _SOMETIMES, "a menudo / con frecuencia", "muy a menudo")
    ],
    "frequency 4": [("nunca", _SOMETIMES, _OFTEN, "siempre")],
    "frequency 4 with rarely": [("nunca", _RARELY, _SOMETIMES, _OFTEN)],
    "frequency 3": [("nunca", _SOMETIMES, "siempre")],
}
_FAIR = "regular / aceptable / promedio / ni bueno ni malo / ni bien ni mal"
_QUALITY: dict[str, list[Numbers]] = {
    "quality 5": [
        (
            "malo / mala / deficiente / pobre / mal",
            "regular / aceptable",
            "bueno / buena / bien",
            "muy bueno / muy buena / muy bien",
            "excelente",
        )
    ],
    "quality 4": [
        (
            "malo / mala / deficiente / pobre / mal",
            "regular / aceptable",
            "bueno / buena / bien",
            "excelente",
        )
    ],
    "quality 5 from very poor": [
        (
            "muy malo / muy mala / muy mal / pésimo / pésima / muy deficiente",
            "malo / mala / mal / deficiente",
            _FAIR,
            "bueno / buena / bien",
            "muy bueno / muy buena / muy bien",
        )
    ],
    "quality 5 from very poor to excellent": [
        (
            "muy malo / muy mala / muy mal / pésimo / pésima / muy deficiente",
            "malo / mala / mal / deficiente",
            _FAIR,
            "bueno / buena / bien",
            "excelente",
        )
    ],
    "quality 4 from very poor": [
        (
            "muy malo / muy mala / muy mal",
            "malo / mala / mal",
            "bueno / buena / bien",
            "muy bueno / muy buena / muy bien",
        )
    ],
}
_NOTHING = "nada / en absoluto / para nada / de ninguna manera / nada en absoluto"
_EXTENT: dict[str, list[Numbers]] = {
    "extent 5": [
        (_NOTHING, "poco / un poco / muy poco", "algo / moderadamente", "bastante", "mucho"),
        (
            f"{_NOTHING} / en ninguna medida",
            "en poca medida / en pequeña medida",
            "en cierta medida / en alguna medida",
            "en gran medida",
            "en muy gran medida / totalmente",
        ),
    ],
    "extent 4": [
        (_NOTHING, "poco / un poco / muy poco", "bastante", "mucho"),
        (_NOTHING, "en poca medida", "en cierta medida / en alguna medida", "en gran medida"),
    ],
}


def _collected() -> dict[str, list[Numbers]]:
    found = {f"agreement {ending}": said for ending, said in _AGREEMENT.items()}
    for family, (low, high) in _OPPOSED.items():
        found |= {f"{family} {ending}": said for ending, said in _opposed(low, high).items()}
    for family, words in _GRADED.items():
        name, *more = family.split(" ", 1)
        for word in words:
            for ending, said in _graded(word, GRADED[name][0]).items():
                tail = f" {more[0]}" if more and " " not in ending else ""
                found.setdefault(f"{name} {ending}{tail}", []).extend(said)
    return found | _QUALITY | _FREQUENCY | _EXTENT


SPANISH: dict[str, list[Numbers]] = _collected()
