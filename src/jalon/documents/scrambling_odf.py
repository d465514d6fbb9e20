"""Scrambled copies of OpenDocument texts and sheets: content and styles with other words; nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from jalon.documents.packages import parse_xml
from jalon.documents.part_names import part_key
from jalon.documents.scrambling_words import Change, over_pieces

_KEPT = {"mimetype", "content.xml", "styles.xml", "meta-inf/manifest.xml"}
_GONE = {
    "scripts", "image", "object", "object-ole", "plugin", "applet", "forms", "database-ranges", "named-expressions",
    "content-validations", "variable-decls", "sequence-decls", "user-field-decls", "dde-connection-decls",
    "event-listeners", "font-face-decls", "shapes", "bookmark", "bookmark-start", "bookmark-end", "label-ranges",
    "conditional-formats", "reference-mark", "reference-mark-start", "reference-mark-end", "data-pilot-tables",
    "calculation-settings",
}  # fmt: skip
_AUTHORS = {"creator", "date", "initial-creator", "creator-initials", "sender-initials"}
_GONE_ATTRIBUTES = {
    "formula", "string-value", "description", "title", "alt", "display-name", "target-frame-name", "print-ranges",
    "cell-range-address",
}  # fmt: skip
_WORDED = {"prefix", "suffix", "num-prefix", "num-suffix"}
_NAMED = {"table", "frame", "section", "a", "custom-shape", "annotation", "annotation-end"}
_SHAPED = {"date", "time", "percentage", "boolean"}  # values that keep their shape
_LINES = {"p", "h"}
_APART = {"tab", "line-break", "s"}


def scramble_odf(data: bytes, change: Change) -> bytes:
    """An OpenDocument text or workbook."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        names = {key: name for name in source.namelist() if (key := part_key(name)) in _KEPT}
        for key in sorted(names, key=lambda one: one != "mimetype"):
            content = source.read(names[key])
            stored = zipfile.ZIP_STORED if key == "mimetype" else zipfile.ZIP_DEFLATED
            copy.writestr(zipfile.ZipInfo(names[key]), _part(key, content, change), stored)
    return made.getvalue()


def _part(key: str, data: bytes, change: Change) -> bytes:
    if key == "mimetype":
        return data
    root = parse_xml(data)
    if key == "meta-inf/manifest.xml":
        for entry in list(root):
            path = next((str(value) for name, value in entry.attrib.items() if _name(name) == "full-path"), "")
            if path != "/" and part_key(path) not in _KEPT:
                root.remove(entry)
    else:
        _content(root, change)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""


def _content(root: etree._Element, change: Change) -> None:
    etree.strip_elements(
        root, etree.Comment, etree.ProcessingInstruction, *(f"{{*}}{name}" for name in _GONE), with_tail=False
    )
    for element in root.iter():
        _attributes(element, change)
        if _name(element.tag) in _AUTHORS:
            element.text = ""
    line: list[tuple[etree._Element, str]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = _name(element.tag)
        if name in _LINES:
            _end(line, change)
        if event == "start" and name in _APART:
            line.append((element, ""))
        place = "text" if event == "start" else "tail"
        if getattr(element, place):
            line.append((element, place))
    _end(line, change)


def _end(line: list[tuple[etree._Element, str]], change: Change) -> None:
    """Change the texts of a paragraph together; a tab or a break, which has no text, parts words."""
    pieces = [getattr(element, place) if place else "\t" for element, place in line]
    for (element, place), new in zip(line, over_pieces(pieces, change), strict=True):
        if place:
            setattr(element, place, new)
    line.clear()


def _attributes(element: etree._Element, change: Change) -> None:
    tag = _name(element.tag)
    kind = next((value for name, value in element.attrib.items() if _name(name) == "value-type"), "")
    for name, value in list(element.attrib.items()):
        local = _name(name)
        if local in _GONE_ATTRIBUTES:
            del element.attrib[name]
        elif local == "href":
            element.set(name, "#")
        elif local in _WORDED or (local == "name" and tag in _NAMED) or (local == "value" and kind not in _SHAPED):
            element.set(name, change(str(value)))
