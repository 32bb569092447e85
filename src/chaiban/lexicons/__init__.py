"""Word lists of the language, plain data: one word a line, after a tab what is to be known of it, # comments."""
