"""Answers that rate nothing: not applicable, no opinion, don't know, prefer not to say."""

import re

from loaders.surveys.label_folding import folded, parts

_WORDS = """
    n a|not applicable|non applicable|inapplicable|not relevant to me|does not apply|doesnt apply
    no opinion|no answer|no response|no comment|not answered|unanswered|not asked|not shown|skipped
    dk|dont know|idk|unknown|unsure|not sure|im unsure|uncertain|unfamiliar|not familiar|refused
    declined|rather not say|not used|not observed|unable to say|no experience|no basis|no idea|dont remember
    no aplica|no aplicable|no corresponde|no procede|no se aplica|no sabe|no se|no lo se|no sabria
    ns|nc|ns nc|ns nr|no sabe no contesta|no sabe no responde|no contesta|no responde|sin respuesta
    sin opinion|no opina|no opino|no recuerdo|no conozco|no lo conozco|desconozco|no usado|ninguna opinion
"""
"""Answers that are nothing else than this, folded; several a line."""
_WHOLE = frozenset(text.strip() for text in re.split(r"[|\n]", _WORDS) if text.strip())

_BEGINS = re.compile(
    r"""(?:
      i\ dont\ (?:know|remember|recall|have\ an\ opinion|use)|dont\ (?:know|have\ an\ opinion)
    | i\ (?:have|ve|ve\ )\ ?never\ (?:used|tried|had|seen|heard|attended)|never\ (?:used|tried|heard|attended|had)
    | (?:i\ )?(?:havent|didnt)\ (?:used?|tried|attend(?:ed)?|participated?|seen|receive)
    | not\ applicable|not\ sure|im\ not\ (?:sure|familiar)|im\ unsure|unsure\ 
    | (?:does\ not|doesnt)\ apply|(?:i\ )?(?:would\ )?(?:prefer|rather)\ not\ |prefer\ to\ not\ |id\ rather\ not\ 
    | decline\ to\ |(?:i\ )?(?:have\ )?no\ (?:opinion|basis|experience\ with)|choose\ not\ to\ 
    | (?:i\ )?cant\ (?:say|rate|judge|tell|answer)|unable\ to\ (?:rate|judge|answer|say|assess)
    | (?:not\ enough|insufficient)\ (?:information|experience|knowledge)|not\ familiar\ with
    | no\ (?:estoy|tengo)\ (?:segur|opinion)|prefiero\ no\ |no\ (?:lo\ )?he\ (?:usado|utilizado|probado)
    | nunca\ (?:lo\ |la\ )?he\ (?:usado|utilizado|probado)|no\ se\ (?:que|si|como|lo)\b|no\ tengo\ (?:opinion|informacion)
    | no\ puedo\ (?:opinar|juzgar|evaluar|decir)|no\ aplica\ |no\ deseo\ (?:responder|contestar)
    )""",
    re.VERBOSE,
)
_CODE = re.compile(r"^\d{1,3} (?=\D)|(?<=\D) \d{1,3}$")
"""The number that a tool writes beside it: `6 = Don't know`, `N/A (0)`."""


def is_not_applicable(text: str) -> bool:
    """Whether an answer says that there is none: `N/A`, `I don't know what it is`, `No aplica`.

    `NA` alone is not decided here: where an export has no blank cell, it is R's sign for one.
    """
    whole = _CODE.sub("", folded(text))
    if whole in _WHOLE or _BEGINS.match(whole):
        return True
    if not whole or len(whole) > 60:
        return False
    said = [part for part in parts(text) if not part.isdecimal()]
    return len(said) > 1 and all(_is_alone(part) for part in said)


def _is_alone(part: str) -> bool:
    return part in _WHOLE or part == "na" or bool(_BEGINS.match(part))
