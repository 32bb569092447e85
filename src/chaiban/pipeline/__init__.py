"""The order of the stages, and what becomes of each page."""
