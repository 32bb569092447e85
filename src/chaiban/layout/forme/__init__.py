"""Places made up for the lines of a dump whose columns stand side by side, and its items by these places."""
