"""What Microsoft Forms calls its own columns; of a matrix it tells the rows alone."""

from loaders.surveys.tool import Tool, all_of

MICROSOFT_FORMS = Tool(
    "Microsoft Forms",
    {
        "respondent": ("ID", "Id."),
        "started": ("Start time", "Hora de inicio"),
        "ended": ("Completion time", "Hora de finalización"),
        "e-mail": ("Email", "Correo electrónico"),
        "name": ("Name", "Nombre"),
        "other": (
            "Last modified time",
            "Hora de la última modificación",
            "Total points",
            "Total de puntos",
            "Puntos totales",
            "Quiz feedback",
            "Comentarios del cuestionario",
            "Grade posted time",
            "Hora de publicación de la calificación",
        ),
    },
    (
        all_of("Start time", "Completion time"),
        all_of("Hora de inicio", "Hora de finalización"),
    ),
    added=(r"(?i)(points|feedback|puntos|comentarios)\s*[-–:]\s*(?P<of>.+)",),
)
