"""The files that measurements are made on: the same words in every format."""

from pathlib import Path

import pytest
from bench.inputs import FORMATS, NoDocuments, long_table, real_documents, versions

from jalon.documents import read_file
from jalon.documents.model import Table
from tests.documents.makers.words import document_words

_TEXT = """Plan du réseau

Objectifs\tActions\tÉchéancier
Informer les membres\t<ul> - Un bulletin - Un <b>forum</b> annuel\tAutomne 2024
\t- Un site <i>commun</i>\tEn continu

Mise à jour en mars
"""


def test_every_format_holds_the_same_words(tmp_path: Path) -> None:
    source = tmp_path / "plan.txt"
    source.write_text(_TEXT, encoding="utf-8")
    made = versions(source, tmp_path)

    assert tuple(made) == FORMATS
    expected = document_words(read_file(source))
    for path in made.values():
        assert document_words(read_file(path)) == expected, path.suffix


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
