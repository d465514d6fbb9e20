"""The pages of following members."""
