"""The bilan of a plan: chosen, looked at as its readers will see it, printed, kept."""
