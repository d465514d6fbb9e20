"""Reads across what is kept of members."""
