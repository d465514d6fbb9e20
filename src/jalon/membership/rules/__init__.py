"""What answers mean, who is asked, when a quota begins again. Pure functions."""
