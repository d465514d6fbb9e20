"""The legend's bold, in the document it came from."""

from __future__ import annotations

from jalon.documents.model import Table
from jalon.reports.model import Bilan
from tests.reports.bilans import TABLE, find, said, written
from tests.reports.test_in_layout import tables

ACTION, DONE = "Négocier une entente", "Rédiger un cadre"


def bold(data: bytes, words: str) -> set[bool]:
    """Whether the cells of its row that say something are in bold, but those over several rows."""
    row = next(row for table in tables(data) for row in table.rows if any(words in cell.text for cell in row))
    cells = [cell for cell in row if cell.row_span == 1 and cell.text.strip()]
    return {block.bold for cell in cells for block in cell.blocks if not isinstance(block, Table) and block.text}  # type: ignore[union-attr]


def test_the_whole_line_is_marked_as_the_document_does() -> None:
    """With the result that is written with it."""
    assert bold(written(TABLE, lambda bilan: said(find(bilan, ACTION), "Signée")), ACTION) == {True}


def test_the_whole_line_is_no_longer_marked() -> None:
    assert bold(written(TABLE, lambda bilan: said(find(bilan, DONE), "À reprendre", status="")), DONE) == {False}


def test_the_mark_survives_an_edit() -> None:
    """Of the words, and of what stands beside them."""

    def edit(bilan: Bilan) -> None:
        line = find(bilan, DONE)
        line.item.text, line.item.schedule = "Récrire un cadre", "Automne 2026"

    assert bold(written(TABLE, edit), "Récrire un cadre") == {True}


def test_a_line_moved_when_done_is_marked_where_it_stands() -> None:
    def edit(bilan: Bilan) -> None:
        line, objective = find(bilan, ACTION), find(bilan, "Prendre part aux concertations")
        said(line, "Signée")
        old = find(bilan, "Obtenir un financement")
        old.children = [child for child in old.children if child is not line]
        objective.children.append(line)

    assert bold(written(TABLE, edit), ACTION) == {True}
