"""What a plan promises to report: to whom, by what, when, and whether it was."""
