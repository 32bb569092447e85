"""What the text tools make of a page: each gives the dump and the truth about every line of it."""
