"""Whether the host works, for what watches it."""
