"""Large files and files made to grow badly, of one size each, written by hand: writing them is quick.

Each maker takes a size and gives a name and bytes. `SIZES` says what size is the full one.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable

Made = tuple[str, bytes]
_VERBS = ("Organiser", "Rédiger", "Diffuser", "Consulter", "Former", "Rencontrer", "Évaluer", "Publier")
_THINGS = ("la tournée", "le guide", "l'atelier", "la trousse", "le portrait", "la rencontre")
_LEADS = ("Conseil d'administration", "Coordination", "Comité vie associative", "Comité formation")
_TIMES = ("Automne 2024", "Hiver 2025", "En continu", "D'ici juin 2027", "Mars 2026")
_ENDS = ("Réalisé", "En cours", "", "50 %", "")
HEADER = ("Objectifs", "Actions", "Responsables", "Échéancier", "Résultats attendus", "Résultats")
TITLE = "Plan d'action 2024-2027"


def action(number: int) -> str:
    """Words of an action, unlike those of another number."""
    return f"{_VERBS[number % 8]} {_THINGS[number % 6]} numéro {number} du quartier {number % 97}"


def plan_rows(count: int) -> list[tuple[str, ...]]:
    """A plan's header and that many actions, an objective for each eight of them."""
    rows: list[tuple[str, ...]] = [HEADER]
    for number in range(count):
        goal = f"{number // 8 + 1}. Soutenir la vie du quartier {number // 8 + 1}" if number % 8 == 0 else ""
        hope = f"Au moins {number % 7 + 2} rencontres tenues"
        fields = (_LEADS[number % 4], _TIMES[number % 5], hope, _ENDS[number % 5])
        rows.append((goal, f"{number + 1}. {action(number)}", *fields))
    return rows


# Packages


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
_KIND = '<Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.{}+xml"/>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def docx(body: str, **parts: str) -> bytes:
    """A Word file of this body; `parts` are numbering and styles, without their root."""
    kinds = {"word/document.xml": "wordprocessingml.document.main"}
    relations = []
    files = {"word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'}
    for number, (name, text) in enumerate(parts.items(), 1):
        kinds[f"word/{name}.xml"] = f"wordprocessingml.{name}"
        relations.append(_relation(number, name, f"{name}.xml"))
        files[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{_WORD}">{text}</w:{name}>'
    return _zipped(
        {
            "[Content_Types].xml": _TYPES.format("".join(_KIND.format(*kind) for kind in kinds.items())),
            "_rels/.rels": _RELATIONS.format(_relation(1, "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _RELATIONS.format("".join(relations)),
            **files,
        }
    )


def xlsx(rows: Iterable[str], after: str = "", strings: Iterable[str] = ()) -> bytes:
    """A workbook of one sheet, of these rows of cells."""
    numbered = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(rows, 1))
    sheet = f"<sheetData>{numbered}</sheetData>{after}"
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    kinds = {"xl/workbook.xml": "spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet"}
    kinds["xl/sharedStrings.xml"] = "spreadsheetml.sharedStrings"
    relations = _relation(1, "worksheet", "worksheets/sheet1.xml") + _relation(2, "sharedStrings", "sharedStrings.xml")
    named = f'<sheets><sheet name="Plan" sheetId="1" r:id="rId1" xmlns:r="{_OFFICE}"/></sheets>'
    return _zipped(
        {
            "[Content_Types].xml": _TYPES.format("".join(_KIND.format(*kind) for kind in kinds.items())),
            "_rels/.rels": _RELATIONS.format(_relation(1, "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}">{named}</workbook>',
            "xl/_rels/workbook.xml.rels": _RELATIONS.format(relations),
            "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET}">{shared}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}">{sheet}</worksheet>',
        }
    )


def cell(place: str, text: str) -> str:
    """A cell of a sheet with its own words."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>' if text else ""


def sheet_rows(rows: Iterable[Iterable[str]]) -> list[str]:
    """The rows of a sheet, of 26 columns at most."""
    return ["".join(cell(f"{chr(65 + x)}{y}", text) for x, text in enumerate(texts)) for y, texts in enumerate(rows, 1)]


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


# PDF


def pdf(
    pages: Iterable[bytes], forms: dict[str, bytes] | None = None, *, packed: bool = False, wide: bool = False
) -> bytes:
    """A PDF of pages given by what draws them; each of the forms may draw the others."""
    box = "[0 0 792 612]" if wide else "[0 0 612 792]"
    contents, named = list(pages), forms or {}
    first = 4 + len(named)
    fonts = "/Font << /F1 3 0 R >>"
    drawn = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(named, 4))
    resources = f"/Resources << {fonts} /XObject << {drawn} >> >>"
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    shape = f"/Type /XObject /Subtype /Form /BBox {box} {resources}"
    objects += [_stream(content, shape, packed=packed) for content in named.values()]
    for number, content in enumerate(contents):
        page = f"/Parent 2 0 R /MediaBox {box} {resources} /Contents {first + 2 * number + 1} 0 R"
        objects += [f"<< /Type /Page {page} >>".encode(), _stream(content, "", packed=packed)]
    return _numbered(objects)


def _stream(content: bytes, shape: str, *, packed: bool) -> bytes:
    if packed:
        content, shape = zlib.compress(content), f"{shape} /Filter /FlateDecode"
    return f"<< {shape} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _numbered(objects: list[bytes]) -> bytes:
    out, at, places = [b"%PDF-1.4\n"], 9, []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % at)
        out.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        at += len(out[-1])
    count = len(objects) + 1
    out.append(b"xref\n0 %d\n0000000000 65535 f \n" % count)
    out.extend(places)
    out.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, at))
    return b"".join(out)


def shown(text: str, x: float, y: float, size: int = 9) -> bytes:
    """What draws a line of text on a page."""
    words = text.encode("cp1252", "replace").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %d Tf %.1f %.1f Td (%b) Tj ET\n" % (size, x, y, words)


Maker = Callable[[int], Made]
