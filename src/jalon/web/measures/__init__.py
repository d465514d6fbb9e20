"""What measures say of the expected results of a plan, and a person decides."""
