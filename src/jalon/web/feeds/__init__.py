"""Calendars: their addresses, and what they open."""
