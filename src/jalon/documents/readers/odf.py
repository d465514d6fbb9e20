"""OpenDocument texts and spreadsheets (.odt, .ott, .ods, .ots, also the flat .fodt and .fods).

A text's pages are not kept: a block's place is its rank. For a workbook `page` is the number of the sheet.
"""

from __future__ import annotations

from io import BytesIO

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Document, Margin, MarginKind, block_text
from jalon.documents.packages import Package, check_prolog, parse_xml
from jalon.documents.readers.marks import keep_identities
from jalon.documents.readers.odf_blocks import Flow, Shared
from jalon.documents.readers.odf_objects import Objects
from jalon.documents.readers.odf_sheets import read_sheets
from jalon.documents.readers.odf_styles import Styles
from jalon.documents.readers.odf_text import form_controls
from jalon.documents.readers.odf_xml import OFFICE, STYLE, TABLE, TEXT, Element
from jalon.documents.readers.places import assign_places

_EDGES: dict[str, MarginKind] = {
    f"{STYLE}{name}{which}": name
    for name in ("header", "footer")
    for which in ("", "-left", "-first")
}  # fmt: skip


def read(data: bytes) -> Document:
    """Read an OpenDocument file; raise UnreadableFile when it holds neither text nor sheets, or is too long."""
    package = Package(data) if data.startswith(b"PK") else None
    content, dressing = _roots(data, package)
    texts = content.findall(f"{OFFICE}body/{OFFICE}text")
    sheets = content.findall(f"{OFFICE}body/{OFFICE}spreadsheet")
    common = [found for root in (dressing, content) if (found := root.find(f"{OFFICE}styles")) is not None]
    styles = Styles(common, content.find(f"{OFFICE}automatic-styles"))
    shared = Shared()
    objects = Objects(package, shared.budget, shared.margins, sheets=bool(sheets))
    flow = Flow(shared, styles, objects, form_controls(content))
    shared.budget.expect_cells(sum(1 for _ in content.iter(f"{TABLE}table-cell")))
    if texts:
        document = Document([block for text in texts for block in flow.read(text)], "odt")
    elif sheets:
        tables = [table for book in sheets for table in book.iterchildren(f"{TABLE}table")]
        document = Document(read_sheets(tables, flow, styles, shared), "ods")
    else:
        raise UnreadableFile(Cause.DAMAGED)
    edges = _edges(dressing, Flow(shared, Styles(common, dressing.find(f"{OFFICE}automatic-styles")), objects))
    margins = [*edges, *shared.margins, Margin("hidden", shared.hidden)]
    document.margins = [margin for margin in margins if margin.blocks]
    assign_places(document)
    if texts:
        keep_identities(document, content.iter(f"{TEXT}bookmark", f"{TEXT}bookmark-start"), f"{TEXT}name")
    return document


def _roots(data: bytes, package: Package | None) -> tuple[Element, Element]:
    """The roots that hold the content and the styles; one and the same in a flat file."""
    if package is None:
        check_prolog(BytesIO(data))
        root = parse_xml(data)
        return root, root
    content = package.xml("content.xml")
    if content is None:
        raise UnreadableFile(Cause.DAMAGED)
    styles = package.xml("styles.xml")
    return content, content if styles is None else styles


def _edges(dressing: Element, flow: Flow) -> list[Margin]:
    """Page headers and footers, each wording once; the fields of an untouched sheet say nothing."""
    found: dict[tuple[str, str], Margin] = {}
    for page in dressing.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
        for element in page:
            kind = _EDGES.get(element.tag)
            if kind is None or element.get(f"{STYLE}display") == "false":
                continue
            margin = Margin(kind, flow.read(element))
            words = "\n".join(map(block_text, margin.blocks))
            if words.strip() and "???" not in words:
                found.setdefault((kind, words), margin)
    return list(found.values())
