"""What somebody is told at an address where no form of a comment round is open."""

NO_FORM = "There is no open form here"
NO_FORM_SAYS = (
    "The address may be cut off, or its form was taken down: ask whoever sent it to you for "
    "another one."
)
