"""Article text -> records of what it reports."""
