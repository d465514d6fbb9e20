"""Word documents (.docx, .docm, .dotx, also "strict"), read straight from their XML parts.

Word gives no page numbers: a block's place is its rank, and the row and column of its cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Document, Margin, MarginKind, Paragraph, Run
from jalon.documents.packages import Package
from jalon.documents.readers.docx_blocks import Flow, Shared
from jalon.documents.readers.docx_embedded import Embedded
from jalon.documents.readers.docx_numbering import Numbering
from jalon.documents.readers.docx_styles import Styles
from jalon.documents.readers.docx_xml import Element, W, relations, word_xml
from jalon.documents.readers.marks import keep_identities
from jalon.documents.readers.places import NOWHERE, assign_places

_NOTES: dict[str, tuple[MarginKind, str]] = {
    "footnotes": ("footnote", f"{W}footnote"),
    "endnotes": ("endnote", f"{W}endnote"),
    "comments": ("comment", f"{W}comment"),
}
_EDGES: dict[str, MarginKind] = {"header": "header", "footer": "footer"}
_DRAWING_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_CHART_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"


def read(data: bytes) -> Document:
    """Read a Word document; raise UnreadableFile when its main part is missing or too long."""
    return _read(data, lambda inner: _read(inner, None))


def _read(data: bytes, read_embedded: Callable[[bytes], Document] | None) -> Document:
    package = Package(data)
    main = main_part(package)
    root = word_xml(package, main)
    bodies = [] if root is None else root.findall(f"{W}body")
    if root is None or not bodies:
        raise UnreadableFile(Cause.DAMAGED)
    related = relations(package, main)
    style_root = _related(package, related, "styles")
    styles = Styles(style_root)
    numbering = Numbering(_related(package, related, "numbering"), styles, _language(style_root))
    shared = Shared(styles, numbering, Embedded(package, read_embedded))
    shared.budget.expect_cells(sum(1 for _ in root.iter(f"{W}tc")))
    flow = Flow(shared, related)
    document = Document([block for body in bodies for block in flow.read(body)], "docx", warnings=shared.warnings)
    margins = [*_edges(package, related, shared), *_notes(package, related, shared)]
    margins += [*_drawn_text(package, shared), *shared.embedded.margins, Margin("hidden", shared.hidden)]
    document.margins = [margin for margin in margins if margin.blocks]
    assign_places(document)
    keep_identities(document, root.iter(f"{W}bookmarkStart"), f"{W}name")
    return document


def main_part(package: Package) -> str:
    """The name of the part that holds the text."""
    for kind, target in relations(package, "").values():
        if kind == "officeDocument":
            return target
    return "word/document.xml"


def _related(package: Package, related: dict[str, tuple[str, str]], wanted: str) -> Element | None:
    """The root of the part related in this way, None when there is none."""
    for kind, target in related.values():
        if kind == wanted:
            return word_xml(package, target)
    return None


def _language(styles: Element | None) -> str:
    path = f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"
    found = None if styles is None else styles.find(path)
    return "fr" if found is None else found.get(f"{W}val", "fr").lower()


def _edges(package: Package, related: dict[str, tuple[str, str]], shared: Shared) -> Iterator[Margin]:
    """Page headers and footers, each part once."""
    for kind, target in dict.fromkeys(related.values()):
        margin = _EDGES.get(kind)
        root = word_xml(package, target) if margin else None
        if margin and root is not None:
            yield Margin(margin, Flow(shared, relations(package, target)).read(root))


def _notes(package: Package, related: dict[str, tuple[str, str]], shared: Shared) -> Iterator[Margin]:
    """Footnotes, endnotes and comments, one margin each."""
    for kind, target in dict.fromkeys(related.values()):
        known = _NOTES.get(kind)
        root = word_xml(package, target) if known else None
        if known is None or root is None:
            continue
        flow = Flow(shared, relations(package, target))
        for note in root.iterchildren(known[1]):
            yield Margin(known[0], flow.read(note))


def _drawn_text(package: Package, shared: Shared) -> Iterator[Margin]:
    """The words of charts and diagrams."""
    for target in dict.fromkeys(shared.drawn):
        root = word_xml(package, target)
        words = () if root is None else root.iter(_DRAWING_TEXT, _CHART_TEXT)
        texts = [" ".join((word.text or "").split()) for word in words]
        yield Margin("textbox", [Paragraph([Run(text)], NOWHERE) for text in texts if text])
