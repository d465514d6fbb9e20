"""The cells of a bilan that a person edits, from the preview."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jalon.plans.choices import LEVELS
from jalon.plans.models import Plan
from jalon.reports.cells import all_lines, columns_of, composed, is_edited, said
from jalon.reports.model import Bilan, Line
from jalon.reports.models import EditedCell
from jalon.reports.queries.rewritten_cells import rewritten_cells_of
from jalon.reports.wording import heading_of, numbered
from jalon.web.bilan.preview import anchor_of, key_of


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell that somebody is editing: what it says (`text`), and would say if nobody had edited it (`composed`).

    `edit` is the edit that shows there, for these readers or a wider circle; `seen` the key of the one for these
    readers alone, which `reports.actions.cells` wants back.
    """

    line: Line
    role: str
    heading: str
    text: str
    composed: str
    edit: EditedCell | None
    seen: int | None

    @property
    def key(self) -> str:
        """How an address calls it."""
        return key_of(self.line.identity, self.role)

    @property
    def anchor(self) -> str:
        """Where it stands in the page."""
        return anchor_of(self.line.identity, self.role)

    @property
    def name(self) -> str:
        """The line it is about."""
        return numbered(self.line.item.number, self.line.item.text)

    @property
    def stale(self) -> bool:
        """Whether what is composed is not what it was when she edited it."""
        return self.edit is not None and self.edit.composed != self.composed


def edits_of(plan: Plan, bilan: Bilan) -> dict[tuple[UUID, str], tuple[int, bool]]:
    """The edits that show in a bilan, by identity and role: the key of each, whether it is stale (see OpenCell)."""
    edits = rewritten_cells_of(plan, bilan.choices.reader, bilan.choices.as_of)
    return {
        (line.identity, role): (edit.pk, edit.composed != composed(line, role))
        for line in all_lines(bilan)
        for role, edit in edits.get(line.item.id, {}).items()
        if is_edited(line, role)
    }


def open_cell(plan: Plan, bilan: Bilan, key: str) -> OpenCell | None:
    """The cell an address calls so, when this bilan shows it; None for anything else."""
    identity, _dot, role = key.partition(".")
    line = next((line for line in all_lines(bilan) if str(line.identity) == identity), None)
    if line is None:
        return None
    headings = {column.role: column.heading for column in columns_of(bilan, with_axes=True) if column.role != "number"}
    if role != line.item.kind and (role not in headings or role in LEVELS):
        return None
    edit = rewritten_cells_of(plan, bilan.choices.reader, bilan.choices.as_of).get(line.item.id, {}).get(role)
    mine = EditedCell.objects.filter(plan=plan, item=line.item.id, column=role, reader=bilan.choices.reader.value)
    own = mine.filter(removed=None).first()  # one of a later day too: it is the one that is replaced
    return OpenCell(
        line=line,
        role=role,
        heading=headings.get(role) or heading_of(role),
        text="\n".join(said(line, role)),
        composed=composed(line, role),
        edit=edit,
        seen=own.pk if own else None,
    )
