"""OpenDocument files from raw XML."""

from xml.sax.saxutils import escape

from tests.documents.builders.packages import zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "office": f"{_ODF}office:1.0",
    "style": f"{_ODF}style:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "form": f"{_ODF}form:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())


def opendocument(
    body: str, *, kind: str = "text", automatic: str = "", styles: str = "", masters: str = "", manifest: str = ""
) -> bytes:
    """An .odt (or, with kind "spreadsheet", an .ods). `automatic` and `styles` are style elements."""
    content = (
        f"<office:document-content {XMLNS}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    dressing = (
        f"<office:document-styles {XMLNS}><office:styles>{styles}</office:styles><office:automatic-styles/>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    locks = f'<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0">{manifest}</manifest:manifest>'
    parts: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content,
        "styles.xml": dressing,
        "META-INF/manifest.xml": locks,
    }
    return zipped(parts, first_stored=True)


def flat(body: str) -> bytes:
    """A .fodt: one XML file."""
    mime = "application/vnd.oasis.opendocument.text"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {XMLNS} office:mimetype="{mime}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def p(content: str, style: str = "") -> str:
    """A paragraph; its content is XML, or plain text."""
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:p{name}>{content if '<' in content else escape(content)}</text:p>"


def span(content: str, style: str) -> str:
    """Text with a style of its own."""
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def li(*content: str) -> str:
    """An item of a list; a plain text becomes its paragraph."""
    inner = "".join(each if each.startswith("<") else p(each) for each in content)
    return f"<text:list-item>{inner}</text:list-item>"


def ul(*items: str, attributes: str = 'text:style-name="L"') -> str:
    """A list."""
    return f"<text:list {attributes}>{''.join(items)}</text:list>"


def cell(content: str = "", attributes: str = "") -> str:
    """A cell; a plain text becomes its paragraph."""
    inner = content if content.startswith("<") or not content else p(content)
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str, attributes: str = "") -> str:
    """A row; a plain text becomes a cell."""
    inner = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def table(*rows: str, name: str = "Tableau") -> str:
    """A table, or a sheet."""
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def style(name: str, family: str, properties: str = "", attributes: str = "") -> str:
    """A style."""
    return f'<style:style style:name="{name}" style:family="{family}" {attributes}>{properties}</style:style>'


def text_style(name: str, attributes: str, family: str = "text", more: str = "") -> str:
    """A style of text."""
    return style(name, family, f"<style:text-properties {attributes}/>", more)
