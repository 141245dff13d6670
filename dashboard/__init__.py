"""Everything that reads what was published and shows it."""
