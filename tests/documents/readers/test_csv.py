"""Values between semicolons, commas, tabs or bars."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Document, block_text
from jalon.documents.readers.csv import read
from tests.documents.makers.words import lost_words
from tests.documents.shows import cells, first_table, kinds, texts


def _read(text: str) -> Document:
    return read(text.encode())


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = f"Objectif{delimiter}Action\nA{delimiter}b\nC{delimiter}d\n"

    assert cells(first_table(_read(text))) == [["Objectif", "Action"], ["A", "b"], ["C", "d"]]


def test_commas_inside_sentences_are_no_delimiter() -> None:
    text = "Objectif;Budget\nInformer, former;12,5\nÉcouter;3,75\n"

    assert cells(first_table(_read(text)))[1] == ["Informer, former", "12,5"]


def test_a_declared_delimiter_wins() -> None:
    assert cells(first_table(_read("sep=|\na;1|b\nc|d\n"))) == [["a;1", "b"], ["c", "d"]]


def test_quoted_values_hold_delimiters_lines_and_quotes() -> None:
    table = first_table(_read('Action;Note\n"- un; deux\n- ""trois""";x\n'))

    assert kinds(table.rows[1][0].blocks) == ["li0", "li0"]
    assert table.rows[1][0].text == '- un; deux\n- "trois"'


def test_a_title_above_and_an_empty_line_between_tables() -> None:
    document = _read("Plan 2024;;\n;;\nObjectif;Action;Date\nA;b;c\n\nD;e;f\n")

    assert kinds(document.blocks) == ["p", "table", "table"]
    assert texts(document)[0] == "Plan 2024"


def test_a_quote_never_closed_does_not_swallow_the_rest() -> None:
    rows = "".join(f"a{number};b\n" for number in range(100))

    assert len(first_table(_read(f'Le "plan;x\n"ouvert;y\n{rows}')).rows) == 102


def test_windows_1252() -> None:
    assert texts(read("Été;Échéancier\na;b\n".encode("cp1252")))[0].startswith("Été")


def test_empty_and_absurd_files_are_refused() -> None:
    with pytest.raises(UnreadableFile) as empty:
        _read(" \n ")
    with pytest.raises(UnreadableFile) as wide:
        _read(";" * 5000 + "\na;b")

    assert empty.value.cause is Cause.EMPTY
    assert wide.value.cause is Cause.TOO_LONG


_VALUE = st.text(alphabet="abcé12 ;,\n\"-.|'", max_size=12)


@given(st.lists(st.lists(_VALUE, min_size=2, max_size=4), min_size=1, max_size=6))
def test_no_word_is_lost(rows: list[list[str]]) -> None:
    stream = StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    try:
        document = _read(stream.getvalue())
    except UnreadableFile:
        assert not stream.getvalue().strip()
        return
    source = " ".join(value for row in rows for value in row)
    assert not lost_words(source, document)
    assert all(block_text(block) for block in document.blocks)


@given(st.text(alphabet='a;,"\n\t|é', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = _read(text)
    except UnreadableFile:
        return
    assert document.format == "csv"
