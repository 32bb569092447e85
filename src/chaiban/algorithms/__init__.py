"""Plain mathematics: sequences and assignment; no noun of ours, no newspaper word."""
