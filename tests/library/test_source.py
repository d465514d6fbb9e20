"""The document as it is shown, and the part of it beside an item."""

from __future__ import annotations

from typing import Any

from jalon.documents.as_json import document_as_dict
from jalon.documents.model import Cell, Document, Heading, Image, ListItem, Paragraph, Place, Run, Table
from jalon.library.source import excerpt


def cell(text: str, row: int, column: int, **values: Any) -> Cell:
    place = Place(block=1, row=row, column=column)
    return Cell([Paragraph([Run(text)], place)], place, **values)


def document() -> Document:
    """A heading, a table whose first column is merged over four rows, a list item, a picture."""
    rows = [
        [cell("Objectifs", 0, 0, header=True), cell("Moyens", 0, 1, header=True)],
        [cell("Accueillir", 1, 0, row_span=4), cell("A", 1, 1)],
        [cell("B", 2, 1)],
        [cell("C", 3, 1)],
        [cell("D", 4, 1)],
    ]
    return Document(
        [
            Heading([Run("Plan", bold=True)], Place(0), level=1),
            Table(rows, Place(1), columns=2, header_rows=1),
            ListItem([Run("Suite")], Place(2), marker="•", level=1),
            Image("Logo", Place(3)),
        ],
        "docx",
    )


def words(shown: dict[str, Any]) -> list[list[tuple[str, int]]]:
    """Each row's cells with their spans."""
    return [
        [(cell["blocks"][0]["runs"][0]["text"], cell.get("row_span", 1)) for cell in row]
        for row in shown["blocks"][0]["rows"]
    ]


def test_only_what_differs_from_the_usual_is_written() -> None:
    heading, _table, item, image = document_as_dict(document())["blocks"]
    place = {"page": None, "row": None, "column": None}
    assert heading == {
        "type": "heading", "level": 1, "place": place | {"block": 0}, "runs": [{"text": "Plan", "bold": True}],
    }  # fmt: skip
    assert (item["type"], item["marker"], item["level"], item["ordered"]) == ("list", "•", 1, False)
    assert (image["type"], image["alt"]) == ("image", "Logo")


def test_an_excerpt_keeps_the_headings_and_the_rows_around() -> None:
    shown = excerpt(document_as_dict(document()), {"block": 1, "row": 3, "column": 1})
    assert shown is not None
    assert words(shown) == [[("Objectifs", 1), ("Moyens", 1)], [("Accueillir", 3), ("B", 1)], [("C", 1)], [("D", 1)]]


def test_an_excerpt_from_the_first_row() -> None:
    shown = excerpt(document_as_dict(document()), {"block": 1, "row": 1, "column": 0})
    assert shown is not None
    assert words(shown) == [[("Objectifs", 1), ("Moyens", 1)], [("Accueillir", 2), ("A", 1)], [("B", 1)]]


def test_an_excerpt_of_running_text_is_the_blocks_around() -> None:
    shown = excerpt(document_as_dict(document()), {"block": 2})
    assert shown is not None
    assert [block["type"] for block in shown["blocks"]] == ["table", "list", "image"]


def test_no_place_no_excerpt() -> None:
    assert excerpt(document_as_dict(document()), {"block": None}) is None
    assert excerpt(document_as_dict(document()), {"block": 40}) is None
