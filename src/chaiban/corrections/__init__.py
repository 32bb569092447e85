"""People's corrections: a journal replayed on a page's reading."""
