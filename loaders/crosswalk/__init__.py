"""Frameworks of requirements, and which plan items cover them: read, known and linked."""
