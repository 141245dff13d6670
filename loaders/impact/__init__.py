"""Impact assessments: whom a proposed decision falls on, read, kept and reckoned."""
