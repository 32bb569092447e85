"""Pages that we know the answer to."""
