"""A new OpenDocument text in the layout of the house: styles of its own, headings, tables whose first row repeats."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from uuid import UUID

from lxml import etree

from jalon.documents.readers.marks import name_of
from jalon.documents.readers.odf_xml import FO, OFFICE, STYLE, TABLE, TEXT, Element
from jalon.documents.writers.characters import clean
from jalon.documents.writers.drawing import fitted, to_png
from jalon.documents.writers.house import Block, Grid, Picture, Printed, Text, Title, Value
from jalon.documents.writers.merging import Placed, merged
from jalon.documents.writers.odf_drawing import KINDS, MANIFEST, entry_of, frame_of, put_in
from jalon.documents.writers.odf_drawing import SPACES as PICTURES
from jalon.documents.writers.odf_text import say
from jalon.documents.writers.widths import LETTER, widths_of

MIME = "application/vnd.oasis.opendocument.text"
SPACES = {
    "office": OFFICE[1:-1],
    "style": STYLE[1:-1],
    "text": TEXT[1:-1],
    "table": TABLE[1:-1],
    "fo": FO[1:-1],
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    **PICTURES,
}
DC = f"{{{SPACES['dc']}}}"
PAGE = (21.59, 27.94)  # centimetres, letter
MARGIN = 1.8
POINT = 2.54 / 72
CELL_SIZE, PADDING = 9.5, 0.1  # points, centimetres
_NAMES = {"office": OFFICE, "style": STYLE, "text": TEXT, "table": TABLE, "fo": FO, "dc": DC}
OVER = "0.3cm"  # over a heading
_HEADINGS = ((1, "14pt"), (2, "12pt"), (3, "11pt"))


def to_odt(printed: Printed) -> bytes:
    """The document as .odt. Pictures are drawn twice, as SVG and for the programs that show none."""
    parts = {"content.xml": _content(printed), "styles.xml": _styles(printed), "meta.xml": _meta(printed)}
    drawings: dict[str, bytes] = {}
    for number, block in enumerate(printed.blocks):
        if isinstance(block, Picture):
            drawings |= {f"Pictures/{number}.svg": block.svg.encode(), f"Pictures/{number}.png": to_png(block.svg)}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _manifest([*parts], list(drawings)))
        for name, root in parts.items():
            archive.writestr(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
        for name, data in drawings.items():
            archive.writestr(name, data)
    return out.getvalue()


def _make(tag: str, *children: Element, **attributes: str) -> Element:
    """An element: "text:p" with attributes as text__style_name."""
    space, _, name = tag.partition(":")
    element = etree.Element(_NAMES[space] + name, nsmap=SPACES)
    for key, value in attributes.items():
        prefix, _, local = key.partition("__")
        element.set(_NAMES[prefix] + local.replace("_", "-"), value)
    element.extend(children)
    return element


def _manifest(parts: Sequence[str], drawings: Sequence[str]) -> bytes:
    root = etree.Element(f"{{{MANIFEST}}}manifest", nsmap={"manifest": MANIFEST})
    root.set(f"{{{MANIFEST}}}version", "1.3")
    kinds = [("/", MIME), *((part, "text/xml") for part in parts)]
    kinds += [(path, KINDS[path.rpartition(".")[2]]) for path in drawings]
    root.extend(entry_of(path, kind) for path, kind in kinds)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _meta(printed: Printed) -> Element:
    meta = _make("office:meta")
    for name, words in (("title", printed.title), ("language", f"{printed.language}-CA")):
        said = etree.SubElement(meta, DC + name)
        said.text = clean(words)
    return _make("office:document-meta", meta, office__version="1.3")


def _style(name: str, family: str, *properties: Element, parent: str = "") -> Element:
    style = _make("style:style", *properties, style__name=name, style__family=family)
    if parent:
        style.set(f"{STYLE}parent-style-name", parent)
    return style


def _styles(printed: Printed) -> Element:
    """Paragraphs, the page with its footer, and the language of the whole."""
    face = _make(
        "style:text-properties",
        fo__font_family="Carlito, Calibri, 'Liberation Sans'",
        fo__font_size="10pt",
        fo__language=printed.language,
        fo__country="CA",
    )
    styles = _make("office:styles", _make("style:default-style", face, style__family="paragraph"))
    styles.append(_paragraph_style("Standard"))
    styles.append(_paragraph_style("Title", "22pt"))
    styles.extend(_paragraph_style(f"Heading_20_{level}", size) for level, size in _HEADINGS)
    styles.append(_paragraph_style("Subtitle", after=OVER))
    styles.append(_paragraph_style("Small", "8.5pt", bold=False))
    kept = _make("style:paragraph-properties", fo__keep_with_next="always")
    styles.append(_style("Picture", "paragraph", kept, parent="Standard"))
    styles.append(_paragraph_style("Cell", f"{CELL_SIZE}pt", bold=False, after="0.04cm"))
    bullet = _make("text:list-level-style-bullet", text__level="1", text__bullet_char="•")
    label = _make(
        "style:list-level-label-alignment",
        text__label_followed_by="listtab",
        fo__text_indent="-0.35cm",
        fo__margin_left="0.35cm",
    )
    space = _make("style:list-level-properties", label, text__list_level_position_and_space_mode="label-alignment")
    bullet.append(space)
    styles.append(_make("text:list-style", bullet, style__name="Bullets"))
    width, height = PAGE[::-1] if printed.landscape else PAGE
    page = _make(
        "style:page-layout-properties",
        fo__page_width=f"{width}cm",
        fo__page_height=f"{height}cm",
        fo__margin=f"{MARGIN}cm",
        style__print_orientation="landscape" if printed.landscape else "portrait",
    )
    layout = _make("style:page-layout", page, style__name="Page")
    master = _make("style:master-page", style__name="Standard", style__page_layout_name="Page")
    if printed.footer:
        master.append(_make("style:footer", _said("text:p", printed.footer, "Small")))
    automatic = _make("office:automatic-styles", layout)
    return _make(
        "office:document-styles", styles, automatic, _make("office:master-styles", master), office__version="1.3"
    )


def _paragraph_style(name: str, size: str = "", *, bold: bool = True, after: str = "0.14cm") -> Element:
    heading = bool(size) and bold
    space = {"fo__margin_bottom": after} | ({"fo__keep_with_next": "always", "fo__margin_top": OVER} if heading else {})
    properties = [_make("style:paragraph-properties", **space)]
    if size:
        weight = {"fo__font_weight": "bold"} if heading else {}
        properties.append(_make("style:text-properties", fo__font_size=size, **weight))
    return _style(name, "paragraph", *properties, parent="" if name == "Standard" else "Standard")


def _content(printed: Printed) -> Element:
    width = (PAGE[1] if printed.landscape else PAGE[0]) - 2 * MARGIN
    automatic = _make("office:automatic-styles")
    automatic.append(_style("Bold", "text", _make("style:text-properties", fo__font_weight="bold")))
    automatic.append(_style("Row", "table-row", _make("style:table-row-properties", fo__keep_together="always")))
    for name, shade in (("Plain", "transparent"), ("Shaded", "#eef1ee")):
        look = _make(
            "style:table-cell-properties",
            fo__border="0.5pt solid #808080",
            fo__padding=f"{PADDING}cm",
            fo__background_color=shade,
        )
        automatic.append(_style(name, "table-cell", look))
    body = _make("office:text")
    if printed.organisation:
        body.append(_said("text:p", printed.organisation))
    body.append(_said("text:h", printed.title, "Title"))
    if printed.subtitle:
        body.append(_said("text:p", printed.subtitle, "Subtitle"))
    body.extend(_said("text:p", fact) for fact in printed.said_facts)
    for number, block in enumerate(printed.blocks):
        body.extend(_block(block, f"T{number}", width, automatic))
    return _make("office:document-content", automatic, _make("office:body", body), office__version="1.3")


def _block(block: Block, name: str, width: float, automatic: Element) -> Iterator[Element]:
    if isinstance(block, Title):
        level = min(block.level, 3)
        heading = _said("text:h", block.text, f"Heading_20_{level}", identity=block.identity)
        heading.set(f"{TEXT}outline-level", str(level))
        yield heading
    elif isinstance(block, Text):
        style = "Small" if block.small else "Standard"
        marks = [None if at else block.identity for at in range(len(block.lines))]
        said = zip(block.lines, marks, strict=True)
        paragraphs = [_said("text:p", line, style, identity=mark) for line, mark in said]
        yield from [_bullets(paragraphs)] if block.bullets else paragraphs
    elif isinstance(block, Picture):
        yield _picture(block, name, width)
    else:
        yield _grid(block, name, width, automatic)
        yield _make("text:p", text__style_name="Standard")


def _picture(picture: Picture, name: str, width: float) -> Element:
    """A drawing on a line of its own, with its words for whoever does not see it."""
    frame = frame_of(f"P{name}", fitted(picture.svg, width, picture.width), picture.words)
    for kind in KINDS:
        put_in(frame, kind, f"Pictures/{name[1:]}.{kind}")
    paragraph = _make("text:p", frame, text__style_name="Picture")
    if picture.identity:
        paragraph.insert(0, _make("text:bookmark", text__name=name_of(picture.identity)))
    return paragraph


def _grid(grid: Grid, name: str, width: float, automatic: Element) -> Element:
    widths = widths_of(grid, width, letter=CELL_SIZE * LETTER * POINT, around=2 * PADDING).each
    size = _make("style:table-properties", style__width=f"{width:.2f}cm", table__align="margins")
    automatic.append(_style(name, "table", size))
    table = _make("table:table", table__name=f"{clean(grid.name)} {name}".strip(), table__style_name=name)
    for at, wide in enumerate(widths):
        own = f"{name}.{at}"
        each = _make("style:table-column-properties", style__column_width=f"{wide:.3f}cm")
        automatic.append(_style(own, "table-column", each))
        table.append(_make("table:table-column", table__style_name=own))
    head = _make("table:table-row", table__style_name="Row")
    head.extend(
        _cell(Placed(Value(column.heading, bold=True), 0, at, across=True)) for at, column in enumerate(grid.columns)
    )
    table.append(_make("table:table-header-rows", head))
    starts = {(placed.row, placed.column): placed for placed in merged(grid)}
    for at, row in enumerate(grid.rows):
        element = _make("table:table-row", table__style_name="Row")
        identity, covered = row.identity, 0
        for rank in range(len(grid.columns)):
            found = starts.get((at, rank))
            if found is None or covered:
                element.append(_make("table:covered-table-cell"))
                covered = max(0, covered - 1)
                continue
            element.append(_cell(found, identity))
            identity, covered = None, found.columns - 1
        table.append(element)
    return table


def _cell(placed: Placed, identity: UUID | None = None) -> Element:
    cell = _make("table:table-cell", table__style_name="Shaded" if placed.across else "Plain")
    if placed.rows > 1:
        cell.set(f"{TABLE}number-rows-spanned", str(placed.rows))
    if placed.columns > 1:
        cell.set(f"{TABLE}number-columns-spanned", str(placed.columns))
    value = placed.value
    lines = [
        _said("text:p", line, "Cell", bold=value.bold, identity=None if at else identity)
        for at, line in enumerate(value.lines)
    ]
    cell.extend([_bullets(lines)] if value.bullets and value.text else lines)
    return cell


def _bullets(paragraphs: Sequence[Element]) -> Element:
    entries = [_make("text:list-item", paragraph) for paragraph in paragraphs]
    return _make("text:list", *entries, text__style_name="Bullets")


def _said(
    tag: str, words: str, style: str = "Standard", *, bold: bool = False, identity: UUID | None = None
) -> Element:
    paragraph = _make(tag, text__style_name=style)
    if identity:
        paragraph.append(_make("text:bookmark", text__name=name_of(identity)))
    span = _make("text:span")
    if bold:
        span.set(f"{TEXT}style-name", "Bold")
    say(span, clean(words))
    paragraph.append(span)
    return paragraph
