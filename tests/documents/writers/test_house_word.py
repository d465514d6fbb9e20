"""A new Word file reads back as what it was made from."""

from __future__ import annotations

from uuid import uuid4

import pytest

from jalon.documents import read_bytes
from jalon.documents.model import Heading, Table, block_text
from jalon.documents.writers.house import Row, Value
from jalon.documents.writers.house_word import to_word
from jalon.documents.writers.word import WordFile
from tests.documents.writers.house import HOSTILE, printed


def table(data: bytes) -> Table:
    """Its table."""
    return next(block for block in read_bytes(data, "b.docx").blocks if isinstance(block, Table))


def test_headings_and_table_read_back() -> None:
    """Merged cells, a line across, a repeated first row."""
    document = read_bytes(to_word(printed()), "b.docx")
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    found = table(to_word(printed()))
    assert headings == ["Bilan 2024-2027", "Où en est le plan", "AXE 1 : Jardins"]
    assert (found.header_rows, found.rows[1][0].col_span, found.rows[2][0].row_span) == (1, 4, 2)
    assert [cell.text for cell in found.rows[3]] == ["2. Signer", "Hiver 2025", "• Une entente\n• Deux appuis"]


def test_bold_is_kept() -> None:
    """It may mean something in the network's own legend."""
    assert table(to_word(printed())).rows[2][1].blocks[0].bold  # type: ignore[union-attr]


def test_identity_is_hidden_in_its_row() -> None:
    """Where the item's own words begin."""
    identity = uuid4()
    file = WordFile(to_word(printed(Row([Value("a"), Value("b"), Value(), Value()], identity=identity))))
    assert [(place.row, found) for place, found in file.document.identities] == [(1, identity)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    """Whole, but for what XML cannot hold."""
    found = table(to_word(printed(Row([Value("a"), Value(text), Value(), Value("b")]), title=text)))
    assert "".join(filter(str.isalnum, block_text(found))).count("".join(filter(str.isalnum, text))) == 1
