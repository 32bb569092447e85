"""Keep pages and readings for decades, and find their words again."""
