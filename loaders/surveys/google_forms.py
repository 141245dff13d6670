"""What Google Forms calls its own columns; a matrix is written `stem [row]`."""

from loaders.surveys.tool import Tool, all_of

GOOGLE_FORMS = Tool(
    "Google Forms",
    {
        "ended": ("Timestamp", "Marca temporal", "Marca de tiempo"),
        "e-mail": (
            "Email Address",
            "Username",
            "Dirección de correo electrónico",
            "Nombre de usuario",
        ),
        "other": ("Score", "Puntuación"),
    },
    (all_of("Timestamp"), all_of("Marca temporal"), all_of("Marca de tiempo")),
    added=(r"(?i)(?P<of>.+) \[(score|feedback|puntuación|comentarios)\]",),
)
