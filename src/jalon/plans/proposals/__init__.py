"""A proposal in the hands of a person: pure functions on the JSON that `jalon read` prints.

`prepare` gives every node and every unplaced text an identity; `apply` does one operation; `replay` does many
from the start, which is how undoing works. Words go only when a person changes or discards them, and what
is discarded stays in `proposal["discarded"]`.
"""

from jalon.plans.proposals.meaning import read_schedules_again
from jalon.plans.proposals.operations import OPERATIONS, apply, replay
from jalon.plans.proposals.tree import Json, find, prepare, walk

__all__ = ["OPERATIONS", "Json", "apply", "find", "prepare", "read_schedules_again", "replay", "walk"]
