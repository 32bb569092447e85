"""The extractors of English articles."""
