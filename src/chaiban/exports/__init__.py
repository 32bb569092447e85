"""Readings to bytes, one form a file."""
