"""OpenDocument texts, written by hand: headings, paragraphs, lists and tables."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile

from bench.drawing.blocks import Bullet, Cell, Heading, Paper, Paragraph, Table

_SPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
) + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'  # fmt: skip
_STYLES: Final = (
    "<office:automatic-styles>"
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:automatic-styles>"
)
_MANIFEST: Final = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def opened(paper: Paper) -> bytes:
    """The document as an OpenDocument text."""
    body = "".join(_block(block) for block in paper.blocks)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3">{_STYLES}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return stream.getvalue()


def _block(block: object) -> str:
    match block:
        case Heading():
            return f'<text:h text:outline-level="{block.level + 1}">{_text(block.text)}</text:h>'
        case Paragraph():
            return f"<text:p>{_bold(block.label)}{_bold(block.text) if block.bold else _text(block.text)}</text:p>"
        case Bullet():
            inner = f"<text:p>{_text(block.text)}</text:p>"
            for _depth in range(block.depth + 1):
                inner = f"<text:list><text:list-item>{inner}</text:list-item></text:list>"
            return inner
        case Table():
            columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
            rows = "".join(f"<table:table-row>{''.join(map(_cell, line))}</table:table-row>" for line in block.rows)
            return f"<table:table>{columns}{rows}</table:table><text:p/>"
        case _:
            return ""


def _text(text: str) -> str:
    return escape(text)


def _bold(text: str) -> str:
    return f'<text:span text:style-name="B">{escape(text)}</text:span>' if text else ""


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    span = f' table:number-rows-spanned="{cell.rows}"' if cell.rows > 1 else ""
    span += f' table:number-columns-spanned="{cell.columns}"' if cell.columns > 1 else ""
    lines = [_bold(line) if cell.bold else _text(line) for line in cell.text.split("\n")]
    return f"<table:table-cell{span}>{''.join(f'<text:p>{line}</text:p>' for line in lines)}</table:table-cell>"
