"""The bilan in pages."""
