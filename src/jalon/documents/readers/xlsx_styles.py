"""How the cells of a workbook look; each style of the file is worked out once."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

from jalon.documents.readers.flow import Look

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.text import InlineFont
    from openpyxl.workbook.workbook import Workbook

_INDENT = 9.0  # points for each step of a cell's indentation
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_ALIGN = {"left", "center", "right", "justify"}


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The look of a cell's text, what is behind it, and its number format."""

    look: Look
    background: str | None
    number_format: str
    indent: float
    size: float | None
    align: str | None


class WorkbookStyles:
    """The styles of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._known: dict[int, CellStyle] = {}
        self._theme = _theme_colors(workbook.loaded_theme)

    def of(self, cell: Cell) -> CellStyle:
        """The style of a cell."""
        found = self._known.get(cell.style_id)
        if found is None:
            found = self._known[cell.style_id] = self._make(cell)
        return found

    def _make(self, cell: Cell) -> CellStyle:
        font, alignment = cell.font, cell.alignment
        look = Look(bool(font.b), bool(font.i), bool(font.strike), self.color(font.color, "000000"))
        fill = cell.fill
        behind = None
        if getattr(fill, "fill_type", None) not in {None, "none"}:
            behind = self.color(getattr(fill, "fgColor", None), "ffffff")
        horizontal = alignment.horizontal if alignment.horizontal in _ALIGN else None
        indent = _INDENT * float(alignment.indent or 0)
        return CellStyle(look, behind, cell.number_format or "General", indent, font.sz, horizontal)

    def inline(self, look: Look, font: InlineFont) -> Look:
        """The look of a stretch of rich text that has a font of its own."""
        return replace(
            look,
            bold=bool(font.b),
            italic=bool(font.i),
            strike=bool(font.strike),
            color=self.color(font.color, "000000"),
        )

    def color(self, value: Any, default: str) -> str | None:
        """A colour of the file as "rrggbb"; None for the default or none."""
        if value is None:
            return None
        found: str | None = None
        if value.type == "rgb" and isinstance(value.rgb, str):
            found = value.rgb[-6:].lower()
        elif value.type == "theme" and value.theme < len(self._theme):
            found = _tinted(self._theme[value.theme], value.tint or 0.0)
        elif value.type == "indexed" and value.indexed < len(COLOR_INDEX):
            found = COLOR_INDEX[value.indexed][-6:].lower()
        return None if found is None or found == default else found


def _theme_colors(theme: bytes | None) -> list[str]:
    """The theme's colours in the order cells count them (light before dark)."""
    if not theme:
        return ["ffffff", "000000"]
    try:
        root = etree.fromstring(theme, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ["ffffff", "000000"]
    found: list[str] = []
    for name in _ORDER:
        element = root.find(f".//{_DRAWING}clrScheme/{_DRAWING}{name}")
        color = element[0] if element is not None and len(element) else None
        value = color.get("lastClr") or color.get("val") if color is not None else None
        found.append(value.lower() if value and len(value) == 6 else "000000")
    return found


def _tinted(color: str, tint: float) -> str:
    if not tint:
        return color
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02x}" for part in mixed)
