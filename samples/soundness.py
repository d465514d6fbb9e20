"""What Word would refuse, or mend, in a file: looked for apart from what writes it, with no reader of ours.

`faults` counts what is wrong by kind and place; a file that was edited may have none that its source does not have.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import docx
from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
STRICT: Final = b"http://purl.oclc.org/ooxml/"
_RELATED: Final = re.compile(
    r"\{http://schemas\.openxmlformats\.org/officeDocument/2006/relationships\}(?:id|embed|link)$"
)
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
# The children of each element in the order of ECMA-376, part 1 (17.3.1.26, 17.3.2.28, 17.4.60, 17.4.70, 17.6.17…).
_ORDERS: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
    "numPr": "ilvl numId numberingChange ins",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
}  # fmt: skip
_RANKS: Final = {W + name: {W + each: at for at, each in enumerate(order.split())} for name, order in _ORDERS.items()}
_SEVERAL: Final = {
    f"{W}{name}" for name in ("headerReference", "footerReference", "tr", "bookmarkStart", "bookmarkEnd")
}
_FIRST: Final = {f"{W}p": f"{W}pPr", f"{W}r": f"{W}rPr", f"{W}tc": f"{W}tcPr"}


def faults(data: bytes) -> Counter[str]:
    """What is wrong in a Word file, by kind, with how many times."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        found.update(f"part twice: {name}" for name, times in Counter(names).items() if times > 1)
        parts = {name: archive.read(name) for name in names}
    roots = {}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = etree.fromstring(part)
            except etree.XMLSyntaxError:
                found[f"not XML: {name}"] += 1
    found.update(_types(parts, roots))
    for name, root in roots.items():
        found.update(_relations(name, root, parts, roots))
        found.update(_order(root))
        found.update(_ids(root))
        found.update(_tables(root))
    found.update(_named(roots))
    try:
        docx.Document(BytesIO(data)).save(BytesIO())
    except Exception as error:  # whatever stops another program
        if STRICT not in parts.get("word/document.xml", b""):  # python-docx does not read these
            found[f"python-docx: {type(error).__name__}"] += 1
    return found


def new_faults(source: bytes, printed: bytes) -> Counter[str]:
    """What is wrong in a file that is not in the one it was made from."""
    return faults(printed) - faults(source)


def _types(parts: dict[str, bytes], roots: dict[str, etree._Element]) -> Iterator[str]:
    """Every part has a type, and every type is that of a part."""
    types = roots.get("[Content_Types].xml")
    if types is None:
        yield "no content types"
        return
    defaults = {each.get("Extension", "").lower() for each in types if each.tag.endswith("Default")}
    own = [each.get("PartName", "").lstrip("/") for each in types if each.tag.endswith("Override")]
    for name in parts:
        named = name in own or name.rpartition(".")[2].lower() in defaults
        if not named and name != "[Content_Types].xml" and not name.endswith("/"):
            yield f"no type: {name}"
    yield from (f"type of no part: {name}" for name in own if name not in parts)
    yield from (f"type twice: {name}" for name, times in Counter(own).items() if times > 1)


def _relations(
    name: str, root: etree._Element, parts: dict[str, bytes], roots: dict[str, etree._Element]
) -> Iterator[str]:
    """Every target exists, and every reference has a target."""
    if name.endswith(".rels"):
        folder = posixpath.dirname(posixpath.dirname(name))
        yield from (f"relation twice: {key}" for key, times in Counter(e.get("Id") for e in root).items() if times > 1)
        for each in root:
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            if each.get("TargetMode") != "External" and target not in parts:
                yield f"no target: {target}"
        return
    folder, _, own = name.rpartition("/")
    relations = roots.get(f"{folder}/_rels/{own}.rels".lstrip("/"))
    known = set() if relations is None else {each.get("Id") for each in relations}
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if _RELATED.match(str(attribute)) and value and value not in known:
                yield f"no relation: {name} {value!s}"


def _order(root: etree._Element) -> Iterator[str]:
    """Children stand in their order, once each; properties stand first."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if (ranks := _RANKS.get(element.tag)) is not None:
            known = [child.tag for child in element if child.tag in ranks]
            if [ranks[tag] for tag in known] != sorted(ranks[tag] for tag in known):
                yield f"order in {name}"
            yield from (
                f"twice in {name}: {etree.QName(tag).localname}"
                for tag, times in Counter(known).items()
                if times > 1 and tag not in _SEVERAL
            )
        first = _FIRST.get(element.tag)
        if first and any(child.tag == first for child in list(element)[1:]):
            yield f"properties not first in {name}"


def _ids(root: etree._Element) -> Iterator[str]:
    """Numbers and names that must differ do; every bookmark that begins ends."""
    starts = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")]
    ends = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkEnd")]
    names = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    drawn = [each.get("id") for each in root.iter(_DRAWN)]
    paragraphs = [each.get(f"{W14}paraId") for each in root.iter(f"{W}p") if each.get(f"{W14}paraId")]
    for kind, values in {"bookmark": starts, "name": names, "drawing": drawn, "paragraph": paragraphs}.items():
        yield from (f"{kind} twice" for times in Counter(values).values() if times > 1)
    if Counter(starts) != Counter(ends):
        yield "bookmarks that do not end"


def _tables(root: etree._Element) -> Iterator[str]:
    """Every cell ends with a paragraph; rows are as wide as their grid; a merge goes on from one that begins."""
    for cell in root.iter(f"{W}tc"):
        blocks = [child for child in cell if child.tag not in {f"{W}tcPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"}]
        if not blocks or blocks[-1].tag not in {f"{W}p", f"{W}sdt"}:
            yield "cell that ends without a paragraph"
    for table in root.iter(f"{W}tbl"):
        grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        open_at: set[int] = set()
        for row in table.findall(f"{W}tr"):
            at, merged = _number(row, "trPr/gridBefore", 0), set()
            for cell in row.findall(f"{W}tc"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None:
                    merged.add(at)
                    if merge.get(f"{W}val") != "restart" and at not in open_at:
                        yield "merge that begins nowhere"
                at += _number(cell, "tcPr/gridSpan", 1)
            open_at = merged
            if grid and at + _number(row, "trPr/gridAfter", 0) > grid:
                yield "row wider than its table"


def _number(element: etree._Element, path: str, default: int) -> int:
    found = element.find("/".join(W + name for name in path.split("/")))
    return default if found is None else int(found.get(f"{W}val", default))


def _named(roots: dict[str, etree._Element]) -> Iterator[str]:
    """Styles and lists that are used are there."""
    styles = {each.get(f"{W}styleId") for name, root in roots.items() if name.endswith("styles.xml") for each in root}
    lists = {
        each.get(f"{W}numId")
        for name, root in roots.items()
        if name.endswith("numbering.xml")
        for each in root.iter(f"{W}num")
    }
    body = roots.get("word/document.xml")
    for kind, names, known in (("pStyle rStyle tblStyle", "style", styles), ("numId", "list", lists | {"0"})):
        for tag in kind.split():
            used = [] if body is None else [each.get(f"{W}val") for each in body.iter(W + tag)]
            yield from (f"no {names}: {each}" for each in used if each not in known)
