"""A plan begun on the page Prepare, before its first file: who, what for, levels, owners."""
