"""Words that plans use for their parts, French and English, folded (no accent, lower case): data, no logic."""
