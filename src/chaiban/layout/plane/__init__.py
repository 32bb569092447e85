"""Layout of a page with geometry: printed lines, columns, heads and how they hang together."""
