"""Scrambled copies of Word and Excel files: the parts that hold the layout, with other words; nothing else.

A part that is not named here (properties, custom data, macros, charts, embedded files, authors) is left out, with
what points to it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO

from lxml import etree

from jalon.documents.packages import parse_xml
from jalon.documents.part_names import part_key
from jalon.documents.readers.xlsx_values import date_fields
from jalon.documents.scrambling_words import Change, over_pieces

NOWHERE = "https://example.org/"
BLANK = (  # a picture of one transparent point (PNG)
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\5\xfe\2"
    b"\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82"
)
_MEDIA = re.compile(r"(?:word|xl)/media/[^/]+")
_WORD_PART = re.compile(r"word/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml")
_WORD_PLAIN = re.compile(r"word/(?:styles|numbering|fonttable)\d*\.xml|word/theme/[^/]+\.xml")
_SHEET_PART = re.compile(r"xl/(?:worksheets/[^/]+|sharedstrings|comments[^/]*|workbook|styles|comments/[^/]+)\.xml")
_SHEET_PLAIN = re.compile(r"xl/theme/[^/]+\.xml")
_WORD_GONE = {
    "altChunk", "object", "instrText", "delInstrText", "sdtPr", "chart", "relIds", "docVars", "bookmarkStart",
    "bookmarkEnd", "oleObject", "OLEObject", "imagedata", "hlinkClick", "hlinkHover",
}  # fmt: skip
_SHEET_GONE = {
    "f", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "tableParts", "extLst", "dataValidations",
    "conditionalFormatting", "headerFooter", "hyperlinks", "definedNames", "externalReferences", "fileSharing",
    "oleObjects", "controls", "customSheetViews", "scenarios", "pivotCaches", "functionGroups", "webPublishItems",
    "sheetProtection", "workbookProtection", "protectedRanges", "AlternateContent", "pageSetup", "fileVersion",
    "absPath", "revisionPtr", "customWorkbookViews", "autoFilter",
}  # fmt: skip
_AUTHORED = {"author", "initials", "date", "userId", "providerId", "descr", "title", "alt", "tooltip", "docLocation"}


def scramble_word(data: bytes, change: Change) -> bytes:
    """A Word file."""
    return _rewrite(data, _WORD_PART, _WORD_PLAIN, lambda _name, root: _word_part(root, change))


def scramble_sheets(data: bytes, change: Change) -> bytes:
    """An Excel workbook. Its formulas leave the values they last gave."""
    formats = _formats(data)

    def part(name: str, root: etree._Element) -> None:
        _sheet_part(root, change, formats)

    return _rewrite(data, _SHEET_PART, _SHEET_PLAIN, part)


def _rewrite(
    data: bytes, texts: re.Pattern[str], plain: re.Pattern[str], work: Callable[[str, etree._Element], None]
) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as source:
        names = {part_key(name): name for name in source.namelist()}
        kept = {key for key in names if texts.fullmatch(key) or plain.fullmatch(key) or _MEDIA.fullmatch(key)}
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
            for key, name in sorted(names.items(), key=lambda one: one[0] != "[content_types].xml"):
                content = _part(key, source.read(name), kept, texts, work) if _wanted(key, kept) else None
                if content is not None:
                    copy.writestr(zipfile.ZipInfo(name.replace("\\", "/")), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _wanted(key: str, kept: set[str]) -> bool:
    return key in kept or key in {"[content_types].xml", "_rels/.rels"} or _owner(key) in kept


def _owner(key: str) -> str:
    """The part whose relationships a part holds."""
    return key.replace("_rels/", "").removesuffix(".rels") if key.endswith(".rels") else ""


def _part(
    key: str, data: bytes, kept: set[str], texts: re.Pattern[str], work: Callable[[str, etree._Element], None]
) -> bytes:
    if _MEDIA.fullmatch(key):
        return BLANK
    root = parse_xml(data)
    if key == "[content_types].xml":
        _drop(one for one in root if one.get("PartName") and part_key(one.get("PartName", "")) not in kept)
    elif key.endswith(".rels"):
        _relations(root, _owner(key), kept)
    elif texts.fullmatch(key):
        work(key, root)
    _drop(root.iter(etree.Comment, etree.ProcessingInstruction))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _relations(root: etree._Element, owner: str, kept: set[str]) -> None:
    folder = owner.rpartition("/")[0]
    for one in list(root):
        target = one.get("Target", "")
        if one.get("TargetMode") == "External":
            if one.get("Type", "").endswith("/hyperlink"):
                one.set("Target", NOWHERE)
            else:
                root.remove(one)
        elif _resolved(folder, target) not in kept:
            root.remove(one)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return part_key(target)
    parts: list[str] = [part for part in folder.split("/") if part]
    for part in part_key(target).split("/"):
        if part == "..":
            del parts[-1:]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _drop(elements: Iterable[etree._Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is None:
            continue
        before, tail = element.getprevious(), element.tail or ""
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _without(root: etree._Element, names: set[str]) -> None:
    _drop(element for element in root.iter() if _local(element) in names)
    for element in root.iter():
        for name in [one for one in element.attrib if str(one).rpartition("}")[2] in _AUTHORED]:
            element.set(name, "")


def _word_part(root: etree._Element, change: Change) -> None:
    _without(root, _WORD_GONE)
    for element in root.iter():
        if _local(element) in {"docPr", "cNvPr"}:
            element.set("name", "")
        for name in list(element.attrib):
            if _local(element) == "hyperlink" and str(name).rpartition("}")[2] in {"anchor", "history", "tgtFrame"}:
                del element.attrib[name]
            elif _local(element) == "textpath" and name == "string":
                element.set(name, change(element.get(name, "")))
    for paragraph in root.iter("{*}p"):
        pieces = paragraph.iter("{*}t", "{*}delText", "{*}br", "{*}tab", "{*}cr")
        _over([one for one in pieces if _of(one, paragraph)], change)
    seen = {"t", "delText", "posOffset", "align", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset"}
    for element in root.iter():
        if element.text and element.text.strip() and _local(element) not in seen:
            element.text = ""


def _of(piece: etree._Element, paragraph: etree._Element) -> bool:
    """Whether a text is of this paragraph, not of one in a box that stands in it."""
    return next((one for one in piece.iterancestors() if _local(one) == "p"), None) is paragraph


def _over(pieces: list[etree._Element], change: Change) -> None:
    """Change the texts of a paragraph together; a break or a tab parts words."""
    texts = [(one.text or "") if _local(one) in {"t", "delText"} else "\t" for one in pieces]
    for one, new in zip(pieces, over_pieces(texts, change), strict=True):
        if _local(one) in {"t", "delText"}:
            one.text = new


def _formats(data: bytes) -> list[str]:
    """What the styles of cells say of numbers, by their position: "date", "percent" or ""."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        name = next((one for one in source.namelist() if part_key(one) == "xl/styles.xml"), None)
        if name is None:
            return []
        root = parse_xml(source.read(name))
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter("{*}numFmt")}
    found = []
    for one in root.iterfind("{*}cellXfs/{*}xf"):
        number = one.get("numFmtId", "0")
        code = codes.get(number, "")
        built_in = number.isdigit() and (14 <= int(number) <= 22 or 27 <= int(number) <= 36 or 45 <= int(number) <= 58)
        if built_in or (code and date_fields(code)):
            found.append("date")
        else:
            found.append("percent" if number in {"9", "10"} or "%" in code else "")
    return found


def _sheet_part(root: etree._Element, change: Change, formats: list[str]) -> None:
    for cell in root.iter("{*}c"):
        _formula(cell)
    _without(root, _SHEET_GONE)
    for author in root.iter("{*}author"):
        author.text = ""
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        sheet.set("name", change(sheet.get("name", "")))
    for code in root.iter("{*}numFmt"):
        words = re.compile(r'"[^"]*"')
        code.set("formatCode", words.sub(lambda found: change(found[0]), code.get("formatCode", "")))
    for properties in root.iter("{*}sheetPr", "{*}workbookPr"):
        if "codeName" in properties.attrib:
            del properties.attrib["codeName"]
    for style in root.iter("{*}cellStyle"):
        style.set("name", style.get("name", "") if style.get("builtinId") else change(style.get("name", "")))
    for text in root.iter("{*}si", "{*}is", "{*}text"):
        _over(list(text.iter("{*}t")), change)
    for cell in root.iter("{*}c"):
        _value(cell, change, formats)


def _formula(cell: etree._Element) -> None:
    """A formula that was never worked out has only its own text to show."""
    formula, value = cell.find("{*}f"), cell.find("{*}v")
    if formula is None or not formula.text or (value is not None and value.text):
        return
    if value is None:
        value = etree.SubElement(cell, str(formula.tag)[:-1] + "v")
    value.text = f"={formula.text}"  # changed with the values
    cell.set("t", "str")


def _value(cell: etree._Element, change: Change, formats: list[str]) -> None:
    value = cell.find("{*}v")
    kind = cell.get("t", "n")
    if value is None or not value.text or kind in {"s", "b", "e", "d"}:
        return
    style = int(cell.get("s", "0"))
    if kind == "str" or style >= len(formats) or not formats[style]:
        value.text = change(value.text)
