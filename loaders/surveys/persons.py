"""Tells the columns of an export that name a person: by their headers, by what stands in them."""

import re
from collections.abc import Iterable
from ipaddress import ip_address

from loaders.surveys.wordings import folded

_EMAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[a-z]{2,}", re.IGNORECASE)
_MAY_BE_IP = re.compile(r"[0-9a-f]*[:.][0-9a-f:.]*[0-9a-f:]", re.IGNORECASE)
_SHORTEST_IP = 4
_PHONE = re.compile(
    r"\+?\(?\d{1,4}\)?(?:[\s.-]?\(?\d{2,5}\)?){1,4}[\s.-]\d{3,4}(?:\s*(?:x|ext\.?)\s*\d+)?",
    re.IGNORECASE,
)
_MOSTLY = 0.5

_ALONE = frozenset(folded(words) for words in (
    *("name", "names", "full name", "fullname", "first name", "firstname", "last name", "lastname"),
    *("middle name", "surname", "family name", "given name", "forename", "nickname", "username"),
    *("user name", "user", "initials", "maiden name", "respondent name", "participant name"),
    *("respondent", "employee", "employee name", "member name", "staff name", "customer name"),
    *("client name", "parent name", "child name", "contact", "contact name", "contact person"),
    *("contact information", "contact info", "contact details", "signature", "supervisor"),
    *("supervisor name", "manager name", "your supervisor", "your manager", "print name"),
    *("email", "e mail", "mail", "email address", "e mail address", "mail address", "work email"),
    *("phone", "telephone", "phone number", "telephone number", "mobile", "mobile number", "cell"),
    *("cell phone", "fax", "fax number", "ip", "ip address", "ipaddress", "ipaddr", "ip addr"),
    *("address", "home address", "street", "street address", "mailing address", "postal address"),
    *("address line", "address 1", "address 2", "latitude", "longitude", "location latitude"),
    *("location longitude", "locationlatitude", "locationlongitude", "locationaccuracy", "gps"),
    *("coordinates", "ssn", "social security number", "date of birth", "birth date", "birthdate"),
    *("dob", "birthday", "employee id", "employee number", "employee no", "staff id", "badge"),
    *("badge number", "member id", "member number", "membership number", "case number", "case id"),
    *("client id", "customer id", "person id", "personal id", "participant id", "user id"),
    *("student id", "license number", "passport number", "twitter", "linkedin", "facebook"),
    *("recipient last name", "recipient first name", "recipient email", "recipientlastname"),
    *("recipientfirstname", "recipientemail", "external data reference", "external reference"),
    *("externaldatareference", "externalreference", "custom data", "refurl", "referrer url"),
    *("nombre", "nombres", "nombre completo", "nombre y apellido", "nombre y apellidos"),
    *("apellido", "apellidos", "primer nombre", "segundo nombre", "primer apellido"),
    *("segundo apellido", "usuario", "nombre de usuario", "firma", "iniciales", "correo"),
    *("correo electronico", "direccion de correo electronico", "email del trabajo", "telefono"),
    *("numero de telefono", "celular", "movil", "direccion", "domicilio", "direccion ip"),
    *("direccion postal", "fecha de nacimiento", "nacimiento", "dni", "nif", "curp", "rfc"),
    *("cedula", "numero de seguro social", "numero de empleado", "id de empleado", "contacto"),
    *("latitud", "longitud", "coordenadas", "supervisor directo"),
))  # fmt: skip
"""Headers that ask who somebody is, whole."""
_WITHIN = re.compile(
    r"\b(?:your|my|respondents?|participants?|supervisors?|managers?|childs?|childrens|spouses?|"
    r"enter|provide|print|type|write) (?:own |full |first |last |legal |complete )*names?\b"
    r"|\byour (?:\w+ )?(?:e ?mail|phone|telephone|mobile|cell phone|street|home|mailing) ?"
    r"(?:address|number)?\b(?! (?:service|support|system))"
    r"|\b(?:e ?mail|ip|street|home|mailing) address(?:es)?\b"
    r"|\b(?:phone|telephone|mobile) numbers?\b"
    r"|\b(?:first|last|full) names?\b|\bhow (?:can|may) we (?:contact|reach) you\b"
    r"|\bcontact (?:information|details)\b|\bwho (?:is|was) your\b|\bwhat is your name\b"
    r"|\b(?:su|tu|el|mi) (?:nombre|apellido|correo|telefono|domicilio|numero de telefono)\b"
    r"|\bnombre (?:completo|y apellidos?)\b|\bcorreo electronico\b|\bfecha de nacimiento\b"
    r"|\bdate of birth\b|\bsocial security\b|\bcomo se llama\b"
)
"""Words within a question that ask who somebody is."""


def asks_who(*headers: str) -> bool:
    """Whether one of these headers asks for a name, an address or a number of a person."""
    return any(
        (words := folded(_spaced(header))) in _ALONE or bool(_WITHIN.search(words))
        for header in headers
        if header
    )


def holds_addresses(texts: Iterable[str]) -> bool:
    """Whether an e-mail or IP address stands in one of these texts."""
    return any(
        ("@" in text and _EMAIL.search(text)) or any(map(_is_ip, _MAY_BE_IP.findall(text)))
        for text in texts
    )


def holds_phones(texts: Iterable[str]) -> bool:
    """Whether most of these texts are numbers of telephones."""
    found = [_PHONE.fullmatch(text.strip()) is not None for text in texts]
    return bool(found) and sum(found) > _MOSTLY * len(found)


def _is_ip(text: str) -> bool:
    try:
        ip_address(text.rstrip(".:") if not text.endswith("::") else text)
    except ValueError:
        return False
    return len(text) >= _SHORTEST_IP


def _spaced(header: str) -> str:
    """`RecipientLastName` as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
