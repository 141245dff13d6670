"""Flat tables: one row a thing, one column a field, under headers that stand anywhere."""
