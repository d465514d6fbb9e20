"""Writes: what is asked and answered, welcomes, contacts."""
