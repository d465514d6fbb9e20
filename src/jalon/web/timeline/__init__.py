"""A plan over seasons and years."""
