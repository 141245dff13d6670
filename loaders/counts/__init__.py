"""Long tables of counts: one row a period and group, or one column a group."""
