"""Attributes of respondents by which answers are compared: known by their headers."""

import re

from loaders.surveys.records import Spelling
from loaders.surveys.wordings import folded

MOST_GROUPS = 60
"""More of them say nothing of any."""
_FEW = 10
_NEARLY_EACH = 0.7
_MOST_NUMBERS = 12
_DIMENSIONS: dict[str, tuple[str, ...]] = {
    "Role": (
        *("role", "your role", "current role", "primary role", "job role", "role in organization"),
        *("rol", "funcion", "su rol", "rol actual"),
    ),
    "Position": (
        *("position", "current position", "your position", "job", "job category", "job type"),
        *("job function", "job classification", "classification", "occupation", "profession"),
        *("current occupation", "employment status", "cargo", "puesto", "puesto de trabajo"),
        *("ocupacion", "profesion", "situacion laboral"),
    ),
    "Region": (
        *("region", "geographic region", "region of country", "census region", "area", "location"),
        *("zone", "territory", "region geografica", "zona", "ubicacion"),
    ),
    "State": ("state", "state or province", "home state", "province", "estado", "provincia"),
    "County": ("county", "condado", "parish", "municipio", "municipality"),
    "District": ("district", "distrito", "judicial district", "jurisdiction", "jurisdiccion"),
    "Country": ("country", "country of residence", "pais", "pais de residencia"),
    "Office": ("office", "office location", "field office", "branch", "site", "oficina", "sede"),
    "Department": ("department", "dept", "departamento", "area de trabajo"),
    "Division": ("division", "unit", "section", "bureau", "unidad", "seccion"),
    "Program": ("program", "programme", "program area", "programa", "area del programa"),
    "Agency": ("agency", "agency name", "organization", "organisation", "employer", "agencia"),
    "Organization type": (
        *("organization type", "type of organization", "type of organisation", "agency type"),
        *("organisation type", "type of agency", "sector", "tipo de organizacion"),
        *("tipo de agencia", "employer type"),
    ),
    "Gender": (
        *("gender", "gender identity", "genero", "identidad de genero", "sex", "sexo"),
        *("what gender do you identify with", "which gender do you identify with"),
    ),
    "Age": ("age", "age group", "age range", "age band", "edad", "grupo de edad", "rango de edad"),
    "Race": ("race", "race ethnicity", "race and ethnicity", "race or ethnicity", "raza"),
    "Ethnicity": ("ethnicity", "ethnic group", "etnia", "origen etnico", "hispanic or latino"),
    "Language": (
        *("language", "primary language", "preferred language", "language spoken at home"),
        *("idioma", "lengua", "idioma preferido", "idioma principal"),
    ),
    "Education": (
        *("education", "education level", "level of education", "highest level of education"),
        *("educational level", "educational attainment", "highest degree", "highest education"),
        *("educacion", "nivel de educacion", "nivel educativo", "escolaridad", "estudios"),
    ),
    "Income": ("income", "household income", "annual income", "income range", "ingresos"),
    "Member since": ("member since", "year joined", "joined", "miembro desde", "socio desde"),
    "Years of membership": (
        *("years of membership", "length of membership", "years as member", "years a member"),
        *("membership length", "membership type", "anos de membresia"),
    ),
    "Years of service": (
        *("years of service", "length of service", "tenure", "years of employment", "antiguedad"),
        *("years with organization", "years with agency", "anos de servicio", "length of tenure"),
    ),
    "Years of experience": (
        *("years of experience", "years experience", "experience", "length of experience"),
        *("anos de experiencia", "experiencia", "years in field", "years in profession"),
    ),
}  # fmt: skip
"""A dimension as Headway calls it, and the headers that ask for it."""
_BY_HEADER = {
    folded(words): dimension for dimension, synonyms in _DIMENSIONS.items() for words in synonyms
}
_ASKED = re.compile(
    r"(?:please )?(?:indicate |select |choose |state |tell us |specify |enter )?"
    r"(?:(?:what|which|how many|in (?:what|which)|where|cual|cuales|que|en que|cuantos)\b ?)?"
    r"(?:of the following )?(?:best )?(?:is|are|was|describes?|es|son|describe mejor)? ?"
    r"(?:the |your |you |su |sus |el |la |los |las |tu )*"
    r"(?P<asked>.+?)"
    r"(?: (?:do you (?:work|live|serve|belong|represent|identify|speak|hold|have|reside)|are you|"
    r"best describes?|describes?|you (?:work|live)|trabaja|vive|tiene|of your|at your)\b.*)?"
)
_SINCE = r"how (?:long|many years) have you (?:been )?"
_BY_VERB = {
    re.compile(_SINCE + r"(?:a |an )?(?:\w+ )?member"): "Years of membership",
    re.compile(_SINCE + r"(?:employed|worked|working)"): "Years of service",
    re.compile(r"how (?:old are you|many years old)|cuantos anos tiene|que edad tiene"): "Age",
    re.compile(r"how many years of (?:\w+ )*experience|cuantos anos de experiencia"): (
        "Years of experience"
    ),
    re.compile(r"(?:to )?(?:which|what) (?:gender|sex)(?: identity)? do you (?:\w+ )*identify"): (
        "Gender"
    ),
    re.compile(r"(?:in )?(?:which|what) country do you (?:work|live)|en que pais"): "Country",
    re.compile(r"where do you (?:work|live)|donde (?:trabaja|vive)"): "Region",
}


def dimension_of(*headers: str) -> str | None:
    """The dimension that one of these headers asks for; None where none does.

    `What is your role?` is `Role`, and so is `Rol`.
    """
    for header in headers:
        words = folded(re.sub(r"\(.*?\)", " ", header))
        if not words:
            continue
        found = _BY_HEADER.get(words) or next(
            (dimension for form, dimension in _BY_VERB.items() if form.match(words)), None
        )
        asked = _ASKED.fullmatch(words)
        if found is None and asked is not None:
            found = _BY_HEADER.get(asked["asked"])
        if found is not None:
            return found
    return None


def why_no_groups(different: int, filled: int, spellings: tuple[Spelling, ...]) -> str:
    """Half a sentence on why a column divides respondents into no groups; empty where it does."""
    if different > MOST_GROUPS:
        return (
            f"{different:,} different answers are too many groups; at most {MOST_GROUPS} are kept"
        )
    if different > _FEW and different > _NEARLY_EACH * filled:
        return "nearly every respondent has another answer, so these are no groups"
    numbers = sum(one.text.replace(".", "", 1).isdigit() for one in spellings)
    if different > _MOST_NUMBERS and numbers > different / 2:
        return f"{different:,} different numbers are no groups; ranges such as 30-39 are"
    return ""
