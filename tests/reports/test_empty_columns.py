"""A column of the document that says nothing yet is the one that is filled."""

from __future__ import annotations

from samples.bilans import bilan_of

from jalon.documents import read_bytes
from jalon.documents.model import Table
from jalon.plans.reading import read_plan
from jalon.reports.choices import Format
from jalon.reports.in_layout import Origin
from jalon.reports.printing import print_from
from tests.reports.bilans import find, said
from tests.reports.test_parts import HEADINGS, document


def filled(*, words: str = "") -> Table:
    """The table of a plan where nothing was achieved yet, once something was."""
    data = document()
    proposal = read_plan(data, "plan.docx").proposal
    bilan, nodes = bilan_of(proposal)
    if words:
        said(find(bilan, "Trouver un terrain"), words)
    file = print_from(bilan, Format.DOCX, Origin(data, Format.DOCX, proposal, nodes), highlights=True)
    return next(block for block in read_bytes(file, "plan.docx").blocks if isinstance(block, Table))


def test_a_result_stands_in_the_column_that_waits_for_it() -> None:
    table = filled(words="Terrain trouvé")
    assert [cell.text for cell in table.rows[0]] == list(HEADINGS)
    assert table.rows[1][-1].text == "Terrain trouvé"


def test_no_column_is_added_for_nothing() -> None:
    assert filled().columns == len(HEADINGS)
