"""Raw text dumps to Page."""
