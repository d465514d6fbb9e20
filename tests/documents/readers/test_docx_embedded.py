"""Word: documents kept whole inside a document until Word opens it."""

import pytest

from jalon.documents import read_bytes
from jalon.documents.model import Document
from tests.documents.builders.packages import replaced
from tests.documents.builders.word import p, tbl, tc, tr, word
from tests.documents.shows import first_table, kinds, texts

_PAGE = "<html><body><h1>Verger</h1><p>Tailler les <b>pruniers</b></p></body></html>"
_SAVED = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=xx\r\n\r\n--xx\r\n"
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    "<html><body><p>Greffer au début de l’été</p></body></html>\r\n--xx--\r\n"
)


def read(body: str, parts: dict[str, str]) -> Document:
    return read_bytes(word(body, parts={name: ("aFChunk", text) for name, text in parts.items()}), "plan.docx")


def chunk(name: str) -> str:
    return f'<w:altChunk r:id="{name}"/>'


def test_a_page_stands_where_it_is_shown() -> None:
    document = read(p("Avant") + chunk("page") + p("Après"), {"page.html": _PAGE})

    assert kinds(document.blocks) == ["p", "h1", "p", "p"]
    assert texts(document) == ["Avant", "Verger", "Tailler les pruniers", "Après"]
    assert [block.place.block for block in document.blocks] == [0, 1, 2, 3]


@pytest.mark.parametrize("name", ["saved.mht", "saved.bin"])
def test_a_page_saved_in_one_file(name: str) -> None:
    assert texts(read(chunk("saved"), {name: _SAVED})) == ["Greffer au début de l’été"]


def test_a_page_in_a_cell() -> None:
    document = read(tbl(tr(tc(chunk("page"), p()), "b")), {"page.xhtml": "<html><body>Semer</body></html>"})
    assert first_table(document).rows[0][0].text == "Semer"


def test_a_word_file_inside_is_read_one_deep() -> None:
    inner = word(p("Dedans") + chunk("deeper"))
    outer = replaced(
        word(p("Dehors") + chunk("inner"), parts={"inner.docx": ("aFChunk", "")}), "word/inner.docx", inner
    )
    document = read_bytes(outer, "plan.docx")

    assert texts(document) == ["Dehors", "Dedans"]


def test_what_cannot_be_read_is_pointed_out() -> None:
    document = read(p("Texte") + chunk("old"), {"old.rtf": r"{\rtf1 Vieux}"})

    assert texts(document) == ["Texte"]
    assert [code for code, _ in document.warnings] == ["embedded_part"]
