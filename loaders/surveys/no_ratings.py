"""Answers that rate nothing: not applicable, no opinion, don't know, prefer not to say."""

import re

from loaders.surveys.label_folding import folded, parts

_WHOLE = {
    "English": (
        *("n a", "not applicable", "non applicable", "inapplicable", "not relevant to me"),
        *("doesnt apply", "no opinion", "no answer", "no response", "no comment"),
        *("not answered", "unanswered", "not asked", "not shown", "skipped", "declined", "refused"),
        *("dont know", "dk", "idk", "unknown", "no idea", "unsure", "im unsure", "uncertain"),
        *("not sure", "unfamiliar", "not familiar", "not used", "not observed", "no experience"),
        *("no basis", "dont remember", "cant say", "cant rate", "cant judge", "unable to say"),
        *("rather not say", "none of these apply"),
    ),
    "Spanish": (
        *("no aplica", "no aplicable", "no se aplica", "no corresponde", "no procede", "ns nr"),
        *("no sabe", "no se", "no lo se", "no sabria", "ns", "nc", "ns nc", "no recuerdo"),
        *("no sabe no contesta", "no sabe no responde", "no contesta", "no responde"),
        *("no opina", "no opino", "sin opinion", "ninguna opinion", "sin respuesta"),
        *("no conozco", "no lo conozco", "no la conozco", "desconozco", "no usado"),
    ),
}
"""Answers that say this and nothing else, folded."""
_BEGINS = {
    "English": (
        *("i dont know", "dont know", "i dont remember", "i dont recall", "i dont use"),
        *("i dont have an opinion", "dont have an opinion", "ive no opinion", "no opinion"),
        *("no basis", "ive no basis", "not applicable", "doesnt apply"),
        *("not sure", "im not sure", "im unsure", "not familiar with"),
        *("im not familiar", "prefer not", "i prefer not", "id prefer not"),
        *("rather not", "id rather not", "choose not", "i choose not"),
        *("decline to", "i decline to", "prefer to not", "never used", "never tried", "never had"),
        *("never attended", "i never used", "i never tried", "ive never used"),
        *("ive never tried", "ive never had"),
        *("ive never seen", "ive never heard"),
        *("havent used", "i havent used", "havent tried", "i havent tried", "didnt use"),
        *("i didnt use", "didnt attend", "i didnt attend", "didnt participate", "didnt receive"),
        *("i cant say", "i cant rate", "i cant judge", "cant say", "cant rate", "cant judge"),
        *("unable to rate", "unable to judge", "unable to answer", "not enough information"),
        *("not enough experience", "insufficient information", "no experience with"),
    ),
    "Spanish": (
        *("no estoy seguro", "no estoy segura", "no tengo opinion", "no tengo una opinion"),
        *("no tengo informacion", "prefiero no", "no deseo responder", "no deseo contestar"),
        *("no quiero responder", "no he usado", "no lo he usado", "no la he usado", "no se que"),
        *("nunca lo he usado", "nunca la he usado", "nunca he usado", "nunca lo he utilizado"),
        *("no se si", "no se como", "no se lo", "no puedo opinar", "no puedo juzgar"),
        *("no puedo evaluar", "no aplica"),
    ),
}
"""Answers that go on after it: `I don't know what the tidyverse is`."""
_ALL = frozenset(answer for answers in _WHOLE.values() for answer in answers)
_FIRST = re.compile(
    f"(?:{'|'.join(answer for answers in _BEGINS.values() for answer in answers)})\\b"
)
_CODE = re.compile(r"^\d{1,3} (?=\D)|(?<=\D) \d{1,3}$")
"""The number that a tool writes beside it: `6 = Don't know`, `N/A (0)`."""
_LOOKED_AT = 200
"""Characters of an answer; an open one may go on for pages."""


def is_not_applicable(text: str) -> bool:
    """Whether an answer says that there is none: `N/A`, `I don't know what it is`, `No aplica`.

    `NA` alone is not decided here: where an export has no blank cell, it is R's sign for one.
    """
    text = text[:_LOOKED_AT]
    whole = _CODE.sub("", folded(text))
    if _is_none(whole):
        return True
    said = [part for part in parts(text) if not part.isdecimal()]
    return len(said) > 1 and all(part == "na" or _is_none(part) for part in said)


def _is_none(folded_text: str) -> bool:
    return folded_text in _ALL or bool(_FIRST.match(folded_text))
