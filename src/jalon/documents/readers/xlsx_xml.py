"""The parts of a workbook: which sheets it has, its shared strings, and small helpers for their XML.

Elements are found by their local name: the two editions of the standard differ only by namespace.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.packages import Package
from jalon.documents.readers.decoding import whole_letters

if TYPE_CHECKING:
    from lxml.etree import _Element

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rsplit("}", maxsplit=1)[-1]


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child so named."""
    if element is not None:
        for each in element:
            tag = each.tag
            if isinstance(tag, str) and tag.endswith(name) and tag[-len(name) - 1 : -len(name)] in {"}", ""}:
                return each
    return None


def on(element: _Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and element.get("val", "1") not in {"0", "false"}


def whole(value: str | None) -> int:
    """A whole number of an attribute; 0 when absent or wrong."""
    return int(value) if value and re.fullmatch(r"-?\d{1,9}", value) else 0


def number(element: _Element | None) -> float | None:
    """The `val` of an element as a number."""
    try:
        return None if element is None else float(element.get("val", ""))
    except ValueError:
        return None


def position(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of "B7"; None when it is no reference."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def area(reference: str) -> tuple[int, int, int, int] | None:
    """First row, first column, last row, last column from 0 of "A1:C3"."""
    first, _, last = reference.partition(":")
    start, end = position(first), position(last or first)
    return None if start is None or end is None else (*start, *end)


def unescaped(text: str) -> str:
    """Text with the standard's escapes ("_x000D_") as the characters they stand for."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return whole_letters(text).replace("\0", "")


@dataclass(slots=True)
class SheetPart:
    """One sheet: its name, whether people see it, its part and the parts that belong to it."""

    name: str
    visible: bool
    path: str


class Workbook:
    """A workbook's package, its sheets in order and its strings."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        main = self._related("", "officeDocument") or ["xl/workbook.xml"]
        self._main = main[0]
        root = self.package.xml(self._main)
        if root is None:
            raise UnreadableFile(Cause.DAMAGED)
        properties = child(root, "workbookPr")
        self.from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self.sheets = self._sheets(root)

    def _sheets(self, root: _Element) -> list[SheetPart]:
        targets = self.relations(self._main)
        found: list[SheetPart] = []
        for sheet in root.iterfind("{*}sheets/{*}sheet"):
            key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            kind, path = targets.get(str(key), ("", ""))
            if kind in {"worksheet", "chartsheet"}:
                visible = sheet.get("state", "visible") == "visible"
                found.append(SheetPart(str(sheet.get("name", "")), visible, path))
        return found

    def _related(self, path: str, kind: str) -> list[str]:
        return [target for found, target in self.relations(path).values() if found == kind]

    def relations(self, path: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id -> (kind, path or address)."""
        if path not in self._relations:
            self._relations[path] = self._read_relations(path)
        return self._relations[path]

    def _read_relations(self, path: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(path)
        root = self.package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for each in () if root is None else root:
            kind, target = (
                str(each.get("Type", "")).rsplit("/", maxsplit=1)[-1],
                str(each.get("Target", "")).replace("\\", "/"),
            )
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[str(each.get("Id", ""))] = (kind, target)
        return found

    def part(self, kind: str) -> _Element | None:
        """The root of the workbook's own part of a kind ("styles", "theme", "sharedStrings")."""
        paths = self._related(self._main, kind)
        return self.package.xml(paths[0]) if paths else None
