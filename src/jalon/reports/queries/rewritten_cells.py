"""The cells of a plan's bilans that a person rewrote."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Final

from django.db.models import Q

from jalon.plans.models import Plan
from jalon.plans.rules.public import Reader
from jalon.reports.models import EditedCell

# From who may read least to who may read most.
OPENNESS: Final = (Reader.PUBLIC, Reader.FUNDER, Reader.MEMBERS, Reader.BOARD)
Cells = dict[int, dict[str, EditedCell]]


def rewritten_cells_of(plan: Plan, reader: Reader, as_of: date) -> Cells:
    """What this reader is shown that day in place of what is composed, by item then column: one query.

    Words written for somebody serve all who may read more; of several the nearest. They never go to who may read
    less: what was written for the board stays with the board.
    """
    open_to = [one.value for one in OPENNESS[: OPENNESS.index(reader) + 1]]
    found: Cells = defaultdict(dict)
    standing = Q(until=None) | Q(until__gt=as_of)
    edits = EditedCell.objects.filter(standing, plan=plan, reader__in=open_to, on__lte=as_of)
    for edit in sorted(edits, key=lambda one: (open_to.index(one.reader), one.pk)):
        found[edit.item_id][edit.column] = edit
    return dict(found)
