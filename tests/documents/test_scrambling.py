"""A scrambled copy: no word of the file is left in it, its layout is."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from jalon.documents import read_bytes
from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Table, block_text
from jalon.documents.scrambling import scramble
from jalon.documents.scrambling_words import Kept, Scrambler, plain
from tests.documents.builders import opendocument as odf
from tests.documents.builders import word as docx
from tests.documents.builders.packages import replaced, zipped
from tests.documents.makers.excel import of_rows, saved
from tests.documents.makers.pdf import table_pdf

KEY = b"a key of these tests"
KEPT = Kept(frozenset({"axe", "mars", "avant", "les", "le", "en", "cours"}), frozenset({"objectifs", "responsable"}))
W14 = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def scrambled(text: str) -> str:
    scrambler = Scrambler(KEY, KEPT)
    scrambler.note(text)
    return scrambler.change(text)


def words(text: str) -> set[str]:
    return {plain(word) for word in re.findall(r"[^\W\d_]{4,}", text)} - KEPT.anywhere - KEPT.alone


def everything(data: bytes) -> str:
    """All the bytes of a file as text, those of a package unpacked."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def a_word_file() -> bytes:
    bold = "<w:b/>"
    body = docx.p(
        docx.r("Coopé"),
        docx.r("rative des tisserandes", bold),
        docx.r(" en avril"),
        '<w:r><w:instrText>HYPERLINK "file:///Dossiers/Secretariat"</w:instrText></w:r>',
    )
    body += docx.tbl(
        docx.tr(docx.tc(docx.p(docx.r("Objectifs"))), docx.tc(docx.p(docx.r("Responsable")))),
        docx.tr(docx.tc(docx.p(docx.r("Recruter dix apprenties"))), docx.tc(docx.p(docx.r("Josephine Lalumiere")))),
    )
    body += '<w:p><w:ins w:author="Gertrude" w:date="2026-01-01T00:00:00Z"><w:r><w:t>Brocante</w:t></w:r></w:ins></w:p>'
    comments = (
        '<w:comment w:id="0" w:author="Philomene" w:initials="PH">'
        + docx.p(docx.r("Vraiment douteux"))
        + "</w:comment>"
    )
    data = docx.word(
        body,
        parts={"comments.xml": ("comments", docx.root("comments", comments))},
        links={"l1": "https://tisserandes.example/dossier"},
    )
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = "<c><creator>Gertrude Vaillancourt</creator></c>"
    parts["docProps/app.xml"] = "<c><Company>Tisserandes</Company></c>"
    parts["customXml/item1.xml"] = "<c>Confidentiel</c>"
    parts["word/embeddings/oleObject1.bin"] = "Confidentiel"
    parts["word/media/image1.png"] = "Photographie"
    return zipped(parts)


def an_odf_file(kind: str) -> bytes:
    grid = odf.table(
        odf.row(odf.cell(odf.p("Objectifs")), odf.cell(odf.p("Responsable"))),
        odf.row(
            odf.cell(odf.p("Recruter dix apprenties")),
            odf.cell(
                odf.p("Josephine Lalumiere"), 'office:value-type="string" office:string-value="Josephine Lalumiere"'
            ),
        ),
        name="Tisserandes",
    )
    note = "<office:annotation><dc:creator>Gertrude</dc:creator><text:p>Vraiment douteux</text:p></office:annotation>"
    linked = (
        "<text:p>Coopé<text:span>rative</text:span> "
        f'<text:a xlink:href="https://tisserandes.example/">des tisserandes</text:a>{note}</text:p>'
    )
    data = odf.opendocument((linked if kind == "text" else "") + grid, kind=kind)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["meta.xml"] = "<m>Gertrude Vaillancourt</m>"
    parts["Pictures/1.png"] = "Photographie"
    return zipped(parts, first_stored=True)


def a_workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tisserandes"
    for row in (
        ["Objectifs", "Responsable", "Budget"],
        ["Recruter dix apprenties", "Josephine Lalumiere", 48250],
        ['=CONCATENATE("Secretariat")', "", 3],
    ):
        sheet.append(row)
    sheet["A2"].comment = Comment("Vraiment douteux", "Gertrude")
    sheet["B2"].hyperlink = "https://tisserandes.example/"
    book.properties.creator = "Gertrude Vaillancourt"
    return saved(book)


MARKDOWN = (
    "# Axe 1 : Tissage\n\n- [x] **Recruter** dix apprenties<br>avant mars 2026\n"
    "- Voir https://tisserandes.example/dossier\n"
)
PAGE = (
    '<html><head><title>Tisserandes</title><meta name="author" content="Gertrude"><script>secretariat</script></head>'
    '<body><!-- confidentiel --><h1>Axe 1</h1><p title="Philomene">Recr<b>uter</b> dix apprenties</p>'
    '<a href="https://tisserandes.example/">dossier</a><img src="photographie.png" alt="Photographie"></body></html>'
)
FILES = {
    "plan.docx": a_word_file,
    "plan.xlsx": a_workbook,
    "plan.odt": lambda: an_odf_file("text"),
    "plan.ods": lambda: an_odf_file("spreadsheet"),
    "plan.html": PAGE.encode,
    "plan.md": MARKDOWN.encode,
    "plan.csv": "Objectifs;Responsable\nRecruter dix apprenties;Josephine Lalumière\n".encode,
    "plan.txt": "Axe 1 : Tissage\n- Recruter dix apprenties\n- Josephine Lalumière\n".encode,
    "plan.pdf": lambda: table_pdf([["Objectifs", "Responsable"], ["Recruter dix apprenties", "Josephine"]], [200, 200]),
}
TOLD = (
    "tisserandes", "tissage", "recruter", "apprenties", "josephine", "lalumiere", "gertrude", "philomene",
    "vaillancourt",
    "douteux", "vraiment", "confidentiel", "photographie", "secretariat", "brocante", "cooperative", "dossier", "48250",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_nothing_that_the_file_tells_is_anywhere_in_its_copy(name: str) -> None:
    copy = plain(everything(scramble(FILES[name](), name, KEY, KEPT).data))
    assert [word for word in TOLD if word in copy] == []


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_the_document_is_in_that_of_the_copy(name: str) -> None:
    data = FILES[name]()
    copy = scramble(data, name, KEY, KEPT)
    before = words("\n".join(map(block_text, read_bytes(data, name).walk())))
    after = words("\n".join(map(block_text, read_bytes(copy.data, f"copie.{copy.kind}").walk())))
    assert before
    assert before & after == set()


@pytest.mark.parametrize("name", [name for name in FILES if name != "plan.pdf"])
def test_the_layout_is_that_of_the_file(name: str) -> None:
    data = FILES[name]()
    before, after = read_bytes(data, name), read_bytes(scramble(data, name, KEY, KEPT).data, name)
    assert [type(block) for block in after.walk()] == [type(block) for block in before.walk()]
    sizes = [[len(one.rows), one.columns] for one in after.blocks if isinstance(one, Table)]
    assert sizes == [[len(one.rows), one.columns] for one in before.blocks if isinstance(one, Table)]


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.odt", "plan.ods", "plan.csv", "plan.html"])
def test_a_copy_is_of_the_format_of_the_file(name: str) -> None:
    copy = scramble(FILES[name](), name, KEY, KEPT)
    assert (copy.whole, copy.kind) == (True, name.partition(".")[2])


def test_of_a_pdf_the_text_alone_is_copied() -> None:
    copy = scramble(FILES["plan.pdf"](), "plan.pdf", KEY, KEPT)
    assert (copy.whole, copy.kind) == (False, "txt")
    assert copy.data.decode().splitlines()[0] == "Objectifs\tResponsable"


def test_of_a_file_whose_words_are_all_in_parts_left_out_the_text_is_copied() -> None:
    page = ("aFChunk", "<html><body><p>Recruter dix apprenties</p></body></html>")
    data = docx.word('<w:altChunk r:id="part"/>', parts={"part.html": page})
    copy = scramble(data, "plan.docx", KEY, KEPT)
    assert (copy.whole, copy.kind) == (False, "txt")
    assert len(copy.data.decode().strip()) == len("Recruter dix apprenties")


def test_what_is_no_document_is_refused_as_by_the_readers() -> None:
    bomb = replaced(of_rows(["a"]), "xl/media/a.png", bytes(60_000_000))
    with pytest.raises(UnreadableFile) as refused:
        scramble(bomb, "plan.xlsx", KEY, KEPT)
    assert refused.value.cause == Cause.UNSAFE


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "Z"]), max_size=80))
def test_no_word_of_four_letters_is_left_in_a_text_of_as_many_characters(text: str) -> None:
    changed = scrambled(text)
    assert len(changed) == len(text)
    assert words(text) & words(changed) == set()


@given(st.lists(st.sampled_from(["sera", "zoro", "bela", "kara", "Vélo", "mimi"]), min_size=1, max_size=12))
def test_words_that_look_like_made_ones_are_not_made(chosen: list[str]) -> None:
    assert words(" ".join(chosen)) & words(scrambled(" ".join(chosen))) == set()


def test_equal_words_stay_equal_whatever_their_case() -> None:
    one, two, three = scrambled("Tisser tisser TISSER").split()
    assert one.lower() == two == three.lower()
    assert (one.istitle(), three.isupper()) == (True, True)


def test_another_key_makes_other_words() -> None:
    assert Scrambler(b"1", KEPT).change("tisserandes") != Scrambler(b"2", KEPT).change("tisserandes")


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-12",
        "12/03/2026",
        "12 mars 2026",
        "1er mars",
        "2026-2027",
        "45 %",
        "1.2.1",
        "3) ",
        "Axe 2",
        "T1",
        "x",
        "IV",
        "14 h 30",
    ],
)
def test_what_the_reading_rests_on_stays(text: str) -> None:
    assert scrambled(text) == text


@pytest.mark.parametrize("text", ["48 250 $", "514-555-0199", "dix fois 25 choses", "1234567"])
def test_figures_go(text: str) -> None:
    figures = re.findall(r"\d+", text)
    assert re.findall(r"\d+", scrambled(text)) != figures
    assert [len(one) for one in re.findall(r"\d+", scrambled(text))] == [len(one) for one in figures]


def test_a_heading_stays_where_it_stands_alone() -> None:
    assert scrambled("Responsable") == "Responsable"
    assert "esponsable" not in scrambled("La responsable Josephine arrive")
