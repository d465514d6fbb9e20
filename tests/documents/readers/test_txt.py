"""Plain text with rows between tabs and markup inside cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Document, Image, ListItem, Paragraph, Table, block_text
from jalon.documents.readers.txt import read
from tests.documents.makers.words import lost_words
from tests.documents.shows import cells, first_table, kinds, texts


def _read(text: str) -> Document:
    return read(text.encode())


def _items(document: Document) -> list[tuple[str, str]]:
    return [(block.marker, block.text) for block in document.walk() if isinstance(block, ListItem)]


def test_lines_are_paragraphs_and_empty_lines_are_gaps() -> None:
    document = _read("Plan d'action\n\n \t\n\nMise à jour\n")

    assert texts(document) == ["Plan d'action", "Mise à jour"]
    assert [block.gap for block in document.blocks if isinstance(block, Paragraph)] == [0, 3]


def test_rows_without_an_empty_line_between_are_one_table() -> None:
    document = _read("Titre\nObjectif\tAction\nA\tB\n\tC\n")

    assert kinds(document.blocks) == ["p", "table"]
    assert cells(first_table(document)) == [["Objectif", "Action"], ["A", "B"], ["", "C"]]


def test_an_empty_line_between_rows_begins_another_table() -> None:
    document = _read("a\tb\n\nc\td\n")

    assert kinds(document.blocks) == ["table", "table"]


def test_rows_of_different_widths_keep_their_cells() -> None:
    table = first_table(_read("a\tb\tc\nd\n".replace("d", "d\te")))

    assert table.columns == 3
    assert [len(row) for row in table.rows] == [3, 2]


def test_places_count_blocks_rows_and_columns() -> None:
    document = _read("Titre\n\na\tb\nc\td\n")
    last = first_table(document).rows[1][1]

    assert (last.place.block, last.place.row, last.place.column, last.place.page) == (1, 1, 1, None)
    assert last.blocks[0].place == last.place


def test_markup_in_cells_becomes_paragraphs_and_looks() -> None:
    (cell, *_) = first_table(_read("<p>1. Tenir un <b>forum</b></p> <p>suite</p>\tx\n")).rows[0]

    assert [block_text(block) for block in cell.blocks] == ["1. Tenir un forum", "suite"]
    assert [run.bold for run in cell.blocks[0].runs] == [False, True]  # type: ignore[union-attr]


def test_an_unclosed_list_is_split_at_its_dashes() -> None:
    document = _read('<ul style="list-style-type: none"> - Un forum - Hiver 2014 - Aut.13 – Hiver 14 \tx\n')

    assert _items(document) == [("-", "Un forum"), ("-", "Hiver 2014"), ("-", "Aut.13 – Hiver 14")]


def test_a_list_without_separators_is_one_run_on_entry() -> None:
    (item,) = [b for b in _read("<ul> Comité A Comité B \tx\n").walk() if isinstance(b, ListItem)]

    assert item.run_on
    assert item.text == "Comité A Comité B"


def test_a_dash_between_words_of_a_paragraph_is_no_separator() -> None:
    assert _items(_read("<p>Hiver - Printemps 2014</p>\tx\n")) == []


def test_nested_lists_are_deeper() -> None:
    document = _read("<ul> - Alliés : <ul> - Un siège - Un comité \tx\n")

    assert [(b.text, b.level) for b in document.walk() if isinstance(b, ListItem)] == [
        ("Alliés :", 0),
        ("Un siège", 1),
        ("Un comité", 1),
    ]


def test_explicit_entries_are_items() -> None:
    document = _read("<ol><li>Un</li><li>Deux</li></ol>\tx\n")

    assert _items(document) == [("1.", "Un"), ("2.", "Deux")]


def test_superscripts_stick_to_their_word() -> None:
    assert texts(_read("Un 1 ^{er} pas, CO _{2} et x^2\n")) == ["Un 1er pas, CO2 et x^2"]


@pytest.mark.parametrize("text", ["jeunes de <18 ans", "voir <note> ici", "si a < b et c > d", "AT&T; R&D"])
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert texts(_read(text)) == [text]


def test_entities_are_decoded() -> None:
    assert texts(_read("Recherche &amp; d&eacute;veloppement&#33;")) == ["Recherche & développement!"]


def test_a_picture_over_several_lines_is_told_apart_from_its_text() -> None:
    document = _read("· [image: Un logo\n\nbleu]Lien vers les membres\nSuite\n")

    assert [block.alt for block in document.blocks if isinstance(block, Image)] == ["Un logo bleu"]
    assert texts(document)[1:] == ["· Lien vers les membres", "Suite"]


def test_an_unclosed_picture_stays_text() -> None:
    assert texts(_read("[image: sans fin\nautre ligne\n")) == ["[image: sans fin", "autre ligne"]


def test_a_paragraph_left_open_goes_on_below() -> None:
    table = first_table(_read("A\t<p>début\nfin</p>\nB\tc\n"))

    assert cells(table) == [["A", "début fin"], ["B", "c"]]


def test_a_quoted_cell_holds_its_lines() -> None:
    table = first_table(_read('A\t"- un\n- ""deux"""\nB\tc\n'))

    assert cells(table) == [["A", '- un\n- "deux"'], ["B", "c"]]


def test_tabs_that_only_indent_are_no_table() -> None:
    document = _read("•\tAteliers\n\t•\tUn forum\n1.\tÉtape\n")

    assert kinds(document.blocks) == ["li0", "li1", "p"]
    assert block_text(document.blocks[2]) == "1. Étape"


def test_form_feeds_count_pages() -> None:
    document = _read("Un\n\fDeux\n\fTrois\n")

    assert document.pages == 3
    assert [block.place.page for block in document.blocks] == [1, 2, 3]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "mac_roman", "cp850"]
)
def test_old_encodings(encoding: str) -> None:
    text = "Échéancier : à définir\r\nRéalisé à l'été, c'était prévu\r\n"

    assert texts(read(text.encode(encoding))) == ["Échéancier : à définir", "Réalisé à l'été, c'était prévu"]


def test_windows_1252_with_bytes_it_does_not_define() -> None:
    assert texts(read(b"R\xe9alis\xe9 \x81 l'\xe9t\xe9"))[0].startswith("Réalisé")


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\u2028", "\x0b"])
def test_line_ends(ending: str) -> None:
    assert texts(_read(f"Un{ending}Deux")) == ["Un", "Deux"]


def test_empty_and_binary_files_are_refused() -> None:
    with pytest.raises(UnreadableFile) as empty:
        read(b" \n\t\r\n")
    with pytest.raises(UnreadableFile) as binary:
        read(b"\x00\x01\x02\x03" * 50)

    assert empty.value.cause is Cause.EMPTY
    assert binary.value.cause is Cause.WRONG_TYPE


_PIECES = st.sampled_from(
    ["mot", "Été", "12", " ", "\t", "\n", "- ", "• ", " - ", "<p>", "</p>", "<ul>", "<li>", "</li>", "<b>", "</b>",
     "<note", ">", "<", "&amp;", "&", "[image: ", "]", "^{", "_{", "}", '"', '""', "\f", "\r\n", ".", "1.", "o "]
)  # fmt: skip
_MARKUP = ("<p>", "</p>", "<ul>", "<li>", "</li>", "<b>", "</b>", "&amp;", "[image:")


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_word_is_lost(text: str) -> None:
    try:
        document = _read(text)
    except UnreadableFile:
        assert not text.strip()
        return
    bare = text
    for mark in _MARKUP:
        bare = bare.replace(mark, "&" if mark.startswith("&") else " ")
    glued = "".join(words for block in document.walk() if isinstance(block, Paragraph) for words in [block.text])
    missing = lost_words(bare, document)
    # Super- and subscripts join words; a mark in front ("o") is no word of the text.
    assert not any(word not in glued and word != "o" for word in missing if "image" not in word)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read(data)
    except UnreadableFile:
        return
    assert all(table.columns >= 1 for table in document.walk() if isinstance(table, Table))


def test_words_between_double_stars_are_bold():
    document = read("**Protéger la source**\n2 ** 3 ** 4\n".encode())
    first, second = document.blocks
    assert (first.text, first.bold) == ("Protéger la source", True)
    assert second.text == "2 ** 3 ** 4"


def test_letters_written_in_two_halves_are_whole_and_half_a_letter_is_marked() -> None:
    halves = "été \ud83d\ude00 et \ud83d coupé".encode("utf-8", "surrogatepass")
    assert texts(read(halves)) == ["été 😀 et \ufffd coupé"]
