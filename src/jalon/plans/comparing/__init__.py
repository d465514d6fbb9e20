"""A file read again against the plan it brings up to date: pure functions, nothing is written.

`rows` puts proposals and plans in one shape, `matching` says which row of the file is which row of the plan, and
`differences` compares three of them cell by cell: the file the plan came from, the plan now, the new file.
"""

from jalon.plans.comparing.differences import Comparison, Difference, compare
from jalon.plans.comparing.matching import match
from jalon.plans.comparing.rows import Row, rows_of

__all__ = ["Comparison", "Difference", "Row", "compare", "match", "rows_of"]
