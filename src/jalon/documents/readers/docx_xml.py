"""WordprocessingML in small pieces: names, switches, measures, colours."""

from __future__ import annotations

import re

from lxml import etree

from jalon.documents.packages import Package, parse_xml
from jalon.documents.readers.symbols import HIGHLIGHTS

Element = etree._Element  # noqa: SLF001  (lxml has no public name for it)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)
_VAL = f"{W}val"
_OFF = {"0", "false", "off", "none"}
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "pi": 12.0}
_MEASURE = re.compile(r"(-?[\d.]+)([a-z]{2})?$")
_HEX = re.compile(r"[0-9A-Fa-f]{6}$")


def word_xml(package: Package, name: str) -> Element | None:
    """The root of a part; a "strict" document comes with the usual names."""
    data = package.part(name)
    if data is None or not data.strip():
        return None
    if b"http://purl.oclc.org/ooxml/" in data[:6000]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return parse_xml(data)


def strictly(written: bytes, original: bytes) -> bytes:
    """A part written with the usual names, with those of a "strict" document when its original had them."""
    if b"http://purl.oclc.org/ooxml/" in original[:6000]:
        for strict, usual in _STRICT:
            written = written.replace(usual, strict)
    return written


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The relations of a part: identifier → (kind, target), inner targets as part names."""
    folder, _, name = part.rpartition("/")
    root = word_xml(package, f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    for relation in () if root is None else root.iter(_RELATION):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = _resolve(folder, target.replace("\\", "/"))
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    return found


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def value(element: Element | None) -> str:
    """The w:val of an element, empty when there is none."""
    return "" if element is None else element.get(_VAL, "")


def child_value(parent: Element | None, name: str) -> str:
    """The w:val of a child, by its name without prefix."""
    return "" if parent is None else value(parent.find(W + name))


def is_on(element: Element | None) -> bool:
    """A switch: present and not turned off."""
    return element is not None and element.get(_VAL, "1") not in _OFF


def number(text: str, default: int = 0) -> int:
    """A whole number as written, `default` when it is none."""
    try:
        return int(text)
    except ValueError:
        return default


def points(text: str | None, per_point: float = 20.0) -> float | None:
    """A measure in points; bare numbers count twentieths of a point (or `per_point` parts)."""
    match = _MEASURE.match(text or "")
    if match is None:
        return None
    try:
        amount = float(match[1])
    except ValueError:
        return None
    return amount * _UNITS.get(match[2], 1.0) if match[2] else amount / per_point


def color_of(text: str) -> str | None:
    """ "rrggbb", None for the default (automatic, or black)."""
    return text.lower() if _HEX.match(text) and text != "000000" else None


def shading_of(element: Element | None) -> str | None:
    """The background a w:shd gives: its fill, or the tint of its pattern; None for none or white."""
    if element is None:
        return None
    fill, ink = element.get(f"{W}fill", ""), element.get(f"{W}color", "")
    share = 100 if (pattern := value(element)) == "solid" else number(pattern.removeprefix("pct"))
    under = fill.lower() if _HEX.match(fill) else "ffffff"
    over = ink.lower() if _HEX.match(ink) else "000000"
    mixed = "".join(_mix(under[at : at + 2], over[at : at + 2], min(share, 100)) for at in (0, 2, 4))
    return None if mixed == "ffffff" else mixed


def _mix(under: str, over: str, share: int) -> str:
    return f"{(int(under, 16) * (100 - share) + int(over, 16) * share) // 100:02x}"


def highlight_of(element: Element | None) -> str | None:
    """The colour of the marker pen, None for none."""
    return HIGHLIGHTS.get(value(element))
