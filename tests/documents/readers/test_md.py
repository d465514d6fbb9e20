"""Markdown."""

import pytest

from jalon.documents.errors import UnreadableFile
from jalon.documents.model import Document, ListItem, Paragraph, block_text
from jalon.documents.readers.md import read
from tests.documents.shows import cells, first_table, kinds, texts


def _read(text: str) -> Document:
    return read(text.encode())


def test_headings_paragraphs_and_lists() -> None:
    document = _read("# Plan\n\nTexte\nsur deux lignes\n\n- a\n  - b\n\n1. un\n2. deux\n")

    assert kinds(document.blocks) == ["h1", "p", "li0", "li1", "li0", "li0"]
    assert texts(document)[1] == "Texte sur deux lignes"
    assert [block.marker for block in document.blocks if isinstance(block, ListItem)] == ["•", "◦", "1.", "2."]


def test_tables_with_breaks_in_cells() -> None:
    table = first_table(_read("| Objectif | Action |\n|---|---|\n| A | b<br>- c |\n"))

    assert table.header_rows == 1
    assert cells(table)[1] == ["A", "b\n- c"]


def test_looks() -> None:
    (block,) = _read("**gras** *italique* ~~barré~~\n").blocks

    assert isinstance(block, Paragraph)
    looks = [(run.text.strip(), run.bold, run.italic, run.strike) for run in block.runs if run.text.strip()]
    assert looks == [
        ("gras", True, False, False),
        ("italique", False, True, False),
        ("barré", False, False, True),
    ]


def test_what_only_looks_like_markup_stays() -> None:
    assert texts(_read("Jeunes de <18 ans, voir <note> et <https://exemple.org>\n")) == [
        "Jeunes de <18 ans, voir <note> et https://exemple.org"
    ]


def test_front_matter_and_tasks_are_kept() -> None:
    document = _read("---\ntitle: Plan 2024\n---\n- [x] fait\n- [ ] à faire\n")

    assert texts(document) == ["Plan 2024", "• ☒ fait", "• ☐ à faire"]


@pytest.mark.parametrize(
    ("head", "hidden"),
    [
        ('titre: "Entraide Nord"\nversion: 2.0\ndate: "2026-02-03"\nauteur: "Le comité"', 4),
        ("layout: page\ntags:\n  - plan\n  - ca\ndraft: true", 5),
        ("title: Roadmap\nauthor: The board\nsidebar_position: 3", 3),
    ],
)
def test_what_is_for_whoever_publishes_the_page_is_not_read_on_it(head: str, hidden: int) -> None:
    document = _read(f"---\n{head}\norganisme: Entraide Nord\n---\n# Plan\n\n- Planter des arbres\n")

    assert [block_text(block) for block in document.blocks][:2] == ["organisme: Entraide Nord", "Plan"]
    assert [(margin.kind, len(margin.blocks)) for margin in document.margins] == [("hidden", hidden)]


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        _read("\n\n")


def test_what_looks_like_a_tag_in_code_stays_as_typed() -> None:
    document = _read("Le champ `<marais>` et `a < b`, <mare> aussi.\n\n```\n<marais>profond</marais>\n```\n")
    assert texts(document) == ["Le champ <marais> et a < b, <mare> aussi.", "<marais>profond</marais>"]
