"""Bytes to Page."""
