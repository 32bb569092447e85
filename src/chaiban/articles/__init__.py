"""Layout to articles."""
