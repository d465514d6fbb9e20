"""The files that measurements are made on: the real documents, a long table."""

from pathlib import Path

import pytest
from bench.inputs import NoDocuments, long_table, real_documents

from jalon.documents import read_file
from jalon.documents.model import Table


def test_the_long_table_has_the_rows_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    long_table(path, 12)
    (table,) = [block for block in read_file(path).blocks if isinstance(block, Table)]

    assert len(table.rows) == 13
    assert table.rows[1][4].text.splitlines() == ["- Au moins 2 rencontres tenues", "- Compte rendu diffusé"]


def test_without_the_real_documents_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JALON_DOCUMENTS", str(tmp_path))

    with pytest.raises(NoDocuments, match="JALON_DOCUMENTS"):
        real_documents()
