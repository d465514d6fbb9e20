"""Reading what a bilan is made of."""
