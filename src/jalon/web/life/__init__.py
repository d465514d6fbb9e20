"""A plan over time: begun, carried on, adopted, amended, closed; and the assembly that votes it."""
