"""Ways out that Django does not have."""
