"""The scales that surveys use, in Spanish; written as in `scale_words`, under the same names."""

_NEUTRAL = (
    "ni de acuerdo ni en desacuerdo / ni en desacuerdo ni de acuerdo / neutral / neutro / indeciso"
)

SPANISH: dict[str, tuple[str, ...]] = {
    "agreement 5": (
        "totalmente en desacuerdo / muy en desacuerdo / completamente en desacuerdo|en desacuerdo"
        f"|{_NEUTRAL}|de acuerdo|totalmente de acuerdo / muy de acuerdo / completamente de acuerdo",
    ),
}
