"""The pages: each a script that reads downward and answers one question."""
