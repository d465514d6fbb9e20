"""Reading plans: dataclasses ready to show, in a number of queries that does not grow."""
