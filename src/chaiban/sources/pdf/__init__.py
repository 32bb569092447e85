"""PDF pages: opened, their glyphs and drawings collected, characters numbered by position."""
