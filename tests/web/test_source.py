"""A document as HTML."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jalon.web.components.source import render_source


def paragraph(text: str, block: int = 0, **values: Any) -> dict[str, Any]:
    place = {"page": values.pop("page", None), "block": block, "row": None, "column": None}
    return {"type": "paragraph", "place": place, "runs": [{"text": text} | values]}


def shown(*blocks: dict[str, Any], **values: Any) -> str:
    return str(render_source({"format": "docx", "blocks": list(blocks), "margins": []} | values).html)


def test_looks_are_kept() -> None:
    assert "<s><b><i>mot</i></b></s>" in shown(paragraph("mot", bold=True, italic=True, strike=True))


def test_a_new_page_is_marked_once() -> None:
    html = shown(paragraph("a", 0, page=1), paragraph("b", 1, page=2), paragraph("c", 2, page=2))
    assert html.count("src-page") == 2


def test_a_place_is_the_closest_one_on_the_page() -> None:
    view = render_source({"format": "docx", "blocks": [paragraph("a", 4)], "margins": []})
    assert view.anchor({"block": 4, "row": 2, "column": 1}) == "s4"
    assert view.anchor({"block": 9}) == ""
    assert view.anchor(None) == ""


def test_words_beside_the_body_are_shown_with_what_they_are() -> None:
    html = shown(margins=[{"kind": "footnote", "blocks": [paragraph("une note")]}])
    assert "une note" in html


@given(st.text(alphabet=st.sampled_from("<>&\"'a b"), min_size=1))
def test_no_word_of_a_document_becomes_markup(text: str) -> None:
    html = shown(paragraph(text))
    assert html.count("<") in {0, 2}
