"""What people write, as data."""
