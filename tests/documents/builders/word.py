"""Word files from raw WordprocessingML."""

from xml.sax.saxutils import escape

from tests.documents.builders.packages import zipped

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def root(name: str, content: str) -> str:
    """A part's XML: `root("hdr", …)` is a header."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_XMLNS}>{content}</w:{name}>'


def word(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    parts: dict[str, tuple[str, str]] | None = None,
    links: dict[str, str] | None = None,
    main_type: str = _MAIN,
    strict: bool = False,
) -> bytes:
    """A .docx. `parts` are further parts of the document: file name → (kind of relation, XML).

    `links` are addresses by relation; `strict` names everything as ISO 29500 Strict does.
    """
    related = {"styles.xml": ("styles", root("styles", styles))}
    if numbering:
        related["numbering.xml"] = ("numbering", root("numbering", numbering))
    related |= parts or {}
    relations = "".join(
        f'<Relationship Id="{name.partition(".")[0]}" Type="{_KINDS}/{kind}" Target="{name}"/>'
        for name, (kind, _) in related.items()
    )
    relations += "".join(
        f'<Relationship Id="{name}" Type="{_KINDS}/hyperlink" Target="{target}" TargetMode="External"/>'
        for name, target in (links or {}).items()
    )
    files: dict[str, str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="main" '
        f'Type="{_KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
    }
    files |= {f"word/{name}": xml for name, (_, xml) in related.items()}
    if strict:
        files = {name: _strict(xml) for name, xml in files.items()}
    return zipped(dict(files))


def _strict(xml: str) -> str:
    for place in ("wordprocessingml", "officeDocument", "drawingml"):
        usual = f"http://schemas.openxmlformats.org/{place}/2006/"
        xml = xml.replace(usual, f"http://purl.oclc.org/ooxml/{place}/")
    return xml


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph of runs; a plain text becomes one."""
    inner = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """A cell of paragraphs; a plain text becomes one."""
    inner = "".join(each if each.startswith("<") else p(each) for each in content) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells; a plain text becomes one."""
    inner = "".join(each if each.startswith("<") else tc(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str, properties: str = "", widths: tuple[int, ...] = ()) -> str:
    """A table of rows; `widths` of the drawn grid, in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def numbered(num_id: int, level: int = 0) -> str:
    """The properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def lvl(level: int, number_format: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identifier: int, *levels: str, more: str = "") -> str:
    """A list's definition."""
    return f'<w:abstractNum w:abstractNumId="{identifier}">{more}{"".join(levels)}</w:abstractNum>'


def num(identifier: int, base: int, more: str = "") -> str:
    """A list in use."""
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{base}"/>{more}</w:num>'


def style(identifier: str, kind: str, content: str = "", name: str = "", based_on: str = "") -> str:
    """A style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    shown = f'<w:name w:val="{name or identifier}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{identifier}">{shown}{base}{content}</w:style>'
