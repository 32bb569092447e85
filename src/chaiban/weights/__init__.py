"""Learned numbers, made by learning/, loaded by pipeline/."""
