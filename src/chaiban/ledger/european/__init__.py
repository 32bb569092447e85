"""Dates and figures of German, French and Spanish articles, one engine with a table a language; German names."""
