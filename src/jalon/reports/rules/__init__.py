"""What a bilan says, as pure functions."""
