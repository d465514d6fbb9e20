"""Web pages, and what office programs save as one."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.documents.errors import UnreadableFile
from jalon.documents.model import Document, Image, ListItem, Paragraph, Place, Table, block_text
from jalon.documents.readers.html import read
from jalon.documents.readers.marks import name_of
from tests.documents.makers.words import lost_words
from tests.documents.shows import cells, first_table, grid, kinds, margin, spans, texts


def _read(body: str, head: str = "") -> Document:
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read(page.encode())


def _runs(document: Document) -> list[tuple[str, bool, bool, bool, str | None, str | None]]:
    return [
        (run.text, run.bold, run.italic, run.strike, run.color, run.background)
        for block in document.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
    ]


def test_headings_paragraphs_and_loose_text() -> None:
    document = _read("<h1>Plan</h1>avant <div>dans<p>un</p>entre<span>deux</span></div> après")

    assert kinds(document.blocks)[0] == "h1"
    assert texts(document) == ["Plan", "avant", "dans", "un", "entredeux", "après"]


def test_identities_stand_where_jalon_hid_them() -> None:
    axis, row = UUID(int=7), UUID(int=8)
    cells = (
        f"<td rowspan=2>Été</td><td data-jalon='{name_of(row)}'>Semer</td></tr><tr><td data-jalon='moi'>Sarcler</td>"
    )
    document = _read(f"<h2 data-jalon='{name_of(axis)}'>Jardins</h2><table><tr>{cells}</tr></table>")

    assert document.identities == [(Place(0), axis), (Place(1, None, 0, 1), row)]


def test_a_break_begins_another_paragraph_and_two_leave_a_gap() -> None:
    document = _read("<p>un<br>deux<br><br>trois</p>")

    assert texts(document) == ["un", "deux", "trois"]
    assert [block.gap for block in document.blocks if isinstance(block, Paragraph)] == [0, 0, 1]


def test_nested_lists_have_levels_and_marks() -> None:
    document = _read("<ul><li>A<ul><li>A1</li></ul></li><li>B</li></ul><ol type=a start=3><li>c<li>d</ol>")

    assert [(b.marker, b.text, b.level) for b in document.blocks if isinstance(b, ListItem)] == [
        ("•", "A", 0),
        ("◦", "A1", 1),
        ("•", "B", 0),
        ("c.", "c", 0),
        ("d.", "d", 0),
    ]


def test_a_second_paragraph_of_an_entry_is_no_second_entry() -> None:
    document = _read("<ul><li><p>A</p><p>suite</p></li></ul>")

    assert kinds(document.blocks) == ["li0", "p"]


def test_spans_are_laid_out_on_the_grid() -> None:
    table = first_table(
        _read(
            "<table><tr><td rowspan=2>O<td colspan=2>haut</tr><tr><td>a<td>b</tr><tr><td>x<td rowspan=9>y<td>z</table>"
        )
    )

    assert grid(table) == [["O", "haut", "haut"], ["O", "a", "b"], ["x", "y", "z"]]
    assert spans(table.rows[2][1]) == (1, 1)
    assert table.rows[1][0].place.column == 1


def test_header_cells_and_rows() -> None:
    table = first_table(
        _read("<table><thead><tr><td>A<td>B</thead><tbody><tr><th>r<td>v</tbody><tfoot><tr><td>f<td>g</table>")
    )

    assert table.header_rows == 1
    assert [[cell.header for cell in row] for row in table.rows] == [[True, True], [True, False], [False, False]]


def test_nested_tables_stay_in_their_cell() -> None:
    table = first_table(_read("<table><tr><td>a<table><tr><td>i<td>j</table></td><td>b</table>"))
    inner = table.rows[0][0].blocks[1]

    assert isinstance(inner, Table)
    assert cells(inner) == [["i", "j"]]


def test_a_frame_around_tables_is_opened() -> None:
    document = _read("<table><tr><td><h2>Titre</h2><table><tr><td>i<td>j</table></table>")

    assert kinds(document.blocks) == ["h2", "table"]


def test_words_between_cells_are_kept() -> None:
    document = _read("<table>perdu<tr>égaré<td>a<td>b</tr>encore</table>")

    assert sorted(texts(document)[:3]) == ["encore", "perdu", "égaré"]


def test_looks_from_tags_and_styles() -> None:
    document = _read(
        "<p><b>g</b><span style='font-weight:700;color:#F00'>r</span><span class=k>c</span><del>s</del>"
        "<mark>m</mark><i>i</i><font color=green>v</font><span style='color:windowtext'>n</span></p>",
        "<style>/* x */ .k { font-style: italic; background: rgb(0,255,0) } p.z {color:red}</style>",
    )

    assert _runs(document) == [
        ("g", True, False, False, None, None),
        ("r", True, False, False, "ff0000", None),
        ("c", False, True, False, None, "00ff00"),
        ("s", False, False, True, None, None),
        ("m", False, False, False, None, "ffff00"),
        ("i", False, True, False, None, None),
        ("v", False, False, False, "008000", None),
        ("n", False, False, False, None, None),
    ]


def test_the_colours_of_the_page_itself_are_no_marks() -> None:
    assert _runs(_read("<div style='color:#333;background:#eee'>texte</div>"))[0][4:] == (None, None)


def test_shaded_cells_and_rows() -> None:
    table = first_table(_read("<table><tr bgcolor=yellow><td>a<td style='background:#fff'>b</table>"))

    assert [cell.background for cell in table.rows[0]] == ["ffff00", "ffff00"]


def test_furniture_and_hidden_parts_go_to_the_margins() -> None:
    document = _read(
        "<nav>Accueil</nav><h1>Plan</h1><p style='display: none'>caché</p><p hidden>aussi</p>"
        "<footer>Droits réservés</footer><script>var x = 1</script><!-- commentaire -->",
        "<title>Fenêtre</title><style>p {}</style>",
    )

    assert texts(document) == ["Plan"]
    assert margin(document, "header") == ["Accueil"]
    assert margin(document, "footer") == ["Droits réservés"]
    assert margin(document, "hidden") == ["Fenêtre", "caché", "aussi"]


def test_the_header_of_an_article_is_its_title() -> None:
    assert texts(_read("<article><header><h2>Titre</h2></header><p>Texte</p></article>")) == ["Titre", "Texte"]


def test_a_page_made_of_furniture_alone_is_its_body() -> None:
    assert texts(_read("<header>Plan 2024</header>")) == ["Plan 2024"]


def test_pictures_and_check_boxes() -> None:
    document = _read("<img src=a alt=' Un  logo '><p><input type=checkbox checked> fait</p>")

    assert [block.alt for block in document.blocks if isinstance(block, Image)] == ["Un logo"]
    assert texts(document)[1] == "☒ fait"


def test_lists_of_word_saved_as_a_page() -> None:
    mark = "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span>"
    document = _read(
        f"<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]>{mark}<![endif]>"
        "Un forum<o:p></o:p></p>"
    )
    (item,) = document.blocks

    assert isinstance(item, ListItem)
    assert (item.marker, item.text, item.level) == ("•", "Un forum", 1)


def test_superscripts_entities_and_soft_hyphens() -> None:
    assert texts(_read("<p>1 <sup>er</sup> par&shy;tage, &lt;18 ans &amp; plus</p>")) == ["1er partage, <18 ans & plus"]


def test_spaces_between_runs_count_once() -> None:
    assert texts(_read("<p> un\n <b> deux </b> <i>trois</i></p>")) == ["un deux trois"]


def test_preformatted_lines_stay_lines() -> None:
    assert texts(_read("<pre>un\n- deux\n\ntrois</pre>")) == ["un", "- deux", "trois"]


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-1", "utf-8", "utf-16"])
def test_declared_charsets(encoding: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head>Été'

    assert texts(read(page.encode(encoding))) == ["Été"]


def test_an_unknown_charset_is_no_obstacle() -> None:
    assert texts(read("<meta charset=base64><p>Été".encode())) == ["Été"]


def test_deep_nesting_loses_nothing() -> None:
    document = _read("<div>" * 3000 + "fond" + "</div>" * 3000)

    assert "fond" in " ".join(texts(document))


def test_huge_spans_are_bounded() -> None:
    table = first_table(_read("<table><tr><td colspan=99999 rowspan=65000>a</table>".replace("99999", "900")))

    assert (table.columns, len(table.rows)) == (900, 1)
    with pytest.raises(UnreadableFile):
        _read("<table><tr>" + "<td colspan=600>a" * 3 + "</table>")


def test_entities_of_a_document_type_are_not_expanded() -> None:
    page = b'<!DOCTYPE html [<!ENTITY a "bombe"><!ENTITY x SYSTEM "file:///etc/passwd">]><p>&a;&x; mot</p>'

    assert "root" not in " ".join(texts(read(page)))


_TAGS = st.sampled_from(
    ["p", "div", "b", "ul", "li", "table", "tr", "td", "th", "span", "h2", "nav", "br", "sup", "pre"]
)
_PIECES = st.one_of(
    st.sampled_from(["mot", "été", "12 ", " ", "&amp;", "\n", "- ", "• ", "<", "<tr", "<!--x-->"]),
    _TAGS.map(lambda tag: f"<{tag}>"),
    _TAGS.map(lambda tag: f"</{tag}>"),
)


@given(st.lists(st.sampled_from(["alpha", "bêta", "delta"]), min_size=1, max_size=8), st.data())
def test_no_word_is_lost(words: list[str], data: st.DataObject) -> None:
    body = "".join(f"<{data.draw(_TAGS)}>{word} </{data.draw(_TAGS)}>" for word in words)

    missing = lost_words(" ".join(words), _read(body))

    assert not {word for word in missing if word not in _all_text(_read(body))}


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_page_is_read_or_refused(body: str) -> None:
    try:
        document = _read(body)
    except UnreadableFile:
        return
    for table in (block for block in document.walk() if isinstance(block, Table)):
        assert len(table.grid()) == len(table.rows)


def _all_text(document: Document) -> str:
    return " ".join(block_text(block) for block in document.walk() if isinstance(block, Paragraph))


def test_cards_with_the_same_terms_are_tables_and_a_glossary_is_none() -> None:
    card = "<dl><dt>Qui</dt><dd>Line <b>Aubé</b></dd><dt>Quand</dt><dd>mai 2026</dd></dl>"
    glossary = "<dl><dt>CA</dt><dd>Conseil</dd><dt>AGA</dt><dd>Assemblée</dd></dl>"
    document = read(f"<body><h3>Un</h3>{card}<h3>Deux</h3>{card}<h2>Sigles</h2>{glossary}</body>".encode())
    assert kinds(document.blocks).count("table") == 2
    assert cells(first_table(document)) == [["Qui", "Line Aubé"], ["Quand", "mai 2026"]]


@pytest.mark.parametrize(
    ("sheet", "bold"),
    [
        ("div p { font-weight: bold }", True),
        ("div > p { font-weight: bold }", False),
        ("div > section > p.k { font-weight: bold }", True),
        ("p[lang=fr] { font-weight: bold }", True),
        ("p:hover, p::before { font-weight: bold }", False),
        (".k { font-weight: bold } p { font-weight: normal }", True),
        ("p.k { font-weight: normal } .k { font-weight: bold !important }", True),
        ("@media print { p { font-weight: bold } }", False),
        ("@media screen { p { font-weight: bold } }", True),
        ("@media (max-width: 600px) { p { font-weight: bold } }", False),
        ("p:nonsense(, { } p { font-weight: bold }", False),
        ("<!-- @font-face { font-family: A } p { font-weight: 700 } -->", True),
        ("p } { p { font-weight: bold", False),
        ("p { font-weight: ((((bold }", False),
    ],
)
def test_rules_hold_as_a_browser_holds_them(sheet: str, *, bold: bool) -> None:
    page = _read("<div><section><p class=k lang=fr>a</p></section></div>", f"<style>{sheet}</style>")
    assert _runs(page)[0][1] == bold


@pytest.mark.parametrize("color", ["rgb(255 0 0 / 50%)", "hsl(0, 100%, 50%)", "#f00f", "RED", "rgba(255,0,0,1)"])
def test_a_colour_is_read_as_it_may_be_written(color: str) -> None:
    assert _runs(_read(f"<p><span style='color:{color} !important'>a</span></p>"))[0][4] == "ff0000"


@pytest.mark.parametrize("color", ["transparent", "rgba(0,0,0,0)", "currentcolor", "windowtext", "lab(50% 4 5)", "x"])
def test_what_is_no_colour_of_ours_is_none(color: str) -> None:
    assert _runs(_read(f"<p><span style='color:{color}'>a</span></p>"))[0][4] is None


def test_a_colour_is_found_among_what_else_is_said_of_the_background() -> None:
    page = _read("<p><span style='background: url(x.png) no-repeat #ff0'>a</span></p>")
    assert _runs(page)[0][5] == "ffff00"


@pytest.mark.parametrize(
    "sheet", ["p{a:" + "(" * 60_000, "@media screen{" * 30_000, ":not(" * 30_000 + "p{a:b}", "p " * 9_000 + "{a:b}"]
)
def test_a_sheet_made_to_harm_is_left(sheet: str) -> None:
    assert _runs(_read("<p>texte</p>", f"<style>{sheet}</style>"))[0][0] == "texte"
