"""OpenDocument XML in small pieces: names, measures, colours."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element  # noqa: SLF001  (lxml has no public name for it)

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{_ODF}office:1.0}}"
STYLE = f"{_ODF}style:1.0}}"
TEXT = f"{_ODF}text:1.0}}"
TABLE = f"{_ODF}table:1.0}}"
DRAW = f"{_ODF}drawing:1.0}}"
SVG = f"{_ODF}svg-compatible:1.0}}"
FO = f"{_ODF}xsl-fo-compatible:1.0}}"
FORM = f"{_ODF}form:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "px": 0.75}
_MEASURE = re.compile(r"(-?\d*\.?\d+)(pt|in|cm|mm|pc|px)$")
_HEX = re.compile(r"#([0-9A-Fa-f]{6})$")


def points(text: str | None) -> float | None:
    """A measure in points; None when there is none, or when it is relative."""
    match = _MEASURE.match(text or "")
    return float(match[1]) * _UNITS[match[2]] if match else None


def color_of(text: str | None) -> str | None:
    """ "rrggbb", None for the default (automatic, or black)."""
    match = _HEX.match(text or "")
    return match[1].lower() if match and match[1] != "000000" else None


def background_of(text: str | None) -> str | None:
    """ "rrggbb", None for none, transparent or white."""
    match = _HEX.match(text or "")
    return match[1].lower() if match and match[1].lower() != "ffffff" else None


def count_of(element: Element, name: str, most: int, default: int = 1) -> int:
    """A whole number in an attribute, kept between `default` and `most`."""
    try:
        return min(max(int(element.get(name, "")), default), most)
    except ValueError:
        return default
